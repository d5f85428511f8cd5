// Cleaning that the examination suggests: each step with its reasons and what it would do, and what is left to a person.
// Proposes only; nothing is saved.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { StepSchema } from './recipe.ts'
import { StepReportSchema } from './run.ts'

export const CleaningSuggestionSchema = z.object({
  step: StepSchema,
  sentence: z.string(),
  /** One per column, or one for whole rows. */
  reasons: z.array(z.string()),
  /** What the step does after the cleaning there is and the suggestions before it, counted over the whole table. */
  effect: StepReportSchema.pick({ rowsChanged: true, cellsChanged: true, cellsFailed: true, rowsRemoved: true }),
})
export type CleaningSuggestion = z.infer<typeof CleaningSuggestionSchema>

export const suggestCalls = {
  /** Only steps that would do something. Makes the profile of the source when there is none. */
  'suggest.cleaning': call(
    'job',
    DatasetRefSchema,
    z.object({
      rows: z.number(),
      suggestions: z.array(CleaningSuggestionSchema),
      open: z.array(z.object({ column: z.string(), reason: z.string() })),
    }),
  ),
}
