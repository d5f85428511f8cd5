// How a file is read into one table: the part of a recipe that makes next month's file read the same way.
// Says nothing about what is done with the table afterwards.
import { z } from 'zod'

/** `auto` finds the header rows, `none` reads every row as data under A, B, …, `A..B` names 1-based header rows. */
export const HeaderChoiceSchema = z.union([
  z.literal('auto'),
  z.literal('none'),
  z.string().regex(/^[1-9]\d*\.\.[1-9]\d*$/),
])

/** Why a row of the file is not a record. */
export const SET_ASIDE_REASONS = [
  'title',
  'header',
  'blank',
  'subtotal',
  'total',
  'footnote',
  'repeatedHeader',
  'unitLine',
  'comment',
  'ruling',
  'hidden',
  'otherTable',
] as const
export const SetAsideReasonSchema = z.enum(SET_ASIDE_REASONS)
export type SetAsideReason = z.infer<typeof SetAsideReasonSchema>

export const RowRoleSchema = z.union([z.literal('data'), SetAsideReasonSchema])

/** Absent choices are detected or, where nothing is said about detection, take the first value named. */
export const ReadingSchema = z.object({
  /** Name of the sheet; for JSON the path to the list of records, keys joined by dots. */
  sheet: z.string().optional(),
  /** Which of several tables on the sheet, counted from 1 as `inspect` lists them; 0 = the whole sheet is one; absent = the first. */
  table: z.number().int().min(0).optional(),
  header: HeaderChoiceSchema.default('auto'),
  /** WHATWG encoding name; absent = decided on the whole file. */
  encoding: z.string().optional(),
  /** One character, or a few that only together cut (`||`); absent = detected. */
  delimiter: z.string().min(1).max(4).optional(),
  quote: z.string().max(1).optional(),
  /** How a quote inside a quoted cell is written: doubled, or behind a backslash; absent = detected. */
  escape: z.enum(['quote', 'backslash']).optional(),
  /** What a comment line begins with; '' = no line is a comment; absent = detected. */
  comment: z.string().max(3).optional(),
  /** Fixed-width text: where its columns begin, in display cells (a Chinese character takes two); absent = detected. */
  columnStarts: z.array(z.number().int().min(0)).min(1).max(1000).optional(),
  /** JSON: objects inside a record become columns `parent_child`, or stay one cell of JSON text. */
  nested: z.enum(['flatten', 'text']).optional(),
  hiddenRows: z.enum(['read', 'setAside']).optional(),
  hiddenColumns: z.enum(['read', 'leaveOut']).optional(),
  /** Cells merged downwards in the body: only the first row holds the value, or every row does. */
  mergedCells: z.enum(['first', 'fill']).optional(),
  /** Reasons that do not count here: their rows are records after all. */
  keep: z.array(SetAsideReasonSchema).optional(),
  /** Rows whose first text is `text` (blanks aside) are what the person said they are. */
  rowRules: z.array(z.object({ text: z.string().min(1), role: RowRoleSchema })).optional(),
})
export type Reading = z.infer<typeof ReadingSchema>

/** What the source stored in a cell. `formula` cells count under the type of their cached result. */
export const STORED_TYPES = ['text', 'number', 'date', 'boolean', 'error', 'empty'] as const
export type StoredType = (typeof STORED_TYPES)[number]

export const FILE_FORMATS = [
  'xlsx',
  'xls',
  'xlsb',
  'ods',
  'fods',
  'xml2003',
  'dbf',
  'html',
  'csv',
  'tsv',
  'txt',
  'json',
] as const
export const FileFormatSchema = z.enum(FILE_FORMATS)
export type FileFormat = z.infer<typeof FileFormatSchema>

export const WarningSchema = z.object({
  code: z.string(),
  sheet: z.string().nullable(),
  cell: z.string().nullable(),
  message: z.string(),
})
export type ReadWarning = z.infer<typeof WarningSchema>

const StoredTypeCountsSchema = z.object({
  text: z.number(),
  number: z.number(),
  date: z.number(),
  boolean: z.number(),
  error: z.number(),
  empty: z.number(),
})

/** One of the tables on a sheet; rows are 1-based, columns by letter. */
export const SheetTableSchema = z.object({
  /** What `reading.table` takes. */
  table: z.number(),
  /** `A1:F20`. */
  region: z.string(),
  headerRows: z.tuple([z.number(), z.number()]).nullable(),
  columns: z.array(z.string()),
  /** Rows of the region. */
  rows: z.number(),
  /** 0–1: how certain its header is. */
  confidence: z.number(),
})

export const SheetInspectionSchema = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** Rows and columns of the used range. */
  rows: z.number(),
  columnCount: z.number(),
  headerRows: z.tuple([z.number(), z.number()]).nullable(),
  firstDataRow: z.number().nullable(),
  lastDataRow: z.number().nullable(),
  setAside: z.array(z.object({ row: z.number(), reason: SetAsideReasonSchema })),
  mergedRegions: z.array(z.string()),
  /** 0–1: how certain the header is; below 0.6 a person should look. */
  confidence: z.number(),
  /** What a line above the header says the figures are in (单位：万元), without the word itself. */
  unit: z.string().nullable(),
  /** Ranges of hidden rows, first and last. */
  hiddenRows: z.array(z.tuple([z.number(), z.number()])),
  hiddenColumns: z.array(z.string()),
  /** All tables found on the sheet; one where nothing speaks for more. */
  tables: z.array(SheetTableSchema),
  columns: z.array(
    z.object({
      name: z.string(),
      letter: z.string(),
      hidden: z.boolean(),
      /** The file has no name for the column; 列N or a letter stands in. */
      unnamed: z.boolean(),
      /** Cells whose value is a formula's stored result. */
      formulas: z.number(),
      storedTypes: StoredTypeCountsSchema,
      /** Number cells with more than 15 significant digits: damaged by the program that wrote the file. */
      damagedNumbers: z.number(),
    }),
  ),
})
export type SheetInspection = z.infer<typeof SheetInspectionSchema>

/** What `openprep inspect` prints. */
export const InspectionSchema = z.object({
  file: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  format: FileFormatSchema,
  /** WHATWG name; null for binary formats. */
  encoding: z.string().nullable(),
  bom: z.boolean(),
  /** 0–1; 1 for binary formats, a byte order mark or an encoding the person chose. */
  encodingConfidence: z.number(),
  encodingAlternatives: z.array(z.string()),
  delimiter: z.string().nullable(),
  quote: z.string().nullable(),
  /** Fixed-width text: where its columns begin; null for every other file. */
  columnStarts: z.array(z.number()).nullable(),
  sheets: z.array(SheetInspectionSchema),
  warnings: z.array(WarningSchema),
})
export type Inspection = z.infer<typeof InspectionSchema>
