// Cases about datasets that run against a deadline: rectifications, corrections, infringement notices, requests, demands, source faults.
// A case changes by acts only; which act may follow which is data of core/cases.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'
import { EvidenceSchema } from './opening.ts'

export const CASE_KINDS = ['RECTIFICATION', 'CORRECTION', 'INFRINGEMENT', 'REQUEST', 'DEMAND', 'SOURCE_FAULT'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** 收到 → 已标注 → 核实中 → 已处理 → 已反馈; a demand or request may be turned down. */
export const CASE_STATES = ['RECEIVED', 'MARKED', 'VERIFYING', 'HANDLED', 'REPLIED'] as const
export type CaseState = (typeof CASE_STATES)[number]

/** What an infringement notice leads to (细则第二十三条); for the other kinds agreed or not; RETURNED: an application to be completed (R59). */
export const CASE_DECISIONS = ['WITHDRAW', 'REPROCESS', 'KEEP_OPEN', 'AGREED', 'REFUSED', 'RETURNED'] as const
export type CaseDecision = (typeof CASE_DECISIONS)[number]

const DateSchema = z.iso.date()
const TextSchema = z.string().trim().max(4000)
const NeededSchema = z.string().trim().min(1).max(4000)

/** What an application for conditional data holds (细则第十五条（一）); what is blank is lacking and must be handed in before anything is given. */
export const RequestSchema = z.object({
  applicant: NeededSchema,
  reason: TextSchema,
  kind: z.enum(['DATASET', 'INTERFACE']),
  until: TextSchema,
  outcome: TextSchema,
  scenario: TextSchema,
  promised: z.boolean(),
  agreementSigned: z.boolean(),
})

/** 用途和使用范围 an application was granted for (R9). */
export const GrantedSchema = z.object({ purpose: NeededSchema, scope: NeededSchema, until: NeededSchema })

const OpeningSchema = z.object({
  kind: z.enum(CASE_KINDS),
  datasetId: z.string().nullable(),
  title: z.string().trim().min(1).max(200),
  content: TextSchema.default(''),
  from: TextSchema.default(''),
  receivedOn: DateSchema,
  column: z.string().default(''),
  rows: z.string().max(200).default(''),
  /** Version of the entry it speaks of; '' = not known. */
  version: z.string().max(50).default(''),
  /** Personal data or secrets have already got out: the remedy is due at once. */
  leak: z.boolean().default(false),
  request: RequestSchema.nullable().default(null),
  evidence: z.array(EvidenceSchema).default([]),
  /** Of the bureau's file it came in; null = told otherwise. */
  task: z.object({ id: z.string(), body: z.string(), dueOn: z.string() }).nullable().default(null),
})

export const CaseSchema = OpeningSchema.extend({
  id: z.string(),
  state: z.enum(CASE_STATES),
  decision: z.enum(CASE_DECISIONS).nullable(),
  /** What was done; for REFUSED and not opened: reason and law (R46). */
  handling: z.string(),
  legalBasis: z.string(),
  granted: GrantedSchema.nullable().default(null),
  reply: z.string(),
  /** Both are kept: the rules ask for 响应 in one place and 答复 in another. '' = not yet. */
  respondedOn: z.string(),
  closedOn: z.string(),
  /** `immediate`: at once, no ten days. */
  due: z.object({ date: z.string(), immediate: z.boolean(), certain: z.boolean() }),
  steps: z.array(z.object({ to: z.enum(CASE_STATES), at: z.string(), person: z.string(), note: z.string() })),
})
export type Case = z.infer<typeof CaseSchema>

export const CaseActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('mark'), note: TextSchema.default('') }),
  z.object({ act: z.literal('verify'), note: TextSchema.default(''), evidence: EvidenceSchema.optional() }),
  z.object({
    act: z.literal('handle'),
    decision: z.enum(CASE_DECISIONS),
    handling: NeededSchema,
    legalBasis: TextSchema.default(''),
    /** For an application that is agreed to. */
    granted: GrantedSchema.optional(),
    /** The own item that answers a demand. */
    datasetId: z.string().optional(),
    evidence: EvidenceSchema.optional(),
  }),
  z.object({ act: z.literal('reply'), reply: NeededSchema }),
])
export type CaseAct = z.infer<typeof CaseActSchema>

/** 答复 · 补正告知 (R59) · 泄露事件登记表 (R61). */
export const CASE_DOCUMENTS = ['reply', 'supplement', 'incident'] as const
export type CaseDocument = (typeof CASE_DOCUMENTS)[number]

/** An own item that may be what a demand asks for; `score` 0–1. */
const DemandCandidateSchema = z.object({ datasetId: z.string(), title: z.string(), score: z.number() })

export const CaseViewSchema = CaseSchema.extend({
  /** Working days until the deadline; negative = passed; null = closed. */
  left: z.number().nullable(),
  /** Acts that may follow now. */
  acts: z.array(z.enum(['mark', 'verify', 'handle', 'reply'])),
  decisions: z.array(z.enum(CASE_DECISIONS)),
  /** Of the dataset's entry; '' = none. */
  itemTitle: z.string(),
  /** What the application lacks, in words. */
  lacking: z.array(z.string()),
  /** Papers that can be made now. */
  documents: z.array(z.enum(CASE_DOCUMENTS)),
  /** Of a demand that is not handled yet, the most alike first. */
  candidates: z.array(DemandCandidateSchema),
})
export type CaseView = z.infer<typeof CaseViewSchema>

export const caseCalls = {
  /** The soonest due first, closed ones last. */
  'cases.list': call('read', NothingSchema, z.array(CaseViewSchema)),
  /** Throws CASE_REFUSED. */
  'cases.open': call('write', OpeningSchema, CaseViewSchema),
  /** A paper of a case as .docx or .xlsx. Throws CASE_NOT_FOUND, DOCUMENT_NOT_APPLICABLE. */
  'cases.write': call(
    'job',
    z.object({ caseId: z.string(), document: z.enum(CASE_DOCUMENTS), out: z.string(), date: z.iso.date() }),
    z.object({ path: z.string() }),
  ),
  /** An infringement decided as WITHDRAW or REPROCESS takes an item that is out back at once. Throws CASE_REFUSED, CASE_NOT_FOUND. */
  'cases.act': call('write', z.object({ caseId: z.string(), act: CaseActSchema }), CaseViewSchema),
}
export type CaseOpening = z.infer<typeof OpeningSchema>
