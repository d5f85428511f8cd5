// What the bureau decides over the items of its ledger: which item answers a line of its list, who settles a dispute, who is the source.
// Shapes only; what they do to the counting is in core/bureau-ledger.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'
import { LINE_STATES } from './reference-list.ts'

/** 已报送 · 说明不予开放 · 已答复待报送 · 待确认 · 未答复. */
export const LINE_STANDINGS = ['HANDED_IN', 'CLOSED', 'ANSWERED', 'ALIKE', 'OPEN'] as const
export type LineStanding = (typeof LINE_STANDINGS)[number]

/** A person's word on a line: this dataset of that body, or none of what is alike. */
export const LineDecisionSchema = z.object({
  /** Of the ledger's item, lasting over its versions; null = none of them. */
  itemKey: z.string().nullable(),
  note: z.string().trim().max(1000).default(''),
  on: z.string(),
})
export type LineDecision = z.infer<typeof LineDecisionSchema>

/** What a body wrote beside a line of the list it handed back. */
export const BodyAnswerSchema = z.object({
  listId: z.string(),
  no: z.number().int(),
  body: z.string(),
  state: z.enum(LINE_STATES),
  /** Of its own item. */
  title: z.string(),
  reason: z.string(),
  legalBasis: z.string(),
  agreedWith: z.string(),
  agreedOn: z.string(),
  file: z.string(),
})
export type BodyAnswer = z.infer<typeof BodyAnswerSchema>

const LineItemSchema = z.object({ sha256: z.string(), title: z.string(), body: z.string() })
const LineCandidateSchema = LineItemSchema.extend({ score: z.number(), exact: z.boolean() })

export const BureauLineSchema = z.object({
  no: z.number(),
  title: z.string(),
  publisher: z.string(),
  standing: z.enum(LINE_STANDINGS),
  /** The item that answers it. */
  item: LineItemSchema.nullable(),
  /** null = found by its name or number. */
  decision: LineDecisionSchema.nullable(),
  /** Alike ones a person has to confirm, best first. */
  candidates: z.array(LineCandidateSchema),
  answers: z.array(BodyAnswerSchema),
})
export type BureauLine = z.infer<typeof BureauLineSchema>

export const BureauListSchema = z.object({
  id: z.string(),
  name: z.string(),
  lines: z.number(),
  standings: z.array(z.object({ standing: z.enum(LINE_STANDINGS), lines: z.number() })),
})
export type BureauList = z.infer<typeof BureauListSchema>

export const DISPUTE_STATES = ['OPEN', 'CONVENED', 'SETTLED'] as const

/** 职责争议 (细则第十六条): first among the bodies, then convened by the bureau. Until it is settled its items are not counted. */
export const DisputeSchema = z.object({
  id: z.string(),
  subject: z.string().trim().min(1).max(200),
  /** Items it is about, by their keys in the ledger. */
  itemKeys: z.array(z.string()),
  parties: z.array(z.string().trim().min(1)).min(2).max(20),
  statement: z.string().max(2000),
  openedOn: z.string(),
  state: z.enum(DISPUTE_STATES),
  /** '' = not yet. */
  convenedOn: z.string(),
  settledOn: z.string(),
  /** The body that opens the data from now on; '' = each party keeps its own. */
  source: z.string(),
  result: z.string().max(2000),
})
export type Dispute = z.infer<typeof DisputeSchema>

export const DisputeViewSchema = DisputeSchema.extend({ items: z.array(LineItemSchema) })
export type DisputeView = z.infer<typeof DisputeViewSchema>

/** 一数一源: the body whose data are the authority for a data item. */
export const FieldSourceSchema = z.object({
  label: z.string().trim().min(1).max(100),
  body: z.string().trim().min(1).max(200),
  /** By which rule or agreement. */
  basis: z.string().trim().max(1000).default(''),
  on: z.string(),
})
export type FieldSource = z.infer<typeof FieldSourceSchema>

export const SharedFieldSchema = z.object({
  label: z.string(),
  /** Bodies whose items have the data item, with those items. */
  bodies: z.array(z.object({ body: z.string(), items: z.array(LineItemSchema) })),
  source: FieldSourceSchema.nullable(),
  /** Bodies that offer it though another is the source. */
  flagged: z.array(z.string()),
})
export type SharedField = z.infer<typeof SharedFieldSchema>

/** Why an accepted item is not counted: another body supplies the data, or nobody knows yet who does. */
export const UNCOUNTED_REASONS = ['doubled', 'disputed', 'elsewhere'] as const
export type UncountedReason = (typeof UNCOUNTED_REASONS)[number]

export const bureauDecisionCalls = {
  /** Reference lists of the folder, as far as bodies have answered them. */
  'bureau.lists': call('read', NothingSchema, z.array(BureauListSchema)),
  /** Throws REFERENCE_INVALID where there is no such list. */
  'bureau.listLines': call('read', z.object({ listId: z.string() }), z.array(BureauLineSchema)),
  /** `sha256` of an item, null = none of them; `decided` false takes the word back. Throws ITEM_NOT_FOUND, REFERENCE_INVALID. */
  'bureau.matchLine': call(
    'write',
    z.object({
      listId: z.string(),
      no: z.number().int(),
      sha256: z.string().nullable(),
      note: z.string().default(''),
      decided: z.boolean().default(true),
    }),
    BureauLineSchema,
  ),
  'bureau.disputes': call('read', NothingSchema, z.array(DisputeViewSchema)),
  /** Parties are the bodies of the items and whoever is named besides. Throws ITEM_NOT_FOUND, DISPUTE_INVALID. */
  'bureau.openDispute': call(
    'write',
    z.object({
      items: z.array(z.string()).max(100),
      subject: z.string().default(''),
      parties: z.array(z.string()).default([]),
      statement: z.string().default(''),
    }),
    DisputeViewSchema,
  ),
  /** Throws DISPUTE_INVALID where there is none, where it is settled, or where the source is no party. */
  'bureau.actOnDispute': call(
    'write',
    z.object({
      id: z.string(),
      act: z.enum(['convene', 'settle', 'reopen']),
      source: z.string().default(''),
      result: z.string().default(''),
    }),
    DisputeViewSchema,
  ),
  /** Data items that items of several bodies have, or that have a source. */
  'bureau.sharedFields': call('read', NothingSchema, z.array(SharedFieldSchema)),
  /** `body` '' takes the word back. */
  'bureau.setSource': call(
    'write',
    z.object({ label: z.string().trim().min(1), body: z.string().default(''), basis: z.string().default('') }),
    NothingSchema,
  ),
}
