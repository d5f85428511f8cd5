// Gates: the checks a release must pass, each tied to a requirement, with figure, limit and findings.
// `openprep check` prints this shape.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { ChangedLimitSchema } from './gate-limits.ts'
import { ConditionCountSchema, ProtectionSchema } from './protection.ts'

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
  /** Passed only because of this: printed with the gate. */
  exception: z.string().optional(),
  /** A person may pass it all the same, with a reason that is printed. */
  exceptable: z.boolean().optional(),
  /** Of what people have to do: what it is needed for. A report to the bureau is needed before publication only (R26a). */
  before: z.enum(['release', 'publication']).optional(),
  /** The work step that fixes it. */
  place: z.enum(GATE_PLACES),
})
export type GateResult = z.infer<typeof GateResultSchema>

/** What the package says of itself, and everybody can count again in it: with `*` as a value, as any value, and without such rows. */
export const PrivacyClaimSchema = z.object({
  quasiIdentifiers: z.array(z.string()).min(1),
  /** null = not computed. */
  k: z.object({ ownClass: z.number().nullable(), anyValue: z.number().nullable(), removed: z.number().nullable() }),
  sensitive: z.array(
    z.object({
      column: z.string(),
      /** Least number of different values in a group. */
      distinct: z.number(),
      /** Greatest distance ½Σ|p − q| of a group from the whole table. */
      equalDistance: z.number(),
      /** What the recipe promises of it; absent in packages of earlier versions. */
      protection: ProtectionSchema.optional(),
    }),
  ),
  /** What was promised, and the records in groups that do not keep it. */
  conditions: z.array(ConditionCountSchema).optional(),
})
export type PrivacyClaim = z.infer<typeof PrivacyClaimSchema>

export const GateReportSchema = z.object({
  passed: z.boolean(),
  gates: z.array(GateResultSchema),
  /** What people still have to do before a release: assessment, reviews, report. A draft needs none of them. */
  approvals: z.array(GateResultSchema).default([]),
  /** Absent when the rows are not about people. */
  privacy: PrivacyClaimSchema.optional(),
  /** Limits that this body changed, with their reasons; absent = none. */
  changedLimits: z.array(ChangedLimitSchema).optional(),
})
export type GateReport = z.infer<typeof GateReportSchema>

export const gateCalls = {
  'gates.run': call('job', DatasetRefSchema, GateReportSchema),
  'gates.get': call('read', DatasetRefSchema, GateReportSchema.nullable()),
}
