// The one shape every reader has: a file opened, its sheets named, one sheet streamed in batches of rows.
// Finds no headers and judges no rows: that is core/structure.
import type { FileFormat, ReadWarning, StoredType } from '../contract/reading.ts'

/** One cell as the source stores it. */
export interface SourceCell {
  /**
   * The stored value: text as it is; numbers as shortest decimal text; TRUE/FALSE; #N/A …; dates `YYYY-MM-DD[ HH:MM:SS[.fff]]`,
   * time only `HH:MM:SS`, elapsed `[h]:mm:ss`.
   */
  text: string
  type: Exclude<StoredType, 'empty'>
  /** What a person saw, where it differs from `text`. */
  shown?: string
  /** What the file stored, where it differs from `text` (date serial, original number text). */
  raw?: string
  formula?: true
  /** A number with more than 15 significant digits: already damaged by the program that wrote it. */
  damaged?: true
}

/**
 * Consecutive rows of a sheet. `cells[i][c]` is null where the file has no cell. For delimited text every cell is a plain string
 * (fast path); for spreadsheets text cells are plain strings and only other types are SourceCell objects.
 */
export interface RowBatch {
  rowNumbers: number[]
  cells: (string | SourceCell | null)[][]
}

export interface SheetInfo {
  name: string
  hidden: boolean
}

/** What can be known before the rows are streamed. */
export interface SheetHead {
  mergedRegions: string[]
  hiddenRows: number[]
  hiddenColumns: string[]
  /** Declared or estimated rows; null when unknown. */
  rowEstimate: number | null
  /** The row that holds the column names, where the format itself says so. */
  headerRow?: number
  /** Only the beginning was looked at. */
  partial?: true
}

export interface RowsOptions {
  /** Rows per batch. */
  batchRows?: number
  signal?: AbortSignal
  /** Bytes of the (compressed) source consumed so far. */
  onBytes?(done: number, total: number): void
  onWarning?(warning: ReadWarning): void
}

export interface TableSource {
  format: FileFormat
  encoding: string | null
  bom: boolean
  encodingConfidence: number
  encodingAlternatives: string[]
  delimiter: string | null
  quote: string | null
  /** Where the columns of a fixed-width text begin, in display cells; absent or null = they are not lined up. */
  columnStarts?: number[] | null
  /** What comment lines of a text begin with; absent = there are none. */
  comment?: string
  /** Delimited text has one sheet named '' . */
  sheets: SheetInfo[]
  head(sheet: string, signal?: AbortSignal): Promise<SheetHead>
  rows(sheet: string, options?: RowsOptions): AsyncIterable<RowBatch>
  /** Columns the widest row has content in, found by reading everything; only where rows may be of any length (delimited text). */
  widest?(signal?: AbortSignal): Promise<number>
  /**
   * The same source as the first `rows` rows of its sheets alone tell, for a first screen: it ends behind them and may know neither
   * merged regions nor further sheets. Absent or null where the whole costs no more, or where `sheet` lies too deep in the file. Closing
   * it is not needed.
   */
  glance?(rows: number, sheet: string | undefined): TableSource | null
  /** Resolves when all that only the whole file tells is known, `sheets` included; absent where opening told everything. */
  whole?(signal?: AbortSignal): Promise<void>
  close(): Promise<void>
}

export interface ReadLimits {
  /** Bytes one part of an archive may expand to. */
  maxPartBytes: number
  /** Expanded ÷ compressed of one part beyond the first 16 MiB. */
  maxExpansion: number
  maxCellChars: number
  maxColumns: number
  maxRows: number
}
