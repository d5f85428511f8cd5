// Reviews (R27–R30): the request that travels to a reviewer, the decision that comes back, and what of it counts for the present state.
// Shapes only: binding and judging is core/review. Everything secret of a request is in sealed attachments, never in its payload.
import { z } from 'zod'
import { AttackReportSchema } from './attacks.ts'
import { TrailHeadSchema } from './audit.ts'
import { call, DatasetRefSchema, NothingSchema } from './call.ts'
import { CatalogueSchema } from './catalogue.ts'
import { GateReportSchema } from './gates.ts'
import { ScanReportSchema, TableProfileSchema } from './profile.ts'
import { OPERATION_KINDS, RecipeSchema } from './recipe.ts'
import { RunReportSchema } from './run.ts'
import { CertificateSchema, DigestSchema, EnvelopeSchema } from './signing.ts'
import { TemplateRefSchema } from './template-ref.ts'

/** 保密审查 R28, 开放安全审查 R29, 合法性审查 R27. */
export const REVIEW_KINDS = ['secrecy', 'security', 'legality'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

/** Everything an approval is bound to; whatever changes here voids it. */
export const ReviewSubjectSchema = z.strictObject({
  title: z.string(),
  /** Of the run: inputs, recipe, keys, seed, semantics and result together. */
  digest: DigestSchema,
  /** SHA-256 of every file that went in, in order. */
  sources: z.array(DigestSchema),
  recipe: DigestSchema,
  keyIds: z.array(z.string()),
  /** SHA-256 of the canonical CSV. */
  result: z.strictObject({ sha256: DigestSchema, rows: z.number().int().min(0), columns: z.number().int().min(0) }),
  /** Of the whole entry, with what only reviewers read. */
  catalogue: DigestSchema,
  /** SHA-256 of `catalogue.json` as the package will hold it. */
  publicCatalogue: DigestSchema,
  /** The masking policy the gates were judged by. */
  policy: z.strictObject({ id: z.string(), version: z.string(), sha256: DigestSchema }),
  /** Standard templates in force, by id; requests of earlier versions name none. */
  templates: z.array(TemplateRefSchema).default([]),
})
export type ReviewSubject = z.infer<typeof ReviewSubjectSchema>

export const SUBJECT_PARTS = ['title', 'data', 'recipe', 'keys', 'run', 'catalogue', 'policy', 'template'] as const
export type SubjectPart = (typeof SUBJECT_PARTS)[number]

/** What everybody may read of a request. */
export const RequestPayloadSchema = z.strictObject({
  subject: ReviewSubjectSchema,
  reviews: z.array(z.enum(REVIEW_KINDS)).min(1),
  note: z.string().max(2000),
  /** What went along, sealed, by the preparer's choice. */
  enclosed: z.strictObject({ source: z.boolean(), keys: z.boolean() }),
  trail: TrailHeadSchema,
})
export type RequestPayload = z.infer<typeof RequestPayloadSchema>

export const RuleSchema = z.object({
  stepId: z.string(),
  op: z.string(),
  kind: z.enum(OPERATION_KINDS),
  title: z.string(),
  sentence: z.string(),
  reversalRisk: z.string(),
  columns: z.array(
    z.object({
      name: z.string(),
      /** Raw values: only ever in the sealed part. `after` null = not published. */
      examples: z.array(z.object({ before: z.string(), after: z.string().nullable() })),
    }),
  ),
})
export type ReviewRule = z.infer<typeof RuleSchema>

/** Against the last approved version; null there = none was approved. */
export const ReviewDifferenceSchema = z.object({
  at: z.string(),
  parts: z.array(z.enum(SUBJECT_PARTS)),
  /** Sentences of the steps. */
  addedSteps: z.array(z.string()),
  removedSteps: z.array(z.string()),
  /** Catalogue elements that differ, by path. */
  catalogueFields: z.array(z.string()),
  addedColumns: z.array(z.string()),
  removedColumns: z.array(z.string()),
  rows: z.object({ before: z.number(), after: z.number() }),
})
export type ReviewDifference = z.infer<typeof ReviewDifferenceSchema>

/** The sealed part a reviewer reads. */
export const ReviewSummarySchema = z.object({
  recipe: RecipeSchema,
  run: RunReportSchema,
  rules: z.array(RuleSchema),
  /** Of the result. */
  profile: TableProfileSchema,
  /** Columns of the source that no step treats. */
  untreated: z.array(z.string()),
  sourceColumns: z.array(z.string()),
  gates: GateReportSchema,
  attacks: AttackReportSchema.nullable(),
  catalogue: CatalogueSchema,
  difference: ReviewDifferenceSchema.nullable(),
  /** The first rows of the result. */
  sample: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
})
export type ReviewSummary = z.infer<typeof ReviewSummarySchema>

export const REPRODUCTIONS = ['reproduced', 'notReproduced', 'differs'] as const
/** What the reviewer's own PC found when it was asked to. */
export const ReproductionSchema = z.strictObject({
  outcome: z.enum(REPRODUCTIONS),
  /** Of the run here; null where the source or its keys did not come along. */
  digest: DigestSchema.nullable(),
  /** Of the enclosed result, counted here. */
  resultSha256: DigestSchema,
  /** Sensitive values found left in the enclosed result. */
  leftovers: z.number().int().min(0),
  /** People the attack suite told apart; null = without the source there was nothing to compare with. */
  identified: z.number().int().min(0).nullable(),
  at: z.string(),
})
export type Reproduction = z.infer<typeof ReproductionSchema>

export const REVIEW_OUTCOMES = ['approved', 'returned', 'notNeeded'] as const
export const CHECK_ANSWERS = ['yes', 'no', 'notApplicable'] as const
/** `notNeeded` is for legality alone, where no question of law arises (R27); its ground is the opinion. */
export const ReviewOutcomeSchema = z.strictObject({
  outcome: z.enum(REVIEW_OUTCOMES),
  opinion: z.string().max(4000),
  checks: z.array(z.strictObject({ id: z.string(), answer: z.enum(CHECK_ANSWERS), note: z.string().max(1000) })),
})
export const RuleVerdictSchema = z.strictObject({
  stepId: z.string(),
  approved: z.boolean(),
  reason: z.string().max(2000),
})
/** `row` = number in the result, from 1; null = the whole column. */
export const AnnotationSchema = z.strictObject({
  column: z.string(),
  row: z.number().int().min(1).nullable(),
  text: z.string().trim().min(1).max(2000),
})
/** A paper of the experts, which goes with the decision, sealed to the preparer. */
export const CommitteeFileSchema = z.strictObject({
  name: z.string().min(1).max(200),
  bytes: z.number().int().min(1),
  sha256: DigestSchema,
})
export type CommitteeFile = z.infer<typeof CommitteeFileSchema>
/** Bytes: each is held in memory whole. */
export const COMMITTEE_FILE_MAX = 20 * 1024 * 1024

/** 专家评估论证 (R30). */
export const CommitteeSchema = z.strictObject({
  opinion: z.string().trim().min(1).max(4000),
  agrees: z.boolean(),
  date: z.string(),
  members: z.string().trim().min(1).max(500),
  files: z.array(CommitteeFileSchema).max(10).default([]),
})

/** What the reviewer fills in; `reviews` holds those they decide. */
export const ReviewDraftSchema = z.strictObject({
  reviews: z.partialRecord(z.enum(REVIEW_KINDS), ReviewOutcomeSchema),
  rules: z.array(RuleVerdictSchema),
  annotations: z.array(AnnotationSchema).max(1000),
  /** Asked for: without an opinion nothing is approved. */
  committeeAsked: z.boolean(),
  committee: CommitteeSchema.nullable(),
})
export type ReviewDraft = z.infer<typeof ReviewDraftSchema>
export const EMPTY_DRAFT: ReviewDraft = {
  reviews: {},
  rules: [],
  annotations: [],
  committeeAsked: false,
  committee: null,
}

export const DecisionPayloadSchema = z.strictObject({
  outcome: z.enum(['approved', 'returned']),
  draft: ReviewDraftSchema,
  /** null = the reviewer did not ask their PC. */
  reproduction: ReproductionSchema.nullable(),
  checklists: z.string(),
  /** The whole request envelope: what was asked, by whom, for which bytes. */
  request: EnvelopeSchema,
  trail: TrailHeadSchema,
})
export type DecisionPayload = z.infer<typeof DecisionPayloadSchema>

/** Why a decision does not count for a subject. */
export const DECISION_FAULTS = [
  'refused',
  'malformed',
  'incoherent',
  'requestRefused',
  'samePerson',
  'sameKey',
  'otherSubject',
] as const
export type DecisionFault = (typeof DECISION_FAULTS)[number]

/** Why a draft cannot be signed with an outcome. */
export const DRAFT_FAULTS = [
  'nothingDecided',
  'notAsked',
  'checksOpen',
  'checkAnsweredNo',
  'opinionMissing',
  'ruleReason',
  'ruleReturned',
  'reviewReturned',
  'committeeOpen',
  'committeeAgainst',
  'nothingReturned',
] as const
export type DraftFault = (typeof DRAFT_FAULTS)[number]

export const JudgedDecisionSchema = z.object({
  id: z.string(),
  title: z.string(),
  reviewer: z.object({ name: z.string(), unit: z.string(), keyId: z.string() }),
  preparer: z.object({ name: z.string(), unit: z.string(), keyId: z.string() }),
  at: z.string(),
  outcome: z.enum(['approved', 'returned']),
  draft: ReviewDraftSchema,
  reproduction: ReproductionSchema.nullable(),
  /** null = it counts. */
  fault: z.enum(DECISION_FAULTS).nullable(),
  /** What has changed since, where it is for another subject. */
  changed: z.array(z.enum(SUBJECT_PARTS)),
  sentence: z.string(),
})
export type JudgedDecision = z.infer<typeof JudgedDecisionSchema>

export const REVIEW_STATES = ['missing', 'approved', 'returned', 'notNeeded', 'void'] as const
/** One review as a gate (R27–R29): passed when approved, or not needed, for exactly the present state. */
export const ReviewGateSchema = z.object({
  kind: z.enum(REVIEW_KINDS),
  title: z.string(),
  requirement: z.string(),
  state: z.enum(REVIEW_STATES),
  passed: z.boolean(),
  sentence: z.string(),
})
export type ReviewGate = z.infer<typeof ReviewGateSchema>

export const ApprovalStateSchema = z.object({
  /** null while there is no result, catalogue or gate report to bind to. */
  subject: ReviewSubjectSchema.nullable(),
  gates: z.array(ReviewGateSchema),
  releasable: z.boolean(),
  /** Newest first. */
  decisions: z.array(JudgedDecisionSchema),
  requests: z.array(
    z.object({ id: z.string(), at: z.string(), to: z.array(z.string()), path: z.string(), present: z.boolean() }),
  ),
})
export type ApprovalState = z.infer<typeof ApprovalStateSchema>

export const ReceivedRequestSchema = z.object({
  id: z.string(),
  title: z.string(),
  at: z.string(),
  receivedAt: z.string(),
  preparer: CertificateSchema,
  reviews: z.array(z.enum(REVIEW_KINDS)),
  rows: z.number(),
  decided: z.enum(['approved', 'returned']).nullable(),
})
export type ReceivedRequest = z.infer<typeof ReceivedRequestSchema>

/** How a template the request was made under stands to the one at the reviewer's own PC. */
export const TEMPLATE_STANDINGS = ['same', 'older', 'newer', 'otherContent', 'missing', 'unknown'] as const
/** `asked` and `here` are versions; null = none. Whatever `forbids` can be sent back, not approved. */
export const AskedTemplateSchema = z.object({
  id: z.string(),
  asked: z.string().nullable(),
  here: z.string().nullable(),
  standing: z.enum(TEMPLATE_STANDINGS),
  forbids: z.boolean(),
})
export type AskedTemplate = z.infer<typeof AskedTemplateSchema>

export const OpenedRequestSchema = z.object({
  request: ReceivedRequestSchema,
  payload: RequestPayloadSchema,
  summary: ReviewSummarySchema,
  draft: ReviewDraftSchema,
  reproduction: ReproductionSchema.nullable(),
  templates: z.array(AskedTemplateSchema),
  /** Why the person signed in cannot decide it; null = they can. */
  mayNotDecide: z.enum(['samePerson', 'sameKey', 'notReviewer', 'nobody']).nullable(),
})
export type OpenedRequest = z.infer<typeof OpenedRequestSchema>

export const ChecklistSchema = z.strictObject({
  version: z.string(),
  reviews: z.record(
    z.enum(REVIEW_KINDS),
    z.array(z.strictObject({ id: z.string(), text: z.string(), basis: z.string() })).min(1),
  ),
})
export type Checklist = z.infer<typeof ChecklistSchema>

const RequestRefSchema = z.object({ requestId: z.string() })

export const reviewCalls = {
  'approvals.get': call('read', DatasetRefSchema, ApprovalStateSchema),
  'reviews.checklist': call('read', NothingSchema, ChecklistSchema),
  /** Writes the request for the present state. `to` = certificate or identity files of the reviewers. Source and keys go only by choice. */
  'reviews.request': call(
    'job',
    DatasetRefSchema.extend({
      out: z.string(),
      to: z.array(z.string()).max(16).default([]),
      /** Accounts at this PC, besides `to`. */
      reviewers: z.array(z.string()).max(16).default([]),
      reviews: z
        .array(z.enum(REVIEW_KINDS))
        .min(1)
        .default([...REVIEW_KINDS]),
      note: z.string().max(2000).default(''),
      source: z.boolean().default(false),
      keys: z.boolean().default(false),
    }),
    z.object({ path: z.string(), bytes: z.number(), requestId: z.string(), subject: ReviewSubjectSchema }),
  ),
  /** Takes a request into the work folder of the reviewer it is sealed to. */
  'reviews.receive': call('job', z.object({ path: z.string() }), OpenedRequestSchema),
  'reviews.list': call('read', NothingSchema, z.array(ReceivedRequestSchema)),
  'reviews.open': call('job', RequestRefSchema, OpenedRequestSchema),
  'reviews.saveDraft': call('write', RequestRefSchema.extend({ draft: ReviewDraftSchema }), NothingSchema),
  /** Keeps a paper of the experts for the decision. Throws FILE_TOO_LARGE, FILE_EMPTY. */
  'reviews.attach': call('write', RequestRefSchema.extend({ path: z.string() }), CommitteeFileSchema),
  /** Writes one out again: at the reviewer's PC, or where the decision was taken back by the person it is sealed to. */
  'reviews.paper': call('write', z.object({ sha256: DigestSchema, out: z.string() }), NothingSchema),
  /** Runs the recipe here, scans and attacks what came along. */
  'reviews.reproduce': call(
    'job',
    RequestRefSchema,
    z.object({ reproduction: ReproductionSchema, scan: ScanReportSchema }),
  ),
  /** Signs the draft as it stands and writes the decision. */
  'reviews.decide': call(
    'job',
    RequestRefSchema.extend({ out: z.string(), outcome: z.enum(['approved', 'returned']) }),
    z.object({ path: z.string(), decision: JudgedDecisionSchema }),
  ),
  /** Takes a decision that came back. `datasetId` where the request was not made in this work folder. */
  'reviews.answer': call('job', z.object({ path: z.string(), datasetId: z.string().optional() }), JudgedDecisionSchema),
}
