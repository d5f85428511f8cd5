// What the columns of a table hold that is read row by row and stored nowhere: the first of two readings of a scan.
// Must not keep a value: only what the profiles of the columns say.
import type { Semantics } from '../contract/profile.ts'
import { joinSplitNumbers } from '../core/grading/split-numbers.ts'
import { type ColumnProfiler, createColumnProfiler } from '../core/profiling/column-profiler.ts'
import { withoutTellingApart } from '../core/profiling/spill.ts'

/** All columns at once: ten megabytes each at most. */
const KINDS_ONLY = withoutTellingApart(1 << 17)
/** Rows handed on together: every call looks at a whole chunk of texts. */
const ROWS_AT_ONCE = 2048

export class TableKinds {
  readonly #names: readonly string[]
  readonly #profilers: ColumnProfiler[] = []
  #rows: (readonly string[])[] = []

  /** Columns beyond the names are columns without a name. */
  constructor(names: readonly string[]) {
    this.#names = names
  }

  row(cells: readonly string[]): void {
    this.#rows.push(cells)
    if (this.#rows.length === ROWS_AT_ONCE) this.#handOn()
  }

  /** Per column, in the light of one another. Once, after the last row. */
  semantics(): Semantics[][] {
    this.#handOn()
    return joinSplitNumbers(this.#profilers.map(profiler => profiler.finish())).map(({ semantics }) => semantics)
  }

  #handOn(): void {
    const rows = this.#rows
    this.#rows = []
    const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), this.#names.length)
    const numbers = rows.map((_, at) => at)
    for (let at = 0; at < width; at += 1) {
      const profiler = this.#profilers[at] ?? createColumnProfiler(this.#names[at] ?? '', { budget: KINDS_ONLY })
      this.#profilers[at] = profiler
      profiler.add(
        rows.map(cells => cells[at] ?? ''),
        numbers,
      )
    }
  }
}

/** The same for values that stand in no rows, list by list. */
export function kindsOfLists(lists: ReadonlyMap<string, readonly string[]>): Semantics[][] {
  const profiles = [...lists].map(([name, values]) => {
    const profiler = createColumnProfiler(name, { budget: KINDS_ONLY })
    for (let from = 0; from < values.length; from += ROWS_AT_ONCE) {
      const piece = values.slice(from, from + ROWS_AT_ONCE)
      profiler.add(
        piece,
        piece.map((_, at) => from + at),
      )
    }
    return profiler.finish()
  })
  return joinSplitNumbers(profiles).map(({ semantics }) => semantics)
}
