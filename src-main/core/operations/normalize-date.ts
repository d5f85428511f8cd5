// Operation normalizeDate: dates of every spelling become YYYY-MM-DD, with the time where it is wanted.
// Invents nothing: what the value does not say stays unsaid.
import { z } from 'zod'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import type { CivilDate, DateRules } from '../values/civil-date.ts'
import { parseAnyDate } from '../values/rare-dates.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const params = z.strictObject({
  precision: z.enum(['year', 'month', 'day', 'minute', 'second', 'asWritten']).default('day'),
  serials: z.enum(['1900', '1904', 'no']).default('1900'),
  order: z.enum(['no', 'monthFirst', 'dayFirst']).default('no'),
  shortYears: z.enum(['no', 'read']).default('no'),
  pivot: z
    .number()
    .int()
    .min(0)
    .max(99)
    .default(30)
    .meta({ appliesWhen: { shortYears: ['read'] } }),
  onFail: keepOrEmpty,
})
type Params = z.output<typeof params>

const DATE_LENGTHS = { year: 4, month: 7, day: 10 } as const
const TIME_LENGTHS = { minute: 5, second: 8, asWritten: 12 } as const

function written({ date, time }: CivilDate, precision: Params['precision']): string {
  switch (precision) {
    case 'year':
    case 'month':
    case 'day':
      return date.slice(0, DATE_LENGTHS[precision])
    case 'minute':
    case 'second':
    case 'asWritten':
      return time === undefined ? date : `${date} ${time.slice(0, TIME_LENGTHS[precision])}`
    default:
      return precision satisfies never
  }
}

export const normalizeDate = defineOperation({
  id: 'normalizeDate',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ precision, serials, order, shortYears, pivot, onFail }) {
    const rules: DateRules = {
      serials: serials === 'no' ? undefined : serials,
      order: order === 'no' ? undefined : order,
      pivot: shortYears === 'no' ? undefined : pivot,
    }
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      map(value) {
        const parsed = parseAnyDate(value, rules)
        return parsed === null ? failed : written(parsed, precision)
      },
    }
  },
  describe: ({ precision }) => ({ form: operationWords.dateForms[precision] }),
})
