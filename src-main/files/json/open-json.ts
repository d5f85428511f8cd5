// Opens a JSON text as a table source: a list of records, of rows or of values, or records one per line.
// Walks the text once for its tables and columns and once for every table read; never holds more than one record.
import { basename } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type { Reading } from '../../contract/reading.ts'
import { jsonFaults } from '../../contract/text/zh-CN/reading.ts'
import { decideEncoding, type EncodingVerdict } from '../delimited/encoding.ts'
import { strictDecoder } from '../delimited/encoding-names.ts'
import { readHead } from '../delimited/file-bytes.ts'
import { readText } from '../delimited/text-stream.ts'
import { sheetNotFound } from '../spreadsheets/faults.ts'
import { DEFAULT_LIMITS } from '../spreadsheets/limits.ts'
import { type Cell, RowBatches } from '../spreadsheets/row-batches.ts'
import type { ReadLimits, RowBatch, RowsOptions, TableSource } from '../table-source.ts'
import { type JsonFault, JsonFaultError } from './json-fault.ts'
import {
  columnName,
  type JsonTable,
  JsonTables,
  jsonForm,
  pathKey,
  readRecord,
  tableName,
  VALUE_PATH,
} from './json-tables.ts'
import { JsonValue, shapeOf } from './json-value.ts'
import { type JsonForm, type JsonListener, JsonWalker } from './json-walker.ts'

const BATCH_ROWS = 1000
const SAMPLE_BYTES = 1 << 18
const MAX_RECORD_CHARS = 1 << 24

/** A text with an empty list in it is a table without rows. */
const NOTHING: JsonTable = { name: '', kind: 'rows', elements: 0, columns: new Map() }

interface Opened {
  path: string
  verdict: EncodingVerdict
  form: JsonForm
  flatten: boolean
  limits: ReadLimits
}

export interface JsonOptions {
  /** Look for tables and columns in the first bytes only: for previews of big files. */
  headBytes?: number
}

/** Null when the text is no JSON. Throws FILE_CORRUPT, FILE_HOSTILE, ENCODING_MISMATCH, ENCODING_UNKNOWN, FILE_GONE. */
export async function openJson(
  path: string,
  reading: Reading,
  limits: Partial<ReadLimits> = {},
  options: JsonOptions = {},
): Promise<TableSource | null> {
  if (!(await mayBeJson(path)) || reading.delimiter !== undefined || reading.columnStarts !== undefined) return null
  const verdict = await decideEncoding(path, {
    ...(reading.encoding === undefined ? {} : { chosen: reading.encoding }),
    ...(options.headBytes === undefined ? {} : { headBytes: options.headBytes }),
  })
  const head = await readHead(path, SAMPLE_BYTES + verdict.bomBytes)
  const sample = strictDecoder(verdict.encoding).decode(head.subarray(verdict.bomBytes), { stream: true })
  const form = jsonForm(sample, head.length < SAMPLE_BYTES + verdict.bomBytes)
  if (form === null) return null
  const opened = { path, verdict, form, flatten: reading.nested !== 'text', limits: { ...DEFAULT_LIMITS, ...limits } }
  return tableSource(opened, await findTables(opened, options))
}

/** The first character tells, whatever the encoding: a bracket comes after marks, blanks and NULs alone. */
async function mayBeJson(path: string): Promise<boolean> {
  const head = await readHead(path, 512)
  const start = head.findIndex(byte => byte > 32 && ![0xef, 0xbb, 0xbf, 0xff, 0xfe].includes(byte))
  return head[start] === 0x7b || head[start] === 0x5b
}

async function findTables(opened: Opened, { headBytes }: JsonOptions): Promise<JsonTable[]> {
  const tables = new JsonTables(opened.flatten, opened.limits.maxColumns)
  // Without a list the whole text is one record.
  for await (const _ of walk(opened, tables, {}, headBytes)) void _
  const found = tables.tables()
  if (found.length > 0 || opened.form === 'lines') return found
  opened.form = 'lines'
  const record = new JsonTables(opened.flatten, opened.limits.maxColumns)
  for await (const _ of walk(opened, record, {}, headBytes)) void _
  return record.tables()
}

/** Yields after every piece of the file, so that the caller can hand on what came of it. */
async function* walk(
  { path, verdict, form }: Opened,
  listener: JsonListener,
  options: RowsOptions,
  headBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<void> {
  const walker = new JsonWalker(form, MAX_RECORD_CHARS, listener)
  let chars = 0
  const { signal, onBytes } = options
  try {
    for await (const { text, last } of readText(path, verdict, { signal, ...(onBytes && { onBytes }) })) {
      walker.push(text, last)
      chars += text.length
      yield
      if (chars >= headBytes) return
    }
  } catch (thrown) {
    throw jsonError(thrown, path)
  }
}

const HOSTILE = new Set<JsonFault>(['jsonDepth', 'jsonRecord'])

function jsonError(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof JsonFaultError)) return thrown
  const code = HOSTILE.has(thrown.fault) ? 'FILE_HOSTILE' : 'FILE_CORRUPT'
  const params = { file: basename(path), reason: jsonFaults[thrown.fault] }
  return new OpenprepError(code, params, { file: path }, { cause: thrown })
}

function tableSource(opened: Opened, tables: readonly JsonTable[]): TableSource {
  const { verdict } = opened
  const find = (name: string) => {
    const table = tables.find(candidate => candidate.name === name)
    if (table !== undefined) return table
    throw sheetNotFound(
      name,
      tables.map(candidate => candidate.name),
    )
  }
  return {
    format: 'json',
    encoding: verdict.encoding,
    bom: verdict.bom,
    encodingConfidence: verdict.confidence,
    encodingAlternatives: verdict.alternatives,
    delimiter: null,
    quote: null,
    sheets: tables.length === 0 ? [{ name: '', hidden: false }] : tables.map(({ name }) => ({ name, hidden: false })),
    head: async sheet => {
      const table = tables.length === 0 ? undefined : find(sheet)
      const named = table !== undefined && table.kind !== 'rows'
      const rowEstimate = table === undefined ? 0 : table.elements + (named ? 1 : 0)
      return { mergedRegions: [], hiddenRows: [], hiddenColumns: [], rowEstimate, ...(named && { headerRow: 1 }) }
    },
    rows: (sheet, options = {}) => streamRows(opened, tables.length === 0 ? NOTHING : find(sheet), options),
    close: async () => undefined,
  }
}

async function* streamRows(opened: Opened, table: JsonTable, options: RowsOptions): AsyncGenerator<RowBatch> {
  const batches = new RowBatches(options.batchRows ?? BATCH_ROWS)
  const named = table.kind !== 'rows'
  if (named) batches.add(1, headerOf(table))
  let row = named ? 1 : 0
  const element = (path: readonly string[], text: string) => {
    if (tableName(path) !== table.name) return
    row += 1
    batches.add(row, cellsOf(table, text, opened.flatten))
  }
  for await (const _ of walk(opened, { element }, options)) yield* batches.take()
  yield* batches.finish()
}

function headerOf({ kind, columns }: JsonTable): Cell[] {
  return kind === 'values' ? [...VALUE_PATH] : [...columns.keys()].map(columnName)
}

function cellsOf({ kind, columns }: JsonTable, text: string, flatten: boolean): Cell[] {
  const shape = shapeOf(text)
  if (kind === 'rows' && shape === 'list') return trimmed(new JsonValue(text, false).elements())
  if (kind !== 'records') return [new JsonValue(text, false).cell()]
  const cells: Cell[] = []
  const put = (key: string, cell: Cell) => {
    // A preview knows the columns of the beginning only.
    if (!columns.has(key)) columns.set(key, columns.size)
    const at = columns.get(key) ?? 0
    while (cells.length <= at) cells.push(null)
    cells[at] = cell
  }
  if (shape === 'object') readRecord(text, flatten, put)
  else put(pathKey(VALUE_PATH, 0), new JsonValue(text, false).cell())
  return trimmed(cells)
}

function trimmed(cells: Cell[]): Cell[] {
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return cells
}
