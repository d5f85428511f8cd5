// What de-identification is asked and what it answers: conditions, metrics, hierarchies, solutions, figures of risk.
// Shapes only; how a solution is found is core/deidentification, the words for people are in contract/text.
import { z } from 'zod'

/**
 * How a column is generalised: one row per value, the value first (level 0), then its label at each higher level. All rows are equally
 * long, and two rows with the same label at one level have the same label at every higher one.
 */
export const HierarchySchema = z.object({
  column: z.string(),
  rows: z.array(z.array(z.string()).min(1)).min(1),
})
export type Hierarchy = z.infer<typeof HierarchySchema>

export const METRICS = [
  'loss',
  'loss-arithmetic',
  'precision',
  'height',
  'aecs',
  'discernibility',
  'entropy',
  'entropy-monotone',
] as const
export type Metric = (typeof METRICS)[number]

/**
 * `optimal`: one level per column for the whole table · `mondrian`: ranges cut group by group · `mondrian-relaxed`: the same, and records
 * of the same value may be parted.
 */
export const STRATEGIES = ['optimal', 'mondrian', 'mondrian-relaxed'] as const
export type Strategy = (typeof STRATEGIES)[number]

/** What a group publishes of a column instead of a range: mean, median, or the most frequent value. */
export const GROUP_MEASURES = ['mean', 'median', 'mode'] as const
export type GroupMeasure = (typeof GROUP_MEASURES)[number]

export const MicroaggregatedColumnSchema = z.strictObject({
  column: z.string(),
  measure: z.enum(GROUP_MEASURES).default('mean'),
  /** Of the mean. */
  decimals: z.number().int().min(0).max(6).default(1),
})
export type MicroaggregatedColumn = z.output<typeof MicroaggregatedColumnSchema>

export const DIVERSITIES = ['distinct', 'entropy', 'recursive'] as const
export type Diversity = (typeof DIVERSITIES)[number]

export const DISTANCES = ['equal', 'ordered', 'hierarchical'] as const
export type Distance = (typeof DISTANCES)[number]

const Share = z.number().min(0).max(1)

/**
 * What every class of the release must satisfy; a class that fails one condition is suppressed whole. The last two are asked of the
 * records that are kept, all together. Definitions: resources/decisions/0012.
 */
export const PrivacyConditionSchema = z.discriminatedUnion('model', [
  /** At least `k` records (Samarati and Sweeney 1998). */
  z.object({ model: z.literal('kAnonymity'), k: z.number().int().min(1) }),
  /** At least `l` well-represented values of `column` (Machanavajjhala et al. 2007); `c` for `recursive` only. */
  z.object({
    model: z.literal('lDiversity'),
    column: z.string(),
    diversity: z.enum(DIVERSITIES),
    l: z.number().min(1),
    c: z.number().positive().optional(),
  }),
  /** Values of `column` distributed like in the whole table, within `t` (Li et al. 2007). */
  z.object({ model: z.literal('tCloseness'), column: z.string(), distance: z.enum(DISTANCES), t: Share }),
  /** No value of `column` more frequent than `alpha` in a class (Wong et al. 2006); k is a condition of its own. */
  z.object({ model: z.literal('alpha'), column: z.string(), alpha: Share }),
  /** At least `k` records of the population share the values of the class (Sweeney 2002). */
  z.object({ model: z.literal('kMap'), k: z.number().int().min(1) }),
  /** Records of the class ÷ those of the population with the same values (Nergiz et al. 2007). */
  z.object({ model: z.literal('presence'), min: Share, max: Share }),
  /** Classes ÷ records. */
  z.object({ model: z.literal('averageRisk'), max: Share }),
  /** Records alone in their class ÷ records. */
  z.object({ model: z.literal('sampleUniques'), max: Share }),
])
export type PrivacyCondition = z.infer<typeof PrivacyConditionSchema>

/** A column that must not be inferred. It is never generalised. */
export const SensitiveColumnSchema = z.object({
  column: z.string(),
  /** All values in order, for the distance `ordered`. Absent: numbers by size. */
  order: z.array(z.string()).optional(),
  /** For the distance `hierarchical`. */
  hierarchy: HierarchySchema.optional(),
})
export type SensitiveColumn = z.infer<typeof SensitiveColumnSchema>

/** Everything but the data. Several conditions hold together. */
export const DeidentifyProblemSchema = z.object({
  /** One per quasi-identifier, in the order of `quasiIdentifiers`. */
  quasiIdentifiers: z.array(z.string()).min(1),
  hierarchies: z.array(HierarchySchema),
  sensitive: z.array(SensitiveColumnSchema).default([]),
  conditions: z.array(PrivacyConditionSchema).min(1),
  /** Share of the records that may be suppressed. */
  suppressionLimit: Share.default(0),
  metric: z.enum(METRICS).default('loss'),
})
export type DeidentifyProblem = z.infer<typeof DeidentifyProblemSchema>

/** Column → level of its hierarchy. */
export const LevelsSchema = z.record(z.string(), z.number().int().min(0))
export type Levels = z.infer<typeof LevelsSchema>

/** Of the records that are kept. `average` = classes ÷ records. */
export const ReleaseRiskSchema = z.object({
  rows: z.number(),
  classes: z.number(),
  /** Size of the smallest class; null without records. */
  k: z.number().nullable(),
  uniques: z.number(),
  uniqueShare: z.number(),
  prosecutor: z.object({ max: z.number(), average: z.number(), shareAtRisk: z.number() }),
})
export type ReleaseRisk = z.infer<typeof ReleaseRiskSchema>

/** `levels` null: no solution within the limit; empty: cut group by group, without levels. */
export const DeidentifyReportSchema = z.object({
  rows: z.number(),
  strategy: z.enum(STRATEGIES),
  levels: LevelsSchema.nullable(),
  /** By the metric asked for; lower is better. */
  score: z.number().nullable(),
  suppressedRows: z.number(),
  /** Of the records that are kept, like `classSize`. */
  classes: z.number(),
  classSize: z.object({ min: z.number(), avg: z.number(), max: z.number() }),
  lattice: z.object({ nodes: z.number(), checked: z.number() }),
  /** Proven: no solution is better, and `ties` is complete. */
  optimal: z.boolean(),
  /** No solution can score less; equals `score` when `optimal`. */
  bound: z.number().nullable(),
  /** Every solution of the best score, the chosen one first. */
  ties: z.array(LevelsSchema),
  /** Suppressed records kept after all at levels of their own, pass by pass; `score` is without them, `local.score` with them. */
  local: z
    .object({
      passes: z.array(z.object({ levels: LevelsSchema, rows: z.number() })),
      /** null where the metric speaks of one level per column. */
      score: z.number().nullable(),
    })
    .optional(),
  ms: z.number(),
  risk: ReleaseRiskSchema,
})
export type DeidentifyReport = z.infer<typeof DeidentifyReportSchema>
