// Operation checkOrder: tests that one column does not come after another in the same row (开始 ≤ 结束, 最小 ≤ 最大).
// Judges only rows where both are dates or both are numbers; corrects nothing.
import { z } from 'zod'
import { columnOf } from '../table/chunk.ts'
import { parseCivilDate } from '../values/civil-date.ts'
import { compareDecimal, parseNumberText } from '../values/number-text.ts'
import { failurePlan, markColumnParam, ON_FAILURE } from './failure-plan.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  later: z.string().min(1).meta({ format: 'column' }),
  kind: z.enum(['dates', 'numbers']).default('dates'),
  equal: z.enum(['allowed', 'fails']).default('allowed'),
  onFail: z.enum(ON_FAILURE).default('mark'),
  markColumn: markColumnParam,
})

/** Negative, 0 or positive; null when the two cannot be compared. Dates are compared as far as both are stated. */
function compareDates(left: string, right: string): number | null {
  const a = parseCivilDate(left)
  const b = parseCivilDate(right)
  if (a === null || b === null) return null
  const whole = (one: { date: string; time?: string }) =>
    one.time === undefined ? one.date : `${one.date} ${one.time}`
  const length = Math.min(whole(a).length, whole(b).length)
  const [from, to] = [whole(a).slice(0, length), whole(b).slice(0, length)]
  return from < to ? -1 : from > to ? 1 : 0
}

function compareNumbers(left: string, right: string): number | null {
  const a = parseNumberText(left)
  const b = parseNumberText(right)
  return a === null || b === null ? null : compareDecimal(a, b)
}

export const checkOrder = defineOperation({
  id: 'checkOrder',
  kind: 'clean',
  params,
  columns: { min: 1, max: 1 },
  scope: 'row',
  reversibility: 'irreversible',
  readsColumns: ({ later }) => [later],
  plan({ later, kind, equal, onFail, markColumn }, { chosen, all }) {
    const [earlier = ''] = chosen
    const compare = kind === 'dates' ? compareDates : compareNumbers
    const both = [earlier, later]
    // Written the wrong way round: each takes the place of the other.
    const fix = (values: readonly string[]) => values.toReversed()
    return failurePlan({ operation: 'checkOrder', onFail, markColumn, all, chosen: both, fix }, chunk => {
      const from = columnOf(chunk, earlier) ?? []
      const to = columnOf(chunk, later) ?? []
      return row => {
        const order = compare(from[row] ?? '', to[row] ?? '')
        const fails = order !== null && (order > 0 || (order === 0 && equal === 'fails'))
        return fails ? both : []
      }
    })
  },
})
