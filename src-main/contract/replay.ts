// A recipe on next month's file: what will be different, before anything runs; then the run, beside last month's.
// Changes nothing by itself: a person accepts the new file.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { DriftSchema, ReferenceSchema } from './drift.ts'
import { RecipeCheckSchema } from './recipe.ts'
import { RunReportSchema } from './run.ts'

/** Two runs of one recipe on two files. */
export const ReplayOutcomeSchema = z.object({
  rows: z.number(),
  drift: DriftSchema.nullable(),
  /** null = the recipe had not been run on the former file. */
  before: RunReportSchema.nullable(),
  after: RunReportSchema,
})
export type ReplayOutcome = z.infer<typeof ReplayOutcomeSchema>

const PreparedSchema = DatasetRefSchema.extend({ prepared: z.string() })

export const replayCalls = {
  /** The dataset's recipe against a version that waits, compared with the present one. Throws VERSION_NOT_FOUND. */
  'replay.check': call('job', PreparedSchema, RecipeCheckSchema),
  /** Accepts the version and runs the recipe on it. Throws as `sources.accept` and `run.start` do. */
  'replay.run': call('job', PreparedSchema, ReplayOutcomeSchema),
  /** The last such run, if the dataset still has that source; null = none. */
  'replay.last': call('read', DatasetRefSchema, ReplayOutcomeSchema.nullable()),
  /** What is remembered of the present source, for a recipe file that is to be replayed elsewhere. */
  'replay.reference': call('job', DatasetRefSchema, ReferenceSchema),
}
