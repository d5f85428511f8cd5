// Operation dropColumn: leaves whole columns out of the result.
// Refuses to leave a table without columns.
import { z } from 'zod'
import { selectColumns } from '../../table/chunk.ts'
import { invalidParameter } from '../invalid-parameter.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({})

export const dropColumn = defineOperation({
  id: 'dropColumn',
  kind: 'mask',
  family: 'suppression',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  takesScope: false,
  reversibility: 'irreversible',
  plan(_, columns) {
    const outputColumns = columns.all.filter(column => !columns.chosen.includes(column))
    if (outputColumns.length === 0) throw invalidParameter('dropColumn', 'columns', 'noColumnLeft')
    const picks = outputColumns.map(column => columns.all.indexOf(column))
    return { shape: 'rows', outputColumns, picks, apply: chunk => selectColumns(chunk, outputColumns) }
  },
})
