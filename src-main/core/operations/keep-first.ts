// Operation keepFirst: keeps the first rows only, as they stand at this step.
// Chooses nothing by chance: for a trial run or a list cut at a fixed length.
import { z } from 'zod'
import { defineOperation } from './operation.ts'

const params = z.strictObject({ rows: z.number().int().min(1).max(100_000_000).default(1000) })

export const keepFirst = defineOperation({
  id: 'keepFirst',
  kind: 'clean',
  params,
  columns: { min: 0, max: 0 },
  scope: 'table',
  reversibility: 'irreversible',
  plan({ rows: limit }) {
    return {
      shape: 'ordered',
      observe: () => new Uint8Array(),
      decider() {
        let left = limit
        return {
          decide(_, rows) {
            const keep = new Uint8Array(rows).fill(1, 0, Math.min(rows, left))
            left = Math.max(0, left - rows)
            return keep
          },
        }
      },
    }
  },
})
