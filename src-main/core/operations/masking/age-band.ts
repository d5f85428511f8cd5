// Operation ageBand: replaces a birth date by an age band as of a stated day.
// Has no clock: the day is a parameter, so that the same recipe gives the same result next year.
import { z } from 'zod'
import { fill } from '../../../contract/text/describe-error.ts'
import { ageBands } from '../../../contract/text/zh-CN/operations.ts'
import { ageInYears } from '../../values/calendar.ts'
import { parseCivilDate } from '../../values/civil-date.ts'
import { invalidParameter } from '../invalid-parameter.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty, untreatable } from '../untreatable.ts'

const params = z.strictObject({
  referenceDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  width: z.number().int().min(1).max(50).default(10),
  topAge: z.number().int().min(1).max(120).default(90),
  onFail: stopOrEmpty,
})

/** The word 岁 also keeps spreadsheets from reading `10-19` as the nineteenth of October. */
function bandOf(age: number, width: number, topAge: number): string {
  if (age >= topAge) return fill(ageBands.top, { from: topAge })
  const from = Math.floor(age / width) * width
  const to = Math.min(from + width, topAge) - 1
  return fill(from === to ? ageBands.oneYear : ageBands.band, { from, to })
}

export const ageBand = defineOperation({
  id: 'ageBand',
  kind: 'mask',
  family: 'generalisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ referenceDate, width, topAge, onFail }) {
    if (parseCivilDate(referenceDate)?.precision !== 'day') {
      throw invalidParameter('ageBand', 'referenceDate', 'notADate', referenceDate)
    }
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      map(value) {
        const birth = parseCivilDate(value)
        if (birth === null || birth.date.length < 10 || birth.date > referenceDate) return failed
        return bandOf(ageInYears(birth.date, referenceDate), width, topAge)
      },
    }
  },
})
