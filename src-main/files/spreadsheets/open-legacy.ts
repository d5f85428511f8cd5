// Opens every spreadsheet format other than xlsx as a table source: ods, fods and dbf through readers of their own, which
// stream; xls, et, xlsb, SpreadsheetML 2003 and HTML saved as xls through SheetJS in a process of its own, whole, hence capped in size.
import { basename } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type { Reading } from '../../contract/reading.ts'
import type { ReadLimits, RowBatch, RowsOptions, TableSource } from '../table-source.ts'
import { faultError, sheetNotFound } from './faults.ts'
import { isLegacyFormat, type LegacyFormat } from './legacy-formats.ts'
import type { LegacyFile, LegacySheet } from './legacy-messages.ts'
import { type LegacyReader, startLegacyReader } from './legacy-reader.ts'
import { withDefaults } from './limits.ts'
import { openDbf } from './open-dbf.ts'
import { openOds } from './open-ods.ts'
import { RowBatches } from './row-batches.ts'
import { sniffFormat } from './sniff.ts'
import { WholeBook } from './whole-book.ts'

const DEFAULT_BATCH_ROWS = 1000

export interface LegacyOptions {
  signal?: AbortSignal | undefined
  /** Opens with this many rows of every sheet alone; more is read when it is asked for. */
  firstRows?: number | undefined
}

/**
 * Same promises as openXlsx. `reading.encoding` matters to dbf and HTML alone.
 * Throws FORMAT_UNKNOWN, FILE_TOO_LARGE, FILE_PASSWORD, FILE_CORRUPT, FILE_HOSTILE, SHEET_NOT_FOUND.
 */
export async function openLegacySpreadsheet(
  path: string,
  reading: Reading,
  limits: Partial<ReadLimits> = {},
  { signal, firstRows }: LegacyOptions = {},
): Promise<TableSource> {
  const format = await sniffFormat(path)
  if (format === 'ods' || format === 'fods') return openOds(path, format, limits, { signal, firstRows })
  if (format === 'dbf') return openDbf(path, reading, limits)
  if (!isLegacyFormat(format)) throw new OpenprepError('FORMAT_UNKNOWN', { file: basename(path) }, { file: path })
  const file = { path, format, limits: withDefaults(limits), encoding: reading.encoding }
  const reader = await startLegacyReader(firstRows === undefined ? file : { ...file, firstRows }, signal)
  const { sheets } = reader
  if (sheets.length === 0) {
    await reader.close()
    throw faultError(path, 'noSheets')
  }
  const cut = firstRows !== undefined && sheets.some(({ rows }) => rows >= firstRows)
  return cut ? twofoldSource(file, reader, firstRows) : sourceOf(format, reader)
}

function sourceOf(format: LegacyFormat, reader: LegacyReader): TableSource {
  const { sheets } = reader
  return {
    ...described(format, sheets),
    head: async sheet => findSheet(sheets, sheet).head,
    rows: (sheet, options = {}) => streamRows(reader, findSheet(sheets, sheet), options),
    close: () => reader.close(),
  }
}

/** The first rows from `first`, which is open; everything from a reader that is started when it is asked for. */
function twofoldSource(file: LegacyFile, first: LegacyReader, firstRows: number): TableSource {
  const whole = new WholeBook<LegacyReader>({
    start: signal => startLegacyReader(file, signal),
    end: reader => void reader.close(),
  })
  const { sheets } = first
  const glance: TableSource = {
    ...described(file.format, sheets),
    head: async sheet => ({ ...findSheet(sheets, sheet).head, rowEstimate: null, partial: true }),
    rows: (sheet, options = {}) => streamRows(first, findSheet(sheets, sheet), options),
    close: async () => undefined,
  }
  return {
    ...described(file.format, sheets),
    head: async (sheet, signal) => findSheet((await whole.book(signal)).sheets, sheet).head,
    rows: (sheet, options = {}) => wholeRows(whole, sheet, options),
    glance: rows => (rows > firstRows || whole.read !== null ? null : glance),
    close: async () => {
      whole.stop()
      await first.close()
    },
  }
}

async function* wholeRows(
  whole: WholeBook<LegacyReader>,
  sheet: string,
  options: RowsOptions,
): AsyncGenerator<RowBatch> {
  const reader = await whole.book(options.signal)
  yield* streamRows(reader, findSheet(reader.sheets, sheet), options)
}

function described(format: LegacyFormat, sheets: readonly LegacySheet[]) {
  return {
    format,
    encoding: null,
    bom: false,
    encodingConfidence: 1,
    encodingAlternatives: [],
    delimiter: null,
    quote: null,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
  }
}

function findSheet(sheets: readonly LegacySheet[], name: string): LegacySheet {
  const sheet = sheets.find(candidate => candidate.name === name)
  if (sheet !== undefined) return sheet
  throw sheetNotFound(
    name,
    sheets.map(candidate => candidate.name),
  )
}

async function* streamRows(reader: LegacyReader, sheet: LegacySheet, options: RowsOptions): AsyncGenerator<RowBatch> {
  const size = options.batchRows ?? DEFAULT_BATCH_ROWS
  const batches = new RowBatches(size)
  for (let from = 0; from < sheet.rows; from += DEFAULT_BATCH_ROWS) {
    options.signal?.throwIfAborted()
    const to = Math.min(sheet.rows, from + DEFAULT_BATCH_ROWS)
    const { rowNumbers, cells } = await reader.batch(sheet.name, from, to)
    for (const [at, rowNumber] of rowNumbers.entries()) batches.add(rowNumber, cells[at] ?? [])
    // The file has been read as a whole; what is told is how far its rows have come.
    options.onBytes?.(Math.round((reader.bytes * to) / sheet.rows), reader.bytes)
    yield* batches.take()
  }
  yield* batches.finish()
}
