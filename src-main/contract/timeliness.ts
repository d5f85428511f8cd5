// How fresh the data are beside the update cycle they promise: the figure of the fifth dimension of quality.
// Shapes only: what is measured is in core/profiling/timeliness.
import { z } from 'zod'

/** Why there is no figure: no cycle stated, a cycle without a pace (不定期, 静态), or no date in the data. */
export const TIMELESS_REASONS = ['noCycle', 'noPace', 'noDate'] as const
export type TimelessReason = (typeof TIMELESS_REASONS)[number]

export const TimelinessSchema = z.union([
  z.object({
    known: z.literal(true),
    /** Longest time between two updates by the promised cycle, in days. */
    cycleDays: z.number().int().positive(),
    /** The newest date in the data `YYYY-MM-DD`, and the column it stands in. */
    newest: z.string(),
    column: z.string(),
    /** From that date to the processing date, in days. */
    age: z.number().int().min(0),
  }),
  z.object({ known: z.literal(false), reason: z.enum(TIMELESS_REASONS) }),
])
export type Timeliness = z.infer<typeof TimelinessSchema>
