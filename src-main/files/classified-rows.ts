// Streams one table of a sheet with every row judged: the common ground of inspecting, previewing and importing.
// Drops no row: what is not a record comes out with its reason.
import { OpenprepError } from '../contract/errors.ts'
import type { Reading, ReadWarning } from '../contract/reading.ts'
import { filledWidth, isBlank } from '../core/structure/cells.ts'
import { parseRegion, type Region } from '../core/structure/references.ts'
import { type ClassifiedRow, RowClassifier } from '../core/structure/row-classifier.ts'
import { type NumberedRow, TableSplitter } from '../core/structure/several-tables.ts'
import { findTableHead, headRowsNeeded, type TableHead } from '../core/structure/table-head.ts'
import { readingWarning } from './reading-warnings.ts'
import type { RowsOptions, SheetHead, SourceCell, TableSource } from './table-source.ts'

export type SourceRow = (string | SourceCell | null)[]

export interface ClassifyOptions extends Omit<RowsOptions, 'onWarning'> {
  /** Look at this many rows only and stop. */
  mostRows?: number
  /** Columns known from a pass over the whole file. */
  width?: number
}

export interface ClassifiedTable {
  sheet: SheetHead
  head: TableHead
  batches: AsyncIterable<ClassifiedRow<SourceRow>[]>
  /** Complete when the batches are drained. */
  warnings: ReadWarning[]
  /** The file has rows beyond `mostRows`. */
  hasMore(): boolean
}

/** A gap in the row numbers longer than this is not a run of blank rows but the distance to a stray cell. */
const LONGEST_GAP = 1000
/** Below this the person is asked to look at the header. */
const SURE_HEADER = 0.6

type Row = NumberedRow<SourceRow>

/** Rows a spreadsheet leaves out because they are blank come back as blank rows, so that every row is counted. */
async function* withBlankRows(source: TableSource, sheet: string, options: RowsOptions): AsyncGenerator<Row[]> {
  let last = 0
  for await (const { rowNumbers, cells } of source.rows(sheet, options)) {
    const rows: Row[] = []
    for (const [at, number] of rowNumbers.entries()) {
      if (number - last - 1 <= LONGEST_GAP)
        for (let gap = last + 1; gap < number; gap++) rows.push({ number: gap, cells: [] })
      rows.push({ number, cells: cells[at]! })
      last = number
    }
    yield rows
  }
}

interface Chosen {
  regions: readonly Region[]
  table: number | undefined
  sheet: string
  warnings: ReadWarning[]
}

/** The rows of the chosen table; without a choice all rows, with a warning where a second table seems to begin. */
async function* ofChosenTable(batches: AsyncIterable<Row[]>, chosen: Chosen): AsyncGenerator<Row[]> {
  const splitter = new TableSplitter<SourceRow>(chosen.regions)
  let tables = 1
  const keep = ({ table, rows }: { table: number; rows: Row[] }): Row[] => {
    if (table > tables && chosen.table === undefined && tables === 1) {
      const row = rows.find(({ cells }) => !cells.every(isBlank))?.number ?? 0
      chosen.warnings.push(readingWarning('SEVERAL_TABLES', { row }, { sheet: chosen.sheet }))
    }
    tables = Math.max(tables, table)
    return chosen.table === undefined || chosen.table === table ? rows : []
  }
  for await (const batch of batches) {
    const kept: Row[] = []
    for (const row of batch) for (const one of keep(splitter.add(row))) kept.push(one)
    if (kept.length > 0) yield kept
  }
  const rest = keep(splitter.finish())
  if (rest.length > 0) yield rest
  if (chosen.table !== undefined && chosen.table > tables) {
    throw new OpenprepError('TABLE_NOT_FOUND', { table: chosen.table, count: tables }, { sheet: chosen.sheet })
  }
}

/**
 * Throws HEADER_INVALID, TABLE_NOT_FOUND, SHEET_EMPTY and what the source throws while it is read. The first rows are read at once, the
 * rest while `batches` are drained.
 */
export async function classifyTable(
  source: TableSource,
  sheet: string,
  reading: Reading,
  options: ClassifyOptions = {},
): Promise<ClassifiedTable> {
  const sheetHead = await source.head(sheet)
  const regions = sheetHead.mergedRegions.map(parseRegion).filter(region => region !== null)
  const warnings: ReadWarning[] = []
  const { mostRows, width, ...rowsOptions } = options
  const all = withBlankRows(source, sheet, { ...rowsOptions, onWarning: warning => warnings.push(warning) })
  const own = ofChosenTable(all, { regions, table: reading.table, sheet, warnings })
  const rows = new RowStream(own, mostRows)
  const beginning = await rows.peek(headRowsNeeded(reading.header))
  if (beginning.length === 0) throw new OpenprepError('SHEET_EMPTY', { sheet }, { sheet })
  const head = findTableHead({ rows: beginning, regions, choice: reading.header, ...(width && { width }) })
  if (head.confidence < SURE_HEADER) warnings.push(readingWarning('HEADER_UNCERTAIN', {}, { sheet }))
  if (head.headerRows === null && !head.everyRow) warnings.push(readingWarning('HEADER_NOT_FOUND', {}, { sheet }))
  const classifier = new RowClassifier<SourceRow>(head, beginning)
  const shape = new RowShape(source, sheet, head, beginning)
  const batches = judged(rows, classifier, shape, warnings)
  return { sheet: sheetHead, head, warnings, batches, hasMore: () => rows.cut }
}

async function* judged(
  rows: RowStream,
  classifier: RowClassifier<SourceRow>,
  shape: RowShape,
  warnings: ReadWarning[],
): AsyncGenerator<ClassifiedRow<SourceRow>[]> {
  for await (const batch of rows.drain()) {
    for (const { number, cells } of batch) classifier.add(number, cells)
    const decided = classifier.take()
    shape.watch(decided)
    if (decided.length > 0) yield decided
  }
  // Where reading was cut short, the last rows seen are not the end of the table.
  if (rows.cut) classifier.release()
  else classifier.finish()
  const rest = classifier.take()
  shape.watch(rest)
  warnings.push(...shape.warnings())
  if (rest.length > 0) yield rest
}

/** Watches whether the records are as long as the header says. */
class RowShape {
  readonly #delimited: boolean
  readonly #sheet: string
  readonly #names: number
  /** Cells of the header row, or of the first row where there is none. */
  readonly #usual: number
  #ragged = { first: 0, count: 0 }
  #extra = { first: 0, count: 0 }

  constructor(source: TableSource, sheet: string, head: TableHead, beginning: readonly Row[]) {
    // Only delimited text is ragged: a spreadsheet leaves out trailing blank cells as it likes.
    this.#delimited = source.delimiter !== null
    this.#sheet = sheet
    this.#names = head.names.length
    const last = head.headerRows?.[1] ?? head.firstBodyRow
    this.#usual = beginning.find(({ number }) => number === last)?.cells.length ?? head.names.length
  }

  watch(rows: readonly ClassifiedRow<SourceRow>[]): void {
    for (const { row, role, cells } of rows) {
      if (role !== 'data') continue
      if (this.#delimited && cells.length !== this.#usual) this.#ragged = counted(this.#ragged, row)
      if (cells.length > this.#names && filledWidth(cells) > this.#names) this.#extra = counted(this.#extra, row)
    }
  }

  warnings(): ReadWarning[] {
    const at = { sheet: this.#sheet }
    const ragged = { row: this.#ragged.first, count: this.#ragged.count }
    const extra = { row: this.#extra.first, count: this.#extra.count }
    return [
      ...(ragged.count > 0 ? [readingWarning('RAGGED_ROWS', ragged, at)] : []),
      ...(extra.count > 0 && !this.#delimited ? [readingWarning('EXTRA_CELLS', extra, at)] : []),
    ]
  }
}

function counted(tally: { first: number; count: number }, row: number): { first: number; count: number } {
  return { first: tally.count === 0 ? row : tally.first, count: tally.count + 1 }
}

/** A stream of rows whose beginning can be looked at before it is drained. */
class RowStream {
  readonly #batches: AsyncIterator<Row[]>
  readonly #most: number
  #peeked: Row[][] = []
  #taken = 0
  /** Rows were left unread because of the limit. */
  cut = false

  constructor(batches: AsyncIterable<Row[]>, most = Number.POSITIVE_INFINITY) {
    this.#batches = batches[Symbol.asyncIterator]()
    this.#most = most
  }

  async #next(): Promise<Row[] | null> {
    if (this.cut) return null
    const { done, value } = await this.#batches.next()
    if (done === true) return null
    const room = this.#most - this.#taken
    this.#taken += value.length
    if (value.length <= room) return value
    this.cut = true
    await this.#batches.return?.()
    return value.slice(0, Math.max(0, room))
  }

  async peek(count: number): Promise<Row[]> {
    let seen = 0
    while (seen < count) {
      const batch = await this.#next()
      if (batch === null) break
      this.#peeked.push(batch)
      seen += batch.length
    }
    return this.#peeked.flat().slice(0, count)
  }

  async *drain(): AsyncGenerator<Row[]> {
    yield* this.#peeked
    this.#peeked = []
    for (let batch = await this.#next(); batch !== null; batch = await this.#next()) yield batch
  }
}

const scientific = /^[+-]?\d(?:\.\d+)?[eE]\+?(?:1[1-9]|2\d)$/u

/** A number whose last digits the program that wrote the file has already thrown away. */
export function isDamaged(cell: string | SourceCell | null): boolean {
  if (cell === null) return false
  if (typeof cell !== 'string') return cell.damaged === true
  // The third character from the end tells nearly every other cell apart without a pattern: "E+17", "E17".
  const hint = cell.length >= 4 && cell.length <= 24 ? cell.charCodeAt(cell.length - 3) : 0
  return (hint === 43 || hint === 69 || hint === 101) && scientific.test(cell)
}

/** The sheet a reading means: the chosen one, else the first visible one with content. Throws SHEET_NOT_FOUND, SHEET_EMPTY. */
export async function chooseSheet(source: TableSource, reading: Reading): Promise<string> {
  const names = source.sheets.map(({ name }) => name)
  if (reading.sheet !== undefined) {
    if (names.includes(reading.sheet)) return reading.sheet
    // Delimited text has no sheets; a name kept from a workbook of last month does no harm.
    if (names.length === 1 && names[0] === '') return ''
    throw new OpenprepError('SHEET_NOT_FOUND', { sheet: reading.sheet, sheets: names.join('、') })
  }
  const byVisibility = [...source.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))
  if (byVisibility.length === 1) return byVisibility[0]!.name
  for (const { name } of byVisibility) if (await hasContent(source, name)) return name
  throw new OpenprepError('SHEET_EMPTY', { sheet: names[0] ?? '' })
}

async function hasContent(source: TableSource, sheet: string): Promise<boolean> {
  for await (const { cells } of source.rows(sheet, { batchRows: 50 })) {
    if (cells.some(row => filledWidth(row) > 0)) return true
  }
  return false
}
