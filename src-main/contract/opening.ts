// How a dataset stands with its opening: the open attribute in force, a change that waits, the assessments, disputes and life cycle.
// The record changes by acts only; nothing outside can write it, so every door (window, command line, file) meets the same rules.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { LegalBasisSchema, OPEN_ATTRIBUTES } from './catalogue.ts'
import { GradeSchema } from './profile.ts'

const DateSchema = z.iso.date()
const TextSchema = z.string().trim().min(1).max(2000)

/** A paper or file outside the application, known by its SHA-256 (lower-case hex). */
export const EvidenceSchema = z.object({ name: TextSchema, sha256: z.string().regex(/^[0-9a-f]{64}$/) })
export type Evidence = z.infer<typeof EvidenceSchema>

/** 评估 by Article 12: before an item is listed, and again at regular times (Article 8). */
export const AssessmentSchema = z.object({
  id: z.string(),
  date: DateSchema,
  person: z.string(),
  /** Version of the rules of grading it was done by. */
  rulesVersion: z.string(),
  columns: z.array(z.object({ label: z.string(), grade: GradeSchema })),
  grade: GradeSchema,
  /** What the item may be opened as. */
  result: z.enum(OPEN_ATTRIBUTES),
  /** 是否涉及开放属性、开放程序等法律问题: then a 合法性审查 is needed (R27). */
  legalQuestion: z.boolean(),
  note: z.string(),
  /** The next one is due then. */
  nextDue: DateSchema,
})
export type Assessment = z.infer<typeof AssessmentSchema>

/** Whose opinion stands behind a change. */
export const ChangeReviewSchema = z.object({
  reviewer: TextSchema,
  date: DateSchema,
  approved: z.boolean(),
  opinion: z.string(),
})

export const FILING_STATES = ['NONE', 'SENT', 'FILED'] as const
/** 备案 with the bureau of the same level (Article 8 (3)). */
export const FilingSchema = z.object({
  state: z.enum(FILING_STATES),
  authority: z.string(),
  sentOn: z.string(),
  filedOn: z.string(),
  number: z.string(),
  receipt: EvidenceSchema.nullable(),
})

const CHANGE_OUTCOMES = ['PENDING', 'IN_FORCE', 'ABANDONED'] as const
/** One change of the open attribute with everything gathered for it. While it is PENDING the former value stays in force. */
export const AttributeChangeSchema = z.object({
  id: z.string(),
  from: z.enum(OPEN_ATTRIBUTES).nullable(),
  to: z.enum(OPEN_ATTRIBUTES),
  proposedOn: DateSchema,
  proposedBy: z.string(),
  reason: z.string(),
  legalBasis: z.array(LegalBasisSchema),
  /** The assessment it follows from; '' = none yet. */
  assessmentId: z.string(),
  /** 依法处理: digest of the run whose treatment was reviewed; '' = none. */
  processedDigest: z.string(),
  /** 相关权利人同意. */
  consent: z.object({ holder: TextSchema, date: DateSchema, evidence: EvidenceSchema }).nullable(),
  review: ChangeReviewSchema.nullable(),
  filing: FilingSchema,
  outcome: z.enum(CHANGE_OUTCOMES),
  /** When it came into force or was given up; '' while it waits. */
  decidedOn: z.string(),
})
export type AttributeChange = z.infer<typeof AttributeChangeSchema>

/** Article 16: who opens is disputed; the item is left out of every package until settled. */
export const DisputeSchema = z.object({
  parties: z.array(TextSchema).min(2),
  raisedOn: DateSchema,
  matter: z.string(),
  settledOn: z.string(),
  result: z.string(),
})

/** Reported to the bureau before it enters the open catalogue (Article 12). */
export const ListingReportSchema = z.object({ authority: TextSchema, date: DateSchema, receipt: EvidenceSchema })

export const LIFE_CYCLE_STATES = [
  'DRAFT',
  'CATALOGUED',
  'IN_REVIEW',
  'APPROVED',
  'EXPORTED',
  'PUBLISHED',
  'UPDATE_DUE',
  'WITHDRAWN',
  'DEREGISTERED',
] as const
export type LifeCycleState = (typeof LIFE_CYCLE_STATES)[number]

/** A package went to someone, as records of earlier versions hold it; all others stand in the register of destinations (R52). */
const HandOverSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  recipient: TextSchema,
  purpose: TextSchema,
  medium: z.string().max(200),
  date: DateSchema,
})

/** What stays of an item that was taken back (R62): enough to trace every copy. */
export const TombstoneSchema = z.object({
  date: DateSchema,
  person: z.string(),
  reason: TextSchema,
  packages: z.array(
    z.object({ file: z.string(), sha256: z.string(), builtAt: z.string(), recipients: z.array(z.string()) }),
  ),
})

/** The two departments that open data together: the one whose business it is, and the one for information (R73). */
export const OFFICES = ['business', 'information'] as const
export type Office = (typeof OFFICES)[number]

const EndorsementSchema = z.object({
  office: z.enum(OFFICES),
  person: z.string(),
  date: DateSchema,
  opinion: z.string(),
  /** Digest of the entry and the result it speaks of: with any later change it counts no more. */
  boundTo: z.string(),
})

export const OpeningRecordSchema = z.object({
  formatVersion: z.literal(1).default(1),
  /** null until the first setting. */
  inForce: z.enum(OPEN_ATTRIBUTES).nullable().default(null),
  since: z.string().default(''),
  pending: AttributeChangeSchema.nullable().default(null),
  /** Decided changes, oldest first. */
  changes: z.array(AttributeChangeSchema).default([]),
  /** Oldest first. */
  assessments: z.array(AssessmentSchema).default([]),
  disputes: z.array(DisputeSchema).default([]),
  listing: ListingReportSchema.nullable().default(null),
  lifeCycle: z.enum(LIFE_CYCLE_STATES).default('DRAFT'),
  /** Digest of the entry and the result the state was reached with: with any later change the item is a draft again. '' = none. */
  boundTo: z.string().default(''),
  /** Oldest first; `at` ISO 8601. */
  lifeCycleChanges: z
    .array(
      z.object({
        from: z.enum(LIFE_CYCLE_STATES),
        to: z.enum(LIFE_CYCLE_STATES),
        at: z.string(),
        person: z.string(),
        note: z.string(),
      }),
    )
    .default([]),
  /** The newest of each office. */
  endorsements: z.array(EndorsementSchema).default([]),
  /** Who got which package, oldest first. */
  handOvers: z.array(HandOverSchema).default([]),
  tombstone: TombstoneSchema.nullable().default(null),
})
export type OpeningRecord = z.infer<typeof OpeningRecordSchema>

/** Everything that may change the record, as what a person does. Who and when come from the engine. */
export const OpeningActSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('assess'),
    result: z.enum(OPEN_ATTRIBUTES),
    rulesVersion: TextSchema,
    legalQuestion: z.boolean(),
    note: z.string().max(2000).default(''),
    nextDue: DateSchema,
  }),
  z.object({
    act: z.literal('propose'),
    to: z.enum(OPEN_ATTRIBUTES),
    reason: z.string().max(2000).default(''),
    legalBasis: z.array(LegalBasisSchema).default([]),
  }),
  z.object({ act: z.literal('addConsent'), holder: TextSchema, date: DateSchema, evidence: EvidenceSchema }),
  z.object({ act: z.literal('addReview'), review: ChangeReviewSchema }),
  z.object({ act: z.literal('sendFiling'), authority: TextSchema, date: DateSchema }),
  z.object({
    act: z.literal('confirmFiling'),
    date: DateSchema,
    number: z.string().max(200).default(''),
    receipt: EvidenceSchema.nullable().default(null),
  }),
  z.object({ act: z.literal('putInForce') }),
  z.object({ act: z.literal('abandon') }),
  z.object({
    act: z.literal('dispute'),
    parties: z.array(TextSchema).min(2),
    matter: z.string().max(2000).default(''),
  }),
  z.object({ act: z.literal('settle'), result: TextSchema }),
  z.object({ act: z.literal('report'), authority: TextSchema, date: DateSchema, receipt: EvidenceSchema }),
  z.object({ act: z.literal('endorse'), office: z.enum(OFFICES), opinion: z.string().max(2000).default('') }),
  z.object({ act: z.literal('advance'), to: z.enum(LIFE_CYCLE_STATES), note: z.string().max(2000).default('') }),
])
export type OpeningAct = z.infer<typeof OpeningActSchema>
export type OpeningActName = OpeningAct['act']

const UnmetSchema = z.object({ id: z.string(), message: z.string() })

export const OpeningStateSchema = z.object({
  record: OpeningRecordSchema,
  /** What the waiting change still lacks; empty = it may be put in force. */
  unmet: z.array(UnmetSchema),
  /** The states one may go on to, each with what stands in the way. */
  next: z.array(z.object({ to: z.enum(LIFE_CYCLE_STATES), unmet: z.array(UnmetSchema) })),
  /** Days since an assessment said that the item may be opened without conditions, while it is not; null = not so. */
  dueAtOnceDays: z.number().nullable(),
  /** The next assessment is late. */
  assessmentOverdue: z.boolean(),
})
export type OpeningState = z.infer<typeof OpeningStateSchema>

export const openingCalls = {
  'opening.get': call('read', DatasetRefSchema, OpeningStateSchema),
  /** Throws OPENING_REFUSED naming what is missing; the record is then as it was. */
  'opening.act': call('write', DatasetRefSchema.extend({ act: OpeningActSchema }), OpeningStateSchema),
  /** SHA-256 of a file a person has chosen, for use as evidence; the file itself is not kept. */
  'opening.evidence': call('job', z.object({ path: z.string() }), EvidenceSchema),
}
