// Names one version of a standard template for good: what datasets, packages and the ledger remember of it.
// Says nothing of its content.
import { z } from 'zod'

export const TemplateRefSchema = z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() })
export type TemplateRef = z.infer<typeof TemplateRefSchema>
