// Everything about a table that is known from its first rows: header rows, names, what stands above.
// Pure; rows of the body are judged by row-classifier.ts.
import { OpenprepError } from '../../contract/errors.ts'
import type { SetAsideReason } from '../../contract/reading.ts'
import { compact, filledWidth, isBlankRow, type StructureRow, textOf } from './cells.ts'
import { columnNames, type HeaderRow, headerLevels, unnamedColumns } from './column-names.ts'
import { findHeaderRows } from './header-rows.ts'
import { columnLetters, type Region } from './references.ts'
import { isRulingRow, isUnitRow, unitOf } from './row-marks.ts'

/** Rows of the beginning that are looked at to find the header. */
export const HEAD_ROWS = 100

export interface TableHead {
  /** 1-based row numbers, both included; null = no header. */
  headerRows: [number, number] | null
  names: string[]
  /** Columns whose name is made up. */
  unnamed: number[]
  /** Every row is a record, whatever it looks like. */
  everyRow: boolean
  confidence: number
  /** Header texts by level, without blanks, to recognise the header when it comes again. */
  levels: string[][]
  /** Texts of title rows, without blanks, to recognise them on the next printed page. */
  titles: ReadonlySet<string>
  /** Rows before the first row of the body. */
  above: ReadonlyMap<number, SetAsideReason>
  /** Rows merged across the whole table: headings of sections, remarks. */
  bands: ReadonlySet<number>
  /** The first row that may be a record. */
  firstBodyRow: number
  /** What a line above the header says the figures are in; null = nothing. */
  unit: string | null
}

export interface HeadInput {
  rows: readonly HeaderRow[]
  regions: readonly Region[]
  /** `auto`, `none` or `A..B`. */
  choice: string
  /** Columns the body has, where that is known; names are given to all of them. */
  width?: number
}

/** How many rows of the beginning `findTableHead` needs for a choice. */
export function headRowsNeeded(choice: string): number {
  const range = headerRange(choice)
  return range === null ? HEAD_ROWS : HEAD_ROWS + range[1]
}

function headerRange(choice: string): [number, number] | null {
  const parts = /^(\d+)\.\.(\d+)$/u.exec(choice)
  return parts === null ? null : [Number(parts[1]), Number(parts[2])]
}

/** Throws HEADER_INVALID {header} when the chosen rows are not there. */
export function findTableHead(input: HeadInput): TableHead {
  if (input.choice === 'none') return withoutHeader(input, true, 1)
  const range = headerRange(input.choice)
  if (range !== null) return chosenHeader(input, range)
  const found = findHeaderRows(input.rows, input.regions)
  if (found.rows === null) return withoutHeader(input, false, found.confidence)
  const [first, last] = found.rows
  return withHeader(input, input.rows.slice(first, last + 1), found.confidence)
}

function chosenHeader(input: HeadInput, [from, to]: [number, number]): TableHead {
  const header = input.rows.filter(({ number }) => number >= from && number <= to)
  if (from > to || header.length === 0) throw new OpenprepError('HEADER_INVALID', { header: input.choice })
  return withHeader(input, header, 1, [from, to])
}

function bodyWidth(rows: readonly HeaderRow[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, filledWidth(cells)), 0)
}

function withoutHeader(input: HeadInput, everyRow: boolean, confidence: number): TableHead {
  const firstDense = input.rows.findIndex(({ cells }) => filledWidth(cells) > 1)
  const start = everyRow || firstDense < 0 ? 0 : firstDense
  const above = everyRow ? new Map<number, SetAsideReason>() : rowsAbove(input.rows.slice(0, start))
  const width = Math.max(input.width ?? 0, bodyWidth(input.rows), 1)
  return {
    headerRows: null,
    names: Array.from({ length: width }, (_, column) => columnLetters(column)),
    unnamed: Array.from({ length: width }, (_, column) => column),
    everyRow,
    confidence,
    levels: [],
    titles: titlesOf(input.rows.slice(0, start), above),
    bands: bandsOf(input.regions, width),
    above,
    firstBodyRow: input.rows[start]?.number ?? 1,
    unit: null,
  }
}

function withHeader(
  input: HeadInput,
  header: readonly HeaderRow[],
  confidence: number,
  range?: [number, number],
): TableHead {
  const first = range?.[0] ?? header[0]!.number
  const last = range?.[1] ?? header.at(-1)!.number
  const before = input.rows.filter(({ number }) => number < first)
  const body = input.rows.filter(({ number }) => number > last)
  const width = Math.max(bodyWidth(header), bodyWidth(body), input.width ?? 0)
  const above = rowsAbove(before)
  for (const { number } of header) above.set(number, 'header')
  const named = headerLevels(header, input.regions, width)
  return {
    headerRows: [first, last],
    names: columnNames(named, width),
    unnamed: unnamedColumns(named, width),
    everyRow: false,
    confidence,
    levels: header.map(({ cells }) => cells.map(cell => compact(textOf(cell)))),
    titles: titlesOf(before, above),
    bands: bandsOf(input.regions, width),
    above,
    firstBodyRow: last + 1,
    unit: before.map(({ cells }) => unitOf(cells)).find(unit => unit !== null) ?? null,
  }
}

function bandsOf(regions: readonly Region[], width: number): ReadonlySet<number> {
  const across = regions.filter(({ left, right }) => width >= 3 && right - left + 1 >= width * 0.9)
  return new Set(across.map(({ top }) => top))
}

function rowsAbove(rows: readonly HeaderRow[]): Map<number, SetAsideReason> {
  return new Map(rows.map(({ number, cells }) => [number, reasonAbove(cells)]))
}

function reasonAbove(cells: StructureRow): SetAsideReason {
  if (isBlankRow(cells)) return 'blank'
  if (isRulingRow(cells)) return 'ruling'
  return isUnitRow(cells) ? 'unitLine' : 'title'
}

/** One line of text for comparing whole rows. */
export function rowSignature(cells: StructureRow): string {
  return cells
    .map(cell => compact(textOf(cell)))
    .filter(text => text !== '')
    .join('\u0001')
}

function titlesOf(rows: readonly HeaderRow[], above: ReadonlyMap<number, SetAsideReason>): ReadonlySet<string> {
  return new Set(rows.filter(({ number }) => above.get(number) !== 'blank').map(({ cells }) => rowSignature(cells)))
}
