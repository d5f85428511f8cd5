// Streams one table of a sheet with every row judged: the common ground of inspecting, previewing and importing.
// Drops no row: what is not a record comes out with its reason.
import { OpenprepError } from '../contract/errors.ts'
import type { Reading, ReadWarning } from '../contract/reading.ts'
import { filledWidth } from '../core/structure/cells.ts'
import { ColumnMap, spacerColumns } from '../core/structure/column-map.ts'
import { bodyMerges, CoveredValues, MergedFill } from '../core/structure/merged-fill.ts'
import { columnIndex, parseRegion, type Region } from '../core/structure/references.ts'
import { type ClassifiedRow, RowClassifier } from '../core/structure/row-classifier.ts'
import { RowOverrides } from '../core/structure/row-overrides.ts'
import { type SheetRow, SheetTables } from '../core/structure/sheet-tables.ts'
import { findTableHead, headRowsNeeded, type TableHead } from '../core/structure/table-head.ts'
import { regionsWithin } from '../core/structure/table-lanes.ts'
import { readingWarning } from './reading-warnings.ts'
import { RowShape } from './row-shape.ts'
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
  /** Names of the columns; grows while the batches are drained, where cells lie outside the columns known at first. */
  names: readonly string[]
  /** How many columns were known at first; the rest has made-up names. */
  namedColumns: number
  tables: SheetTables<string | SourceCell | null>
  batches: AsyncIterable<ClassifiedRow<SourceRow>[]>
  /** Complete when the batches are drained. */
  warnings: ReadWarning[]
  /** The letter a spreadsheet shows over a column. */
  letter(column: number): string
  /** The file has rows beyond `mostRows`. */
  hasMore(): boolean
}

/** A gap in the row numbers longer than this is not a run of blank rows but the distance to a stray cell. */
const LONGEST_GAP = 1000
/** Below this the person is asked to look at the header. */
const SURE_HEADER = 0.6

type Row = SheetRow<string | SourceCell | null>

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
  tables: SheetTables<string | SourceCell | null>
  /** null = the first one, the rows of others coming along. */
  table: number | null
  sheet: string
  warnings: ReadWarning[]
}

/** The rows of the chosen table. Without a choice the rows of other tables come too, marked, so that none is lost unseen. */
async function* ofChosenTable(batches: AsyncIterable<Row[]>, chosen: Chosen): AsyncGenerator<Row[]> {
  const { tables, table, sheet, warnings } = chosen
  const wanted = (rows: Row[]) => (table === null ? rows : rows.filter(({ other }) => other !== true))
  for await (const batch of batches) {
    const certain: Row[] = []
    for (const row of batch) tables.add(row, certain)
    const kept = wanted(certain)
    if (kept.length > 0) yield kept
  }
  const rest = wanted(tables.finish())
  if (rest.length > 0) yield rest
  if (table !== null && table > tables.count) {
    throw new OpenprepError('TABLE_NOT_FOUND', { table, count: tables.count }, { sheet })
  }
  if (tables.count > 1) {
    const params = { count: tables.count, table: table ?? 1, row: tables.nextTable ?? 0 }
    warnings.push(readingWarning('SEVERAL_TABLES', params, { sheet }))
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
  const sheetHead = await source.head(sheet, options.signal)
  const regions = sheetHead.mergedRegions.map(parseRegion).filter(region => region !== null)
  const warnings: ReadWarning[] = []
  const { mostRows, width, ...rowsOptions } = options
  const all = withBlankRows(source, sheet, { ...rowsOptions, onWarning: warning => warnings.push(warning) })
  const tables = new SheetTables<string | SourceCell | null>(regions, wantedTable(reading, sheetHead))
  const own = ofChosenTable(all, { tables, table: reading.table ?? null, sheet, warnings })
  const rows = new RowStream(own, mostRows)
  const choice = headerChoice(reading, sheetHead)
  const beginning = await rows.peek(headRowsNeeded(choice))
  if (beginning.length === 0) throw new OpenprepError('SHEET_EMPTY', { sheet }, { sheet })
  const { lane } = tables
  const columns = columnMap({ source, reading, sheetHead, left: lane.left, beginning })
  const overrides = new RowOverrides(reading, source.comment ?? '', sheetHead.hiddenRows)
  const ownRegions = columns.regions(regionsWithin(regions, lane))
  const { head, narrowed } = await rows.orClose(() =>
    headOf({ beginning, overrides, columns, regions: ownRegions, choice, width }),
  )
  const namedColumns = head.names.length
  columns.name(head.names, head.headerRows === null)
  if (head.confidence < SURE_HEADER) warnings.push(readingWarning('HEADER_UNCERTAIN', {}, { sheet }))
  if (head.headerRows === null && !head.everyRow) warnings.push(readingWarning('HEADER_NOT_FOUND', {}, { sheet }))
  const shape = new RowShape({ source, sheet, head, beginning: narrowed, columns, sheetHead, reading })
  shape.watchMerged(bodyMerges(ownRegions, head.firstBodyRow - 1))
  const fill = new MergedFill<string | SourceCell | null>(
    reading.mergedCells === 'fill' ? ownRegions : [],
    head.firstBodyRow - 1,
  )
  const covered = new CoveredValues(ownRegions)
  const classifier = new RowClassifier<SourceRow>(head, narrowed)
  const batches = judged({
    rows,
    classifier,
    shape,
    warnings,
    columns,
    fill,
    covered,
    overrides,
    everyRow: head.everyRow,
  })
  return {
    sheet: sheetHead,
    head,
    names: head.names,
    namedColumns,
    tables,
    warnings,
    batches,
    letter: column => columns.letter(column),
    hasMore: () => rows.cut,
  }
}

function wantedTable(reading: Reading, { headerRow }: SheetHead): number {
  if (headerRow !== undefined) return 0
  return reading.table ?? (reading.header === 'none' ? 0 : 1)
}

/** Where the format names its columns there is nothing to find. */
function headerChoice({ header }: Reading, { headerRow }: SheetHead): string {
  return header === 'auto' && headerRow !== undefined ? `${headerRow}..${headerRow}` : header
}

interface Beginning {
  source: TableSource
  reading: Reading
  sheetHead: SheetHead
  left: number
  beginning: readonly Row[]
}

function columnMap({ source, reading, sheetHead, left, beginning }: Beginning): ColumnMap<string | SourceCell | null> {
  // A field of a text is a column even when nobody fills it, and every row under A, B, … means every column.
  const spacers = source.delimiter !== null || reading.header === 'none' ? [] : spacerColumns(beginning)
  const hidden = reading.hiddenColumns === 'leaveOut' ? sheetHead.hiddenColumns : []
  const leftOut = hidden.map(letters => columnIndex(letters) - left).filter(column => column >= 0)
  return new ColumnMap({ left, spacers, leftOut })
}

interface HeadOptions {
  beginning: readonly Row[]
  overrides: RowOverrides
  columns: ColumnMap<string | SourceCell | null>
  regions: readonly Region[]
  choice: string
  width: number | undefined
}

function headOf({ beginning, overrides, columns, regions, choice, width }: HeadOptions): {
  head: TableHead
  narrowed: Row[]
} {
  const narrowed = beginning
    .filter(({ cells }) => !overrides.isComment(cells))
    .map(({ number, cells }) => ({ number, cells: columns.narrow(cells) }))
  return { narrowed, head: findTableHead({ rows: narrowed, regions, choice, ...(width && { width }) }) }
}

interface Judging {
  rows: RowStream
  classifier: RowClassifier<SourceRow>
  shape: RowShape
  warnings: ReadWarning[]
  columns: ColumnMap<string | SourceCell | null>
  fill: MergedFill<string | SourceCell | null>
  covered: CoveredValues
  overrides: RowOverrides
  everyRow: boolean
}

async function* judged(judging: Judging): AsyncGenerator<ClassifiedRow<SourceRow>[]> {
  const { rows, classifier, shape, warnings, columns, fill, covered, overrides, everyRow } = judging
  // Only where columns fall away do the judged cells differ from those of the file.
  const whole = new Map<number, SourceRow>()
  const decide = (): ClassifiedRow<SourceRow>[] => {
    const decided = classifier.take()
    if (!everyRow) overrides.apply(decided)
    // A title or a remark may be wider than the table; only a record makes a column of what lies outside.
    for (const row of decided) {
      const cells = whole.get(row.row) ?? row.cells
      whole.delete(row.row)
      row.cells = row.role === 'data' ? columns.row(cells, row.cells) : cells
    }
    shape.watch(decided)
    return decided
  }
  for await (const batch of rows.drain()) {
    const others: ClassifiedRow<SourceRow>[] = []
    for (const { number, cells, other } of batch) {
      if (other === true) {
        others.push({ row: number, role: 'otherTable', cells })
        continue
      }
      const narrowed = columns.narrow(cells)
      if (narrowed !== cells) whole.set(number, cells)
      covered.watch(number, narrowed)
      classifier.add(number, fill.row(number, narrowed))
    }
    // Another table begins below: what waited for more records waited in vain.
    if (others.length > 0) classifier.finish()
    const decided = [...decide(), ...others]
    if (decided.length > 0) yield decided
  }
  // Where reading was cut short, the last rows seen are not the end of the table.
  if (rows.cut) classifier.release()
  else classifier.finish()
  const rest = decide()
  warnings.push(...shape.warnings(covered))
  if (rest.length > 0) yield rest
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
    return this.#peeked
      .flat()
      .filter(({ other }) => other !== true)
      .slice(0, count)
  }

  /** A fault before anything is drained must not leave the file open. */
  async orClose<T>(work: () => T): Promise<T> {
    try {
      return work()
    } catch (thrown) {
      await this.#batches.return?.()
      throw thrown
    }
  }

  async *drain(): AsyncGenerator<Row[]> {
    try {
      yield* this.#peeked
      this.#peeked = []
      for (let batch = await this.#next(); batch !== null; batch = await this.#next()) yield batch
    } finally {
      // Whoever stops in the middle must not leave the file open.
      await this.#batches.return?.()
    }
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
export async function chooseSheet(source: TableSource, reading: Reading, signal?: AbortSignal): Promise<string> {
  const names = source.sheets.map(({ name }) => name)
  if (reading.sheet !== undefined) {
    if (names.includes(reading.sheet)) return reading.sheet
    // Delimited text has no sheets; a name kept from a workbook of last month does no harm.
    if (names.length === 1 && names[0] === '') return ''
    throw new OpenprepError('SHEET_NOT_FOUND', { sheet: reading.sheet, sheets: names.join('、') })
  }
  const byVisibility = [...source.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))
  if (byVisibility.length === 1) return byVisibility[0]!.name
  for (const { name } of byVisibility) if (await hasContent(source, name, signal)) return name
  throw new OpenprepError('SHEET_EMPTY', { sheet: names[0] ?? '' })
}

async function hasContent(source: TableSource, sheet: string, signal: AbortSignal | undefined): Promise<boolean> {
  for await (const { cells } of source.rows(sheet, { batchRows: 50, ...(signal && { signal }) })) {
    if (cells.some(row => filledWidth(row) > 0)) return true
  }
  return false
}
