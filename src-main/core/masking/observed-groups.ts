// What steps that work within groups of the whole table observe of a chunk: the digests of the groups, and something of their own behind.
// Knows no method.
import { columnOf, type TableChunk } from '../table/chunk.ts'
import { DIGEST_BYTES } from '../table/digest-set.ts'
import { rowDigests } from '../table/row-digests.ts'
import { groupRows, type RowGroups } from '../table/row-groups.ts'

export function observeGroups(chunk: TableChunk, within: readonly string[], own: Uint8Array): Uint8Array {
  const digests = rowDigests(
    within.map(name => columnOf(chunk, name) ?? []),
    chunk.rows,
  )
  const both = new Uint8Array(digests.length + own.length)
  both.set(digests)
  both.set(own, digests.length)
  return both
}

export interface ObservedGroups {
  readonly groups: RowGroups
  readonly own: readonly Uint8Array[]
}

export function readGroups(
  observations: readonly Uint8Array[],
  sizes: readonly number[],
  rows: number,
): ObservedGroups {
  const border = (at: number) => (sizes[at] ?? 0) * DIGEST_BYTES
  return {
    groups: groupRows(
      observations.map((bytes, at) => bytes.subarray(0, border(at))),
      rows,
    ),
    own: observations.map((bytes, at) => bytes.slice(border(at))),
  }
}
