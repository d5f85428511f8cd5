// Values of a column that are probably one thing in several spellings, for a person to unite.
// Changes nothing: what the person decides becomes a mapValues step of the recipe.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { ConditionSchema, StepSchema } from './recipe.ts'

export const CLUSTER_METHODS = ['spelling', 'organisation', 'place', 'sound', 'distance'] as const
export type ClusterMethod = (typeof CLUSTER_METHODS)[number]

/** How near values must be to count as near: one character, by length one or two (Levenshtein), or mostly the same (Jaro–Winkler). */
export const CLUSTER_DISTANCES = ['one', 'usual', 'alike'] as const
export type ClusterDistance = (typeof CLUSTER_DISTANCES)[number]

export const ClusterSchema = z.object({
  /** At least two, most frequent first; `count` in rows. */
  values: z.array(z.object({ value: z.string(), count: z.number() })),
  /** The form proposed for all. */
  proposed: z.string(),
})
export type Cluster = z.infer<typeof ClusterSchema>

export const ClusterReportSchema = z.object({
  column: z.string(),
  method: z.enum(CLUSTER_METHODS),
  distance: z.enum(CLUSTER_DISTANCES),
  /** Distinct values compared. */
  distinct: z.number(),
  /** Those that touch most rows first; at most `CLUSTER_LIMIT`. */
  clusters: z.array(ClusterSchema),
  /** All clusters found, shown or not. */
  found: z.number(),
  /** The column has more distinct values than are compared: only the first ones met were. */
  cut: z.boolean(),
})
export type ClusterReport = z.infer<typeof ClusterReportSchema>

export const CLUSTER_LIMIT = 500
/** Distinct values compared at most. */
export const COMPARED_VALUES = 500_000

export const clusterCalls = {
  /** On the values as the cleaning among `steps` leaves them. */
  'clusters.find': call(
    'job',
    DatasetRefSchema.extend({
      column: z.string(),
      method: z.enum(CLUSTER_METHODS),
      /** Counts for the method `distance` only. */
      distance: z.enum(CLUSTER_DISTANCES).default('usual'),
      steps: z.array(StepSchema),
      /** Rows looked at, once the steps have run; null = all. */
      filter: ConditionSchema.nullable().default(null),
    }),
    ClusterReportSchema,
  ),
}
