// Decides row by row, as a table streams by, which rows are records and why the others are not.
// In doubt a row is a record: what is set aside has to say so itself and look like it.
import type { SetAsideReason } from '../../contract/reading.ts'
import {
  compact,
  filledCount,
  firstFilled,
  isBlank,
  isNumberLike,
  isPlaceholder,
  type StructureRow,
  textOf,
} from './cells.ts'
import type { HeaderRow } from './column-names.ts'
import { isNoteRow, isRemark, isRulingRow, totalMarkOf } from './row-marks.ts'
import { rowSignature, type TableHead } from './table-head.ts'

export type RowRole = 'data' | SetAsideReason

export interface ClassifiedRow<Cells extends StructureRow = StructureRow> {
  row: number
  role: RowRole
  cells: Cells
}

/** Rows that wait for what comes after them; more than these are records. */
const MOST_WAITING = 40
/** Columns of text filled in at least this share of the rows count as usually filled. */
const USUALLY = 0.5
const identifierName = /号|码|代码|电话|手机|编号|日期|时间|年份|code|id$|no\.?$|date|phone/iu

/** `waiting`: a lone text, a record unless the table ends · `band`: merged across, a section's heading unless the table ends. */
type Waiting = 'waiting' | 'band'
const roleIfRecordsFollow = { waiting: 'data', band: 'title', blank: 'blank' } as const

interface ColumnHabit {
  filled: number
  text: number
}

/** What the columns usually hold, learnt from the first rows of the body. */
function habitsOf(rows: readonly HeaderRow[], head: TableHead): { habits: ColumnHabit[]; rows: number } {
  const habits = head.names.map(() => ({ filled: 0, text: 0 }))
  const body = rows.filter(({ number, cells }) => {
    const first = firstFilled(cells)
    return (
      number >= head.firstBodyRow &&
      first >= 0 &&
      totalMarkOf(textOf(cells[first])) === null &&
      !isNoteRow(cells, first)
    )
  })
  for (const { cells } of body) {
    for (const [column, habit] of habits.entries()) {
      if (isBlank(cells[column])) continue
      habit.filled += 1
      if (!isNumberLike(cells[column])) habit.text += 1
    }
  }
  return { habits, rows: body.length }
}

export class RowClassifier<Cells extends StructureRow = StructureRow> {
  readonly #head: TableHead
  /** Columns that a record fills with text or an identifier. */
  readonly #textColumns: readonly number[]
  readonly #usualFill: number
  readonly #levelStarts: ReadonlySet<string>
  readonly #titleStarts: ReadonlySet<string>
  #decided: ClassifiedRow<Cells>[] = []
  #waiting: ClassifiedRow<Cells>[] = []
  #lastRole: RowRole = 'header'

  /** `rows`: the beginning of the table, as given to `findTableHead`. */
  constructor(head: TableHead, rows: readonly HeaderRow[]) {
    this.#head = head
    const { habits, rows: seen } = habitsOf(rows, head)
    const usual = (habit: ColumnHabit) => habit.filled >= seen * USUALLY && habit.filled > 0
    const textual = ({ filled, text }: ColumnHabit, column: number) =>
      text >= filled * USUALLY || identifierName.test(head.names[column] ?? '')
    this.#textColumns = habits.flatMap((habit, column) => (usual(habit) && textual(habit, column) ? [column] : []))
    this.#usualFill = habits.filter(usual).length
    this.#titleStarts = new Set([...head.titles].map(title => title.split('\u0001')[0] ?? ''))
    this.#levelStarts = new Set(head.levels.map(level => level.find(text => text !== '') ?? ''))
  }

  /** Rows in file order. The row is judged now or, when it may be a closing remark, after what follows. */
  add(row: number, cells: Cells): void {
    const role = this.#roleOf(row, cells)
    if (role === 'waiting' || role === 'band' || (role === 'blank' && this.#waiting.length > 0)) {
      this.#waiting.push({ row, role: roleIfRecordsFollow[role], cells })
      if (this.#waiting.length > MOST_WAITING) this.release()
      return
    }
    if (this.#waiting.length > 0) this.#resolve(role)
    this.#decided.push({ row, role, cells })
    this.#lastRole = role
  }

  /** The file has ended: what still waits are closing remarks. */
  finish(): void {
    for (const waiting of this.#waiting) {
      const afterEnd = this.#lastRole !== 'data'
      const remark = isRemark(textOf(waiting.cells[firstFilled(waiting.cells)]))
      if (waiting.role === 'title' || (waiting.role === 'data' && (afterEnd || remark))) waiting.role = 'footnote'
      this.#lastRole = waiting.role
      this.#decided.push(waiting)
    }
    this.#waiting = []
  }

  /** What has been decided since the last call. */
  take(): ClassifiedRow<Cells>[] {
    const decided = this.#decided
    this.#decided = []
    return decided
  }

  /** A record after waiting rows shows that they were records; a repeated header or title, that they closed a page. */
  #resolve(next: RowRole): void {
    if (next === 'data' || next === 'subtotal' || next === 'total') this.release()
    else this.finish()
  }

  /** Lets waiting rows be records: the reading stops here although the file goes on. */
  release(): void {
    this.#decided.push(...this.#waiting)
    this.#lastRole = this.#waiting.at(-1)?.role ?? this.#lastRole
    this.#waiting = []
  }

  #roleOf(row: number, cells: Cells): RowRole | Waiting {
    if (this.#head.everyRow) return 'data'
    if (row < this.#head.firstBodyRow) return this.#head.above.get(row) ?? 'title'
    const first = firstFilled(cells)
    if (first < 0) return 'blank'
    if (this.#head.names.length > 1 && this.#isRuling(cells, first)) return 'ruling'
    const text = textOf(cells[first])
    const word = compact(text)
    if (this.#levelStarts.has(word) && this.#isHeaderAgain(cells)) return 'repeatedHeader'
    const mark = totalMarkOf(text)
    if (mark !== null && this.#isTotalRow(cells, first, mark.named)) return mark.kind
    if (this.#head.names.length > 1 && this.#isRemarkRow(cells, first)) return 'footnote'
    if (this.#head.bands.has(row) && filledCount(cells) === 1) return 'band'
    if (this.#titleStarts.has(word) && this.#isTitleAgain(cells)) return 'title'
    return this.#mayClose(cells, first) ? 'waiting' : 'data'
  }

  /** Looked at only where the first character is no letter and no digit: nearly no record begins otherwise. */
  #isRuling(cells: Cells, first: number): boolean {
    const code = textOf(cells[first]).trimStart().charCodeAt(0)
    const letter = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    return !letter && !(code >= 0x3400 && code <= 0x9fff) && isRulingRow(cells)
  }

  #isRemarkRow(cells: Cells, first: number): boolean {
    return isNoteRow(cells, first) && this.#textColumnsFilled(cells, first) <= this.#textColumns.length * 0.5
  }

  /** All filled cells are the header's own texts, and there are enough of them. */
  #isHeaderAgain(cells: Cells): boolean {
    if (this.#head.names.length < 2) return false
    return this.#head.levels.some(level => {
      let equal = 0
      for (const [column, cell] of cells.entries()) {
        if (isBlank(cell)) continue
        if (compact(textOf(cell)) !== level[column]) return false
        equal += 1
      }
      return equal >= Math.max(2, level.filter(name => name !== '').length / 2)
    })
  }

  #isTitleAgain(cells: Cells): boolean {
    return filledCount(cells) < this.#usualFill && this.#head.titles.has(rowSignature(cells))
  }

  #textColumnsFilled(cells: Cells, except: number): number {
    return this.#textColumns.filter(column => column !== except && !isBlank(cells[column])).length
  }

  /**
   * A total row names itself in its first cell and leaves the columns empty where records have text or identifiers. A row that merely
   * ends in 合计 ("价税合计" may be an indicator's name) needs at least two such empty columns.
   */
  #isTotalRow(cells: Cells, mark: number, named: boolean): boolean {
    const expected = this.#textColumns.filter(column => column !== mark).length
    const filled = this.#textColumnsFilled(cells, mark)
    const onlyFigures = cells.every(
      (cell, at) => at === mark || isBlank(cell) || isNumberLike(cell) || isPlaceholder(cell),
    )
    if (named) return expected >= 2 && filled === 0 && onlyFigures && filledCount(cells) > 1
    return expected >= 2 ? filled <= expected * 0.3 : onlyFigures
  }

  /** A single text in a row where records fill many columns: perhaps a remark below the table. */
  #mayClose(cells: Cells, first: number): boolean {
    if (this.#usualFill < 3 || isNumberLike(cells[first])) return false
    const filled = filledCount(cells)
    return filled === 1 || (filled === 2 && this.#usualFill >= 6 && isRemark(textOf(cells[first])))
  }
}
