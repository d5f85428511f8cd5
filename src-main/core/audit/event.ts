// The stored text of an event as facts.
// Trusts no text: what is none gives an event that says nothing.
import { z } from 'zod'
import type { AuditEvent } from '../../contract/audit.ts'

const ContentSchema = z.object({
  at: z.string(),
  person: z.string(),
  action: z.string(),
  datasetId: z.string().nullable(),
  detail: z.record(z.string(), z.json()),
})

export type EventFacts = Omit<AuditEvent, 'seq' | 'hash'>

const UNREADABLE: EventFacts = { at: '', person: '', action: '', datasetId: null, detail: {} }

export function parseEvent(content: string): EventFacts {
  try {
    return ContentSchema.parse(JSON.parse(content))
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof z.ZodError) return UNREADABLE
    throw thrown
  }
}
