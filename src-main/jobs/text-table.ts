// Reads some columns of a table file as numbers, and writes the file again with some cells replaced.
// Holds the asked-for columns as 4 bytes a cell and their different texts; the rest of the file only passes by, or is held as well where it
// is small, so that it need not be read again.
import { OpenprepError } from '../contract/errors.ts'
import type { TextColumn, TextTable } from '../core/deidentification/encoding/prepare.ts'
import { TextColumnBuilder } from '../core/deidentification/encoding/text-column.ts'
import { canonicalHeader, canonicalRows } from '../core/table/canonical-csv.ts'
import { UTF8_BOM } from '../files/documents/csv-writer.ts'
import type { RowsStream } from '../files/read-table.ts'
import { writeAtomically } from '../files/write-atomically.ts'

/** Records that can be read more than once. */
export interface TextSource {
  /** For faults. */
  readonly file: string
  readonly sheet: string
  readonly signal: AbortSignal
  open(): Promise<RowsStream>
}

/** Cells of all columns held: 16 MB of numbers. */
const MOST_HELD_CELLS = 4_000_000
/** Rows between two looks at how much is held. */
const CHECKED_EVERY = 4096
/** Different texts of a column held; one with more is mostly names or free text. */
const MOST_HELD_TEXTS = 200_000

export interface ReadTextTable extends TextTable {
  /** All columns in the order of the file; null = too many to be held, to be read again. */
  readonly whole: readonly TextColumn[] | null
}

/** Blank cells are ''. Throws COLUMN_NOT_FOUND, SHEET_EMPTY and whatever reading throws. */
export async function readTextTable(
  source: TextSource,
  columns: readonly string[],
  file?: string,
): Promise<ReadTextTable> {
  const stream = await source.open()
  try {
    const names = [...stream.columns]
    const wanted = new Set(columns.map(name => placeOf(name, names, file)))
    const builders = names.map(() => new TextColumnBuilder())
    let held = [...names.keys()]
    const numbers = new NumberList()
    for await (const { number, cells } of stream.rows) {
      numbers.add(number)
      for (const place of held) builders[place]?.add(cells[place] ?? '')
      if (numbers.length % CHECKED_EVERY !== 0 || held.length === wanted.size) continue
      const isTooMuch =
        numbers.length * names.length > MOST_HELD_CELLS || builders.some(({ distinct }) => distinct > MOST_HELD_TEXTS)
      if (isTooMuch) held = held.filter(place => wanted.has(place))
    }
    if (numbers.length === 0) throw new OpenprepError('SHEET_EMPTY', { sheet: source.sheet }, { file: source.file })
    const finished = new Map(held.map(place => [place, builders[place]!.finish()]))
    return {
      rows: numbers.length,
      names,
      column: name => {
        const column = finished.get(names.indexOf(name))
        if (column === undefined) throw new RangeError(`${name} was not read`)
        return column
      },
      rowNumber: row => numbers.at(row),
      whole: finished.size === names.length ? [...finished.values()] : null,
      ...(file !== undefined && { file }),
    }
  } finally {
    await stream.close()
  }
}

function placeOf(name: string, names: readonly string[], file: string | undefined): number {
  const place = names.indexOf(name)
  if (place >= 0) return place
  const at = file === undefined ? undefined : { file }
  throw new OpenprepError('COLUMN_NOT_FOUND', { column: name, columns: names.join('、') }, at)
}

class NumberList {
  #numbers = new Uint32Array(1024)
  length = 0

  add(number: number): void {
    if (this.length === this.#numbers.length) {
      const wider = new Uint32Array(this.length * 2)
      wider.set(this.#numbers)
      this.#numbers = wider
    }
    this.#numbers[this.length] = number
    this.length += 1
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0
  }
}

export interface Replacement {
  /** Columns whose cells are replaced. */
  readonly columns: readonly string[]
  /** Whether the 0-based row is written at all. */
  keeps(row: number): boolean
  /** What stands in the nth of `columns`. */
  cell(row: number, column: number): string
}

const ROWS_AT_ONCE = 2048

/**
 * Writes the table to `out` as the machine file: CSV, UTF-8 with mark, RFC 4180; the file is read again unless `table` holds the whole of
 * it. Answers the rows written.
 */
export async function writeReplaced(
  source: TextSource,
  table: ReadTextTable,
  replacement: Replacement,
  out: string,
): Promise<number> {
  let written = 0
  const { whole, rows } = table
  const bytes = async function* () {
    yield UTF8_BOM
    const texts = whole === null ? replacedText(source, replacement) : heldText(table.names, whole, rows, replacement)
    for await (const piece of texts) {
      written += piece.rows
      yield Buffer.from(piece.text)
    }
  }
  await writeAtomically(out, bytes(), { signal: source.signal })
  return written
}

type Piece = { text: string; rows: number }

function* heldText(
  names: readonly string[],
  columns: readonly TextColumn[],
  rows: number,
  { columns: replaced, keeps, cell }: Replacement,
): Generator<Piece> {
  yield { text: canonicalHeader(names), rows: 0 }
  const nth = names.map(name => replaced.indexOf(name))
  for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
    const kept: number[] = []
    for (let row = first; row < Math.min(rows, first + ROWS_AT_ONCE); row += 1) if (keeps(row)) kept.push(row)
    const written = columns.map(({ values, codes }, at) => {
      const place = nth[at] ?? -1
      return kept.map(row => (place < 0 ? (values[codes[row] ?? 0] ?? '') : cell(row, place)))
    })
    yield { text: canonicalRows({ names, columns: written, rows: kept.length, rowNumbers: [] }), rows: kept.length }
  }
}

async function* replacedText(source: TextSource, { columns, keeps, cell }: Replacement): AsyncGenerator<Piece> {
  const stream = await source.open()
  try {
    const names = [...stream.columns]
    const places = columns.map(name => placeOf(name, names, undefined))
    yield { text: canonicalHeader(names), rows: 0 }
    let waiting: string[][] = names.map(() => [])
    let row = 0
    const flush = () => {
      const rows = waiting[0]?.length ?? 0
      const text = canonicalRows({ names, columns: waiting, rows, rowNumbers: [] })
      waiting = names.map(() => [])
      return { text, rows }
    }
    for await (const { cells } of stream.rows) {
      if (keeps(row)) {
        for (const [at, column] of waiting.entries()) column.push(cells[at] ?? '')
        for (const [nth, place] of places.entries()) waiting[place]!.splice(-1, 1, cell(row, nth))
      }
      row += 1
      if ((waiting[0]?.length ?? 0) >= ROWS_AT_ONCE) yield flush()
    }
    yield flush()
  } finally {
    await stream.close()
  }
}
