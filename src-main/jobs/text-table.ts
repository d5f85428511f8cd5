// Reads some columns of a table file as numbers, and writes the file again with some cells replaced.
// Holds the asked-for columns as 4 bytes a cell and their different texts; the rest of the file only passes by.
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

/** Blank cells are ''. Throws COLUMN_NOT_FOUND, SHEET_EMPTY and whatever reading throws. */
export async function readTextTable(source: TextSource, columns: readonly string[], file?: string): Promise<TextTable> {
  const stream = await source.open()
  try {
    const builders = new Map(columns.map(name => [name, new TextColumnBuilder()]))
    const numbers = new NumberList()
    const places = [...builders].map(([name, builder]) => ({ place: placeOf(name, stream.columns, file), builder }))
    for await (const { number, cells } of stream.rows) {
      numbers.add(number)
      for (const { place, builder } of places) builder.add(cells[place] ?? '')
    }
    if (numbers.length === 0) throw new OpenprepError('SHEET_EMPTY', { sheet: source.sheet }, { file: source.file })
    const finished = new Map<string, TextColumn>([...builders].map(([name, builder]) => [name, builder.finish()]))
    return {
      rows: numbers.length,
      names: [...stream.columns],
      column: name => {
        const column = finished.get(name)
        if (column === undefined) throw new RangeError(`${name} was not read`)
        return column
      },
      rowNumber: row => numbers.at(row),
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

/** Reads the file again and writes it to `out` as the machine file: CSV, UTF-8 with mark, RFC 4180. Answers the rows written. */
export async function writeReplaced(source: TextSource, replacement: Replacement, out: string): Promise<number> {
  let written = 0
  const bytes = async function* () {
    yield UTF8_BOM
    for await (const { text, rows } of replacedText(source, replacement)) {
      written += rows
      yield Buffer.from(text)
    }
  }
  await writeAtomically(out, bytes(), { signal: source.signal })
  return written
}

async function* replacedText(
  source: TextSource,
  { columns, keeps, cell }: Replacement,
): AsyncGenerator<{ text: string; rows: number }> {
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
