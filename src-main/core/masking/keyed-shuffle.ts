// Shuffles rows by a secret key, and gathers the rows of groups.
// Knows no column.
import type { KeyedStream } from '../ciphers/keyed-stream.ts'
import { NO_GROUP, type RowGroups } from '../table/row-groups.ts'

/** Fisher–Yates, in place. */
export function shuffle(rows: Uint32Array, stream: KeyedStream): Uint32Array {
  for (let last = rows.length - 1; last > 0; last -= 1) {
    const other = stream.below(last + 1)
    const kept = rows[last] ?? 0
    rows[last] = rows[other] ?? 0
    rows[other] = kept
  }
  return rows
}

/** The rows of each group in order; rows of no group are left out. */
export function membersOf({ groupOf, sizes }: RowGroups): Uint32Array[] {
  const members = Array.from(sizes, size => new Uint32Array(size))
  const filled = new Uint32Array(sizes.length)
  for (const [row, group] of groupOf.entries()) {
    if (group === NO_GROUP) continue
    const place = filled[group] ?? 0
    const list = members[group]
    if (list !== undefined) list[place] = row
    filled[group] = place + 1
  }
  return members
}
