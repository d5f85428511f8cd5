// The recipe: how the file is read and the ordered steps that treat it, as plain versioned JSON.
// Says nothing about what an operation does; params are checked through the registry in core.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { DriftSchema, ReferenceSchema } from './drift.ts'
import { ColumnTypeSchema } from './profile.ts'
import { ReadingSchema } from './reading.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export const JsonObjectSchema = z.record(z.string(), z.json())

export const CONDITION_TESTS = [
  'empty',
  'notEmpty',
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'in',
  'notIn',
  'matches',
  'greaterThan',
  'atLeast',
  'lessThan',
  'atMost',
  'before',
  'after',
  'since',
  'upTo',
  'notNumber',
  'notDate',
  'hasProblem',
] as const
export type ConditionTest = (typeof CONDITION_TESTS)[number]

/**
 * One test on one column. `value` for single-value tests, `values` for `in` / `notIn` and the issue codes of `hasProblem`, which judges
 * values as those of a column of that `type` with those `kinds` of sensitive values: next month's file is judged as this one was.
 */
export const ColumnConditionSchema = z.object({
  column: z.string(),
  test: z.enum(CONDITION_TESTS),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
  type: ColumnTypeSchema.optional(),
  kinds: z.array(z.string()).optional(),
})
export const ConditionSchema = z.object({
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(ColumnConditionSchema).min(1),
})
export type ColumnCondition = z.infer<typeof ColumnConditionSchema>
export type Condition = z.infer<typeof ConditionSchema>

export const StepSchema = z.object({
  id: z.string().min(1),
  op: z.string().min(1),
  columns: z.array(z.string()).default([]),
  params: JsonObjectSchema.default({}),
  /** Rows the step applies to; absent = all. Stored as a condition, never as row numbers. */
  scope: ConditionSchema.optional(),
  enabled: z.boolean().default(true),
})
export type Step = z.infer<typeof StepSchema>

export const RECIPE_FORMAT_VERSION = 1
export const RecipeSchema = z.object({
  formatVersion: z.literal(RECIPE_FORMAT_VERSION),
  name: z.string().optional(),
  reading: ReadingSchema.default({ header: 'auto' }),
  /** Further named inputs; filled by later operations such as lookups. */
  inputs: z.record(z.string(), z.object({ reading: ReadingSchema })).default({}),
  steps: z.array(StepSchema).default([]),
  /** The masking policy the steps were made for: a run refuses what is weaker. */
  policy: z.object({ id: z.string().min(1), version: z.string().min(1) }).optional(),
  /** What is remembered of the table it ran on, in recipe files only: no part of what the recipe does. */
  reference: ReferenceSchema.optional(),
})
export type Recipe = z.infer<typeof RecipeSchema>

export const OPERATION_KINDS = ['clean', 'mask', 'deidentify'] as const
export type OperationKind = (typeof OPERATION_KINDS)[number]

/** Sub-headings of the palette and of `openprep ops`, in their order: what a step is about. */
export const OPERATION_GROUPS = ['text', 'number', 'code', 'blank', 'row', 'column', 'check', 'mask'] as const
export type OperationGroup = (typeof OPERATION_GROUPS)[number]

/** Whether someone could restore the old value from the new one. */
export const REVERSIBILITIES = ['reversible', 'keyed', 'guessable', 'irreversible', 'unchanged'] as const

/** Families of de-identification methods, GB/T 37964-2019. */
export const METHOD_FAMILIES = [
  'statistical',
  'cryptographic',
  'suppression',
  'pseudonymisation',
  'generalisation',
  'randomisation',
  'synthesis',
] as const
export type MethodFamily = (typeof METHOD_FAMILIES)[number]

/** One entry of `openprep ops` and of the window's palette; made from the operation's own schema. */
export const OperationInfoSchema = z.object({
  id: z.string(),
  kind: z.enum(OPERATION_KINDS),
  group: z.enum(OPERATION_GROUPS),
  /** false: made by acting on the table itself, so the palette does not list it. */
  inPalette: z.boolean(),
  title: z.string(),
  /** Template sentence shown in the palette. */
  sentence: z.string(),
  /** How many columns the step takes. */
  columns: z.object({ min: z.number(), max: z.number().nullable() }),
  /** `row`: every row on its own; `table`: needs to see other rows. */
  scope: z.enum(['row', 'table']),
  /** false: it can never be done to some rows only. */
  takesScope: z.boolean(),
  reversibility: z.enum(REVERSIBILITIES),
  /** null = cleaning. */
  family: z.enum(METHOD_FAMILIES).nullable(),
  reversalRisk: z.string(),
  parameters: JsonObjectSchema,
  /**
   * Per parameter: Chinese label, help and, for choices, their labels. `appliesWhen` = values of other parameters under which this one
   * counts; all of them must hold, and '' stands for a parameter without a value.
   */
  form: z.record(
    z.string(),
    z.object({
      label: z.string(),
      help: z.string(),
      choices: z.record(z.string(), z.string()).optional(),
      appliesWhen: z.record(z.string(), z.array(z.string())).optional(),
    }),
  ),
  defaults: JsonObjectSchema,
})
export type OperationInfo = z.infer<typeof OperationInfoSchema>

/** A step as the window shows it. `problem` says why it cannot run on the present columns. */
export const StepViewSchema = z.object({
  step: StepSchema,
  kind: z.enum(OPERATION_KINDS),
  title: z.string(),
  sentence: z.string(),
  problem: z.string().nullable(),
  /** The problem stops a run; false = the run leaves the step out and lists it, or there is no problem. */
  stops: z.boolean(),
})
export type StepView = z.infer<typeof StepViewSchema>

/** One saved state of the recipe. The states form a tree: an edit after undo starts a new branch, nothing is lost. */
export const RecipeNodeSchema = z.object({
  id: z.number(),
  parent: z.number().nullable(),
  label: z.string(),
  at: z.string(),
  current: z.boolean(),
})

export const RecipeStateSchema = z.object({
  recipe: RecipeSchema,
  node: z.number(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  steps: z.array(StepViewSchema),
  inputColumns: z.array(z.string()),
  outputColumns: z.array(z.string()),
  history: z.array(RecipeNodeSchema),
})
export type RecipeState = z.infer<typeof RecipeStateSchema>

/** What `run --check` prints: what the recipe needs, what the file offers, what cannot run. */
export const RecipeCheckSchema = z.object({
  ok: z.boolean(),
  required: z.array(z.string()),
  offered: z.array(z.string()),
  missing: z.array(z.string()),
  /** Proposed column for each missing one, best first by header similarity; null when nothing is close. */
  mapping: z.record(z.string(), z.string().nullable()),
  steps: z.array(
    z.object({
      id: z.string(),
      op: z.string(),
      runs: z.boolean(),
      reason: z.string().nullable(),
      sentence: z.string(),
      /** Cannot run and stops the whole run; a cleaning step that lacks its columns is left out and listed instead. */
      stops: z.boolean(),
    }),
  ),
  /** Against what is remembered of the former table; null = nothing is. */
  drift: DriftSchema.nullable(),
})
export type RecipeCheck = z.infer<typeof RecipeCheckSchema>

const PreviewRowSchema = z.object({
  rowNumber: z.number(),
  before: z.array(z.string()),
  /** null when the step removes the row. */
  after: z.array(z.string()).nullable(),
  /** A further row the last step makes of the same row `before`. */
  added: z.boolean(),
})

export const operationCalls = {
  'operations.list': call('read', z.object({}), z.array(OperationInfoSchema)),
}

export const recipeCalls = {
  'recipe.get': call('read', DatasetRefSchema, RecipeStateSchema),
  /** Appends a state; `label` says what changed, for the history. */
  'recipe.save': call(
    'write',
    z.object({ datasetId: z.string(), steps: z.array(StepSchema), label: z.string() }),
    RecipeStateSchema,
  ),
  /** The steps as they would be shown, without keeping them. Throws RECIPE_INVALID for an operation nobody knows. */
  'recipe.foresee': call(
    'read',
    z.object({ datasetId: z.string(), steps: z.array(StepSchema) }),
    z.array(StepViewSchema),
  ),
  'recipe.undo': call('write', DatasetRefSchema, RecipeStateSchema),
  'recipe.redo': call('write', DatasetRefSchema, RecipeStateSchema),
  'recipe.goTo': call('write', z.object({ datasetId: z.string(), node: z.number() }), RecipeStateSchema),
  /** Runs the steps on a page of source rows with the very code of the run. `before` = state without the last step. */
  'recipe.preview': call(
    'read',
    z.object({
      datasetId: z.string(),
      steps: z.array(StepSchema),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
      /**
       * Whose rows `offset` counts: those of the source; or, where the last step lays the table out anew (sorting, pivot), those behind
       * it, and else those of the source.
       */
      paging: z.enum(['source', 'fitting']).default('source'),
    }),
    z.object({
      beforeColumns: z.array(z.string()),
      afterColumns: z.array(z.string()),
      rows: z.array(PreviewRowSchema),
      sentence: z.string(),
      problem: z.string().nullable(),
      /** Whose rows `offset` has counted. */
      paged: z.enum(['source', 'after']),
      /** Rows of that table. */
      total: z.number(),
      /** For steps that look at the whole table: what the preview is based on. */
      note: z.string().nullable(),
    }),
  ),
  'recipe.check': call('job', z.object({ datasetId: z.string(), recipe: RecipeSchema }), RecipeCheckSchema),
  'recipe.replace': call(
    'write',
    z.object({ datasetId: z.string(), recipe: RecipeSchema, label: z.string() }),
    RecipeStateSchema,
  ),
}
