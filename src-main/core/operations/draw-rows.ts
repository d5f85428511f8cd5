// Operation drawRows: keeps a number of rows drawn by lot, each row with the same chance; they stay in their order.
// For trial runs and spot checks, not for hiding who is in a release: the lot is fixed by a number anyone may know.
import { z } from 'zod'
import { filterRows } from '../table/chunk.ts'
import { sharedBytes } from '../table/shared-array.ts'
import { seededRandom } from '../values/seeded-random.ts'
import { defineOperation, wholePlan } from './operation.ts'

const params = z.strictObject({
  rows: z.number().int().min(1).max(100_000_000).default(1000),
  lot: z.number().int().min(0).max(1_000_000_000).default(1),
})

/** Selection sampling (Knuth, TAOCP 2, 3.4.2, algorithm S). 1 = the row stays. */
function drawn(rows: number, wanted: number, random: () => number): Uint8Array {
  const keep = sharedBytes(rows)
  let left = Math.min(wanted, rows)
  for (let row = 0; row < rows && left > 0; row += 1) {
    if (random() * (rows - row) >= left) continue
    keep[row] = 1
    left -= 1
  }
  return keep
}

export const drawRows = defineOperation({
  id: 'drawRows',
  kind: 'clean',
  params,
  columns: { min: 0, max: 0 },
  scope: 'table',
  reversibility: 'irreversible',
  plan({ rows: wanted, lot }, { all }, { seed }) {
    return wholePlan<Uint8Array>({
      outputColumns: all,
      rearranges: false,
      observe: () => new Uint8Array(1),
      decide: ({ rows }) => drawn(rows, wanted, seededRandom(`${seed}/${lot}`)),
      treat: keep => ({
        outputColumns: all,
        apply: (chunk, first) => filterRows(chunk, keep.subarray(first, first + chunk.rows)),
      }),
    })
  },
})
