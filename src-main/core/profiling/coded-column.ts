// A column as whole numbers: the same value, the same number; what comparing columns with one another works on.
// Must not keep a text: memory is 4 bytes a row, and 20–40 bytes per distinct value while coding.
import type { Column } from '../table/chunk.ts'
import { isNoValue } from '../values/empty-tokens.ts'
import { HashIndex } from './hash-index.ts'
import { TextHasher } from './hash-text.ts'

export interface CodedColumn {
  /** Per row: 0 = no value, in blank or in words; 1 … `distinct` = the value. */
  readonly codes: Uint32Array
  readonly distinct: number
}

export interface ColumnCoder {
  /** Chunks in row order. */
  add(cells: Column): void
  finish(): CodedColumn
}

/** `codes` is filled in order of the rows; it may lie in shared memory. */
export function createColumnCoder(codes: Uint32Array): ColumnCoder {
  const hasher = new TextHasher()
  const index = new HashIndex()
  /** Numbers of the index that stand for no value. */
  const nothing = new Set<number>()
  let row = 0

  function numberOf(value: string): number {
    hasher.hash(value)
    const before = index.size
    const number = index.add(hasher.low, hasher.high)
    if (number === before && isNoValue(value)) nothing.add(number)
    return number
  }

  return {
    add(cells) {
      for (const value of cells) {
        codes[row] = numberOf(value)
        row += 1
      }
    },
    finish() {
      const codeOf = new Uint32Array(index.size)
      let distinct = 0
      for (let number = 0; number < index.size; number += 1) {
        if (nothing.has(number)) continue
        distinct += 1
        codeOf[number] = distinct
      }
      for (let at = 0; at < row; at += 1) codes[at] = codeOf[codes[at] ?? 0] ?? 0
      return { codes, distinct }
    },
  }
}

export function codeColumn(cells: Column): CodedColumn {
  const coder = createColumnCoder(new Uint32Array(cells.length))
  coder.add(cells)
  return coder.finish()
}

/** Cells per code; at 0 those without a value. */
export function countCodes({ codes, distinct }: CodedColumn): Uint32Array {
  const counts = new Uint32Array(distinct + 1)
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
