// The most frequent values of a column, exactly, without keeping all values.
// Must not count: the caller knows each value's count at each occurrence.

const KEPT_FIRST = 4096
/** Of a longer text only so much is kept, so that the texts kept stay within 32 MB. */
const LONGEST_KEPT = 4096
const CANDIDATES = 2048

/**
 * Keeps the texts of the first 4096 distinct values. A later value is kept from the moment its count exceeds that of the tenth most
 * frequent one; a value of the final top has its last occurrence above that limit, so none is missed. Ties go to the earlier value.
 */
export class TopValues {
  readonly #first: string[] = []
  readonly #late = new Map<number, string>()
  #threshold = -1
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  /** A distinct value appears for the first time; `number` counts up from 0. */
  appear(number: number, text: string): void {
    if (number < KEPT_FIRST) this.#first.push(shortened(text))
  }

  /** Cheap test for every occurrence. */
  mayRise(number: number, count: number): boolean {
    return number >= KEPT_FIRST && count > this.#threshold
  }

  /** A late value for which {@link mayRise}; `counts` by number. */
  rise(number: number, text: string, counts: ArrayLike<number>): void {
    if (this.#threshold < 0) this.#refresh(counts)
    if ((counts[number] ?? 0) <= this.#threshold || this.#late.has(number)) return
    this.#late.set(number, ownText(shortened(text)))
    if (this.#late.size > CANDIDATES) this.#refresh(counts)
  }

  #refresh(counts: ArrayLike<number>): void {
    const best = this.#best(counts)
    this.#threshold = counts[best.at(-1) ?? 0] ?? 0
    for (const number of this.#late.keys()) {
      if ((counts[number] ?? 0) < this.#threshold) this.#late.delete(number)
    }
  }

  #best(counts: ArrayLike<number>): number[] {
    const all = [...this.#first.keys(), ...this.#late.keys()]
    return all.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, this.#size)
  }

  list(counts: ArrayLike<number>): { value: string; count: number }[] {
    return this.#best(counts).map(number => ({
      value: this.textOf(number) ?? '',
      count: counts[number] ?? 0,
    }))
  }

  /** The text of a value if it is kept. */
  textOf(number: number): string | undefined {
    return this.#first[number] ?? this.#late.get(number)
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_KEPT ? text.slice(0, LONGEST_KEPT) : text
}

/** A piece of a string keeps the whole string alive: here that would be the texts of two thousand chunks. */
function ownText(text: string): string {
  return [...text].join('')
}
