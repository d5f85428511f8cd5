// The dictionary attack itself: hashes every number of a stated range and looks each up among the published hashes.
// Works on slices, so that whoever runs it can report, stop, and spread them over processors.
import { citizenIdCheckCharacter } from '../identifiers/citizen-id.ts'
import type { HashAlgorithm } from './hash-columns.ts'
import { Block, ONE_BLOCK, type OneBlockHash } from './one-block.ts'

/**
 * Published hashes as an open hash table of their first 64 bits: three words per slot (two of the hash, then the place of the hash plus
 * one). Shared memory: all processors read the same.
 */
export interface HashTargets {
  readonly algorithm: HashAlgorithm
  readonly slots: SharedArrayBuffer
}

/** Mobile numbers of one prefix, or ID numbers of some divisions and birth dates. `from` and `count` in numbers, or in pairs of both. */
export type SearchRange =
  | { readonly kind: 'mobile'; readonly prefix: string }
  | { readonly kind: 'citizenId'; readonly divisions: readonly string[]; readonly births: readonly string[] }

export interface Hit {
  /** Place among the hashes given to {@link hashTargets}. */
  readonly target: number
  readonly plain: string
}

const SLOT = 3
export const NUMBERS_PER_PREFIX = 100_000_000
/** Sequence numbers 001–999 of a division and birth date. */
export const NUMBERS_PER_BIRTH = 999

/** Units a range is counted in: numbers, or pairs of division and birth date. */
export function rangeUnits(range: SearchRange): number {
  return range.kind === 'mobile' ? NUMBERS_PER_PREFIX : range.divisions.length * range.births.length
}

export function numbersPerUnit(range: SearchRange): number {
  return range.kind === 'mobile' ? 1 : NUMBERS_PER_BIRTH
}

/** `hashes` in hexadecimal, each once. */
export function hashTargets(algorithm: HashAlgorithm, hashes: readonly string[]): HashTargets {
  const size = 2 ** Math.ceil(Math.log2(hashes.length * 2 + 2))
  const slots = new SharedArrayBuffer(size * SLOT * Int32Array.BYTES_PER_ELEMENT)
  const words = new Int32Array(slots)
  const { littleEndian } = ONE_BLOCK[algorithm]
  for (const [target, hash] of hashes.entries()) {
    const [high, low] = [wordOf(hash, 0, littleEndian), wordOf(hash, 8, littleEndian)]
    let slot = slotOf(high, low, size)
    while (words[slot * SLOT + 2] !== 0) slot = (slot + 1) & (size - 1)
    words.set([high, low, target + 1], slot * SLOT)
  }
  return { algorithm, slots }
}

function wordOf(hash: string, at: number, littleEndian: boolean): number {
  const hex = hash.slice(at, at + 8)
  return Number.parseInt(littleEndian ? (hex.match(/../g) ?? []).reverse().join('') : hex, 16) | 0
}

const slotOf = (high: number, low: number, size: number) => (high ^ Math.imul(low, 0x9e3779b1)) & (size - 1)

class Lookup {
  readonly #words: Int32Array
  readonly #size: number
  readonly #hash: OneBlockHash
  readonly #state = new Int32Array(8)
  readonly hits: Hit[] = []

  constructor({ algorithm, slots }: HashTargets) {
    this.#words = new Int32Array(slots)
    this.#size = this.#words.length / SLOT
    this.#hash = ONE_BLOCK[algorithm]
  }

  get littleEndian(): boolean {
    return this.#hash.littleEndian
  }

  try(block: Block): void {
    const words = this.#words
    this.#hash.compress(block.words, this.#state)
    const high = this.#state[this.#hash.head[0]]
    const low = this.#state[this.#hash.head[1]]
    if (high === undefined || low === undefined) return
    for (let slot = slotOf(high, low, this.#size); ; slot = (slot + 1) & (this.#size - 1)) {
      const target = words[slot * SLOT + 2] ?? 0
      if (target === 0) return
      if (words[slot * SLOT] === high && words[slot * SLOT + 1] === low) {
        this.hits.push({ target: target - 1, plain: block.text() })
        return
      }
    }
  }
}

const ZERO = 48

function write(block: Block, at: number, text: string): void {
  for (let digit = 0; digit < text.length; digit += 1) block.set(at + digit, text.charCodeAt(digit))
}

/** Tries `count` units of the range from the unit `from` on. */
export function searchHashes(targets: HashTargets, range: SearchRange, from: number, count: number): Hit[] {
  const lookup = new Lookup(targets)
  const end = Math.min(from + count, rangeUnits(range))
  if (range.kind === 'mobile') searchMobiles(lookup, range.prefix, from, end)
  else searchIds(lookup, range, from, end)
  return lookup.hits
}

function searchMobiles(lookup: Lookup, prefix: string, from: number, end: number): void {
  const block = new Block(11, lookup.littleEndian)
  write(block, 0, prefix)
  write(block, 3, String(from).padStart(8, '0'))
  const digits = Uint8Array.from(String(from).padStart(8, '0'), Number)
  for (let number = from; number < end; number += 1) {
    lookup.try(block)
    let at = 7
    for (; at >= 0 && digits[at] === 9; at -= 1) {
      digits[at] = 0
      block.set(3 + at, ZERO)
    }
    if (at < 0) return
    const next = (digits[at] ?? 0) + 1
    digits[at] = next
    block.set(3 + at, ZERO + next)
  }
}

function searchIds(
  lookup: Lookup,
  { divisions, births }: Extract<SearchRange, { kind: 'citizenId' }>,
  from: number,
  end: number,
): void {
  const block = new Block(18, lookup.littleEndian)
  for (let pair = from; pair < end; pair += 1) {
    const head = (divisions[Math.floor(pair / births.length)] ?? '') + (births[pair % births.length] ?? '')
    for (let sequence = 1; sequence <= NUMBERS_PER_BIRTH; sequence += 1) {
      const first17 = head + String(sequence).padStart(3, '0')
      write(block, 0, first17 + citizenIdCheckCharacter(first17))
      lookup.try(block)
    }
  }
}
