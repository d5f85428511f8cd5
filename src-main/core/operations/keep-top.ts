// Operation keepTop: keeps the rows with the largest or smallest values, of the whole table or of each group.
// Rows that are equal there are taken as they stand; those kept come in the order of their values.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { tableWords } from '../../contract/text/zh-CN/table-operations.ts'
import { columnOf } from '../table/chunk.ts'
import { rowDigests } from '../table/row-digests.ts'
import { groupRows, NO_GROUP } from '../table/row-groups.ts'
import { sharedNumbers } from '../table/shared-array.ts'
import { RowKeys } from '../table/sorted-rows.ts'
import { columnList } from './column-list.ts'
import { defineOperation, type Survey, wholePlan } from './operation.ts'
import { sortKeys } from './sort-keys.ts'
import { joinedBytes, splitObservations } from './two-parts.ts'

const params = z.strictObject({
  rows: z.number().int().min(1).max(100_000_000).default(10),
  order: z.enum(['largest', 'smallest']).default('largest'),
  /** So many of each group; none = of the whole table. */
  within: z.array(z.string().min(1).meta({ format: 'column' })).default([]),
})

function topRows(limit: number, grouped: boolean, survey: Survey): Uint32Array {
  const { digests, rest } = splitObservations(survey)
  const order = new RowKeys(rest, survey.sizes).order(survey.stopped)
  const { groupOf, sizes } = groupRows(digests, survey.rows)
  const taken = new Uint32Array(sizes.length)
  let all = 0
  const kept = order.filter(row => {
    if (!grouped) {
      all += 1
      return all <= limit
    }
    const group = groupOf[row] ?? NO_GROUP
    taken[group] = (taken[group] ?? 0) + 1
    return (taken[group] ?? 0) <= limit
  })
  const shared = sharedNumbers(kept.length)
  shared.set(kept)
  return shared
}

export const keepTop = defineOperation({
  id: 'keepTop',
  kind: 'clean',
  params,
  columns: { min: 1, max: 10 },
  scope: 'table',
  takesScope: false,
  reversibility: 'irreversible',
  readsColumns: ({ within }) => within,
  plan({ rows, order, within }, { chosen, all }) {
    const columns = chosen.map(name => ({ name, form: 'auto' as const, descending: order === 'largest' }))
    return wholePlan<Uint32Array>({
      outputColumns: all,
      rearranges: true,
      observe: chunk => {
        const groups = within.map(name => columnOf(chunk, name) ?? [])
        return joinedBytes(rowDigests(groups, chunk.rows), sortKeys(chunk, columns))
      },
      decide: survey => topRows(rows, within.length > 0, survey),
      order: order => order,
      treat: () => ({ outputColumns: all, apply: chunk => chunk }),
    })
  },
  describe: ({ within }) => ({
    within: within.length === 0 ? '' : fill(tableWords.within, { columns: columnList(within) }),
  }),
})
