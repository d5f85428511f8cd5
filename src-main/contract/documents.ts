// The official documents of a dataset, and how one is asked for.
// Their words are in text/zh-CN/official-documents.ts.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { OPEN_ATTRIBUTES } from './catalogue.ts'

/** Every document, in the order people see them. */
export const DOCUMENT_IDS = [
  'confirmation',
  'openingList',
  'filing',
  'interface',
  'dictionary',
  'quality',
  'processing',
  'opinion',
  'treatment',
  'agreement',
  'withdrawal',
  'reply',
] as const
export type DocumentId = (typeof DOCUMENT_IDS)[number]

/** A change of the open attribute to report (R7). */
export const FilingFactsSchema = z.object({
  from: z.enum(OPEN_ATTRIBUTES),
  to: z.enum(OPEN_ATTRIBUTES),
  reason: z.string(),
  legalBasis: z.array(z.object({ title: z.string(), article: z.string() })),
  /** `YYYY-MM-DD`; '' = on filing. */
  effectiveDate: z.string(),
  /** Number and date the authority gave it; '' = not yet. */
  filingNumber: z.string(),
  filingDate: z.string(),
})
export type FilingFacts = z.infer<typeof FilingFactsSchema>

export const REPLY_KINDS = ['access', 'correction', 'infringement', 'rectification', 'demand'] as const

/** What a reply answers (R46, R58–R61, R63) and with what. */
export const ReplyFactsSchema = z.object({
  kind: z.enum(REPLY_KINDS),
  /** Whom it goes to: person, organisation or body. */
  addressee: z.string(),
  /** Number of the request or case; '' = none. */
  number: z.string(),
  /** `YYYY-MM-DD`. */
  receivedDate: z.string(),
  subject: z.string(),
  granted: z.boolean(),
  /** What was found and done. */
  answer: z.string(),
  /** Needed where something is refused (细则第十五条（三）). */
  reason: z.string(),
  legalBasis: z.array(z.object({ title: z.string(), article: z.string() })),
})
export type ReplyFacts = z.infer<typeof ReplyFactsSchema>

/** Whether a document can be made now; `reason` says why not, '' where it can. */
export const DocumentStateSchema = z.object({ id: z.enum(DOCUMENT_IDS), ready: z.boolean(), reason: z.string() })
export type DocumentState = z.infer<typeof DocumentStateSchema>

export const INTERFACE_PARTS = ['openapi', 'sample'] as const

export const documentCalls = {
  /** Every document of the dataset but replies, which belong to cases. */
  'documents.list': call(
    'read',
    DatasetRefSchema,
    z.object({ documents: z.array(DocumentStateSchema), interfaceReady: z.boolean() }),
  ),
  /** Every document that can be made, in both forms, with the interface files and the release notes, into one folder. */
  'documents.writeAll': call(
    'job',
    DatasetRefSchema.extend({ folder: z.string(), date: z.iso.date() }),
    z.object({ folder: z.string(), files: z.array(z.string()) }),
  ),
  /** The description of the interface (OpenAPI 3.1) or its sample reply, as JSON. Throws RESULT_MISSING, DOCUMENT_NOT_APPLICABLE. */
  'documents.interface': call(
    'job',
    DatasetRefSchema.extend({ part: z.enum(INTERFACE_PARTS), out: z.string() }),
    z.object({ path: z.string() }),
  ),
  /**
   * Writes one document as .docx or .xlsx by the ending of `out`. What a filing says is taken from the opening record unless it is given.
   * Throws RESULT_MISSING where it needs a result.
   */
  'documents.write': call(
    'job',
    DatasetRefSchema.extend({
      id: z.enum(DOCUMENT_IDS),
      out: z.string(),
      /** `YYYY-MM-DD`. */
      date: z.string(),
      filing: FilingFactsSchema.optional(),
      reply: ReplyFactsSchema.optional(),
    }),
    z.object({ path: z.string() }),
  ),
}
