// Counts what is odd in a sheet while it streams and makes one warning per kind of it, naming the first place.
// Carries no cell values.
import type { ReadWarning } from '../../../contract/reading.ts'
import { readingWarning } from '../../reading-warnings.ts'
import { columnLetters } from '../cell-reference.ts'

export type SheetNote = 'ROWS_OUT_OF_ORDER' | 'FORMULA_NOT_CALCULATED' | 'SHARED_STRING_MISSING'

export class SheetNotes {
  readonly #sheet: string
  readonly #found = new Map<SheetNote, { count: number; cell: string }>()

  constructor(sheet: string) {
    this.#sheet = sheet
  }

  note(code: SheetNote, row: number, column: number): void {
    const known = this.#found.get(code)
    if (known) known.count += 1
    else this.#found.set(code, { count: 1, cell: `${columnLetters(column)}${row}` })
  }

  warnings(): ReadWarning[] {
    return [...this.#found].map(([code, { count, cell }]) =>
      readingWarning(code, { count, cell }, { sheet: this.#sheet, cell }),
    )
  }
}
