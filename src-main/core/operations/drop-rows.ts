// Operation dropRows: removes the rows that meet a condition, or all others.
// The condition is stored, never a list of row numbers, so that next month's file is treated alike.
import { z } from 'zod'
import { ConditionSchema } from '../../contract/recipe.ts'
import { describeCondition } from '../../contract/text/describe-condition.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { compileCondition } from '../recipe/condition.ts'
import { filterRows, type TableChunk } from '../table/chunk.ts'
import { defineOperation } from './operation.ts'

const WHICH = ['meeting', 'others'] as const
const params = z.strictObject({ condition: ConditionSchema, which: z.enum(WHICH).default('meeting') })

export const dropRows = defineOperation({
  id: 'dropRows',
  kind: 'clean',
  params,
  columns: { min: 0, max: 0 },
  scope: 'row',
  reversibility: 'irreversible',
  readsColumns: ({ condition }) => condition.conditions.map(test => test.column),
  plan({ condition, which }, columns) {
    const meets = compileCondition(condition)
    const keeps = (chunk: TableChunk) => (which === 'others' ? meets(chunk) : meets(chunk).map(met => 1 - met))
    return { shape: 'rows', outputColumns: columns.all, keeps, apply: chunk => filterRows(chunk, keeps(chunk)) }
  },
  describe: ({ condition, which }) => ({
    condition: describeCondition(condition),
    rows: operationWords.droppedRows[which],
  }),
})
