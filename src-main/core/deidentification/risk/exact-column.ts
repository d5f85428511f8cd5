// Codes a column exactly as its bytes stand: the same text, the same number; a blank and 无 are two texts.
// Must not keep texts unless asked to: memory is 4 bytes a row, and 20–40 bytes per distinct text while coding.
import { HashIndex } from '../../profiling/hash-index.ts'
import { hashTexts, TextHasher } from '../../profiling/hash-text.ts'
import { type ColumnUnits, textsOf } from '../../table/column-units.ts'
import { EVERYTHING } from '../hierarchies/hierarchy.ts'
import type { ExactColumn } from './release-classes.ts'

export interface ExactCoder {
  /** Chunks in row order. */
  add(units: ColumnUnits): void
  finish(): ExactColumn & { readonly texts: readonly string[] }
}

/** `codes` is filled in order of the rows. `keepTexts`: text by number, for columns whose values are needed. */
export function createExactCoder(codes: Uint32Array, keepTexts = false): ExactCoder {
  const index = new HashIndex()
  const texts: string[] = []
  let row = 0

  function numbersOf(units: ColumnUnits): Uint32Array {
    const { lows, highs } = hashTexts(units)
    const known = keepTexts ? textsOf(units) : null
    const numbers = new Uint32Array(lows.length)
    for (let at = 0; at < lows.length; at += 1) {
      const before = index.size
      const number = index.add(lows[at] ?? 0, highs[at] ?? 0)
      numbers[at] = number
      if (known !== null && number === before) texts.push(known[at] ?? '')
    }
    return numbers
  }

  return {
    add(units) {
      // A dictionary may hold texts that no row has; they get numbers of their own, which no row uses.
      const numbers = numbersOf(units)
      if (units.codes === null) codes.set(numbers, row)
      else for (let at = 0; at < units.codes.length; at += 1) codes[row + at] = numbers[units.codes[at] ?? 0] ?? 0
      row += units.codes === null ? numbers.length : units.codes.length
    },
    finish() {
      const star = new TextHasher()
      star.hash(EVERYTHING)
      return { codes, distinct: index.size, star: index.find(star.low, star.high), texts }
    },
  }
}
