// How many values of a column occur once, twice, three times …: what rarity is judged by.
// Must not know the values.

/** Counts below this are tallied in an array, the few above in a map. */
const USUAL = 1024

export class CountTally {
  readonly #usual = new Float64Array(USUAL)
  readonly #frequent = new Map<number, number>()
  #cells = 0

  /** A value that occurs `count` times. */
  add(count: number): void {
    this.#cells += count
    if (count < USUAL) this.#usual[count] = (this.#usual[count] ?? 0) + 1
    else this.#frequent.set(count, (this.#frequent.get(count) ?? 0) + 1)
  }

  /** Values that occur exactly `count` times. */
  valuesWith(count: number): number {
    return count < USUAL ? (this.#usual[count] ?? 0) : (this.#frequent.get(count) ?? 0)
  }

  /** How often the value of the median cell occurs, cells ordered by how frequent their values are; 0 without cells. */
  typicalCount(): number {
    if (this.#cells === 0) return 0
    let below = 0
    for (let count = 1; count < USUAL; count += 1) {
      below += (this.#usual[count] ?? 0) * count
      if (below * 2 >= this.#cells) return count
    }
    for (const [count, values] of [...this.#frequent].sort(([left], [right]) => left - right)) {
      below += values * count
      if (below * 2 >= this.#cells) return count
    }
    return 0
  }
}
