// The release package: its manifest, what building one returns, and what verifying one says.
// A package with all approvals is a release and signed; every other one is a draft and says so.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { EXPORT_FORMS } from './export-forms.ts'
import { PrivacyClaimSchema } from './gates.ts'
import { ScanReportSchema } from './profile.ts'
import { TemplateRefSchema } from './template-ref.ts'

export const ManifestSchema = z.object({
  formatVersion: z.literal(1),
  title: z.string(),
  publisher: z.string(),
  /** true = 未经审核: never releasable. */
  draft: z.boolean(),
  releasable: z.boolean(),
  notice: z.string(),
  tool: z.object({ name: z.string(), version: z.string(), semanticsVersion: z.number() }),
  date: z.string(),
  digest: z.string(),
  result: z.object({ sha256: z.string(), rows: z.number(), columns: z.array(z.string()) }),
  /** Absent when the rows are not about people. */
  privacy: PrivacyClaimSchema.optional(),
  /** The policy the result was judged by; absent in drafts of earlier versions. */
  policy: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }).optional(),
  /** Standard templates the dataset was made under; absent = none. */
  templates: z.array(TemplateRefSchema).optional(),
  /** Who approved what and when, as `approvals.json` proves it; empty = draft. */
  approvals: z.array(
    z.strictObject({
      review: z.enum(['secrecy', 'security', 'legality']),
      outcome: z.enum(['approved', 'returned', 'notNeeded']),
      name: z.string(),
      unit: z.string(),
      keyId: z.string(),
      at: z.string(),
      reproduction: z.enum(['reproduced', 'notReproduced', 'differs']),
    }),
  ),
  /** Every file of the package but the manifest itself, sorted by path. */
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string(), sm3: z.string() })),
})
export type Manifest = z.infer<typeof ManifestSchema>

/** What is looked at in a package, in this order; each further form of the data is a check of its own. */
export const VerifyCheckIdSchema = z.enum([
  'container',
  'manifest',
  'files',
  'complete',
  'catalogue',
  'forms',
  ...EXPORT_FORMS,
  'metadata',
  'documents',
  'internal',
  'leaks',
  'privacy',
  'approvals',
  'signature',
])
export type VerifyCheckId = z.infer<typeof VerifyCheckIdSchema>

export const VerifyReportSchema = z.object({
  ok: z.boolean(),
  releasable: z.boolean(),
  checks: z.array(z.object({ id: VerifyCheckIdSchema, ok: z.boolean(), detail: z.string() })),
})
export type VerifyReport = z.infer<typeof VerifyReportSchema>

export const packageCalls = {
  /** The paths a package of the present entry will hold, in their order. */
  'package.plan': call('read', DatasetRefSchema, z.object({ paths: z.array(z.string()) })),
  'package.build': call(
    'job',
    DatasetRefSchema.extend({
      out: z.string(),
      draft: z.boolean(),
      /** Printed in documents; a parameter so that the same inputs give the same bytes. `YYYY-MM-DD`. */
      date: z.string(),
    }),
    z.object({ path: z.string(), bytes: z.number(), sha256: z.string(), manifest: ManifestSchema }),
  ),
  /** By the trust file given, else by that of the work folder; without any nothing is releasable. */
  'package.verify': call('job', z.object({ path: z.string(), trust: z.string().optional() }), VerifyReportSchema),
  'package.scan': call('job', z.object({ path: z.string() }), ScanReportSchema),
}
