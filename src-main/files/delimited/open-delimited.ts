// Opens a delimited text file as a table source: encoding and dialect first, then rows as a stream.
// Finds no headers and sets no rows aside: that is core/structure.
import { basename, extname } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type { FileFormat, Reading, ReadWarning } from '../../contract/reading.ts'
import { delimitedFaults } from '../../contract/text/zh-CN/reading.ts'
import { readingWarning } from '../reading-warnings.ts'
import type { ReadLimits, RowBatch, RowsOptions, SheetHead, TableSource } from '../table-source.ts'
import { type DialectChoice, findComment, findDialect, sampleWidth } from './dialect.ts'
import { decideEncoding, type EncodingVerdict } from './encoding.ts'
import { strictDecoder } from './encoding-names.ts'
import { fileBytes, readHead } from './file-bytes.ts'
import { cutLine, findColumnStarts } from './fixed-width.ts'
import { type Dialect, type RecordFault, RecordScanner } from './record-scanner.ts'
import { readText } from './text-stream.ts'

const BATCH_ROWS = 2048
/** Bytes from which the dialect is found. */
const SAMPLE_BYTES = 1 << 18
const defaultLimits = {
  maxCellChars: 1 << 20,
  maxColumns: 16_384,
  maxRows: Number.MAX_SAFE_INTEGER,
} satisfies Partial<ReadLimits>
/** Longer than any record of sixteen full cells; waiting for the end of a longer one would also take ever more time. */
const MAX_RECORD_CHARS = 1 << 24
/** Below this the person is asked to look at the characters. */
const CERTAIN = 0.7

export interface DelimitedOptions {
  /** Decide the encoding on the first bytes only: for previews of big files. */
  headBytes?: number
  signal?: AbortSignal | undefined
}

export interface DelimitedSource extends TableSource {
  dialect: Dialect
  bytes: number
  /** The number of columns the widest row has content in; reads the whole file. */
  widest(signal?: AbortSignal): Promise<number>
}

interface Sample {
  text: string
  whole: boolean
}

async function readSample(path: string, verdict: EncodingVerdict): Promise<Sample> {
  const head = await readHead(path, SAMPLE_BYTES + verdict.bomBytes)
  const whole = head.length < SAMPLE_BYTES + verdict.bomBytes
  const text = strictDecoder(verdict.encoding).decode(head.subarray(verdict.bomBytes), { stream: true })
  return { text, whole }
}

function choiceOf(reading: Reading): DialectChoice {
  return {
    ...(reading.delimiter === undefined ? {} : { delimiter: reading.delimiter }),
    ...(reading.quote === undefined ? {} : { quote: reading.quote }),
    ...(reading.escape === undefined ? {} : { escape: reading.escape }),
  }
}

function formatOf(
  path: string,
  { delimiter, columnStarts }: { delimiter: string; columnStarts: number[] | null },
): FileFormat {
  if (columnStarts !== null) return 'txt'
  if (delimiter === '\t') return 'tsv'
  return delimiter === '' && extname(path).toLowerCase() === '.txt' ? 'txt' : 'csv'
}

/** The reader's warnings, gathered so that a thousand faulty rows make one sentence. */
class Faults {
  readonly #first = new Map<RecordFault, number>()
  readonly #count = new Map<RecordFault, number>()
  #nuls = 0

  readonly add = (fault: RecordFault, record: number): void => {
    if (!this.#first.has(fault)) this.#first.set(fault, record)
    this.#count.set(fault, (this.#count.get(fault) ?? 0) + 1)
  }

  countNuls(text: string): void {
    for (let at = text.indexOf('\0'); at >= 0; at = text.indexOf('\0', at + 1)) this.#nuls += 1
  }

  warnings(): ReadWarning[] {
    const found = [...this.#first].map(([fault, row]) =>
      readingWarning(fault === 'unclosed' ? 'UNCLOSED_QUOTE' : 'STRAY_QUOTE', {
        row,
        count: this.#count.get(fault) ?? 1,
      }),
    )
    return this.#nuls === 0 ? found : [...found, readingWarning('NUL_CHARACTERS', { count: this.#nuls })]
  }
}

/**
 * Throws FILE_NOT_FOUND, FILE_LOCKED, FILE_EMPTY, FORMAT_UNKNOWN for what is no text, ENCODING_UNKNOWN, ENCODING_MISMATCH; while rows are read FILE_GONE and, for a line
 * or a number of columns no table has, FILE_HOSTILE.
 */
export async function openDelimited(
  path: string,
  reading: Reading,
  limits: Partial<ReadLimits> = {},
  options: DelimitedOptions = {},
): Promise<DelimitedSource> {
  const bytes = await fileBytes(path)
  const verdict = await decideEncoding(path, {
    ...(reading.encoding === undefined ? {} : { chosen: reading.encoding }),
    ...(options.headBytes === undefined || options.headBytes >= bytes ? {} : { headBytes: options.headBytes }),
    signal: options.signal,
  })
  const sample = await readSample(path, verdict)
  if (sample.text === '') throw new OpenprepError('FILE_EMPTY', { file: basename(path) }, { file: path })
  if (reading.encoding === undefined && isBinary(sample.text)) {
    throw new OpenprepError('FORMAT_UNKNOWN', { file: basename(path) }, { file: path })
  }
  const found = findDialect(sample.text, sample.whole, choiceOf(reading))
  const columnStarts = startsOf(reading, found, sample)
  const dialect = columnStarts === null ? found : { ...found, delimiter: '', quote: '', skipBlanks: false }
  const comment = reading.comment ?? findComment(sample.text, sample.whole, dialect)
  return createSource({
    path,
    bytes,
    verdict,
    sample,
    dialect,
    columnStarts,
    comment,
    limits: { ...defaultLimits, ...limits },
  })
}

/** Of a hundred characters. */
const MOST_CONTROLS = 2
const FEWEST_KINDS = 8

/** Compressed or otherwise coded bytes decode into control characters of every kind; a damaged text has few, and of few kinds. */
function isBinary(text: string): boolean {
  const part = text.slice(0, 1 << 14)
  const kinds = new Set<number>()
  let controls = 0
  for (let at = 0; at < part.length; at += 1) {
    const code = part.charCodeAt(at)
    if (code === 0 || code >= 32 || (code >= 9 && code <= 13)) continue
    controls += 1
    kinds.add(code)
  }
  return kinds.size >= FEWEST_KINDS && controls * 100 > part.length * MOST_CONTROLS
}

/** A colon also stands in times: next to columns that are lined up it is no delimiter. */
function startsOf(reading: Reading, { delimiter }: Dialect, { text }: Sample): number[] | null {
  if (reading.columnStarts !== undefined) return reading.columnStarts
  if (reading.delimiter !== undefined || (delimiter !== '' && delimiter !== ':')) return null
  return findColumnStarts(text)
}

interface Opened {
  path: string
  bytes: number
  verdict: EncodingVerdict
  sample: Sample
  dialect: Dialect
  /** Where the columns of a fixed-width text begin; null for every other text. */
  columnStarts: number[] | null
  /** What comment lines begin with; '' = there are none. */
  comment: string
  limits: typeof defaultLimits
}

function createSource(opened: Opened): DelimitedSource {
  const { path, bytes, verdict, dialect } = opened
  return {
    format: formatOf(path, { delimiter: dialect.delimiter, columnStarts: opened.columnStarts }),
    encoding: verdict.encoding,
    bom: verdict.bom,
    encodingConfidence: verdict.confidence,
    encodingAlternatives: verdict.alternatives,
    delimiter: dialect.delimiter === '' ? null : dialect.delimiter,
    quote: dialect.quote === '' ? null : dialect.quote,
    columnStarts: opened.columnStarts,
    comment: opened.comment,
    sheets: [{ name: '', hidden: false }],
    dialect,
    bytes,
    head: async () => headOf(opened),
    rows: (_sheet, options) => rowsOf(opened, options ?? {}),
    widest: signal => widestOf(opened, signal),
    close: async () => undefined,
  }
}

function headOf({ sample, bytes }: Opened): SheetHead {
  const lines = sample.text.split(/\r\n|\n|\r/).length - 1
  const sampled = Math.min(bytes, SAMPLE_BYTES)
  const rowEstimate = sample.whole ? lines : Math.round((lines * bytes) / sampled)
  return { mergedRegions: [], hiddenRows: [], hiddenColumns: [], rowEstimate }
}

function scannerOf({ dialect, limits, sample }: Opened, faults: Faults): RecordScanner {
  const scanner = new RecordScanner(
    dialect,
    { maxCellChars: limits.maxCellChars, maxRecordChars: MAX_RECORD_CHARS },
    faults.add,
  )
  scanner.expectWidth(sampleWidth(sample.text, sample.whole, dialect))
  return scanner
}

async function* recordsOf(opened: Opened, options: RowsOptions, faults: Faults): AsyncGenerator<string[][]> {
  const { path, verdict } = opened
  const scanner = scannerOf(opened, faults)
  const onBytes = options.onBytes
  for await (const piece of readText(path, verdict, { signal: options.signal, ...(onBytes && { onBytes }) })) {
    if (piece.zeros) faults.countNuls(piece.text)
    const records = push(scanner, piece.text, piece.last, path)
    const { columnStarts } = opened
    yield columnStarts === null ? records : records.map(([line = '']) => cutLine(line, columnStarts))
  }
}

function push(scanner: RecordScanner, text: string, last: boolean, path: string): string[][] {
  try {
    return scanner.push(text, last)
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    const params = { file: basename(path), reason: delimitedFaults.recordLength }
    throw new OpenprepError('FILE_HOSTILE', params, { file: path }, { cause: thrown })
  }
}

async function* rowsOf(opened: Opened, options: RowsOptions): AsyncGenerator<RowBatch> {
  const faults = new Faults()
  const size = options.batchRows ?? BATCH_ROWS
  const { confidence, encoding } = opened.verdict
  // Before the rows: whoever looks at the first ones only must know too.
  if (confidence < CERTAIN) options.onWarning?.(readingWarning('ENCODING_UNCERTAIN', { encoding }))
  let row = 0
  for await (const records of recordsOf(opened, options, faults)) {
    for (let at = 0; at < records.length; at += size) {
      const cells = records.length <= size ? records : records.slice(at, at + size)
      checkShape(cells, row, opened)
      const first = row
      row += cells.length
      yield { rowNumbers: cells.map((_, index) => first + index + 1), cells }
    }
  }
  for (const warning of faults.warnings()) options.onWarning?.(warning)
}

function checkShape(cells: readonly string[][], rowsBefore: number, { limits, path }: Opened): void {
  const wide = cells.findIndex(row => row.length > limits.maxColumns)
  if (wide < 0 && rowsBefore + cells.length <= limits.maxRows) return
  const reason = wide < 0 ? delimitedFaults.rows : delimitedFaults.columns
  throw new OpenprepError('FILE_HOSTILE', { file: basename(path), reason }, { file: path, row: rowsBefore + wide + 1 })
}

async function widestOf(opened: Opened, signal: AbortSignal | undefined): Promise<number> {
  const { path, verdict, comment, columnStarts } = opened
  if (columnStarts !== null) return columnStarts.length
  const scanner = scannerOf(opened, new Faults())
  let widest = 0
  for await (const { text, last } of readText(path, verdict, { signal })) {
    for (const cells of push(scanner, text, last, path)) {
      const isComment = comment !== '' && cells[0]?.startsWith(comment) === true
      if (cells.length > widest && !isComment) widest = Math.max(widest, filledWidth(cells))
    }
    scanner.skipUpTo(widest)
  }
  return widest
}

function filledWidth(cells: readonly string[]): number {
  let width = cells.length
  while (width > 0 && cells[width - 1]!.trim() === '') width -= 1
  return width
}
