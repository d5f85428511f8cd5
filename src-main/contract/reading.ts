// How a file is read into one table: the part of a recipe that makes next month's file read the same way.
// Says nothing about what is done with the table afterwards.
import { z } from 'zod'

/** `auto` finds the header rows, `none` reads every row as data under A, B, …, `A..B` names 1-based header rows. */
export const HeaderChoiceSchema = z.union([
  z.literal('auto'),
  z.literal('none'),
  z.string().regex(/^[1-9]\d*\.\.[1-9]\d*$/),
])

export const ReadingSchema = z.object({
  sheet: z.string().optional(),
  table: z.number().int().min(1).optional(),
  header: HeaderChoiceSchema.default('auto'),
  /** WHATWG encoding name; absent = decided on the whole file. */
  encoding: z.string().optional(),
  /** One character; absent = detected. */
  delimiter: z.string().length(1).optional(),
  quote: z.string().max(1).optional(),
})
export type Reading = z.infer<typeof ReadingSchema>

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
] as const
export const SetAsideReasonSchema = z.enum(SET_ASIDE_REASONS)
export type SetAsideReason = z.infer<typeof SetAsideReasonSchema>

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
  columns: z.array(
    z.object({
      name: z.string(),
      letter: z.string(),
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
  sheets: z.array(SheetInspectionSchema),
  warnings: z.array(WarningSchema),
})
export type Inspection = z.infer<typeof InspectionSchema>
