// Rows that checks of the recipe set aside: which step did, how many, the rows themselves, and their way into a file.
// Rows that were set aside while the file was read are no concern of it: see `table.setAside`.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { EXPORT_FORMS } from './export-forms.ts'

export const SetAsideSchema = z.object({
  /** Of the check that set the rows aside. */
  step: z.string(),
  /** 1-based place in the recipe. */
  number: z.number(),
  sentence: z.string(),
  rows: z.number(),
  /** As the table stands before the check, and behind them one that says what was wrong. */
  columns: z.array(z.string()),
})
export type SetAside = z.infer<typeof SetAsideSchema>

const StepRefSchema = DatasetRefSchema.extend({ step: z.string() })

export const setAsideCalls = {
  /** Every switched-on check that sets rows aside, in recipe order, also where all rows pass. Throws what a run throws. */
  'setAside.list': call('job', DatasetRefSchema, z.array(SetAsideSchema)),
  /** Throws OPTION_INVALID for a step that sets nothing aside. */
  'setAside.page': call(
    'read',
    StepRefSchema.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) }),
    z.object({
      total: z.number(),
      columns: z.array(z.string()),
      rows: z.array(z.object({ rowNumber: z.number(), cells: z.array(z.string()) })),
    }),
  ),
  /** With the row numbers of the source in front. */
  'setAside.write': call(
    'job',
    StepRefSchema.extend({ folder: z.string(), formats: z.array(z.enum(EXPORT_FORMS)).min(1) }),
    z.object({ files: z.array(z.string()) }),
  ),
}
