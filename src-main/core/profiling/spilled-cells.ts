// Cells whose values a budget does not hold: laid down in parts by their hash and counted at the end, part by part. Exact.
// Must not keep texts: a value is its 64-bit hash and the first row it stands in.
import { CountTally } from './count-tally.ts'
import { HashIndex } from './hash-index.ts'
import { FEW, RARE_LISTED } from './rare-values.ts'
import type { Spill } from './spill.ts'

/** Streams of the spill that the parts take; equal values fall into the same one. */
export const SPILLED_PARTS = 64
const PART_SHIFT = 26
/** Low half, high half, row. */
const WORDS = 3
/** 48 KB a part, three megabytes in all. */
const CELLS_AT_ONCE = 4096
const TOP = 10

export interface SpilledValue {
  /** The first row that holds it. */
  readonly row: number
  readonly count: number
}

export interface SpilledCounts {
  readonly distinct: number
  readonly tally: CountTally
  /** The ten most frequent, ties by the earlier row. */
  readonly top: readonly SpilledValue[]
  /** Per count from 1 to ten: the first rows of the earliest twenty values that occur so often. */
  readonly few: readonly (readonly number[])[]
}

interface Part {
  readonly words: Int32Array
  used: number
}

/** Which hashes of a part are counted in one go: those whose high half ends in `rest` modulo `of`, a power of two. */
interface Share {
  readonly of: number
  readonly rest: number
}

export class SpilledCells {
  readonly #spill: Spill
  readonly #distinct: number
  readonly #parts: (Part | undefined)[] = []

  /** `distinct` = values told apart in memory at once while counting. */
  constructor(spill: Spill, distinct: number) {
    this.#spill = spill
    this.#distinct = distinct
  }

  /** `row` below 2³². */
  add(low: number, high: number, row: number): void {
    const at = high >>> PART_SHIFT
    this.#parts[at] ??= { words: new Int32Array(CELLS_AT_ONCE * WORDS), used: 0 }
    const part = this.#parts[at]
    part.words[part.used] = low
    part.words[part.used + 1] = high
    part.words[part.used + 2] = row
    part.used += WORDS
    if (part.used === part.words.length) this.#layDown(at, part)
  }

  #layDown(at: number, part: Part): void {
    if (part.used === 0) return
    this.#spill.append(at, new Uint8Array(part.words.buffer, 0, part.used * Int32Array.BYTES_PER_ELEMENT))
    part.used = 0
  }

  /** Once, after the last cell. */
  count(): SpilledCounts {
    const counting = new Counting()
    for (const [at, part] of this.#parts.entries()) {
      if (part === undefined) continue
      this.#layDown(at, part)
      this.#countPart(at, counting)
    }
    return counting.finish()
  }

  #countPart(at: number, counting: Counting): void {
    const shares: Share[] = [{ of: 1, rest: 0 }]
    for (let share = shares.pop(); share !== undefined; share = shares.pop()) {
      if (this.#countShare(at, share, counting)) continue
      // More different values than fit: each half by itself.
      shares.push({ of: share.of * 2, rest: share.rest }, { of: share.of * 2, rest: share.rest + share.of })
    }
  }

  /** false when the share has more different values than memory is meant to hold; then nothing is counted. */
  #countShare(at: number, { of, rest }: Share, counting: Counting): boolean {
    const index = new HashIndex()
    const values = new ValueCounts()
    for (const bytes of this.#spill.read(at)) {
      const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Int32Array.BYTES_PER_ELEMENT)
      for (let word = 0; word < words.length; word += WORDS) {
        const high = words[word + 1] ?? 0
        if ((high & (of - 1)) !== rest) continue
        values.add(index.add(words[word] ?? 0, high), (words[word + 2] ?? 0) >>> 0)
        if (index.size > this.#distinct) return false
      }
    }
    for (let number = 0; number < index.size; number += 1) counting.add(values.of(number))
    return true
  }
}

/** Cells and first row per value number. */
class ValueCounts {
  #counts = new Uint32Array(CELLS_AT_ONCE)
  #rows = new Uint32Array(CELLS_AT_ONCE)

  add(number: number, row: number): void {
    if (number >= this.#counts.length) this.#grow()
    const count = this.#counts[number] ?? 0
    // Cells come in the order of their rows.
    if (count === 0) this.#rows[number] = row
    this.#counts[number] = count + 1
  }

  of(number: number): SpilledValue {
    return { count: this.#counts[number] ?? 0, row: this.#rows[number] ?? 0 }
  }

  #grow(): void {
    const [counts, rows] = [new Uint32Array(this.#counts.length * 2), new Uint32Array(this.#rows.length * 2)]
    counts.set(this.#counts)
    rows.set(this.#rows)
    this.#counts = counts
    this.#rows = rows
  }
}

class Counting {
  readonly #tally = new CountTally()
  readonly #few = Array.from({ length: FEW }, () => new Earliest())
  #top: SpilledValue[] = []
  #distinct = 0

  add(value: SpilledValue): void {
    this.#distinct += 1
    this.#tally.add(value.count)
    this.#few[value.count - 1]?.add(value.row)
    const last = this.#top.at(-1)
    if (last !== undefined && this.#top.length === TOP && byFrequency(last, value) <= 0) return
    this.#top = [...this.#top, value].sort(byFrequency).slice(0, TOP)
  }

  finish(): SpilledCounts {
    return {
      distinct: this.#distinct,
      tally: this.#tally,
      top: this.#top,
      few: this.#few.map(earliest => earliest.rows()),
    }
  }
}

function byFrequency(left: SpilledValue, right: SpilledValue): number {
  return right.count - left.count || left.row - right.row
}

/** The smallest of many rows. */
class Earliest {
  #rows: number[] = []

  add(row: number): void {
    this.#rows.push(row)
    if (this.#rows.length > CELLS_AT_ONCE) this.#rows = this.rows()
  }

  rows(): number[] {
    return this.#rows.sort((a, b) => a - b).slice(0, RARE_LISTED)
  }
}
