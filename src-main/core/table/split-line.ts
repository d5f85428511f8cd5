// Rows that are still one whole line of their file: split into cells once, and once more, from the line, where their columns are wanted.
// Knows no quotes and no line ends: only a line whose cells are exactly the pieces between its delimiters is split here.
import type { ColumnUnits } from './column-units.ts'

interface SplitLine extends Array<string> {
  line?: string
  delimiter?: string
}

/** Cells of any row; those of a split line remember it. Nobody may change them in place. */
export interface MaybeSplit {
  readonly length: number
  readonly line?: string
  readonly delimiter?: string
}

export function splitLine(line: string, delimiter: string): string[] {
  const cells: SplitLine = line.split(delimiter)
  cells.line = line
  cells.delimiter = delimiter
  return cells
}

export interface SplitRows {
  /** One text a row that is a line. */
  readonly lines: ColumnUnits
  readonly delimiter: string
  /** Per column one text a row that is none; without texts where every row is a line. */
  readonly apart: readonly ColumnUnits[]
  /** Per row, in their order: 1 = a line, 0 = set apart. */
  readonly kinds: Uint8Array
}

/** Where the cells of the lines begin and end, column by column. */
interface Cuts {
  readonly from: Uint32Array
  readonly to: Uint32Array
}

/** One text a row, as if every cell had been given by itself. Throws RangeError when a line has another number of cells. */
export function columnsOfLines(rows: SplitRows): ColumnUnits[] {
  const cuts = cutLines(rows.lines, rows.delimiter, rows.apart.length)
  return rows.apart.map((_, column) => gather(rows, cuts, column))
}

function cutLines({ units, starts }: ColumnUnits, delimiter: string, columns: number): Cuts {
  const lines = starts.length - 1
  const from = new Uint32Array(lines * columns)
  const to = new Uint32Array(lines * columns)
  const first = delimiter.charCodeAt(0)
  const further = delimiter.length - 1
  for (let line = 0; line < lines; line += 1) {
    const end = starts[line + 1] ?? 0
    let begin = starts[line] ?? 0
    let place = line
    for (let at = begin; at < end; at += 1) {
      if (units[at] !== first || (further > 0 && !isDelimiter(units, at, end, delimiter))) continue
      from[place] = begin
      to[place] = at
      place += lines
      at += further
      begin = at + 1
    }
    from[place] = begin
    to[place] = end
    if (place !== line + (columns - 1) * lines) throw new RangeError('a line of another number of cells')
  }
  return { from, to }
}

function isDelimiter(units: ColumnUnits['units'], at: number, end: number, delimiter: string): boolean {
  if (at + delimiter.length > end) return false
  for (let unit = 1; unit < delimiter.length; unit += 1) {
    if (units[at + unit] !== delimiter.charCodeAt(unit)) return false
  }
  return true
}

function gather({ lines, apart, kinds }: SplitRows, { from, to }: Cuts, column: number): ColumnUnits {
  const count = lines.starts.length - 1
  const other = apart[column] ?? { units: new Uint8Array(0), starts: new Uint32Array(1), codes: null }
  let length = other.units.length
  for (let cut = column * count; cut < (column + 1) * count; cut += 1) length += (to[cut] ?? 0) - (from[cut] ?? 0)
  const target = new Uint16Array(length)
  const starts = new Uint32Array(kinds.length + 1)
  let at = 0
  let line = column * count
  let single = 0
  for (let row = 0; row < kinds.length; row += 1) {
    if (kinds[row] === 1) {
      at = copyUnits(lines.units, from[line] ?? 0, to[line] ?? 0, target, at)
      line += 1
    } else {
      at = copyUnits(other.units, other.starts[single] ?? 0, other.starts[single + 1] ?? 0, target, at)
      single += 1
    }
    starts[row + 1] = at
  }
  return { units: narrowest(target), starts, codes: null }
}

function copyUnits(source: ColumnUnits['units'], from: number, to: number, target: Uint16Array, at: number): number {
  let place = at
  for (let unit = from; unit < to; unit += 1) {
    target[place] = source[unit] ?? 0
    place += 1
  }
  return place
}

function narrowest(units: Uint16Array): Uint8Array | Uint16Array {
  for (let at = 0; at < units.length; at += 1) if ((units[at] ?? 0) > 0xff) return units
  return new Uint8Array(units)
}
