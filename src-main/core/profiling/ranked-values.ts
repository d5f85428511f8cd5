// Values at given ranks of any number of numbers, without sorting or holding them: sixteen bits of their order at a time.
// Must not decide which ranks are of interest.
import type { CountedNumbers } from './distribution.ts'

const DIGITS = 1 << 16
const LOW_DIGIT = 0xffff
const LEVELS = 4
const SIGN = 0x80000000

interface Wanted {
  /** Among the numbers that share the digits found so far, from 1. */
  rank: number
  /** Digits found so far, as one whole number. */
  prefix: number
  readonly digits: number[]
}

/** So few are sorted: tables of digits would cost more. */
const SORTED = 1 << 14

/**
 * `ranks` from 1, ascending order of the numbers; NaN is no number. Goes through `blocks` four times; memory is half a megabyte per
 * rank, whatever there is.
 */
export function valuesAtRanks(blocks: Iterable<CountedNumbers>, ranks: readonly number[]): number[] {
  const few = fewNumbers(blocks)
  if (few !== null) return ranks.map(rank => few.find(({ upTo }) => rank <= upTo)?.value ?? few.at(-1)?.value ?? 0)
  const wanted: Wanted[] = ranks.map(rank => ({ rank, prefix: 0, digits: [] }))
  for (let level = 0; level < LEVELS; level += 1) {
    const counted = countDigits(blocks, level, [...new Set(wanted.map(({ prefix }) => prefix))])
    for (const one of wanted) stepDown(one, counted.get(one.prefix))
  }
  return wanted.map(({ digits }) => numberOf(digits))
}

/** Ascending, each with the rank of its last; null when there are too many to sort. */
function fewNumbers(blocks: Iterable<CountedNumbers>): { value: number; upTo: number }[] | null {
  const found: { value: number; upTo: number }[] = []
  for (const { values, counts } of blocks) {
    for (const [at, value] of values.entries()) {
      if (Number.isNaN(value)) continue
      if (found.length === SORTED) return null
      found.push({ value, upTo: counts === null ? 1 : (counts[at] ?? 0) })
    }
  }
  found.sort((a, b) => a.value - b.value)
  let seen = 0
  for (const one of found) {
    seen += one.upTo
    one.upTo = seen
  }
  return found
}

/** Per prefix: how many numbers have each next digit. */
function countDigits(
  blocks: Iterable<CountedNumbers>,
  level: number,
  prefixes: readonly number[],
): ReadonlyMap<number, Float64Array> {
  const tables = prefixes.map(() => new Float64Array(DIGITS))
  const bits = new OrderedBits()
  for (const { values, counts } of blocks) {
    for (let at = 0; at < values.length; at += 1) {
      if (!bits.read(values[at] ?? Number.NaN)) continue
      const table = tables[prefixes.indexOf(prefixAt(level, bits.high, bits.low))]
      if (table === undefined) continue
      const digit = digitAt(level, bits.high, bits.low)
      table[digit] = (table[digit] ?? 0) + (counts === null ? 1 : (counts[at] ?? 0))
    }
  }
  return new Map(prefixes.map((prefix, at) => [prefix, tables[at] ?? new Float64Array()]))
}

/** Two halves of a whole number that is in the order of the numbers it is read from. */
class OrderedBits {
  high = 0
  low = 0
  readonly #view = new DataView(new ArrayBuffer(8))

  /** false for what is no number. */
  read(value: number): boolean {
    this.#view.setFloat64(0, value)
    const high = this.#view.getUint32(0)
    const low = this.#view.getUint32(4)
    // Negative numbers are ordered backwards by their bits, and behind the positive ones.
    const negative = high >= SIGN
    this.high = negative ? ~high >>> 0 : high + SIGN
    this.low = negative ? ~low >>> 0 : low
    return !Number.isNaN(value)
  }
}

function prefixAt(level: number, high: number, low: number): number {
  if (level === 0) return 0
  if (level === 1) return high >>> 16
  return level === 2 ? high : high * DIGITS + (low >>> 16)
}

function digitAt(level: number, high: number, low: number): number {
  const half = level < 2 ? high : low
  return level % 2 === 0 ? half >>> 16 : half & LOW_DIGIT
}

function stepDown(one: Wanted, table: Float64Array | undefined): void {
  let digit = 0
  for (; digit < DIGITS - 1; digit += 1) {
    const here = table?.[digit] ?? 0
    if (one.rank <= here) break
    one.rank -= here
  }
  one.digits.push(digit)
  one.prefix = one.prefix * DIGITS + digit
}

function numberOf([first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): number {
  const high = first * DIGITS + second
  const low = third * DIGITS + fourth
  const negative = high < SIGN
  const bits = new DataView(new ArrayBuffer(8))
  bits.setUint32(0, negative ? ~high : high - SIGN)
  bits.setUint32(4, negative ? ~low : low)
  return bits.getFloat64(0)
}
