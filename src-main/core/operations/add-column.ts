// Operation addColumn: a new column with one fixed value, or a copy of another column.
// Calculates nothing.
import { z } from 'zod'
import { columnOf } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  name: z.string().trim().min(1).max(200),
  value: z.string().max(32_767).default(''),
})

export const addColumn = defineOperation({
  id: 'addColumn',
  kind: 'clean',
  params,
  columns: { min: 0, max: 1 },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ name, value }, { chosen, all }) {
    if (all.includes(name)) throw invalidParameter('addColumn', 'name', 'columnTaken', name)
    const [source] = chosen
    const at = source === undefined ? all.length : all.indexOf(source) + 1
    const outputColumns = all.toSpliced(at, 0, name)
    return {
      shape: 'rows',
      outputColumns,
      apply(chunk) {
        const copied = source === undefined ? undefined : columnOf(chunk, source)
        const values = copied ?? new Array<string>(chunk.rows).fill(value)
        return withColumns(chunk, outputColumns, [{ name, values }])
      },
    }
  },
  describe: ({ value }) => ({ content: value === '' ? '' : `「${value}」` }),
})
