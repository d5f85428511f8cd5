// Operation addSerial: a new first column that counts the rows as they stand at this step.
// Numbers rows, not things: sorting or dropping rows later leaves the numbers as they are.
import { z } from 'zod'
import { withColumns } from '../table/column-edits.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  name: z.string().trim().min(1).max(200),
  from: z.number().int().min(0).max(1_000_000_000).default(1),
  /** Digits with zeros in front; 0 = as many as needed. */
  digits: z.number().int().min(0).max(20).default(0),
})

export const addSerial = defineOperation({
  id: 'addSerial',
  kind: 'clean',
  params,
  columns: { min: 0, max: 0 },
  scope: 'table',
  takesScope: false,
  reversibility: 'unchanged',
  plan({ name, from, digits }, { all }) {
    if (all.includes(name)) throw invalidParameter('addSerial', 'name', 'columnTaken', name)
    const outputColumns = [name, ...all]
    return {
      shape: 'ordered',
      observe: () => new Uint8Array(),
      decider() {
        let next = from
        return {
          decide(_, rows) {
            const decision = new Uint8Array(Float64Array.of(next).buffer)
            next += rows
            return decision
          },
        }
      },
      treats: {
        outputColumns,
        writes: [name],
        apply(chunk, decision) {
          const [first = from] = new Float64Array(decision.slice().buffer)
          const values = chunk.rowNumbers.map((_, row) => String(first + row).padStart(digits, '0'))
          return withColumns(chunk, outputColumns, [{ name, values }])
        },
      },
    }
  },
})
