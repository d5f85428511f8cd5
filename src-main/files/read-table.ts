// Reads one table: as a stream of records and set-aside rows for the import, or as rows for a person to see.
// Stores nothing. `read = setAside + kept` always holds.
import type { Reading, ReadWarning, SetAsideReason } from '../contract/reading.ts'
import { filledWidth } from '../core/structure/cells.ts'
import { columnLetters } from '../core/structure/references.ts'
import type { ClassifiedRow } from '../core/structure/row-classifier.ts'
import { chooseSheet, classifyTable, isDamaged, type SourceRow } from './classified-rows.ts'
import { openTableSource } from './open-source.ts'
import type { SourceCell, TableSource } from './table-source.ts'

interface SetAsideRow {
  row: number
  reason: SetAsideReason
  cells: string[]
}

export interface TableBatch {
  /** 1-based row numbers of the file, of the records only. */
  rowNumbers: number[]
  /** One array per record, at least as long as `columns` are known by then; null where the file has no cell. */
  cells: SourceRow[]
  setAside: SetAsideRow[]
}

export interface ReadSummary {
  /** `read = kept + setAside`. */
  read: number
  kept: number
  setAside: number
  byReason: Partial<Record<SetAsideReason, number>>
  /** Number cells already damaged by the program that wrote the file, by column; same order as `columns`. */
  damaged: number[]
  warnings: ReadWarning[]
}

export interface TableReading {
  sheet: string
  /** Grows while the batches are drained, where cells lie outside the columns known at first. */
  columns: readonly string[]
  headerRows: [number, number] | null
  /** 0–1: how certain the header is. */
  confidence: number
  batches: AsyncIterable<TableBatch>
  /** Complete when the batches are drained. */
  summary(): ReadSummary
}

export interface ReadTableOptions {
  signal?: AbortSignal
  /** Bytes of the file consumed so far. */
  onBytes?(done: number, total: number): void
}

/**
 * `sheet` null = the one `chooseSheet` finds. Cells beyond the columns known at first become columns of their own: `columns` grows
 * when the first such cell comes, with a warning.
 */
export async function readTable(
  source: TableSource,
  sheet: string | null,
  reading: Reading,
  options: ReadTableOptions = {},
): Promise<TableReading> {
  const name = sheet ?? (await chooseSheet(source, reading, options.signal))
  const table = await classifyTable(source, name, reading, options)
  const counts = new Counts(table.names, table.warnings)
  return {
    sheet: name,
    columns: table.names,
    headerRows: table.head.headerRows,
    confidence: table.head.confidence,
    batches: tableBatches(table.batches, counts),
    summary: () => counts.summary(),
  }
}

async function* tableBatches(
  batches: AsyncIterable<ClassifiedRow<SourceRow>[]>,
  counts: Counts,
): AsyncGenerator<TableBatch> {
  for await (const rows of batches) {
    const batch: TableBatch = { rowNumbers: [], cells: [], setAside: [] }
    for (const { row, role, cells } of rows) {
      if (role === 'data') {
        batch.rowNumbers.push(row)
        batch.cells.push(counts.keep(cells))
      } else {
        counts.setAside(role)
        batch.setAside.push({ row, reason: role, cells: cells.map(cell => cellText(cell, false) ?? '') })
      }
    }
    yield batch
  }
}

/** Adds up while the rows pass. */
class Counts {
  readonly #names: readonly string[]
  readonly #warnings: ReadWarning[]
  readonly #damaged: number[]
  readonly #byReason: Partial<Record<SetAsideReason, number>> = {}
  #kept = 0
  #setAside = 0

  constructor(names: readonly string[], warnings: ReadWarning[]) {
    this.#names = names
    this.#warnings = warnings
    this.#damaged = names.map(() => 0)
  }

  keep(cells: SourceRow): SourceRow {
    this.#kept += 1
    for (let column = 0; column < cells.length; column++) {
      if (isDamaged(cells[column]!)) this.#damaged[column] = (this.#damaged[column] ?? 0) + 1
    }
    const missing = this.#names.length - cells.length
    return missing <= 0 ? cells : [...cells, ...new Array<null>(missing).fill(null)]
  }

  setAside(reason: SetAsideReason): void {
    this.#setAside += 1
    this.#byReason[reason] = (this.#byReason[reason] ?? 0) + 1
  }

  summary(): ReadSummary {
    return {
      read: this.#kept + this.#setAside,
      kept: this.#kept,
      setAside: this.#setAside,
      byReason: { ...this.#byReason },
      damaged: this.#names.map((_, column) => this.#damaged[column] ?? 0),
      warnings: [...this.#warnings],
    }
  }
}

function cellText(cell: string | SourceCell | null | undefined, shown: boolean): string | null {
  if (cell === null || cell === undefined || typeof cell === 'string') return cell ?? null
  return shown ? (cell.shown ?? cell.text) : cell.text
}

export interface ReadRowsOptions {
  /** First and last row number, both included. */
  rows?: [number, number] | undefined
  /** What a person saw instead of what is stored. */
  shown?: boolean
  /** Opens a protected workbook; used once and kept nowhere. */
  password?: string | undefined
  signal?: AbortSignal
}

export interface RowsOutput {
  columns: string[]
  rows: (string | null)[][]
  rowNumbers: number[]
}

/** Rows as they come, for output that does not fit into memory. */
export interface RowsStream {
  /** Grows like that of `readTable`; complete when the rows are drained. */
  columns: readonly string[]
  rows: AsyncIterable<{ number: number; cells: (string | null)[] }>
  close(): Promise<void>
}

async function widthOf(source: TableSource, sheet: string, reading: Reading): Promise<number | undefined> {
  if (source.widest !== undefined) return reading.table === undefined ? source.widest() : undefined
  if (reading.header !== 'none') return undefined
  let width = 0
  for await (const { cells } of source.rows(sheet)) for (const row of cells) width = Math.max(width, filledWidth(row))
  return width
}

/** With `header: 'none'` every row of the sheet under A, B, …; otherwise the records under the names of the header. */
export async function streamRows(path: string, reading: Reading, options: ReadRowsOptions = {}): Promise<RowsStream> {
  const source = await openTableSource(path, reading, {}, { password: options.password, signal: options.signal })
  try {
    return await streamOf(source, reading, options)
  } catch (thrown) {
    await source.close()
    throw thrown
  }
}

async function streamOf(source: TableSource, reading: Reading, options: ReadRowsOptions): Promise<RowsStream> {
  const { signal } = options
  const sheet = await chooseSheet(source, reading, signal)
  const width = await widthOf(source, sheet, reading)
  const table = await classifyTable(source, sheet, reading, { ...(width && { width }), ...(signal && { signal }) })
  const columns = width !== undefined && table.head.everyRow ? letters(width) : table.names
  return { columns, rows: wantedRows(table.batches, columns, options), close: () => source.close() }
}

function letters(width: number): string[] {
  return Array.from({ length: Math.max(1, width) }, (_, column) => columnLetters(column))
}

async function* wantedRows(
  batches: AsyncIterable<ClassifiedRow<SourceRow>[]>,
  columns: readonly string[],
  { rows: [from, to] = [1, Number.POSITIVE_INFINITY], shown = false }: ReadRowsOptions,
): AsyncGenerator<{ number: number; cells: (string | null)[] }> {
  for await (const rows of batches) {
    for (const { row, role, cells } of rows) {
      if (row > to) return
      if (role !== 'data' || row < from) continue
      yield { number: row, cells: Array.from(columns, (_, column) => cellText(cells[column], shown)) }
    }
  }
}

/** All rows at once, for tables that fit into memory: see `streamRows`. */
export async function readRows(path: string, reading: Reading, options: ReadRowsOptions = {}): Promise<RowsOutput> {
  const stream = await streamRows(path, reading, options)
  try {
    const output: RowsOutput = { columns: [], rows: [], rowNumbers: [] }
    for await (const { number, cells } of stream.rows) {
      output.rows.push(cells)
      output.rowNumbers.push(number)
    }
    output.columns = [...stream.columns]
    for (const row of output.rows) while (row.length < output.columns.length) row.push(null)
    return output
  } finally {
    await stream.close()
  }
}
