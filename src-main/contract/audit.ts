// The audit trail (R52): its events, its place in the chain at a moment, the files that prove it, and where packages went.
// Never holds a cell value.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'
import { DigestSchema } from './signing.ts'

export const AuditEventSchema = z.object({
  seq: z.number(),
  at: z.string(),
  person: z.string(),
  action: z.string(),
  datasetId: z.string().nullable(),
  /** Never a cell value. */
  detail: z.record(z.string(), z.json()),
  hash: z.string(),
})
export type AuditEvent = z.infer<typeof AuditEventSchema>

/** Every condition given must hold. `since` and `until` are instants; `until` is the first that no longer counts. */
export const AuditFilterSchema = z.object({
  datasetId: z.string().optional(),
  person: z.string().optional(),
  actions: z.array(z.string()).min(1).optional(),
  since: z.string().optional(),
  until: z.string().optional(),
})
export type AuditFilter = z.infer<typeof AuditFilterSchema>

/** A trail's newest event at a moment. What has it from elsewhere can tell later whether anything up to there was changed. */
export const TrailHeadSchema = z.strictObject({
  trailId: z.string().regex(/^[0-9a-f]{32}$/),
  seq: z.number().int().min(0),
  sha256: DigestSchema,
  sm3: DigestSchema,
})
export type TrailHead = z.infer<typeof TrailHeadSchema>

/**
 * A range of events with the proof that they belong to a trail: the link before them, and the content digests of all events behind them
 * up to the head, which say nothing of those events. The events are in the attachment, one JSON text a line.
 */
export const AuditExportSchema = z.strictObject({
  from: z.number().int().min(1),
  to: z.number().int().min(0),
  before: TrailHeadSchema,
  trail: TrailHeadSchema,
})
export type AuditExport = z.infer<typeof AuditExportSchema>

export const CHECKPOINT_FAULTS = ['missing', 'different', 'otherTrail', 'refused'] as const
export const CheckpointResultSchema = z.object({
  /** File name, or '' for one kept in the work folder. */
  source: z.string(),
  seq: z.number().nullable(),
  at: z.string().nullable(),
  person: z.string().nullable(),
  fault: z.enum(CHECKPOINT_FAULTS).nullable(),
})
export type CheckpointResult = z.infer<typeof CheckpointResultSchema>

export const TrailReportSchema = z.object({
  ok: z.boolean(),
  trailId: z.string(),
  events: z.number(),
  /** Number of the first event that is missing, moved or changed; null = none. */
  brokenAt: z.number().nullable(),
  /** Newest signed state of this trail that was compared; null = none was at hand. */
  provenUpTo: z.number().nullable(),
  checkpoints: z.array(CheckpointResultSchema),
})
export type TrailReport = z.infer<typeof TrailReportSchema>

export const ExportReportSchema = z.object({
  ok: z.boolean(),
  trailId: z.string(),
  from: z.number(),
  to: z.number(),
  head: z.number(),
  issuer: z.object({ name: z.string(), unit: z.string(), at: z.string() }),
  brokenAt: z.number().nullable(),
  events: z.array(AuditEventSchema),
})
export type ExportReport = z.infer<typeof ExportReportSchema>

export const MEDIA = ['upload', 'disc', 'stick', 'mail', 'paper', 'other'] as const
const DestinationInputSchema = z.object({
  datasetId: z.string(),
  /** Of the package's bytes. */
  sha256: DigestSchema,
  recipient: z.string().trim().min(1).max(120),
  purpose: z.string().trim().min(1).max(300),
  medium: z.enum(MEDIA),
  note: z.string().trim().max(300).default(''),
})
export const DestinationSchema = DestinationInputSchema.extend({
  id: z.number(),
  datasetId: z.string().nullable(),
  title: z.string(),
  person: z.string(),
  at: z.string(),
})
export type Destination = z.infer<typeof DestinationSchema>

export const auditCalls = {
  'audit.list': call(
    'read',
    AuditFilterSchema.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    z.object({ total: z.number(), events: z.array(AuditEventSchema) }),
  ),
  'audit.choices': call(
    'read',
    NothingSchema,
    z.object({ persons: z.array(z.string()), actions: z.array(z.string()) }),
  ),
  /** The chain, the checkpoints kept here, and those in `files`: packages, review requests, decisions and exports that left this PC. */
  'audit.verify': call('job', z.object({ files: z.array(z.string()).max(500).default([]) }), TrailReportSchema),
  /** Both ends belong to it; absent = from the first, to the newest. Signed by whoever is signed in. */
  'audit.export': call(
    'job',
    z.object({ out: z.string(), from: z.number().int().min(1).optional(), to: z.number().int().min(1).optional() }),
    z.object({ path: z.string(), from: z.number(), to: z.number(), trail: TrailHeadSchema }),
  ),
  /** An export of any trail, by the trust file alone. Throws SIGNED_FILE_REFUSED. */
  'audit.checkExport': call('job', z.object({ path: z.string() }), ExportReportSchema),
  'destinations.add': call('write', DestinationInputSchema, DestinationSchema),
  'destinations.list': call('read', z.object({ datasetId: z.string().optional() }), z.array(DestinationSchema)),
}
