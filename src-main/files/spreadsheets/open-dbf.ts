// Opens a dBASE or FoxPro table as a table source: row 1 holds the column names, record n is row n + 1.
// Streams records; their long texts come from the memo file beside the table.
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type { Reading } from '../../contract/reading.ts'
import { openingError, readingError } from '../file-errors.ts'
import { readingWarning } from '../reading-warnings.ts'
import type { ReadLimits, RowBatch, RowsOptions, TableSource } from '../table-source.ts'
import { dbfCell, isMemo } from './dbf/dbf-cells.ts'
import { type DbfEncoding, dbfEncoding, fieldOf } from './dbf/dbf-encoding.ts'
import { type DbfHeader, readDbfHeader } from './dbf/dbf-header.ts'
import { DbfMemo } from './dbf/dbf-memo.ts'
import { faultError, sheetNotFound } from './faults.ts'
import { withDefaults } from './limits.ts'
import { type Cell, RowBatches } from './row-batches.ts'

const DEFAULT_BATCH_ROWS = 1000
const SAMPLE_RECORDS = 2000
const PIECE_BYTES = 1 << 18
const DELETED = 0x2a
const FILE_END = 0x1a
const SHEET = ''

interface OpenTable {
  path: string
  file: FileHandle
  bytes: number
  header: DbfHeader
  encoding: DbfEncoding
  decoder: TextDecoder
  /** Null when the table has no long texts or no file of them beside it. */
  memo: DbfMemo | null
  limits: ReadLimits
}

/**
 * One sheet, named ''. Records marked as deleted are left out, their row numbers with them.
 * Throws FILE_CORRUPT, FILE_HOSTILE, ENCODING_UNKNOWN, FILE_NOT_FOUND, FILE_LOCKED, FILE_GONE.
 */
export async function openDbf(path: string, reading: Reading, limits: Partial<ReadLimits> = {}): Promise<TableSource> {
  const file = await openFile(path)
  try {
    const table = await readTable(path, file, reading, withDefaults(limits))
    return tableSource(table)
  } catch (thrown) {
    await file.close()
    throw readingError(thrown, path)
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

async function readTable(path: string, file: FileHandle, reading: Reading, limits: ReadLimits): Promise<OpenTable> {
  const bytes = (await file.stat()).size
  const header = readDbfHeader(path, await readAt(file, 0, 65_535))
  if (header.fields.length > limits.maxColumns) throw faultError(path, 'tooManyColumns')
  const head = await readAt(file, header.headerBytes, Math.min(PIECE_BYTES * 8, SAMPLE_RECORDS * header.recordBytes))
  const encoding = dbfEncoding(header, recordsOf(head, header.recordBytes), reading.encoding)
  const decoder = decoderFor(path, encoding.label)
  const hasTexts = header.fields.some(({ type }) => type === 'M')
  const memo = hasTexts ? await DbfMemo.open(path, header, limits.maxCellChars) : null
  return { path, file, bytes, header, encoding, decoder, memo, limits }
}

function decoderFor(path: string, label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch (thrown) {
    throw new OpenprepError('ENCODING_UNKNOWN', { file: basename(path) }, { file: path }, { cause: thrown })
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function recordsOf(bytes: Buffer, recordBytes: number): Buffer[] {
  const records: Buffer[] = []
  for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes)
    records.push(bytes.subarray(at, at + recordBytes))
  return records
}

function tableSource(table: OpenTable): TableSource {
  const check = (sheet: string) => {
    if (sheet !== SHEET) throw sheetNotFound(sheet, [SHEET])
  }
  return {
    format: 'dbf',
    encoding: table.encoding.label,
    bom: false,
    encodingConfidence: table.encoding.confidence,
    encodingAlternatives: table.encoding.confidence === 1 ? [] : ['gb18030', 'utf-8', 'big5', 'windows-1252'],
    delimiter: null,
    quote: null,
    sheets: [{ name: SHEET, hidden: false }],
    head: async sheet => {
      check(sheet)
      return {
        mergedRegions: [],
        hiddenRows: [],
        hiddenColumns: [],
        rowEstimate: table.header.records + 1,
        headerRow: 1,
      }
    },
    rows: (sheet, options = {}) => {
      check(sheet)
      return streamRows(table, options)
    },
    close: async () => {
      await table.memo?.close()
      await table.file.close()
    },
  }
}

async function* streamRows(table: OpenTable, options: RowsOptions): AsyncGenerator<RowBatch> {
  if (table.memo !== null) table.memo.missing = 0
  const { header, decoder } = table
  const batches = new RowBatches(options.batchRows ?? DEFAULT_BATCH_ROWS)
  batches.add(
    1,
    header.fields.map(field => decoder.decode(field.name).trim()),
  )
  let row = 1
  let garbled = 0
  for await (const record of streamRecords(table, options)) {
    row += 1
    if (row > table.limits.maxRows + 1) throw faultError(table.path, 'tooManyRows')
    if (record[0] !== DELETED) {
      const cells = await cellsOf(table, record)
      if (cells.some(isGarbled)) garbled += 1
      batches.add(row, cells)
    }
    yield* batches.take()
  }
  yield* batches.finish()
  warn(table, row - 1, garbled, options)
}

/** A sign that stands for bytes which are no character of the encoding. */
function isGarbled(cell: Cell): boolean {
  return typeof cell === 'string' && cell.includes('\ufffd')
}

async function cellsOf({ header, decoder, memo }: OpenTable, record: Buffer): Promise<Cell[]> {
  const cells = header.fields.map(field => dbfCell(field, fieldOf(record, field), header.foxPro, decoder))
  if (memo !== null) {
    for (const [at, field] of header.fields.entries()) {
      const text = field.type === 'M' ? await memo.text(field, fieldOf(record, field)) : null
      if (text !== null) cells[at] = decoder.decode(text)
    }
  }
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return cells
}

async function* streamRecords(table: OpenTable, options: RowsOptions): AsyncGenerator<Buffer> {
  const { file, header, bytes, path } = table
  const { recordBytes } = header
  const perPiece = Math.max(1, Math.floor(PIECE_BYTES / recordBytes)) * recordBytes
  let left = header.records
  for (let at = header.headerBytes; left > 0; at += perPiece) {
    options.signal?.throwIfAborted()
    const records = recordsOf(
      await readPiece(file, at, Math.min(perPiece, Math.max(0, bytes - at)), path),
      recordBytes,
    ).slice(0, left)
    options.onBytes?.(Math.min(bytes, at + perPiece), bytes)
    for (const record of records) {
      if (record[0] === FILE_END) return
      yield record
    }
    if (records.length === 0) return
    left -= records.length
  }
}

async function readPiece(file: FileHandle, at: number, length: number, path: string): Promise<Buffer> {
  try {
    return await readAt(file, at, length)
  } catch (thrown) {
    throw readingError(thrown, path)
  }
}

function warn(
  { header, decoder, memo, encoding }: OpenTable,
  records: number,
  garbled: number,
  options: RowsOptions,
): void {
  const memos = header.fields.filter(field => isMemo(field, header.foxPro) && !(memo !== null && field.type === 'M'))
  if (memos.length > 0) {
    const columns = memos.map(field => decoder.decode(field.name).trim()).join('、')
    options.onWarning?.(readingWarning('MEMO_NOT_READ', { columns }, { sheet: SHEET }))
  }
  if (memo !== null && memo.missing > 0) {
    options.onWarning?.(readingWarning('MEMO_MISSING', { count: memo.missing }, { sheet: SHEET }))
  }
  if (garbled > 0) {
    options.onWarning?.(readingWarning('GARBLED_ROWS', { count: garbled, encoding: encoding.label }, { sheet: SHEET }))
  }
  if (records < header.records) {
    options.onWarning?.(readingWarning('RECORDS_MISSING', { stated: header.records, count: records }, { sheet: SHEET }))
  }
}
