// Several files or sheets read as one table, and the versions a dataset's source goes through.
// Says nothing about what is done with the table afterwards.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { DatasetSummarySchema, ImportReportSchema } from './datasets.ts'
import { ReadingSchema } from './reading.ts'

/** One file, or one sheet of it. */
export const SourcePartSchema = z.object({
  path: z.string(),
  sheet: z.string().optional(),
  /** What the source column says of the rows of this part. */
  label: z.string().max(200),
  /** Opens a protected workbook; used for this one call, never stored and never logged. */
  password: z.string().max(255).optional(),
  /** Columns that stand under another name in the table: own name → name in the table. */
  rename: z.record(z.string(), z.string().trim().min(1)).default({}),
})
export type SourcePart = z.infer<typeof SourcePartSchema>

/** Which columns the table has where parts differ: every one, those that all parts have, or those of the first part. */
export const COLUMN_RULES = ['all', 'common', 'first'] as const
export const ColumnRuleSchema = z.enum(COLUMN_RULES)
export type ColumnRule = z.infer<typeof ColumnRuleSchema>

/** What happens when a part cannot be read: nothing is imported, or the part is left out and named in the report. */
export const UNREADABLE_RULES = ['stop', 'leaveOut'] as const

export const SeveralSchema = z.object({
  parts: z.array(SourcePartSchema).min(1).max(1000),
  /** How every part is read; a part's own sheet comes before it. */
  reading: ReadingSchema,
  /** Name of the column that says which part a row came from; null = none. */
  sourceColumn: z.string().trim().min(1).max(100).nullable(),
  columns: ColumnRuleSchema.default('all'),
  unreadable: z.enum(UNREADABLE_RULES).default('stop'),
})
export type Several = z.infer<typeof SeveralSchema>

const FaultSchema = z.object({ code: z.string(), message: z.string(), fix: z.string() })

/** How the columns of one part stand to those of the table. Names are those of the part unless said otherwise. */
const ColumnDifferenceSchema = z.object({
  /** Columns of the table that the part does not have: its rows are blank there. */
  missing: z.array(z.string()),
  /** Columns of the part that the table does not have. */
  extra: z.array(z.string()),
  /** The same columns in another order; they are matched by name, so nothing goes wrong. */
  reordered: z.boolean(),
})

export const SurveyedPartSchema = ColumnDifferenceSchema.extend({
  file: z.string(),
  sheet: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  columns: z.array(z.string()),
  /** The first records by `columns`, with their row numbers in the file. */
  head: z.array(z.object({ rowNumber: z.number(), cells: z.array(z.string()) })),
  headerRows: z.tuple([z.number(), z.number()]).nullable(),
  /** 0–1: how certain the header is. */
  confidence: z.number(),
  bytes: z.number(),
  /** Extra columns that are likely columns of the table under another name: own name → name in the table. */
  proposed: z.record(z.string(), z.string()),
  fault: FaultSchema.nullable(),
})
export type SurveyedPart = z.infer<typeof SurveyedPartSchema>

/** What became of one part. `rowsRead = rowsSetAside + rows`; all are 0 for a part that was left out (`fault`). */
export const ImportedPartSchema = ColumnDifferenceSchema.extend({
  file: z.string(),
  sheet: z.string().nullable(),
  label: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** Row numbers of the table = row numbers of the file + this. */
  firstRow: z.number(),
  rowsRead: z.number(),
  rowsSetAside: z.number(),
  rows: z.number(),
  setAside: z.record(z.string(), z.number()),
  fault: FaultSchema.nullable(),
})
export type ImportedPart = z.infer<typeof ImportedPartSchema>

const ExampleSchema = z.object({
  rowNumber: z.number(),
  /** Values of the key columns; of the first columns where no key is known. */
  key: z.array(z.string()),
  /** Of a changed row: what was and what is. */
  cells: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
})

/** Two versions of a table side by side. Without a key, rows are told apart by all their cells and none is `changed`. */
export const DifferenceSchema = z.object({
  key: z.array(z.string()),
  rows: z.object({
    before: z.number(),
    after: z.number(),
    added: z.number(),
    removed: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    /** Rows of the new version whose key stands there more than once, the first not counted. */
    repeated: z.number(),
  }),
  columns: z.object({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(z.object({ column: z.string(), cells: z.number() })),
  }),
  /** Per column of few different values: those the old version did not have, some of them, and how many. */
  newValues: z.array(z.object({ column: z.string(), values: z.array(z.string()), count: z.number() })),
  examples: z.object({
    added: z.array(ExampleSchema),
    removed: z.array(ExampleSchema),
    changed: z.array(ExampleSchema),
  }),
})
export type Difference = z.infer<typeof DifferenceSchema>

export const SOURCE_CHANGES = ['import', 'append', 'replace'] as const
export const SourceChangeSchema = z.enum(SOURCE_CHANGES)
export type SourceChange = z.infer<typeof SourceChangeSchema>

/** One state of a dataset's source. Versions are numbered from 1 and never change. */
export const SourceVersionSchema = z.object({
  no: z.number(),
  /** The version it was made from; null for the first. */
  base: z.number().nullable(),
  change: SourceChangeSchema,
  at: z.string(),
  person: z.string(),
  file: z.string(),
  rows: z.number(),
  columns: z.number(),
  rowsRead: z.number(),
  rowsSetAside: z.number(),
  sourceColumn: z.string().nullable(),
  /** Empty for a table imported before parts were recorded. */
  parts: z.array(ImportedPartSchema),
  current: z.boolean(),
})
export type SourceVersion = z.infer<typeof SourceVersionSchema>

export const SeveralReportSchema = ImportReportSchema.extend({ parts: z.array(ImportedPartSchema) })
export type SeveralReport = z.infer<typeof SeveralReportSchema>

const UpdateSchema = SeveralSchema.extend({
  datasetId: z.string(),
  change: z.enum(['append', 'replace']),
  key: z.array(z.string()).nullable(),
})

/** A new version that is complete but not the present one: a person decides by its difference. */
export const PreparedVersionSchema = SeveralReportSchema.extend({
  /** Names this preparation; another one for the same dataset takes its place. */
  prepared: z.string(),
  change: z.enum(['append', 'replace']),
  /** Number of the version it is compared with. */
  base: z.number(),
  difference: DifferenceSchema,
})
export type PreparedVersion = z.infer<typeof PreparedVersionSchema>

const PreparedRefSchema = DatasetRefSchema.extend({ prepared: z.string() })

const VersionRefSchema = DatasetRefSchema.extend({ no: z.number().int().min(1) })

export const sourceCalls = {
  /** The heads of all parts beside each other, quickly. `datasetId`: compared with that dataset, else with the first readable part. */
  'sources.survey': call(
    'job',
    SeveralSchema.pick({ parts: true, reading: true }).extend({ datasetId: z.string().optional() }),
    z.object({ columns: z.array(z.string()), parts: z.array(SurveyedPartSchema) }),
  ),
  'sources.import': call('job', SeveralSchema.extend({ name: z.string().trim().min(1).max(100) }), SeveralReportSchema),
  /** A new version of the dataset's source. `key` null = a column that identifies rows is looked for. */
  'sources.update': call(
    'job',
    UpdateSchema,
    SeveralReportSchema.extend({ no: z.number(), difference: DifferenceSchema }),
  ),
  /** The same, but the dataset stays as it is until the new version is accepted; forgotten when the work folder is closed. */
  'sources.prepare': call('job', UpdateSchema, PreparedVersionSchema),
  'sources.prepared': call('read', DatasetRefSchema, PreparedVersionSchema.nullable()),
  /** Throws VERSION_NOT_FOUND when it is prepared no more, VERSION_CHANGED when the dataset got another version meanwhile. */
  'sources.accept': call('write', PreparedRefSchema, z.object({ no: z.number() })),
  'sources.discard': call('write', PreparedRefSchema, z.object({})),
  /** Newest first. */
  'sources.versions': call('read', DatasetRefSchema, z.array(SourceVersionSchema)),
  /** Against the version it was made from; null for the first. */
  'sources.difference': call('read', VersionRefSchema, DifferenceSchema.nullable()),
  /** Makes an older (or newer) version the present one; none is lost. */
  'sources.restore': call('write', VersionRefSchema, DatasetSummarySchema),
}
