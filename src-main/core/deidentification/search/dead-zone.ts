// Remembers solutions below which nothing is feasible, and lifts regions out of what they cover.
// Bounded: the oldest are forgotten; forgetting costs time, never an answer.

const REMEMBERED = 256

export class DeadZone {
  readonly #columns: number
  readonly #tops: Uint16Array[] = []
  #next = 0

  constructor(columns: number) {
    this.#columns = columns
  }

  add(levels: Uint16Array): void {
    this.#tops[this.#next] = levels
    this.#next = (this.#next + 1) % REMEMBERED
  }

  /**
   * The lowest levels of a region that are not known to be dead; null when all of it is. Where the region lies below a dead solution in
   * all columns but one, everything up to that solution's level in this column is dead.
   */
  raise(low: Uint16Array, high: Uint16Array): Uint16Array | null {
    let raised = low
    for (const top of this.#tops) {
      const column = this.#onlyAbove(high, top)
      if (column === 'none') return null
      if (column === 'several' || top[column]! < raised[column]!) continue
      if (raised === low) raised = low.slice()
      raised[column] = top[column]! + 1
    }
    return raised
  }

  /** The one column in which `high` lies above `top`. */
  #onlyAbove(high: Uint16Array, top: Uint16Array): number | 'none' | 'several' {
    let found = -1
    for (let column = 0; column < this.#columns; column += 1) {
      if (high[column]! <= top[column]!) continue
      if (found >= 0) return 'several'
      found = column
    }
    return found < 0 ? 'none' : found
  }
}
