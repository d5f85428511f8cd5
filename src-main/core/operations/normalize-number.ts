// Operation normalizeNumber: numbers of every spelling become plain decimal text in one unit.
// Never goes through floating point: digits are moved as text.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { parseNumberText, roundDecimal } from '../values/number-text.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const UNITS = ['one', 'thousand', 'tenThousand', 'hundredMillion'] as const
const POWERS = { one: 0, thousand: 3, tenThousand: 4, hundredMillion: 8 } as const satisfies Record<
  (typeof UNITS)[number],
  number
>

const params = z.strictObject({
  unit: z.enum(UNITS).default('one'),
  bareUnit: z.enum(UNITS).default('one'),
  decimals: z.number().int().min(0).max(10).nullable().default(null),
  percent: z.enum(['fraction', 'points', 'reject']).default('fraction'),
  approximate: z.enum(['accept', 'refuse']).default('accept'),
  units: z.array(z.string().min(1)).default([]),
  onFail: keepOrEmpty,
})

/** A multiplier or a currency says the unit; without either the number counts in the column's own unit. */
const SAYS_UNIT = /[万萬亿億千仟百佰拾十元圆圓块角分¥$€£%‰]/

export const normalizeNumber = defineOperation({
  id: 'normalizeNumber',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ unit, bareUnit, decimals, percent, approximate, units, onFail }) {
    const rules = { percent, approximate: approximate === 'accept', units, keepScale: decimals === null }
    const failed = untreatable(onFail)
    const moved = (number: string, places: number) => (places === 0 ? number : parseNumberText(`${number}e${places}`))
    return {
      shape: 'cells',
      map(value) {
        const number = parseNumberText(value, rules)
        if (number === null) return failed
        const bare = bareUnit !== 'one' && !SAYS_UNIT.test(judgedForm(value))
        const inUnit = moved(number, (bare ? POWERS[bareUnit] : 0) - POWERS[unit])
        if (inUnit === null) return failed
        return decimals === null ? inUnit : roundDecimal(inUnit, decimals)
      },
    }
  },
  describe: ({ decimals }) => ({
    rounding: decimals === null ? '' : fill(operationWords.rounding, { decimals }),
  }),
})
