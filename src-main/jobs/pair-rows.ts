// Which row behind a step came from which row before it, where one row of the source may have become several.
// Compares no more than the rows of one source row.
import type { TableChunk } from '../core/table/chunk.ts'

/** Places of rows. `right` null = the row is gone; `added` = a further row made of the same row before. */
export interface RowPair {
  readonly left: number
  readonly right: number | null
  readonly added: boolean
}

function placesByNumber({ rowNumbers }: TableChunk): Map<number, number[]> {
  const places = new Map<number, number[]>()
  rowNumbers.forEach((number, row) => {
    const known = places.get(number)
    if (known === undefined) places.set(number, [row])
    else known.push(row)
  })
  return places
}

/** Fewer rows than before: a row whose cells all stand in the next remaining row stayed, another one is gone. */
function thinned(
  lefts: readonly number[],
  rights: readonly number[],
  same: (l: number, r: number) => boolean,
): RowPair[] {
  let next = 0
  return lefts.map((left, at) => {
    const right = rights[next]
    const spare = lefts.length - at > rights.length - next
    if (right === undefined || (spare && !same(left, right))) return { left, right: null, added: false }
    next += 1
    return { left, right, added: false }
  })
}

/** In the order of `before`; what a step made more of one row stands behind that row. */
export function pairRows(before: TableChunk, after: TableChunk): RowPair[] {
  const shared = before.names.flatMap((name, at) => {
    const there = after.names.indexOf(name)
    return there < 0 ? [] : [{ here: before.columns[at], there: after.columns[there] }]
  })
  const same = (left: number, right: number) => shared.every(({ here, there }) => here?.[left] === there?.[right])
  const made = placesByNumber(after)
  return [...placesByNumber(before)].flatMap(([number, lefts]) => {
    const rights = made.get(number) ?? []
    if (rights.length < lefts.length) return thinned(lefts, rights, same)
    const last = lefts.length - 1
    return rights.map((right, at) => ({ left: lefts[Math.min(at, last)] ?? 0, right, added: at > last }))
  })
}
