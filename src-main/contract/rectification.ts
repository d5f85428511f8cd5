// Rectification tasks between the bureau and a body: a signed task goes out, a signed answer comes back (细则第十三条末款, R58, R70).
// Shapes only; the body keeps a received task as a case, the bureau keeps it in its ledger.
import { z } from 'zod'
import { ItemFindingSchema } from './bureau-ledger.ts'
import { call, NothingSchema } from './call.ts'
import { CaseViewSchema } from './cases.ts'

const TextSchema = z.string().trim().max(4000)

export const RectificationTaskSchema = z.strictObject({
  taskId: z.string().min(1).max(64),
  /** Of the bureau that asks. */
  bureau: z.string().min(1).max(120),
  body: z.string().min(1).max(120),
  title: z.string().min(1).max(200),
  /** The file that was handed in: name and SHA-256. */
  file: z.string().max(300),
  sha256: z.string(),
  findings: z.array(ItemFindingSchema).max(200),
  demand: TextSchema,
  issuedOn: z.iso.date(),
  /** Ten working days after the day of issue, which does not count. */
  dueOn: z.iso.date(),
})
export type RectificationTask = z.infer<typeof RectificationTaskSchema>

/** Put right, with a new package on its way · explained why it stays as it is. */
export const RECTIFICATION_OUTCOMES = ['CORRECTED', 'EXPLAINED'] as const

export const RectificationAnswerSchema = z.strictObject({
  taskId: z.string().min(1).max(64),
  body: z.string().min(1).max(120),
  outcome: z.enum(RECTIFICATION_OUTCOMES),
  handling: TextSchema.min(1),
  reply: TextSchema.min(1),
  answeredOn: z.iso.date(),
})

/** 已发出 · 已答复 · 已办结; one that was sent back again waits for a further answer. */
export const RECTIFICATION_STATES = ['ISSUED', 'ANSWERED', 'CLOSED'] as const

export const RectificationSchema = RectificationTaskSchema.extend({
  state: z.enum(RECTIFICATION_STATES),
  /** Every year the deadline was counted through is in the work calendar. */
  certain: z.boolean(),
  answer: RectificationAnswerSchema.extend({ person: z.string(), unit: z.string() }).nullable(),
  closedOn: z.string(),
  /** Why it was closed, or what is asked for again. */
  note: z.string(),
})
export type Rectification = z.infer<typeof RectificationSchema>

export const RectificationViewSchema = RectificationSchema.extend({
  /** Working days until the deadline; negative = passed; null = answered or closed. */
  left: z.number().nullable(),
  /** A later form of the item was handed in and accepted. */
  corrected: z.boolean(),
})
export type RectificationView = z.infer<typeof RectificationViewSchema>

const WrittenSchema = z.object({ path: z.string(), bytes: z.number() })

export const rectificationCalls = {
  /** What the bureau sent out: the soonest due first, closed ones last. */
  'rectifications.list': call('read', NothingSchema, z.array(RectificationViewSchema)),
  /** Signs a task for an item that was sent back. Throws ITEM_NOT_FOUND, IDENTITY_NEEDED, TEMPLATE_ROLE. */
  'rectifications.issue': call(
    'job',
    z.object({ sha256: z.string(), demand: TextSchema.default(''), out: z.string() }),
    WrittenSchema.extend({ task: RectificationViewSchema }),
  ),
  /** At the body: becomes a case with its deadline. Throws SIGNED_FILE_REFUSED, TRUST_NEEDED, CASE_REFUSED. */
  'rectifications.receive': call('job', z.object({ path: z.string() }), CaseViewSchema),
  /** At the body: signs the answer of a case that was replied to. Throws CASE_REFUSED, CASE_NOT_FOUND, IDENTITY_NEEDED. */
  'rectifications.answer': call('job', z.object({ caseId: z.string(), out: z.string() }), WrittenSchema),
  /** At the bureau. Throws SIGNED_FILE_REFUSED, TRUST_NEEDED, TASK_NOT_FOUND, TASK_OTHER_BODY. */
  'rectifications.take': call('job', z.object({ path: z.string() }), RectificationViewSchema),
  /** `settled` false = the answer does not do; the task is open again. Throws TASK_NOT_FOUND. */
  'rectifications.close': call(
    'write',
    z.object({ taskId: z.string(), settled: z.boolean(), note: TextSchema.default('') }),
    RectificationViewSchema,
  ),
}
