// What goes to and comes from others beside packages: demands (R63), faults for source systems (R48), withdrawal notices (R62).
// Files only; nothing is sent anywhere.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'

const DemandImportSchema = z.object({
  file: z.string(),
  /** Lines that became cases. */
  opened: z.number(),
  /** Lines that were there already. */
  known: z.number(),
  /** Of the opened ones, those about an own item of exactly that name. */
  matched: z.number(),
})

export const registerCalls = {
  /** A table of demands; its column of names is found by header. A second import of the same lines opens nothing. Throws REFERENCE_INVALID. */
  'demands.import': call('job', z.object({ path: z.string() }), DemandImportSchema),
  /** Faults of the source tables that were examined, and those told of by hand: a workbook with a sheet for each source system. No values. */
  'sourceFaults.write': call(
    'job',
    z.object({ path: z.string() }),
    z.object({ path: z.string(), systems: z.number(), faults: z.number() }),
  ),
  /** The notice of a withdrawal, .docx or .xlsx by the ending of `path`. Throws OPENING_REFUSED where nothing was withdrawn. */
  'withdrawals.write': call(
    'job',
    DatasetRefSchema.extend({ path: z.string(), date: z.iso.date() }),
    z.object({ path: z.string(), packages: z.number() }),
  ),
}
