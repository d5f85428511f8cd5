// The texts of one chunk of a column: as strings, cut off one by one when asked for, and each looked at once.
// Must not count or judge.
import { type ColumnUnits, joinedText } from '../table/column-units.ts'
import type { HashedTexts } from './hash-text.ts'
import type { ClassifiedValue } from './value-classes.ts'
import type { FormReader } from './value-form.ts'

/** The texts of a chunk whose values are not in memory, each looked at once. */
export class FurtherTexts {
  readonly #hashes: HashedTexts
  readonly #known: (ClassifiedValue | undefined)[] = []

  constructor(hashes: HashedTexts) {
    this.#hashes = hashes
  }

  of(text: number, look: () => ClassifiedValue): ClassifiedValue {
    this.#known[text] ??= look()
    return this.#known[text]
  }

  hash(text: number): { low: number; high: number } {
    return { low: this.#hashes.lows[text] ?? 0, high: this.#hashes.highs[text] ?? 0 }
  }
}

/** The texts of a chunk as strings, joined first and cut off one by one when asked for. */
export class Pieces {
  readonly #column: ColumnUnits
  #joined: string | null = null

  constructor(column: ColumnUnits) {
    this.#column = column
  }

  at(text: number): string {
    this.#joined ??= joinedText(this.#column)
    return this.#joined.substring(this.#column.starts[text] ?? 0, this.#column.starts[text + 1])
  }

  readForm(text: number, form: FormReader): void {
    const { units, starts } = this.#column
    form.read(units, starts[text] ?? 0, starts[text + 1] ?? 0)
  }
}
