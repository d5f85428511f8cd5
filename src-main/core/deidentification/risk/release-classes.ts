// Puts the rows of a release, and of a population beside it, into equivalence classes over the quasi-identifiers, column by column.
// Must not keep a text. Memory: 12 bytes a row while a column is added, 8 afterwards, and 12 per class.
import { oneClass, type RowClasses, refineClasses } from '../../profiling/row-classes.ts'

/** More columns than bits of a mask; far more than anyone combines. */
export const MAX_QUASI_IDENTIFIERS = 31

/** A column as exact numbers: the same text, the same number, blanks being a text like any other. */
export interface ExactColumn {
  readonly codes: Uint32Array
  readonly distinct: number
  /** The number of the text `*`; −1 = it does not occur. */
  readonly star: number
}

/** Rows 0 … `rows` − 1 are the release, those behind are the population; classes are numbered over both. */
export interface ReleaseClasses {
  /** Of the release. */
  readonly rows: number
  readonly ids: Uint32Array
  /** Per class: rows of the release. */
  readonly sizes: Uint32Array
  /** Per class: rows of the population; null = none was given. */
  readonly population: Uint32Array | null
  /** Per class: its first row. */
  readonly firstRows: Uint32Array
  /** Per class: bit of each quasi-identifier that is `*`, in the order the columns came. */
  readonly stars: Uint32Array
  readonly columns: number
}

export class ReleaseClassifier {
  readonly #rows: number
  #classes: RowClasses
  readonly #starRows: Uint32Array
  #columns = 0

  /** `rows` of the release, `all` with the population behind it. */
  constructor(rows: number, all = rows) {
    this.#rows = rows
    this.#classes = oneClass(all)
    this.#starRows = new Uint32Array(all)
  }

  add({ codes, distinct, star }: ExactColumn): void {
    this.#classes = refineClasses(this.#classes, { codes, distinct })
    if (star >= 0) {
      const bit = 1 << this.#columns
      for (let row = 0; row < codes.length; row += 1)
        if (codes[row] === star) this.#starRows[row] = (this.#starRows[row] ?? 0) | bit
    }
    this.#columns += 1
  }

  finish(): ReleaseClasses {
    const { ids, count } = this.#classes
    const sizes = new Uint32Array(count)
    const population = ids.length > this.#rows ? new Uint32Array(count) : null
    const firstRows = new Uint32Array(count)
    const stars = new Uint32Array(count)
    for (let row = ids.length - 1; row >= 0; row -= 1) {
      const id = ids[row] ?? 0
      const counted = row < this.#rows ? sizes : population
      if (counted !== null) counted[id] = (counted[id] ?? 0) + 1
      firstRows[id] = row
      stars[id] = this.#starRows[row] ?? 0
    }
    return { rows: this.#rows, ids, sizes, population, firstRows, stars, columns: this.#columns }
  }
}

/** Size → number of classes, ascending. */
export function sizeHistogram(sizes: Iterable<number>): { size: number; classes: number }[] {
  const counts = new Map<number, number>()
  for (const size of sizes) if (size > 0) counts.set(size, (counts.get(size) ?? 0) + 1)
  return [...counts].map(([size, classes]) => ({ size, classes })).sort((a, b) => a.size - b.size)
}
