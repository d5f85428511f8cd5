// Lists a bureau hands out: every line is answered (R18), or what the city already opens (R21).
// Lines are matched by name; a person confirms what is only alike.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'

/** `REFERENCE`: each line wants an answer · `MUNICIPAL`: opened by the city, not to be opened again. */
export const LIST_KINDS = ['REFERENCE', 'MUNICIPAL'] as const
export type ListKind = (typeof LIST_KINDS)[number]

/** 未答复 · 已列入 · 补充 · 调整 · 不能公开 · 已沟通认可. */
export const LINE_STATES = ['OPEN', 'LISTED', 'ADDED', 'ADJUSTED', 'NOT_OPEN', 'AGREED'] as const
export type LineState = (typeof LINE_STATES)[number]

export const ReferenceAnswerSchema = z.object({
  state: z.enum(LINE_STATES),
  /** The own item it is answered with. */
  datasetId: z.string().nullable().default(null),
  reason: z.string().trim().max(2000).default(''),
  legalBasis: z.string().trim().max(2000).default(''),
  /** 沟通认可: with whom and when. */
  agreedWith: z.string().trim().max(200).default(''),
  agreedOn: z.string().default(''),
})
export type ReferenceAnswer = z.infer<typeof ReferenceAnswerSchema>

export const ReferenceLineSchema = z.object({
  no: z.number(),
  title: z.string(),
  publisher: z.string(),
  /** Data items the list states, split at 、，,;. */
  labels: z.array(z.string()),
  answer: ReferenceAnswerSchema,
})
export type ReferenceLine = z.infer<typeof ReferenceLineSchema>

/** An own item that may be what the line asks for. `exact` = the same name but for blanks and signs. */
const CandidateSchema = z.object({ datasetId: z.string(), title: z.string(), score: z.number(), exact: z.boolean() })

export const ReferenceListSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(LIST_KINDS),
  file: z.string(),
  lines: z.number(),
  answered: z.number(),
})
export type ReferenceList = z.infer<typeof ReferenceListSchema>

const LineViewSchema = ReferenceLineSchema.extend({
  candidates: z.array(CandidateSchema),
  /** What the answer still lacks; '' = complete. */
  lacking: z.string(),
})
export type LineView = z.infer<typeof LineViewSchema>

export const referenceCalls = {
  'references.list': call('read', NothingSchema, z.array(ReferenceListSchema)),
  /** A table file; its column of names is found by header. Exact matches are answered at once. Throws REFERENCE_INVALID. */
  'references.import': call(
    'job',
    z.object({ path: z.string(), name: z.string().trim().min(1).max(100), kind: z.enum(LIST_KINDS) }),
    ReferenceListSchema,
  ),
  'references.lines': call('read', z.object({ listId: z.string() }), z.array(LineViewSchema)),
  /** Throws REFERENCE_INVALID when the answer lacks what its state asks for. */
  'references.answer': call(
    'write',
    z.object({ listId: z.string(), no: z.number().int(), answer: ReferenceAnswerSchema }),
    LineViewSchema,
  ),
  /** The list with every answer as a workbook, to be handed back. Throws REFERENCE_INVALID where there is no such list. */
  'references.write': call(
    'job',
    z.object({ listId: z.string(), path: z.string() }),
    z.object({ path: z.string(), lines: z.number(), answered: z.number() }),
  ),
  'references.remove': call('write', z.object({ listId: z.string() }), NothingSchema),
}
