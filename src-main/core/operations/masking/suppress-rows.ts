// Operation suppressRows: leaves out the rows that would give a person away; the same as removing rows, but never skipped.
// The condition is stored, never a list of row numbers, so that next month's file is treated alike.
import { z } from 'zod'
import { ConditionSchema } from '../../../contract/recipe.ts'
import { describeCondition } from '../../../contract/text/describe-condition.ts'
import { compileCondition } from '../../recipe/condition.ts'
import { filterRows, type TableChunk } from '../../table/chunk.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({ condition: ConditionSchema })

export const suppressRows = defineOperation({
  id: 'suppressRows',
  kind: 'mask',
  family: 'suppression',
  params,
  columns: { min: 0, max: 0 },
  scope: 'row',
  reversibility: 'irreversible',
  readsColumns: ({ condition }) => condition.conditions.map(test => test.column),
  plan({ condition }, columns) {
    const meets = compileCondition(condition)
    const keeps = (chunk: TableChunk) => meets(chunk).map(met => 1 - met)
    return { shape: 'rows', outputColumns: columns.all, keeps, apply: chunk => filterRows(chunk, keeps(chunk)) }
  },
  describe: ({ condition }) => ({ condition: describeCondition(condition) }),
})
