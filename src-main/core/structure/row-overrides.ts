// What the person, a comment mark or hidden rows say about rows, on top of what the classifier thinks.
// Judges by the first text of a row and its number alone.
import type { Reading, SetAsideReason } from '../../contract/reading.ts'
import { compact, firstFilled, type StructureRow, textOf } from './cells.ts'
import type { ClassifiedRow, RowRole } from './row-classifier.ts'

export class RowOverrides {
  readonly #comment: string
  readonly #hidden: ReadonlySet<number>
  readonly #keep: ReadonlySet<SetAsideReason>
  readonly #rules: ReadonlyMap<string, RowRole>
  readonly #nothing: boolean

  /** `comment`: what the source found, where the reading does not say. */
  constructor(reading: Reading, comment: string, hiddenRows: readonly number[]) {
    this.#comment = reading.comment ?? comment
    this.#hidden = new Set(reading.hiddenRows === 'setAside' ? hiddenRows : [])
    this.#keep = new Set(reading.keep)
    this.#rules = new Map(reading.rowRules?.map(({ text, role }) => [compact(text), role]))
    this.#nothing = this.#comment === '' && this.#hidden.size + this.#keep.size + this.#rules.size === 0
  }

  isComment(cells: StructureRow): boolean {
    return this.#comment !== '' && textOf(cells[0]).startsWith(this.#comment)
  }

  apply(rows: ClassifiedRow[]): void {
    if (this.#nothing) return
    for (const row of rows) row.role = this.#roleOf(row)
  }

  #roleOf({ row, role, cells }: ClassifiedRow): RowRole {
    if (role === 'header') return role
    if (this.isComment(cells)) return 'comment'
    const rule = this.#ruleFor(cells)
    if (rule !== undefined) return rule
    if (role !== 'data') return this.#keep.has(role) ? 'data' : role
    return this.#hidden.has(row) ? 'hidden' : 'data'
  }

  #ruleFor(cells: StructureRow): RowRole | undefined {
    if (this.#rules.size === 0) return undefined
    const first = firstFilled(cells)
    return first < 0 ? undefined : this.#rules.get(compact(textOf(cells[first])))
  }
}
