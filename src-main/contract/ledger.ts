// 台账: every item of the work folder in one line, with what is due; the calendar file; the history of an entry.
// Facts only; formulas are in core/ledger and core/update-cycle.
import { z } from 'zod'
import { call, DatasetRefSchema, NothingSchema } from './call.ts'
import { DOMAINS, OPEN_ATTRIBUTES, OPEN_FORMS, UPDATE_CYCLES } from './catalogue.ts'
import { LIFE_CYCLE_STATES } from './opening.ts'
import { GradeSchema } from './profile.ts'

export const LedgerRowSchema = z.object({
  datasetId: z.string(),
  /** Of the dataset, where the entry has none. */
  title: z.string(),
  publisher: z.string(),
  region: z.string(),
  lifeCycle: z.enum(LIFE_CYCLE_STATES),
  inForce: z.enum(OPEN_ATTRIBUTES).nullable(),
  /** A change that waits. */
  pending: z.enum(OPEN_ATTRIBUTES).nullable(),
  grade: GradeSchema.nullable(),
  domains: z.array(z.enum(DOMAINS)),
  theme: z.string(),
  businessLine: z.string(),
  openForm: z.enum(OPEN_FORMS),
  updateCycle: z.enum(UPDATE_CYCLES).nullable(),
  dataUpdateDate: z.string(),
  /** '' = no pace is promised. */
  nextDue: z.string(),
  /** Days after the due date; null = none or still to come. */
  late: z.number().nullable(),
  /** Days by which the next assessment is late; null = not late. */
  assessmentLate: z.number().nullable(),
  /** Days since conditions should have been lifted at once; null = not so. */
  dueAtOnceDays: z.number().nullable(),
  disputed: z.boolean(),
  rows: z.number().nullable(),
  missing: z.number(),
  lastPackageAt: z.string(),
})
export type LedgerRow = z.infer<typeof LedgerRowSchema>

/** What of an item is late or due at once; only such items. */
export const DueItemSchema = LedgerRowSchema.pick({
  datasetId: true,
  title: true,
  late: true,
  assessmentLate: true,
  dueAtOnceDays: true,
})
export type DueItem = z.infer<typeof DueItemSchema>

/** What differs between two versions of an entry: element or data item, before and after in words. */
export const EntryDifferenceSchema = z.object({
  path: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
})
export type EntryDifference = z.infer<typeof EntryDifferenceSchema>

export const EntryVersionSchema = z.object({
  no: z.number(),
  at: z.string(),
  person: z.string(),
  version: z.string(),
  rows: z.number(),
  /** Number of the source version the data came from. */
  sourceNo: z.number(),
  digest: z.string(),
  packageSha256: z.string(),
  /** Against the version before; empty for the first. */
  differences: z.array(EntryDifferenceSchema),
  /** Rows more or fewer than in the version before; null for the first. */
  rowsChange: z.number().nullable(),
})
export type EntryVersion = z.infer<typeof EntryVersionSchema>

export const ledgerCalls = {
  'ledger.list': call('read', NothingSchema, z.array(LedgerRowSchema)),
  'ledger.due': call('read', NothingSchema, z.array(DueItemSchema)),
  /** The ledger as a workbook. */
  'ledger.write': call('job', z.object({ path: z.string() }), z.object({ path: z.string(), rows: z.number() })),
  /** Updates, assessments and cases that are due, as a calendar file for any calendar program (RFC 5545). */
  'ledger.calendar': call('job', z.object({ path: z.string() }), z.object({ path: z.string(), events: z.number() })),
  /** Newest first: one version for each package that was built. */
  'history.list': call('read', DatasetRefSchema, z.array(EntryVersionSchema)),
  /** The release notes of the newest version against the one before, as text. */
  'history.notes': call('read', DatasetRefSchema, z.object({ text: z.string() })),
  /** The release notes as a text file (UTF-8 with byte order mark, for editors of Windows). */
  'history.write': call('job', DatasetRefSchema.extend({ path: z.string() }), z.object({ path: z.string() })),
}
