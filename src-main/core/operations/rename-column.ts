// Operation renameColumn: gives one column another header.
// Touches no value.
import { z } from 'zod'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

export const renameColumnParams = z.strictObject({ name: z.string().trim().min(1).max(200) })

export const renameColumn = defineOperation({
  id: 'renameColumn',
  kind: 'clean',
  params: renameColumnParams,
  columns: { min: 1, max: 1 },
  scope: 'row',
  takesScope: false,
  reversibility: 'reversible',
  plan({ name }, columns) {
    const [old] = columns.chosen
    if (name !== old && columns.all.includes(name)) throw invalidParameter('renameColumn', 'name', 'columnTaken', name)
    const outputColumns = columns.all.map(column => (column === old ? name : column))
    const picks = outputColumns.map((_, at) => at)
    return { shape: 'rows', outputColumns, picks, apply: chunk => ({ ...chunk, names: outputColumns }) }
  },
})
