// Operation sortRows: puts the rows in the order of one or more columns; rows that are equal there stay as they stand.
// Changes no cell; every row keeps the number of its source row.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { sortWords } from '../../contract/text/zh-CN/table-operations.ts'
import { RowKeys } from '../table/sorted-rows.ts'
import { SORT_FORMS } from '../values/sort-key.ts'
import { columnList } from './column-list.ts'
import { defineOperation, wholePlan } from './operation.ts'
import { sortKeys } from './sort-keys.ts'

const params = z.strictObject({
  order: z.enum(['up', 'down']).default('up'),
  compare: z.enum(SORT_FORMS).default('auto'),
  /** Of the step's columns, those that go the other way. */
  reversed: z.array(z.string().meta({ format: 'column' })).default([]),
})

export const sortRows = defineOperation({
  id: 'sortRows',
  kind: 'clean',
  params,
  columns: { min: 1, max: 10 },
  scope: 'table',
  takesScope: false,
  reversibility: 'unchanged',
  plan({ order, compare, reversed }, { chosen, all }) {
    const columns = chosen.map(name => ({
      name,
      form: compare,
      descending: (order === 'down') !== reversed.includes(name),
    }))
    return wholePlan<Uint32Array>({
      outputColumns: all,
      rearranges: true,
      observe: chunk => sortKeys(chunk, columns),
      decide: ({ observations, sizes, stopped }) => new RowKeys(observations, sizes).order(stopped),
      order: order => order,
      treat: () => ({ outputColumns: all, apply: chunk => chunk }),
    })
  },
  describe: ({ reversed }) => ({
    reversed: reversed.length === 0 ? '' : fill(sortWords.reversed, { columns: columnList(reversed) }),
  }),
})
