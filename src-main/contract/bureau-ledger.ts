// The ledger of the bureau: what the bodies handed in, the targets they have, and how the one stands beside the other.
// Shapes only; what counts as what is in core/ledger.
import { z } from 'zod'
import { UNCOUNTED_REASONS } from './bureau-decisions.ts'
import { call } from './call.ts'
import { DATA_FORMATS, DOMAINS, OPEN_ATTRIBUTES, OPEN_FORMS, RESOURCE_KINDS, UPDATE_CYCLES } from './catalogue.ts'
import { TemplateRefSchema } from './template-ref.ts'

/** Municipal bodies, and districts or cities below the city. */
export const BODY_GROUPS = ['municipal', 'district'] as const
export type BodyGroup = (typeof BODY_GROUPS)[number]

/** R65, R66, R68, R71 and the rates of Article 26; each is one file in core/bureau-ledger/targets. */
export const TARGET_KINDS = [
  'cumulativeCount',
  'countPerBody',
  'growth',
  'apiCount',
  'apiShare',
  'openRate',
  'machineReadableRate',
  'domainCoverage',
  'timelyRate',
  'governedRate',
] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** Kinds whose figure is a part of one; the others are counts. */
export const SHARE_TARGETS: ReadonlySet<TargetKind> = new Set<TargetKind>([
  'growth',
  'apiShare',
  'openRate',
  'machineReadableRate',
  'timelyRate',
  'governedRate',
])

export const TargetBodySchema = z.object({
  name: z.string().min(1),
  group: z.enum(BODY_GROUPS),
  /** Datasets to open this year (开放数量); null = none stated. */
  quantity: z.number().int().min(0).nullable(),
  /** The same for the year before, for targets of growth. */
  previous: z.number().int().min(0).nullable().default(null),
  /** Items of its resource catalogue (公共数据目录), for the open rate; null = not known. */
  resourceItems: z.number().int().min(0).nullable().default(null),
  /** Other names the body signs with. */
  aliases: z.array(z.string().min(1)).default([]),
})
export type TargetBody = z.infer<typeof TargetBodySchema>

export const TargetRuleSchema = z.object({
  kind: z.enum(TARGET_KINDS),
  /** Counts as numbers, shares and growth as parts of one (0.2 = 20 %). */
  minimum: z.number().min(0),
  /** Only bodies of this group, each by itself; absent = the whole city together. */
  group: z.enum(BODY_GROUPS).optional(),
  /** Where it is written: document and article. */
  source: z.string().default(''),
})
export type TargetRule = z.infer<typeof TargetRuleSchema>

export const TargetsSchema = z.object({
  formatVersion: z.literal(1).default(1),
  year: z.number().int().min(2000).max(2100),
  city: z.string().default(''),
  bodies: z.array(TargetBodySchema).max(10_000),
  rules: z.array(TargetRuleSchema).max(100).default([]),
})
export type Targets = z.infer<typeof TargetsSchema>

export const ITEM_STATES = ['ACCEPTED', 'RETURNED'] as const

/** A package carries data; an entry, a confirmation form (目录确认表) and a line of a list (开放清单) only speak of it. */
export const ITEM_CARRIERS = ['package', 'catalogue', 'form', 'list'] as const
export type ItemCarrier = (typeof ITEM_CARRIERS)[number]

/** Why an item went back: found in the package, in its entry, form or line, or in its data. */
export const RETURN_REASONS = [
  'broken',
  'leak',
  'incomplete',
  'unread',
  'twice',
  'draft',
  'closed',
  'blank',
  'repeated',
] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

export const ItemFindingSchema = z.object({ reason: z.enum(RETURN_REASONS), detail: z.string() })
export type ItemFinding = z.infer<typeof ItemFindingSchema>

/** One item of the ledger: the newest form of a dataset some body handed in. */
export const LedgerItemSchema = z.object({
  /** Of the file handed in, lower-case hex; of a line, of the file's digest and the place in it. An item is known by it. */
  sha256: z.string(),
  /** Base name, never a path. */
  file: z.string(),
  carrier: z.enum(ITEM_CARRIERS),
  /** Where in the file: sheet and row of a line; null = the file is the item. */
  place: z.object({ sheet: z.string(), row: z.number().int() }).nullable().default(null),
  state: z.enum(ITEM_STATES),
  findings: z.array(ItemFindingSchema),
  body: z.string(),
  title: z.string(),
  identifier: z.string(),
  version: z.string(),
  openAttribute: z.enum(OPEN_ATTRIBUTES).nullable(),
  openForm: z.enum(OPEN_FORMS),
  resourceKind: z.enum(RESOURCE_KINDS).nullable(),
  formats: z.array(z.enum(DATA_FORMATS)),
  domains: z.array(z.enum(DOMAINS)),
  businessLine: z.string(),
  updateCycle: z.enum(UPDATE_CYCLES).nullable(),
  /** `YYYY-MM-DD` or empty. */
  updated: z.string(),
  /** Labels of the data items in their order. */
  columns: z.array(z.string()),
  rows: z.number().int().min(0).nullable(),
  /** The line of the bureau's reference list it answers (参考清单序号), as written; '' = none stated. */
  listNo: z.string().default(''),
  /** 计划开放时间, as written. */
  planned: z.string().default(''),
  /** Why an item is not opened (不予开放), and by which law; '' where it is. */
  closedReason: z.string().default(''),
  legalBasis: z.string().default(''),
  /** Cells, cells that are blank and may not be, repeated rows: counted in the package's table; null without data. */
  quality: z.object({ cells: z.number(), blank: z.number(), repeated: z.number() }).nullable(),
  /** true = 未经审核. */
  draft: z.boolean(),
  /** Standard templates it was made under, as its manifest says. */
  templates: z.array(TemplateRefSchema).default([]),
  /** When it was collected, ISO 8601. */
  at: z.string(),
})
export type LedgerItem = z.infer<typeof LedgerItemSchema>

/** Two items that seem to be the same data from two bodies, with what they have in common (0…1). */
export const TwinSchema = z.object({
  left: z.string(),
  right: z.string(),
  score: z.number(),
  titles: z.number(),
  columns: z.number(),
  sameLine: z.boolean(),
  /** Decided by a person: both stay, or one body supplies the data for all. null = open. */
  decision: z.object({ same: z.boolean(), source: z.string(), reason: z.string() }).nullable(),
})
export type Twin = z.infer<typeof TwinSchema>

export const TargetOutcomeSchema = z.object({
  kind: z.enum(TARGET_KINDS),
  group: z.enum(BODY_GROUPS).nullable(),
  minimum: z.number(),
  /** null = cannot be computed from what is known. */
  actual: z.number().nullable(),
  met: z.boolean().nullable(),
  /** Numerator and denominator of the figure. */
  part: z.number(),
  whole: z.number(),
  /** Bodies below it, where the rule is for each body. */
  short: z.array(z.string()),
  source: z.string(),
})
export type TargetOutcome = z.infer<typeof TargetOutcomeSchema>

export const BodyProgressSchema = z.object({
  body: z.string(),
  /** null = no body of the targets. */
  group: z.enum(BODY_GROUPS).nullable(),
  target: z.number().nullable(),
  actual: z.number(),
  /** Handed in and sent back. */
  returned: z.number(),
  /** Accepted, but another body's data or in dispute. */
  uncounted: z.number(),
  gap: z.number().nullable(),
  /** 1 = fulfilled; null without target. */
  completion: z.number().nullable(),
  rank: z.number().nullable(),
  unconditional: z.number(),
  conditional: z.number(),
  api: z.number(),
  machineReadable: z.number(),
  /** Items whose last update is within their cycle, of those whose cycle has a pace. */
  timely: z.number(),
  paced: z.number(),
  rows: z.number(),
})
export type BodyProgress = z.infer<typeof BodyProgressSchema>

export const ScoreWeightsSchema = z.object({
  scope: z.number().min(0).max(100).default(40),
  quality: z.number().min(0).max(100).default(40),
  timeliness: z.number().min(0).max(100).default(20),
})
export type ScoreWeights = z.infer<typeof ScoreWeightsSchema>

export const BodyScoreSchema = z.object({
  body: z.string(),
  /** Parts of one; null = nothing to judge by, and the others weigh more. */
  scope: z.number().nullable(),
  quality: z.number().nullable(),
  timeliness: z.number().nullable(),
  /** 0…100. */
  score: z.number().nullable(),
})

export const LedgerReportSchema = z.object({
  year: z.number().nullable(),
  today: z.string(),
  items: z.number(),
  accepted: z.number(),
  returned: z.number(),
  bodies: z.array(BodyProgressSchema),
  outcomes: z.array(TargetOutcomeSchema),
  /** Accepted items per key field of Article 10. */
  domains: z.array(z.object({ domain: z.enum(DOMAINS), items: z.number() })),
  scores: z.array(BodyScoreSchema),
  /** Names of bodies that handed in and are in no target. */
  unknownBodies: z.array(z.string()),
  twins: z.array(TwinSchema),
  /** Accepted items that are not counted, with the reason. */
  uncounted: z.array(
    z.object({ sha256: z.string(), body: z.string(), title: z.string(), reason: z.enum(UNCOUNTED_REASONS) }),
  ),
})
export type LedgerReport = z.infer<typeof LedgerReportSchema>

export const CollectReportSchema = z.object({
  files: z.number(),
  /** Known already, byte by byte: not judged again, not counted twice. */
  known: z.number(),
  accepted: z.number(),
  returned: z.number(),
  /** Took the place of an older version of the same item. */
  replaced: z.number(),
  /** Accepted, but the ledger holds a newer or fuller form of the same item already. */
  duplicates: z.number(),
  /** Lines of reference lists that bodies answered, and answered otherwise than before. */
  answers: z.number(),
  /** Files that are none of what bodies hand in, with the reason. */
  unreadable: z.array(z.object({ file: z.string(), reason: z.string() })),
})
export type CollectReport = z.infer<typeof CollectReportSchema>

export const WatchedSchema = CollectReportSchema.extend({ rounds: z.number() })
export type Watched = z.infer<typeof WatchedSchema>

export const LEDGER_REPORT_FORMATS = ['docx', 'xlsx', 'html'] as const

export const bureauCalls = {
  /** Files and folders (with what lies below them); goes on where it was stopped. */
  'bureau.collect': call(
    'job',
    z.object({
      paths: z.array(z.string()).min(1),
      /** Accept what nobody has reviewed yet (草稿); else it goes back. */
      drafts: z.boolean().default(false),
    }),
    CollectReportSchema,
  ),
  /** Goes on collecting whatever comes into a folder, until it is stopped; then says what came. */
  'bureau.watch': call('job', z.object({ path: z.string(), drafts: z.boolean().default(false) }), WatchedSchema),
  'bureau.items': call('read', z.object({ body: z.string().optional() }), z.array(LedgerItemSchema)),
  'bureau.remove': call('write', z.object({ sha256: z.string(), reason: z.string() }), z.null()),
  'bureau.targets': call('read', z.object({}), z.array(TargetsSchema)),
  'bureau.setTargets': call('write', z.object({ targets: TargetsSchema }), z.null()),
  /** Reads a file of targets: ours, or the annex as it was published. */
  'bureau.importTargets': call('write', z.object({ path: z.string() }), TargetsSchema),
  'bureau.report': call(
    'read',
    z.object({ year: z.number().int().nullable(), weights: ScoreWeightsSchema.prefault({}) }),
    LedgerReportSchema,
  ),
  'bureau.decideTwin': call(
    'write',
    z.object({ left: z.string(), right: z.string(), same: z.boolean(), source: z.string(), reason: z.string() }),
    z.null(),
  ),
  /** The same as a page that stands alone, for printing. */
  'bureau.reportPage': call(
    'read',
    z.object({ year: z.number().int().nullable(), weights: ScoreWeightsSchema.prefault({}) }),
    z.object({ html: z.string() }),
  ),
  'bureau.saveReport': call(
    'job',
    z.object({
      year: z.number().int().nullable(),
      weights: ScoreWeightsSchema.prefault({}),
      out: z.string(),
      format: z.enum(LEDGER_REPORT_FORMATS),
    }),
    z.object({ path: z.string(), bytes: z.number() }),
  ),
}
