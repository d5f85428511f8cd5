// Operation dropDuplicates: keeps the first of rows that are alike in the chosen columns, or in all of them.
// Compares exact values; similar values are brought to one spelling by earlier steps.
import { z } from 'zod'
import { DigestSet } from '../table/digest-set.ts'
import { rowDigests } from '../table/row-digests.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  /** Rows whose compared columns are all blank: two blanks do not prove the same thing twice. */
  blankKeys: z.enum(['keep', 'compare']).default('keep'),
})

export const dropDuplicates = defineOperation({
  id: 'dropDuplicates',
  kind: 'clean',
  params,
  columns: { min: 0, max: null },
  scope: 'table',
  reversibility: 'irreversible',
  plan({ blankKeys }, { chosen, all }) {
    const keyColumns = chosen.length === 0 ? all : chosen
    const keepsBlank = blankKeys === 'keep' && chosen.length > 0
    return {
      shape: 'ordered',
      observe(chunk) {
        const columns = keyColumns.map(name => chunk.columns[chunk.names.indexOf(name)] ?? [])
        const isBlank = (row: number) => columns.every(column => column[row] === '')
        return rowDigests(columns, chunk.rows, keepsBlank ? isBlank : undefined)
      },
      decider() {
        const seen = new DigestSet()
        return {
          decide(observation, rows) {
            const keep = new Uint8Array(rows)
            for (let row = 0; row < rows; row += 1) keep[row] = seen.addAt(observation, row) ? 1 : 0
            return keep
          },
        }
      },
    }
  },
})
