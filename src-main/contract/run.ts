// The outcome of running a recipe: `run.json` and what the window shows beside the recipe.
// Counts add up or the run is a bug.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { CountsSchema } from './datasets.ts'
import { EXPORT_FORMS } from './export-forms.ts'

/** The seed of every run until the person chooses one. */
export const DEFAULT_SEED = 1

export const StepReportSchema = z.object({
  id: z.string(),
  op: z.string(),
  rowsIn: z.number(),
  rowsChanged: z.number(),
  cellsChanged: z.number(),
  /** Cells the step could not treat and left as they were (cleaning only). */
  cellsFailed: z.number(),
  rowsRemoved: z.number(),
  rowsAdded: z.number(),
  ms: z.number(),
})
export type StepReport = z.infer<typeof StepReportSchema>

/** A cleaning step the run left out because the table lacks its columns. */
export const LeftOutStepSchema = z.object({
  id: z.string(),
  op: z.string(),
  /** 1-based place in the recipe. */
  number: z.number(),
  reason: z.string(),
})
export type LeftOutStep = z.infer<typeof LeftOutStepSchema>

export const RunReportSchema = z.object({
  source: z.object({
    file: z.string(),
    sheet: z.string().nullable(),
    sha256: z.string(),
    rows: z.number(),
    columns: z.number(),
  }),
  /** Further tables that steps read, in the order of their names. */
  inputs: z
    .array(
      z.object({
        name: z.string(),
        file: z.string(),
        sheet: z.string().nullable(),
        sha256: z.string(),
        rows: z.number(),
        columns: z.number(),
      }),
    )
    .default([]),
  /** SHA-256 of the canonical JSON of the recipe. */
  recipe: z.object({ name: z.string().nullable(), sha256: z.string(), steps: z.number() }),
  /** `sha256` = SHA-256 of the canonical CSV (UTF-8, no BOM, CRLF, RFC 4180) of the result. */
  result: z.object({ sha256: z.string(), rows: z.number(), columns: z.number() }),
  columns: z.array(z.string()),
  /** The steps that ran. */
  /** What an earlier result had already: columns of this one taken over from there, and steps of which nothing was done again. */
  taken: z.object({ columns: z.number(), steps: z.number() }).default({ columns: 0, steps: 0 }),
  steps: z.array(StepReportSchema),
  leftOut: z.array(LeftOutStepSchema).default([]),
  counts: CountsSchema,
  keyIds: z.array(z.string()),
  seed: z.number(),
  semanticsVersion: z.number(),
  /** SHA-256 over canonical JSON of {inputs, recipe, keyIds, seed, semanticsVersion, result}: what approvals bind to. */
  digest: z.string(),
})
export type RunReport = z.infer<typeof RunReportSchema>

export const runCalls = {
  'run.start': call(
    'job',
    DatasetRefSchema.extend({
      seed: z.number().int().default(1),
      /** Whether a cleaning step whose columns are missing is left out and listed, or stops the run. Others always stop it. */
      unable: z.enum(['leaveOut', 'stop']).default('leaveOut'),
      /** A masking policy by id: a recipe weaker than it is refused, besides the policy the recipe itself names. */
      policy: z.string().optional(),
    }),
    RunReportSchema,
  ),
  /** The report of the present recipe's result, or null when it has not been run. */
  'run.get': call('read', DatasetRefSchema, RunReportSchema.nullable()),
  /** Writes the result in each format, plus `run.json`, into a folder. */
  'run.write': call(
    'job',
    DatasetRefSchema.extend({ folder: z.string(), formats: z.array(z.enum(EXPORT_FORMS)).min(1) }),
    z.object({ files: z.array(z.string()) }),
  ),
}
