// How the numbers or dates of a column are spread; part of a column's profile.
// Plain figures, no words.
import { z } from 'zod'

export const DistributionSchema = z.object({
  /** `day`: values are dates, `mean` and `deviation` in days (mean since 1970-01-01). */
  unit: z.enum(['number', 'day']),
  /** Values counted: those that are numbers, or full dates. */
  count: z.number(),
  mean: z.number(),
  /** Sample standard deviation. */
  deviation: z.number(),
  /** Inverse of the empirical distribution: the smallest value not below that share of all. */
  quantiles: z.array(z.object({ share: z.number(), value: z.string() })),
  /** Limits of the bins, one more than bins; a bin holds its lower limit, not its upper one. */
  edges: z.array(z.string()),
  bins: z.array(z.number()),
  /** Values far outside, which would press all others into one bin; not in `bins`. */
  below: z.number(),
  above: z.number(),
})
export type Distribution = z.infer<typeof DistributionSchema>

export const CHARACTER_CLASSES = ['digit', 'letter', 'han', 'sign', 'blank', 'fullWidth', 'other'] as const
export type CharacterClass = (typeof CHARACTER_CLASSES)[number]

export const ValueMakeupSchema = z.object({
  /** The most common lengths in characters; 64 stands for 64 and more. */
  lengths: z.array(z.object({ length: z.number(), count: z.number() })),
  /** Cells that contain such a character. */
  characters: z.array(z.object({ name: z.enum(CHARACTER_CLASSES), count: z.number() })),
  /** Cells left out of both. */
  unknown: z.number(),
})
export type ValueMakeup = z.infer<typeof ValueMakeupSchema>
