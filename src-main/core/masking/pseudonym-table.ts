// A table of random pseudonyms: which value got which, by the order in which values first came.
// Draws nothing from a value: who has a pseudonym and no table has nothing to compute it back from, with the key or without.
import type { KeyObject } from 'node:crypto'
import { createKeyedStreams, type KeyedStream } from '../ciphers/keyed-stream.ts'
import type { Column } from '../table/chunk.ts'
import { DIGEST_BYTES } from '../table/digest-set.ts'
import { groupRows } from '../table/row-groups.ts'
import { sharedNumbers } from '../table/shared-array.ts'
import { createTextHmac } from '../values/text-hmac.ts'

/** Values in the table of one key: 32 MB of tags. */
export const MOST_PSEUDONYMS = 2_000_000

const TAG_PURPOSE = 'pseudonym table tag\u0000'
const DRAW_PURPOSE = 'pseudonym table draw'

/**
 * Tags of the cells of several columns, row by row, `DIGEST_BYTES` each; all zero for an empty cell. A tag is an HMAC of the value: the
 * table keeps no value. `compared` brings spellings together that count as one value.
 */
export function createTagger(secret: KeyObject, compared: (value: string) => string) {
  const hmac = createTextHmac(secret)
  return (columns: readonly Column[], rows: number): Uint8Array => {
    const tags = new Uint8Array(rows * columns.length * DIGEST_BYTES)
    let at = 0
    for (let row = 0; row < rows; row += 1) {
      for (const column of columns) {
        const value = column[row] ?? ''
        if (value !== '') writeTag(tags, at, hmac(TAG_PURPOSE + compared(value)))
        at += DIGEST_BYTES
      }
    }
    return tags
  }
}

function writeTag(tags: Uint8Array, at: number, bytes: string): void {
  for (let byte = 0; byte < DIGEST_BYTES; byte += 1) tags[at + byte] = bytes.charCodeAt(byte)
}

export interface Assigned {
  /** Per cell, row by row, the number of its pseudonym; NO_GROUP for an empty cell. */
  readonly numbers: Uint32Array<SharedArrayBuffer>
  /** Values that had one before. */
  readonly from: number
  /** Tags of those that have one now, in order. */
  readonly added: Uint8Array
}

/** `known` = the tags of the table so far, `observed` = those of all cells, chunk by chunk, `cells` of them. */
export function assignNumbers(known: Uint8Array, observed: readonly Uint8Array[], cells: number): Assigned {
  const from = known.length / DIGEST_BYTES
  const { groupOf, firsts } = groupRows([known, ...observed], from + cells)
  const added = new Uint8Array((firsts.length - from) * DIGEST_BYTES)
  const blocks = cursorOver(observed)
  for (let number = from; number < firsts.length; number += 1) {
    added.set(blocks((firsts[number] ?? 0) - from), (number - from) * DIGEST_BYTES)
  }
  const numbers = sharedNumbers(cells)
  numbers.set(groupOf.subarray(from))
  return { numbers, from, added }
}

/** Tags by their place among all cells; places are asked for in rising order. */
function cursorOver(observed: readonly Uint8Array[]): (place: number) => Uint8Array {
  let block = 0
  let before = 0
  return place => {
    let bytes = observed[block]
    while (bytes !== undefined && place - before >= bytes.length / DIGEST_BYTES) {
      before += bytes.length / DIGEST_BYTES
      block += 1
      bytes = observed[block]
    }
    const at = (place - before) * DIGEST_BYTES
    return bytes?.subarray(at, at + DIGEST_BYTES) ?? new Uint8Array(DIGEST_BYTES)
  }
}

/** The random choices of the pseudonym with this number. */
export function createDraws(secret: KeyObject): (number: number) => KeyedStream {
  const streams = createKeyedStreams(secret, DRAW_PURPOSE)
  return number => streams(String(number))
}
