// What every group must hold besides its size: of a column that must not be inferred how many values, how evenly, and how close to the
// whole table; and of the people around how many. Shapes only; the conditions they stand for are made in core/deidentification/models.
import { z } from 'zod'
import { DISTANCES, PrivacyConditionSchema } from './deidentify.ts'
import { HierarchySpecSchema } from './hierarchies.ts'

const Share = z.number().min(0).max(1)
/** More different values than that are no attribute any more, but a number of the person. */
const MOST_VALUES = 10_000

export const ProtectionSchema = z.strictObject({
  column: z.string(),
  /** Different values in every group. */
  distinct: z.number().int().min(1).max(MOST_VALUES).default(1),
  /** Entropy l-diversity: e^H of every group is at least this; null = not asked, like the ones below. */
  entropy: z.number().min(1).max(MOST_VALUES).nullable().default(null),
  /** Recursive (c, l)-diversity: r₁ < c·(r_l + … + r_m). */
  recursive: z
    .strictObject({ l: z.number().int().min(1).max(MOST_VALUES), c: z.number().positive().max(1e6) })
    .nullable()
    .default(null),
  /** Greatest share of one value in a group. */
  alpha: Share.nullable().default(null),
  /** Greatest distance of a group from the whole table, measured by `distance`. */
  closeness: Share.nullable().default(null),
  distance: z.enum(DISTANCES).default('equal'),
  /** All values in order, for the distance `ordered`; absent = numbers by size. */
  order: z.array(z.string()).min(1).max(MOST_VALUES).optional(),
  /** For the distance `hierarchical`. */
  hierarchy: HierarchySpecSchema.optional(),
})
export type Protection = z.output<typeof ProtectionSchema>

/**
 * A further table of the people around, with the quasi-identifiers under the same names: every group has at least `kMap` people there, and
 * the share of them that is in the table lies within `presence`.
 */
export const PopulationConditionSchema = z.strictObject({
  input: z.string().trim().min(1).max(100).meta({ format: 'input' }),
  kMap: z.number().int().min(1).max(1_000_000).nullable().default(null),
  presence: z.strictObject({ min: Share, max: Share }).nullable().default(null),
})
export type PopulationCondition = z.output<typeof PopulationConditionSchema>

/** Records in groups that fail a condition, with `*` as a value of its own, as any value, and without such rows. null = not computed. */
export const ConditionCountSchema = z.object({
  condition: PrivacyConditionSchema,
  failing: z.object({ ownClass: z.number(), anyValue: z.number().nullable(), removed: z.number() }),
})
export type ConditionCount = z.infer<typeof ConditionCountSchema>
