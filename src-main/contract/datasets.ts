// Datasets of a work folder, the files they come from, and pages of their tables.
// A dataset is one imported table with its recipe, results and catalogue entry.
import { z } from 'zod'
import { call, DatasetRefSchema, NothingSchema } from './call.ts'
import {
  FileFormatSchema,
  InspectionSchema,
  ReadingSchema,
  RowRoleSchema,
  SetAsideReasonSchema,
  SheetTableSchema,
  WarningSchema,
} from './reading.ts'

/** `read = setAside + source`, `result = source − removed + added`; a change that breaks this is a bug. */
export const CountsSchema = z.object({
  read: z.number(),
  setAside: z.number(),
  source: z.number(),
  removed: z.number(),
  added: z.number(),
  result: z.number(),
})
export type Counts = z.infer<typeof CountsSchema>

export const DatasetSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  importedAt: z.string(),
  changedAt: z.string(),
  source: z.object({ file: z.string(), sheet: z.string().nullable(), bytes: z.number(), sha256: z.string() }),
  reading: ReadingSchema,
  rowsRead: z.number(),
  rowsSetAside: z.number(),
  rows: z.number(),
  columns: z.array(z.string()),
  /** Facts from which the window shows each step as done / to do / not needed. */
  progress: z.object({
    profiled: z.boolean(),
    cleanSteps: z.number(),
    maskSteps: z.number(),
    deidentifySteps: z.number(),
    /** A result exists for the present recipe. */
    resultFresh: z.boolean(),
    resultRows: z.number().nullable(),
    catalogueMissing: z.number().nullable(),
    gatesPassed: z.number().nullable(),
    gatesTotal: z.number().nullable(),
    lastPackage: z.object({ path: z.string(), at: z.string(), sha256: z.string(), draft: z.boolean() }).nullable(),
  }),
})
export type DatasetSummary = z.infer<typeof DatasetSummarySchema>

/** What stays of a dataset that was closed: its data are erased for good. */
export const ClosedDatasetSchema = z.object({
  id: z.string(),
  name: z.string(),
  importedAt: z.string(),
  closedAt: z.string(),
  person: z.string(),
  reason: z.string(),
  sourceFile: z.string(),
  sourceSha256: z.string(),
  rows: z.number(),
  /** Destroyed with it. */
  keys: z.number(),
  packages: z.array(z.object({ sha256: z.string(), at: z.string(), draft: z.boolean() })),
})
export type ClosedDataset = z.infer<typeof ClosedDatasetSchema>

export const VIEWS = ['source', 'result'] as const
export const ViewSchema = z.enum(VIEWS)
export type View = z.infer<typeof ViewSchema>

const CellSchema = z.string()
export const TablePageSchema = z.object({
  total: z.number(),
  columns: z.array(z.string()),
  rows: z.array(z.object({ rowNumber: z.number(), cells: z.array(CellSchema) })),
})

/** A row of the file as the import screen shows it. `role` `data` = will be a record. */
export const PreviewRowSchema = z.object({
  number: z.number(),
  cells: z.array(z.string().nullable()),
  role: RowRoleSchema,
})

export const FilePreviewSchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(PreviewRowSchema),
  headerRows: z.tuple([z.number(), z.number()]).nullable(),
  /** 0–1; below 0.6 the person should look at the header. */
  confidence: z.number(),
  format: FileFormatSchema,
  encoding: z.string().nullable(),
  encodingConfidence: z.number(),
  encodingAlternatives: z.array(z.string()),
  delimiter: z.string().nullable(),
  quote: z.string().nullable(),
  columnStarts: z.array(z.number()).nullable(),
  unit: z.string().nullable(),
  hiddenColumns: z.array(z.string()),
  /** Tables among the rows looked at; one where nothing speaks for more. */
  tables: z.array(SheetTableSchema),
  warnings: z.array(WarningSchema),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  sheet: z.string().nullable(),
  /** The file has more rows than were looked at. */
  more: z.boolean(),
  /** False after a glance: merged cells and what else stands behind the rows is not known yet. */
  complete: z.boolean(),
})
export type FilePreview = z.infer<typeof FilePreviewSchema>

export const ImportReportSchema = z.object({
  datasetId: z.string(),
  counts: CountsSchema,
  columns: z.array(z.string()),
  setAside: z.record(z.string(), z.number()),
  damagedColumns: z.array(z.object({ column: z.string(), count: z.number() })),
  warnings: z.array(z.string()),
})
export type ImportReport = z.infer<typeof ImportReportSchema>

/** What `openprep read` prints. */
export const ReadOutputSchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string().nullable())),
  rowNumbers: z.array(z.number()),
})

/** `password` opens a protected workbook; it is used for this one call, never stored and never logged. */
const FileRefSchema = z.object({ path: z.string(), reading: ReadingSchema, password: z.string().max(255).optional() })

export const fileCalls = {
  'files.inspect': call('job', FileRefSchema, InspectionSchema),
  /** The first rows only; `glance` = at once, even where the file has to be gone through to know all about them. */
  'files.preview': call(
    'read',
    FileRefSchema.extend({ limit: z.number().int().min(1).max(500), glance: z.boolean().optional() }),
    FilePreviewSchema,
  ),
}

export const datasetCalls = {
  'datasets.list': call('read', NothingSchema, z.array(DatasetSummarySchema)),
  'datasets.get': call('read', DatasetRefSchema, DatasetSummarySchema),
  'datasets.rename': call(
    'write',
    z.object({ datasetId: z.string(), name: z.string().trim().min(1).max(100) }),
    DatasetSummarySchema,
  ),
  'datasets.remove': call('write', DatasetRefSchema, NothingSchema),
  /** Destroys the keys of all its data; only this record and its events stay. Waits for running work. */
  'datasets.close': call(
    'job',
    DatasetRefSchema.extend({ reason: z.string().trim().min(1).max(300) }),
    ClosedDatasetSchema,
  ),
  'datasets.closed': call('read', NothingSchema, z.array(ClosedDatasetSchema)),
  'datasets.import': call('job', FileRefSchema.extend({ name: z.string().trim().min(1).max(100) }), ImportReportSchema),
}

export const tableCalls = {
  'table.page': call(
    'read',
    z.object({
      datasetId: z.string(),
      view: ViewSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
      columns: z.array(z.string()).optional(),
    }),
    TablePageSchema,
  ),
  'table.setAside': call(
    'read',
    z.object({ datasetId: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) }),
    z.object({
      total: z.number(),
      rows: z.array(z.object({ rowNumber: z.number(), reason: SetAsideReasonSchema, cells: z.array(z.string()) })),
    }),
  ),
  /** Next cell containing `text` (case-insensitive) after `from`, wrapping at most once. `index` = 0-based row of the view. */
  'table.find': call(
    'job',
    z.object({
      datasetId: z.string(),
      view: ViewSchema,
      text: z.string().min(1),
      from: z.object({ index: z.number(), column: z.string().nullable() }),
      backwards: z.boolean().default(false),
    }),
    z.object({ hit: z.object({ index: z.number(), rowNumber: z.number(), column: z.string() }).nullable() }),
  ),
  /** Cells went into the clipboard as they are: recorded with their columns and number, never with their content. */
  'table.copied': call(
    'write',
    z.object({
      datasetId: z.string(),
      view: ViewSchema,
      columns: z.array(z.string()).min(1),
      rows: z.number().int().min(1),
    }),
    NothingSchema,
  ),
  /** The 0-based index in the view of a source row number (jump to a problem). null when the row is not in the view. */
  'table.locate': call(
    'read',
    z.object({ datasetId: z.string(), view: ViewSchema, rowNumber: z.number() }),
    z.object({ index: z.number().nullable() }),
  ),
}
