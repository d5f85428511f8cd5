// Tells whether a row in the middle of a table is the header of another table that follows without a blank row.
// Judges by what the columns held so far; in doubt the row is a record. Finds no header of a first table: header-rows.ts does.
import {
  compact,
  filledCount,
  filledWidth,
  firstFilled,
  isBlank,
  isBlankRow,
  isValueLike,
  type StructureRow,
  textOf,
} from './cells.ts'
import type { HeaderRow } from './column-names.ts'
import { findHeaderRows } from './header-rows.ts'
import type { Region } from './references.ts'
import { isNoteRow, isRemark, isRulingRow, isUnitRow, totalMarkOf } from './row-marks.ts'

/** What is known of the table that a row stands in. */
export interface TableBefore {
  /** The rows of its header. */
  header: readonly HeaderRow[]
  /** The first rows of its body. */
  body: readonly HeaderRow[]
}

/** A column holds values, or is filled, when at least this share of its cells is. */
const NEARLY_ALL = 0.9
/** Fewer rows tell nothing about what a column holds. */
const LEAST_BODY = 2
/** Without a column of values to contradict, the rows so far might all be levels of one header. */
const LEAST_TEXT_BODY = 6
/** So many records are a table, however narrow, and not lines above one. */
const SURELY_TABLE = 5
/** Headers that share this much of their names are one header printed again with a change. */
const SAME_NAMES = 0.7
/** What stands in a column of figures where there is no figure. */
const noFigure =
  /^(?:无|空|缺|略|否|是|有|不详|不明|未知|未.{1,4}|暂.{1,4}|待.{1,4}|没有.*|不.{1,4}|保密|停.{1,3}|已.{1,4}|正.{1,3}|正常|异常|合格|同上|N\/?A|null|none|nil|nan|unknown|missing|error|-+|#.*)$/iu
/** Names that only columns have. */
const columnName =
  /(?:数|数量|量|额|率|价|费|积|值|分|比|重|高|长|宽|年份?|月份?|日期|时间|编号|序号|代码|电话)(?:[(（].*[)）])?$/u

interface Column {
  filled: number
  values: number
}

/** What the columns of one table have held so far. */
export class BodyHabit {
  readonly #columns: readonly Column[]
  readonly #rows: number
  readonly #names: ReadonlySet<string>
  /** Columns of values, and columns that are always filled. */
  readonly #values: readonly number[]
  readonly #always: readonly number[]
  readonly width: number

  constructor({ header, body }: TableBefore) {
    const rows = body.filter(({ cells }) => filledCount(cells) > 1)
    const width = [...header, ...rows].reduce((widest, { cells }) => Math.max(widest, filledWidth(cells)), 0)
    this.width = width
    this.#rows = rows.length
    this.#columns = Array.from({ length: width }, (_, at) => columnOf(rows, at))
    this.#names = new Set(header.flatMap(({ cells }) => labelsOf(cells)))
    const places = this.#columns.map((_, at) => at)
    this.#values = places.filter(at => {
      const { filled, values } = this.#columns[at] ?? { filled: 0, values: 0 }
      return values >= LEAST_BODY && values >= filled * NEARLY_ALL
    })
    this.#always = places.filter(at => (this.#columns[at]?.filled ?? 0) >= rows.length * NEARLY_ALL)
  }

  get isTable(): boolean {
    return this.#rows >= SURELY_TABLE
  }

  /** Cheap, since every row of a table is asked: may another table begin here? */
  mayEnd(cells: StructureRow): boolean {
    if (this.#rows < LEAST_BODY) return false
    const [value] = this.#values
    if (value !== undefined && isFilledValue(cells, value)) return false
    if (this.#isHeading(cells)) return true
    if (this.#values.length === 0 && this.#rows < LEAST_TEXT_BODY) return false
    const odd =
      this.#contradicted(cells).length > 0 || filledWidth(cells) > this.width || this.#left([cells]).length > 0
    return odd && filledCount(cells) > 1 && hasOnlyLabels(cells)
  }

  /** A line of its own over what may be the next header. */
  #isHeading(cells: StructureRow): boolean {
    const first = firstFilled(cells)
    const second = this.#always.find(at => at > first)
    if (first < 0 || second === undefined || !isBlank(cells[second])) return false
    return filledCount(cells) === 1 && !isValueLike(cells[first]) && !isRemark(textOf(cells[first]))
  }

  /** Columns of values over which the row has a name. */
  #contradicted(cells: StructureRow): number[] {
    return this.#values.filter(at => !isBlank(cells[at]) && !isValueLike(cells[at]))
  }

  /** Always filled before, blank in all of these rows. */
  #left(rows: readonly StructureRow[]): number[] {
    return this.#always.filter(at => rows.every(cells => isBlank(cells[at])))
  }

  /** `below`: the rows under the header in question. `titled`: a line of its own stands above it. */
  endsAt(header: StructureRow, below: readonly StructureRow[], titled: boolean): boolean {
    const names = labelsOf(header)
    const known = names.filter(name => this.#names.has(name)).length
    if (names.length < 2 || new Set(names).size < names.length || known >= names.length * SAME_NAMES) return false
    const values = this.#values.filter(at => !isBlank(header[at]))
    const contradicted = this.#contradicted(header)
    if (contradicted.length < values.length || contradicted.some(at => noFigure.test(compact(textOf(header[at]))))) {
      return false
    }
    const changed = titled || this.#changesShape(header, below)
    if (contradicted.length === 0) return changed && this.#rows >= LEAST_TEXT_BODY
    if (contradicted.length > 1 || changed) return true
    return contradicted.some(at => columnName.test(compact(textOf(header[at]))))
  }

  /** Columns come, go, or hold values where they held none. */
  #changesShape(header: StructureRow, below: readonly StructureRow[]): boolean {
    const wider = filledWidth(header) > this.width && below.some(cells => filledWidth(cells) > this.width)
    if (wider || this.#left([header, ...below]).length > 0) return true
    return this.#columns.some(({ filled, values }, at) => {
      const isText = filled >= LEAST_BODY && values <= filled * (1 - NEARLY_ALL)
      return isText && below.every(cells => isFilledValue(cells, at))
    })
  }
}

function columnOf(rows: readonly HeaderRow[], at: number): Column {
  const cells = rows.map(row => row.cells[at]).filter(cell => !isBlank(cell))
  return { filled: cells.length, values: cells.filter(isValueLike).length }
}

function labelsOf(cells: StructureRow): string[] {
  return cells.filter(cell => !isBlank(cell)).map(cell => compact(textOf(cell)))
}

function isFilledValue(cells: StructureRow, at: number): boolean {
  return !isBlank(cells[at]) && isValueLike(cells[at])
}

function hasOnlyLabels(cells: StructureRow): boolean {
  const first = firstFilled(cells)
  if (cells.some(cell => !isBlank(cell) && isValueLike(cell))) return false
  return totalMarkOf(textOf(cells[first])) === null && !isNoteRow(cells, first) && !isRulingRow(cells)
}

/** Below this the rows that follow are not trusted to be a table. */
const SURE = 0.9

/** `rows`: the row in question and some that follow. Index of the last row of the header that ends the table; null = it goes on. */
export function stackedHeader(rows: readonly HeaderRow[], regions: readonly Region[], habit: BodyHabit): number | null {
  const found = findHeaderRows(rows, regions)
  if (found.rows === null || found.confidence < SURE) return null
  const [first, last] = found.rows
  const above = rows.slice(0, first)
  // Above the next header only its own title and unit may stand: a record there means that the table goes on.
  if (above.some(({ cells }) => filledCount(cells) > 1 && !isUnitRow(cells))) return null
  const below = rows
    .slice(last + 1)
    .map(({ cells }) => cells)
    .filter(cells => !isBlankRow(cells))
  const names = rows[last]?.cells ?? []
  const titled = above.some(({ cells }) => filledCount(cells) === 1)
  return below.length >= LEAST_BODY && hasOnlyLabels(names) && habit.endsAt(names, below, titled) ? last : null
}
