// Operation mergeColumns: joins several columns into one, in the order chosen.
// Writes no separator beside a blank, unless asked to keep places.
import { z } from 'zod'
import { columnOf } from '../table/chunk.ts'
import { namesWith, withColumns } from '../table/column-edits.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  name: z.string().trim().min(1).max(200),
  separator: z.string().max(20).default(''),
  blanks: z.enum(['skip', 'keep']).default('skip'),
  keepOriginals: z.boolean().default(false),
})

export const mergeColumns = defineOperation({
  id: 'mergeColumns',
  kind: 'clean',
  params,
  columns: { min: 2, max: null },
  scope: 'row',
  takesScope: false,
  reversibility: 'reversible',
  plan({ name, separator, blanks, keepOriginals }, { chosen, all }) {
    const removed = keepOriginals ? [] : chosen
    if (all.includes(name) && !removed.includes(name)) {
      throw invalidParameter('mergeColumns', 'name', 'columnTaken', name)
    }
    const last = all.findLast(column => chosen.includes(column)) ?? ''
    const outputColumns = namesWith(all, last, [name], removed)
    return {
      shape: 'rows',
      outputColumns,
      writes: [name],
      apply(chunk) {
        const parts = chosen.map(column => columnOf(chunk, column) ?? [])
        const values = chunk.rowNumbers.map((_, row) =>
          parts
            .map(column => column[row] ?? '')
            .filter(value => blanks === 'keep' || value !== '')
            .join(separator),
        )
        return withColumns(chunk, outputColumns, [{ name, values }])
      },
    }
  },
})
