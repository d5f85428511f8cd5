// Finds tables that stand side by side: blocks of columns with blank columns between them and headers of their own.
// In doubt it is one table with a spacer column: only what speaks clearly for two tables separates them.
import { compact, filledCount, filledWidth, isBlank, isBlankRow, type StructureRow, textOf } from './cells.ts'
import type { HeaderRow } from './column-names.ts'
import { findHeaderRows, type HeaderFinding } from './header-rows.ts'
import type { Region } from './references.ts'

/** Columns from `left` to `right`, 0-based, both included; the last lane goes on to infinity. */
export interface Lane {
  left: number
  right: number
}

const WHOLE: Lane = { left: 0, right: Number.POSITIVE_INFINITY }
/** Below this a block is not trusted to have a header of its own. */
const SURE = 0.75

interface Block extends Lane {
  rows: HeaderRow[]
  header: HeaderFinding
}

/** `rows`: the beginning of what may be several tables, blank rows included. Never empty. */
export function findLanes(rows: readonly HeaderRow[], regions: readonly Region[]): Lane[] {
  const blocks = blocksOf(rows).map(lane => blockOf(rows, regions, lane))
  const lanes: Block[] = []
  for (const block of blocks) {
    const last = lanes.at(-1)
    if (last !== undefined && areSeparate(last, block, regions)) lanes.push(block)
    else if (last === undefined) lanes.push(block)
    else lanes[lanes.length - 1] = blockOf(rows, regions, { left: last.left, right: block.right })
  }
  if (lanes.length < 2) return [WHOLE]
  return lanes.map(({ left, right }, at) => ({
    left: at === 0 ? 0 : left,
    right: at === lanes.length - 1 ? Number.POSITIVE_INFINITY : right,
  }))
}

/** Runs of columns that hold anything, with at least one blank column between them. */
function blocksOf(rows: readonly HeaderRow[]): Lane[] {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, filledWidth(cells)), 0)
  const blocks: Lane[] = []
  for (let column = 0; column < width; column++) {
    if (rows.every(({ cells }) => isBlank(cells[column]))) continue
    const last = blocks.at(-1)
    if (last !== undefined && last.right === column - 1) last.right = column
    else blocks.push({ left: column, right: column })
  }
  return blocks
}

function blockOf(rows: readonly HeaderRow[], regions: readonly Region[], lane: Lane): Block {
  const own = rows
    .map(({ number, cells }) => ({ number, cells: cells.slice(lane.left, lane.right + 1) }))
    .filter(({ cells }) => !isBlankRow(cells))
  return { ...lane, rows: own, header: findHeaderRows(own, regionsWithin(regions, lane)) }
}

/** The regions that lie in a lane, counted from its first column. */
export function regionsWithin(regions: readonly Region[], { left, right }: Lane): Region[] {
  if (left === 0 && right === Number.POSITIVE_INFINITY) return [...regions]
  return regions
    .filter(region => region.left >= left && region.left <= right)
    .map(region => ({ ...region, left: region.left - left, right: Math.min(region.right, right) - left }))
}

function areSeparate(one: Block, other: Block, regions: readonly Region[]): boolean {
  if (!isTable(one) || !isTable(other)) return false
  const headerEnds = one.rows[one.header.rows?.[1] ?? 0]?.number ?? 0
  const headerBegins = one.rows[one.header.rows?.[0] ?? 0]?.number ?? 0
  const crossing = regions.some(
    ({ top, left, right }) => top >= headerBegins && top <= headerEnds && left <= one.right && right >= other.left,
  )
  if (crossing) return false
  return (
    namesAgain(one, other) || headersApart(one, other) || endsApart(one, other) || (hasTitle(one) && hasTitle(other))
  )
}

function isTable({ left, right, header, rows }: Block): boolean {
  return right > left && header.rows !== null && header.confidence >= SURE && rows.length > header.rows[1] + 1
}

function headerRow({ header, rows }: Block): StructureRow {
  return rows[header.rows?.[1] ?? 0]?.cells ?? []
}

/** The same names over both: 姓名, 金额 | 姓名, 金额. */
function namesAgain(one: Block, other: Block): boolean {
  const names = new Set(
    headerRow(one)
      .filter(cell => !isBlank(cell))
      .map(cell => compact(textOf(cell))),
  )
  const others = headerRow(other).filter(cell => !isBlank(cell))
  const again = others.filter(cell => names.has(compact(textOf(cell)))).length
  return again >= Math.max(1, others.length / 2)
}

function headersApart(one: Block, other: Block): boolean {
  return one.rows[one.header.rows?.[1] ?? 0]?.number !== other.rows[other.header.rows?.[1] ?? 0]?.number
}

/** One ends rows before the other, and neither has gaps: a column of occasional remarks also ends early, but it has gaps. */
function endsApart(one: Block, other: Block): boolean {
  const apart = Math.abs((one.rows.at(-1)?.number ?? 0) - (other.rows.at(-1)?.number ?? 0)) >= 2
  return apart && isDense(one) && isDense(other)
}

function isDense({ rows, header, left, right }: Block): boolean {
  const body = rows.slice((header.rows?.[1] ?? 0) + 1)
  const first = body[0]?.number ?? 0
  const span = (body.at(-1)?.number ?? 0) - first + 1
  return body.length === span && body.every(({ cells }) => filledCount(cells) * 2 > right - left)
}

/** A line of its own above the header. */
function hasTitle({ rows, header }: Block): boolean {
  const above = rows.slice(0, header.rows?.[0] ?? 0)
  return above.some(({ cells }) => filledCount(cells) === 1)
}
