// What the de-identification screen asks: which columns, how each can be made coarser, and which solutions there are.
// Shapes only. Figures are of the table as the recipe leaves it before its de-identification step.
import { z } from 'zod'
import { call, DatasetRefSchema, NothingSchema } from './call.ts'
import { ViewSchema } from './datasets.ts'
import { LevelsSchema, MicroaggregatedColumnSchema, STRATEGIES } from './deidentify.ts'
import { HierarchySpecSchema } from './hierarchies.ts'
import { RoleSchema } from './profile.ts'
import { PopulationConditionSchema, ProtectionSchema } from './protection.ts'
import { ReleaseKindSchema, RiskReportSchema } from './risk.ts'

const UncoveredSchema = z.object({ count: z.number(), examples: z.array(z.string()) })

export interface HierarchyNode {
  label: string
  level: number
  /** Records below. */
  count: number
  children: HierarchyNode[]
  /** Nodes beyond those listed. */
  more: number
}
export const HierarchyNodeSchema: z.ZodType<HierarchyNode> = z.lazy(() =>
  z.object({
    label: z.string(),
    level: z.number(),
    count: z.number(),
    children: z.array(HierarchyNodeSchema),
    more: z.number(),
  }),
)

export const HierarchyViewSchema = z.object({
  column: z.string(),
  spec: HierarchySpecSchema,
  /** What each level does, level 0 first. */
  levels: z.array(z.string()),
  /** Labels per level. */
  labels: z.array(z.number()),
  distinct: z.number(),
  uncovered: UncoveredSchema,
  tree: z.array(HierarchyNodeSchema),
  /** Every value with its labels, for editing one by one; null where there are too many. */
  rows: z.array(z.array(z.string())).nullable(),
})
export type HierarchyView = z.infer<typeof HierarchyViewSchema>

export const SolutionSchema = z.object({
  /** Empty: cut group by group, without levels. */
  levels: LevelsSchema,
  /** Information loss, geometric form, 0–1. */
  loss: z.number(),
  suppressedRows: z.number(),
  classes: z.number(),
  /** Smallest group of the records that stay. */
  k: z.number(),
  averageClass: z.number(),
  maxRisk: z.number(),
  averageRisk: z.number(),
  /** Records by the size of their group, in the bins of `SIZE_BINS`. */
  sizes: z.array(z.number()),
})
export type Solution = z.infer<typeof SolutionSchema>

/** Least size of each bin of group sizes. */
export const SIZE_BINS = [1, 2, 3, 5, 10, 20, 50, 100] as const

export const ExplorationSchema = z.object({
  rows: z.number(),
  before: z.object({
    classes: z.number(),
    k: z.number(),
    uniques: z.number(),
    maxRisk: z.number(),
    averageRisk: z.number(),
    sizes: z.array(z.number()),
  }),
  /** Least loss first; empty = no solution within the limit. */
  solutions: z.array(SolutionSchema),
  /** No solution has less loss than the first. */
  optimal: z.boolean(),
  /** No solution has less loss; null = there is none. */
  bound: z.number().nullable(),
  /** The list holds the best of all solutions, not only of those near the first. */
  exact: z.boolean(),
  /** Solutions there are, and how many were judged. */
  nodes: z.number(),
  checked: z.number(),
})
export type Exploration = z.infer<typeof ExplorationSchema>

export const ExploreQuestionSchema = z.object({
  quasi: z
    .array(
      z.object({
        column: z.string(),
        hierarchy: HierarchySpecSchema,
        /** Group by group: the level values are brought to before anything else; absent = as they are. */
        least: z.number().int().min(0).max(20).optional(),
      }),
    )
    .min(1)
    .max(20),
  strategy: z.enum(STRATEGIES).default('optimal'),
  /** Columns that show the average of their group. */
  microaggregate: z.array(MicroaggregatedColumnSchema).default([]),
  sensitive: z.array(ProtectionSchema).default([]),
  /** Names one of the dataset's further tables. */
  population: PopulationConditionSchema.nullable().default(null),
  /** 1 = nothing is asked of a group's size. */
  k: z.number().int().min(1).max(1_000_000),
  /** Share of records that may be suppressed. */
  limit: z.number().min(0).max(1),
  /** Of the records that stay: groups ÷ records, and records alone in their group ÷ records; null = not asked. */
  maxAverage: z.number().min(0).max(1).nullable().default(null),
  maxUnique: z.number().min(0).max(1).nullable().default(null),
})
export type ExploreQuestion = z.output<typeof ExploreQuestionSchema>

/** Levels at which the records that a solution suppresses are kept after all, pass by pass, and what the table then is. */
export const RescueSchema = z.object({
  passes: z.array(z.object({ levels: LevelsSchema, rows: z.number() })),
  /** `levels` are those of the solution it began from. */
  solution: SolutionSchema,
})
export type Rescue = z.infer<typeof RescueSchema>

/** What the table is still good for under one solution. */
export const UtilityReportSchema = z.object({
  /** `kept`: share of the column's information, by entropy · `distance`: how far suppression alone moves its distribution, 0–1. */
  byColumn: z.array(z.object({ column: z.string(), kept: z.number(), distance: z.number() })),
  /** Cramér's V of every two columns. */
  correlations: z.array(z.object({ left: z.string(), right: z.string(), before: z.number(), after: z.number() })),
  /** Relative errors of counts over random ranges. */
  queries: z.object({ count: z.number(), median: z.number(), mean: z.number() }),
})
export type UtilityReport = z.infer<typeof UtilityReportSchema>

/** A table beside the one that is judged: another dataset, or a further table of this one. */
export const OtherTableSchema = z.union([
  z.object({ datasetId: z.string(), view: ViewSchema }),
  z.object({ input: z.string() }),
])
export type OtherTable = z.infer<typeof OtherTableSchema>

export const deidentifyCalls = {
  /** The columns as the recipe leaves them, with the roles proposed; runs the steps before first. */
  'deidentify.prepare': call(
    'job',
    DatasetRefSchema,
    z.object({
      rows: z.number(),
      columns: z.array(z.object({ name: z.string(), role: RoleSchema, proposed: z.boolean(), distinct: z.number() })),
    }),
  ),
  /** `spec` null = propose one. */
  'deidentify.hierarchy': call(
    'job',
    DatasetRefSchema.extend({ column: z.string(), spec: HierarchySpecSchema.nullable() }),
    HierarchyViewSchema,
  ),
  'deidentify.explore': call('job', DatasetRefSchema.extend({ question: ExploreQuestionSchema }), ExplorationSchema),
  /** The search of this dataset that runs ends soon with the best so far; none running = nothing happens. */
  'deidentify.enough': call('read', DatasetRefSchema, NothingSchema),
  /** Some of the nodes below one of the tree; `path`: labels from the top down, empty = those at the top. */
  'deidentify.hierarchyNodes': call(
    'job',
    DatasetRefSchema.extend({
      column: z.string(),
      spec: HierarchySpecSchema,
      path: z.array(z.string()),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
    }),
    z.object({ nodes: z.array(HierarchyNodeSchema), more: z.number() }),
  ),
  /** `further`: of the records left over, pass by pass. */
  'deidentify.utility': call(
    'job',
    DatasetRefSchema.extend({
      question: ExploreQuestionSchema,
      levels: LevelsSchema,
      further: z.array(LevelsSchema).default([]),
    }),
    UtilityReportSchema,
  ),
  /** Of one solution with levels: keeps as many of its suppressed records as possible. */
  'deidentify.rescue': call(
    'job',
    DatasetRefSchema.extend({ question: ExploreQuestionSchema, levels: LevelsSchema }),
    RescueSchema,
  ),
  /** All figures of risk of the table before, or of the present result. */
  'deidentify.risk': call(
    'job',
    DatasetRefSchema.extend({
      stage: z.enum(['before', 'after']),
      quasiIdentifiers: z.array(z.string()).min(1),
      sensitive: z.array(z.string()).default([]),
      release: ReleaseKindSchema,
      /** People the table could be about. */
      populationSize: z.number().int().positive().max(10_000_000_000).nullable().default(null),
      /** The people around; the release before this one; a table somebody else may have. */
      population: OtherTableSchema.nullable().default(null),
      previous: OtherTableSchema.nullable().default(null),
      other: OtherTableSchema.nullable().default(null),
    }),
    RiskReportSchema,
  ),
  /** A hierarchy file of a column, read or written. */
  'deidentify.readHierarchy': call('job', z.object({ path: z.string(), column: z.string() }), HierarchySpecSchema),
  'deidentify.writeHierarchy': call(
    'job',
    DatasetRefSchema.extend({ column: z.string(), spec: HierarchySpecSchema, path: z.string() }),
    z.object({ path: z.string(), rows: z.number() }),
  ),
}
