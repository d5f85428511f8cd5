// Finds the header rows of a table among its first rows.
// Names no columns and judges no rows of the body.
import {
  compact,
  filledCount,
  firstFilled,
  isBlank,
  isBlankRow,
  isValueLike,
  type StructureCell,
  type StructureRow,
  textOf,
} from './cells.ts'
import type { HeaderRow } from './column-names.ts'
import type { Region } from './references.ts'
import { isNoteRow, isRulingRow, isTitleLike, isUnitRow } from './row-marks.ts'

export interface HeaderFinding {
  /** Indexes into the rows, first and last; null = the table has no header. */
  rows: [number, number] | null
  /** 0–1; below 0.6 a person should look. */
  confidence: number
}

/** A row fills at least this share of the table's width before it can be a header by itself. */
const DENSE = 0.6
const MOST_LEVELS = 5

/** The width of the table: what at least two of the rows fill, so that one overlong row does not count. */
function tableWidth(rows: readonly HeaderRow[]): number {
  const widths = rows.map(({ cells }) => filledCount(cells)).sort((a, b) => b - a)
  return (widths.filter(width => width > 0).length >= 3 ? widths[1] : widths[0]) ?? 0
}

export function findHeaderRows(rows: readonly HeaderRow[], regions: readonly Region[]): HeaderFinding {
  const width = tableWidth(rows)
  const firstDense = rows.findIndex(row => standsAlone(row, width))
  if (firstDense < 0) return { rows: null, confidence: 0.3 }
  const main = fullerHeader(rows, firstDense)
  const body = rows.slice(main + 1)
  const confidence = headerConfidence(rows[main]!.cells, body)
  if (confidence === 0) return { rows: null, confidence: 0.6 }
  const search: Search = { rows, regions, width }
  let first = main
  while (main - first < MOST_LEVELS && isParent(search, first - 1)) first -= 1
  let last = main
  while (last - first < MOST_LEVELS && isChild(search, first, last + 1)) last += 1
  return { rows: [first, last], confidence }
}

/** The first row that is as wide as the table and not a title repeated in every cell. */
function standsAlone({ cells }: HeaderRow, width: number): boolean {
  const filled = filledCount(cells)
  if (filled === 0 || filled < Math.ceil(width * DENSE) || (width > 1 && filled < 2)) return false
  const texts = new Set(cells.filter(cell => !isBlank(cell)).map(cell => compact(textOf(cell))))
  if ((width >= 3 && texts.size === 1) || isRulingRow(cells)) return false
  return !isNoteRow(cells, firstFilled(cells))
}

/**
 * Remarks above a table can be as wide as a header. A later row of nothing but labels takes over when it names a column of values that
 * the earlier one leaves without a name.
 */
function fullerHeader(rows: readonly HeaderRow[], first: number): number {
  let main = first
  for (let index = first + 1; index < rows.length; index++) {
    const { cells } = rows[index]!
    if (isBlankRow(cells) || !allLabels(cells)) return main
    if (filledCount(cells) > filledCount(rows[main]!.cells) && namesMore(rows, main, index)) main = index
  }
  return main
}

function namesMore(rows: readonly HeaderRow[], earlier: number, later: number): boolean {
  const named = rows[later]!.cells.map((cell, column) => (isBlank(rows[earlier]!.cells[column]) ? cell : null))
  return contrastingColumns(named, rows.slice(later + 1)) > 0
}

/** 0 = the row is a record. */
function headerConfidence(header: StructureRow, body: readonly HeaderRow[]): number {
  const filled = filledCount(header)
  const values = header.filter(cell => !isBlank(cell) && isValueLike(cell)).length
  const contrast = contrastingColumns(header, body)
  if (values > 0 && !isSeries(header)) return values <= filled * 0.1 && contrast > 0 ? 0.6 : 0
  if (contrast > 0) return 0.95
  const repeated = repeatedBelow(header, body)
  if (repeated > 0 && repeated >= filled * 0.3) return 0
  return body.some(({ cells }) => !isBlankRow(cells)) ? 0.75 : 0.6
}

/** Years, months or days as names: a label first, then whole numbers or dates that follow one another. */
function isSeries(header: StructureRow): boolean {
  const first = firstFilled(header)
  if (isValueLike(header[first])) return isYears(header, first)
  const values = header.filter(cell => !isBlank(cell) && isValueLike(cell)).map(cell => compact(textOf(cell)))
  if (values.length < 2 || new Set(values).size !== values.length) return false
  const numbers = values.map(text => Number(text.replace(/[-/年月.]/gu, '')))
  const step = numbers[1]! - numbers[0]!
  if (Math.abs(step) !== 1 && !values.every(text => /^\d{4}[-/.年]/u.test(text))) return false
  return numbers.every((value, at) => at === 0 || Math.sign(value - numbers[at - 1]!) === Math.sign(step))
}

/** Years over the figures, and no name over the column of labels. */
function isYears(header: StructureRow, first: number): boolean {
  const years = header.slice(first).map(cell => Number(compact(textOf(cell))))
  const step = (years[1] ?? 0) - (years[0] ?? 0)
  const consecutive = years.every((year, at) => at === 0 || year - years[at - 1]! === step)
  return first > 0 && years.length >= 3 && Math.abs(step) === 1 && consecutive && years[0]! > 1900 && years[0]! < 2100
}

/** Columns with a label on top and mostly values below. */
function contrastingColumns(header: StructureRow, body: readonly HeaderRow[]): number {
  return header.filter((cell, column) => {
    if (isBlank(cell) || isValueLike(cell)) return false
    const below = body.map(({ cells }) => cells[column]).filter(other => !isBlank(other))
    return below.length > 0 && below.filter(isValueLike).length >= below.length * 0.6
  }).length
}

function repeatedBelow(header: StructureRow, body: readonly HeaderRow[]): number {
  const others = body.filter(({ cells }) => !sameCells(header, cells))
  return header.filter(
    (cell, column) => !isBlank(cell) && others.some(({ cells }) => textOf(cells[column]) === textOf(cell)),
  ).length
}

function sameCells(one: StructureRow, other: StructureRow): boolean {
  const same = (cell: StructureCell, at: number) => textOf(cell) === textOf(other[at])
  return one.every(same) && filledCount(one) === filledCount(other)
}

interface Search {
  rows: readonly HeaderRow[]
  regions: readonly Region[]
  width: number
}

function allLabels(row: StructureRow): boolean {
  return row.every(cell => isBlank(cell) || !isValueLike(cell))
}

function coversTable(region: Region, width: number): boolean {
  return region.right - region.left + 1 >= width * 0.9
}

/** Does this row hold the names of groups of the row below it? */
function isParent({ rows, regions, width }: Search, index: number): boolean {
  const parent = rows[index]
  const child = rows[index + 1]
  if (parent === undefined || child === undefined || width < 2) return false
  const filled = parent.cells.filter(cell => !isBlank(cell))
  if (filled.length === 0 || !allLabels(parent.cells) || isUnitRow(parent.cells)) return false
  const own = regions.filter(({ top }) => top === parent.number)
  if (own.some(region => coversTable(region, width))) return false
  if (own.length > 0) return parent.cells.every((cell, column) => isBlank(cell) || groupsBelow(own, child, column))
  if (filled.length >= 2 && hasRepeats(child.cells)) return true
  if (filled.some(cell => isTitleLike(textOf(cell)))) return false
  return completes(parent.cells, child.cells, width) || (filled.length >= 2 && spansGroups(parent.cells, child.cells))
}

/** Every name of the upper row stands over at least two names of the lower one. */
function spansGroups(upper: StructureRow, lower: StructureRow): boolean {
  return upper.every((cell, column) => {
    if (isBlank(cell) || isBlank(lower[column])) return true
    return isBlank(upper[column + 1]) && !isBlank(lower[column + 1])
  })
}

/** The same names again under each group: 人数, 金额, 人数, 金额. */
function hasRepeats(row: StructureRow): boolean {
  const names = row.filter(cell => !isBlank(cell)).map(cell => compact(textOf(cell)))
  return names.length >= 4 && new Set(names).size <= names.length / 2
}

/** Every column without a name in the lower row has one in the upper row. */
function completes(upper: StructureRow, lower: StructureRow, width: number): boolean {
  const open = Array.from({ length: width }, (_, column) => column).filter(column => isBlank(lower[column]))
  return open.length > 0 && open.every(column => !isBlank(upper[column]))
}

/** A name stands over a group, or over a column that has no name of its own below: never over a single name. */
function groupsBelow(own: readonly Region[], child: HeaderRow, column: number): boolean {
  if (isBlank(child.cells[column])) return true
  return own.some(({ left, right, bottom }) => left === column && (right > left || bottom >= child.number))
}

/** Does the row below the header still belong to it? */
function isChild({ rows, regions, width }: Search, first: number, index: number): boolean {
  const parent = rows[index - 1]
  const child = rows[index]
  if (parent === undefined || child === undefined || isBlankRow(child.cells) || !allLabels(child.cells)) return false
  const top = rows[first]?.number ?? 0
  const header = regions.filter(region => region.top >= top && region.top <= parent.number)
  if (header.some(({ bottom }) => bottom >= child.number)) return true
  const groups = header.filter(region => region.top === parent.number && region.right > region.left)
  if (groups.some(region => !coversTable(region, width))) return true
  return splitsGroups(parent.cells, child.cells, width)
}

/** Without merged cells: the lower row names exactly the columns that the upper one leaves open, or that start a group. */
function splitsGroups(upper: StructureRow, lower: StructureRow, width: number): boolean {
  let opened = 0
  for (let column = 0; column < width; column++) {
    const above = !isBlank(upper[column])
    const below = !isBlank(lower[column])
    if (!below && !above) return false
    if (below && !above) opened += 1
    const startsGroup = isBlank(upper[column + 1]) && !isBlank(lower[column + 1]) && column + 1 < width
    if (below && above && !startsGroup) return false
  }
  return opened > 0
}
