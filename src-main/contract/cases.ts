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

/** What an infringement notice leads to (细则第二十三条); for the other kinds agreed or not. */
export const CASE_DECISIONS = ['WITHDRAW', 'REPROCESS', 'KEEP_OPEN', 'AGREED', 'REFUSED'] as const
export type CaseDecision = (typeof CASE_DECISIONS)[number]

const DateSchema = z.iso.date()
const TextSchema = z.string().trim().max(4000)
const NeededSchema = z.string().trim().min(1).max(4000)

/** What an application for conditional data holds (细则第十五条（一）). */
export const RequestSchema = z.object({
  applicant: NeededSchema,
  reason: NeededSchema,
  kind: z.enum(['DATASET', 'INTERFACE']),
  until: NeededSchema,
  outcome: NeededSchema,
  scenario: NeededSchema,
  promised: z.boolean(),
  agreementSigned: z.boolean(),
})

const OpeningSchema = z.object({
  kind: z.enum(CASE_KINDS),
  datasetId: z.string().nullable(),
  title: z.string().trim().min(1).max(200),
  content: TextSchema.default(''),
  from: TextSchema.default(''),
  receivedOn: DateSchema,
  column: z.string().default(''),
  rows: z.string().max(200).default(''),
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
  z.object({ act: z.literal('verify'), note: TextSchema.default('') }),
  z.object({
    act: z.literal('handle'),
    decision: z.enum(CASE_DECISIONS),
    handling: NeededSchema,
    legalBasis: TextSchema.default(''),
  }),
  z.object({ act: z.literal('reply'), reply: NeededSchema }),
])
export type CaseAct = z.infer<typeof CaseActSchema>

export const CaseViewSchema = CaseSchema.extend({
  /** Working days until the deadline; negative = passed; null = closed. */
  left: z.number().nullable(),
  /** Acts that may follow now. */
  acts: z.array(z.enum(['mark', 'verify', 'handle', 'reply'])),
  decisions: z.array(z.enum(CASE_DECISIONS)),
})
export type CaseView = z.infer<typeof CaseViewSchema>

export const caseCalls = {
  /** The soonest due first, closed ones last. */
  'cases.list': call('read', NothingSchema, z.array(CaseViewSchema)),
  /** Throws CASE_REFUSED. */
  'cases.open': call('write', OpeningSchema, CaseViewSchema),
  /** Throws CASE_REFUSED, CASE_NOT_FOUND. */
  'cases.act': call('write', z.object({ caseId: z.string(), act: CaseActSchema }), CaseViewSchema),
}
export type CaseOpening = z.infer<typeof OpeningSchema>
