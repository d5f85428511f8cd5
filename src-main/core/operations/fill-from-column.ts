// Operation fillFromColumn: blank cells take the value of another column of the same row.
// Never looks at another row.
import { z } from 'zod'
import { columnOf } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({ source: z.string().min(1).meta({ format: 'column' }) })

export const fillFromColumn = defineOperation({
  id: 'fillFromColumn',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'guessable',
  readsColumns: ({ source }) => [source],
  plan({ source }, { chosen, all }) {
    return {
      shape: 'rows',
      outputColumns: all,
      writes: chosen,
      apply(chunk) {
        const from = columnOf(chunk, source) ?? []
        const fresh = chosen.map(name => ({
          name,
          values: (columnOf(chunk, name) ?? []).map((value, row) => (value === '' ? (from[row] ?? '') : value)),
        }))
        return withColumns(chunk, all, fresh)
      },
    }
  },
})
