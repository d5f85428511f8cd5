// Gates: the checks a release must pass, each tied to a requirement, with figure, limit and findings.
// `openprep check` prints this shape.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'

export const GateFindingSchema = z.object({
  message: z.string(),
  /** Source row number, when the finding is about a cell. */
  row: z.number().nullable(),
  column: z.string().nullable(),
  /** Catalogue path, when it is about a field. */
  field: z.string().nullable(),
})
export type GateFinding = z.infer<typeof GateFindingSchema>

export const GATE_PLACES = ['clean', 'mask', 'deidentify', 'catalogue', 'review', 'export'] as const

export const GateResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** R-number, e.g. `R36`. */
  requirement: z.string(),
  passed: z.boolean(),
  figure: z.string(),
  limit: z.string(),
  /** At most 100; `figure` has the exact count. */
  findings: z.array(GateFindingSchema),
  /** The work step that fixes it. */
  place: z.enum(GATE_PLACES),
})
export type GateResult = z.infer<typeof GateResultSchema>

export const GateReportSchema = z.object({ passed: z.boolean(), gates: z.array(GateResultSchema) })
export type GateReport = z.infer<typeof GateReportSchema>

export const gateCalls = {
  'gates.run': call('job', DatasetRefSchema, GateReportSchema),
  'gates.get': call('read', DatasetRefSchema, GateReportSchema.nullable()),
}
