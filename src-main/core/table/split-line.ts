// Rows that are still one whole line of their file: split into cells once, and once more, from the line, where their columns are wanted.
// Knows no line ends and no doubled quotes: only a line that its delimiters cut, quotes around whole cells apart, is split here.
import type { ColumnUnits } from './column-units.ts'

/** How lines are cut into cells. */
export interface LineCut {
  readonly delimiter: string
  /** One UTF-16 unit that may stand around a cell and nowhere else; '' = none does. */
  readonly quote: string
}

interface SplitLine extends Array<string> {
  line?: string
  cut?: LineCut
}

/** Cells of any row; those of a split line remember it. Nobody may change them in place. */
export interface MaybeSplit {
  readonly length: number
  readonly line?: string
  readonly cut?: LineCut
}

/** For a line without quotes. */
export function splitLine(line: string, cut: LineCut): string[] {
  return remember(line.split(cut.delimiter), line, cut)
}

/** For a line with quotes; null where one stands anywhere but around a whole cell. */
export function splitQuotedLine(line: string, cut: LineCut): string[] | null {
  const { delimiter, quote } = cut
  const cells: string[] = []
  let from = 0
  for (let open = line.indexOf(quote); open >= 0; open = line.indexOf(quote, from)) {
    const before = open === from ? [''] : line.slice(from, open).split(delimiter)
    const close = line.indexOf(quote, open + 1)
    if (before.pop() !== '' || close < 0) return null
    for (const cell of before) cells.push(cell)
    cells.push(line.slice(open + 1, close))
    if (close + 1 === line.length) return remember(cells, line, cut)
    if (!line.startsWith(delimiter, close + 1)) return null
    from = close + 1 + delimiter.length
  }
  for (const cell of line.slice(from).split(delimiter)) cells.push(cell)
  return remember(cells, line, cut)
}

function remember(cells: SplitLine, line: string, cut: LineCut): string[] {
  cells.line = line
  cells.cut = cut
  return cells
}

export interface SplitRows {
  /** One text a row that is a line. */
  readonly lines: ColumnUnits
  readonly cut: LineCut
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
  const cuts = cutLines(rows.lines, rows.cut, rows.apart.length)
  return rows.apart.map((_, column) => gather(rows, cuts, column))
}

const NO_UNIT = -1

function cutLines({ units, starts }: ColumnUnits, { delimiter, quote }: LineCut, columns: number): Cuts {
  const lines = starts.length - 1
  const from = new Uint32Array(lines * columns)
  const to = new Uint32Array(lines * columns)
  const mark = quote === '' ? NO_UNIT : quote.charCodeAt(0)
  for (let line = 0; line < lines; line += 1) {
    const end = starts[line + 1] ?? 0
    let begin = starts[line] ?? 0
    let place = line
    for (;;) {
      // The quotes around a cell belong to neither it nor its neighbours.
      const quotes = begin < end && units[begin] === mark ? 1 : 0
      const stop =
        quotes === 1 ? closingQuote(units, begin + 1, end, mark) : delimiterFrom(units, begin, end, delimiter)
      from[place] = begin + quotes
      to[place] = stop
      if (stop + quotes >= end) break
      place += lines
      begin = stop + quotes + delimiter.length
    }
    if (place !== line + (columns - 1) * lines) throw new RangeError('a line of another number of cells')
  }
  return { from, to }
}

type Units = ColumnUnits['units']

function closingQuote(units: Units, from: number, end: number, mark: number): number {
  let at = from
  while (at < end && units[at] !== mark) at += 1
  return at
}

/** `end` when there is none any more. */
function delimiterFrom(units: Units, from: number, end: number, delimiter: string): number {
  const first = delimiter.charCodeAt(0)
  for (let at = from; at < end; at += 1) {
    if (units[at] === first && (delimiter.length === 1 || isDelimiter(units, at, end, delimiter))) return at
  }
  return end
}

function isDelimiter(units: Units, at: number, end: number, delimiter: string): boolean {
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

function copyUnits(source: Units, from: number, to: number, target: Uint16Array, at: number): number {
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
