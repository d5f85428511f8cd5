// Operation roundNumber: rounds numbers to decimals or to whole tens, hundreds, thousands.
// Cleans nothing: a value that is no plain number cannot be treated.
import { z } from 'zod'
import { parseNumberText, roundDecimal, trimDecimal } from '../values/number-text.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const PLACES = { thousands: -3, hundreds: -2, tens: -1, ones: 0, tenths: 1, hundredths: 2, thousandths: 3 } as const
const TO = ['thousands', 'hundreds', 'tens', 'ones', 'tenths', 'hundredths', 'thousandths'] as const

const params = z.strictObject({
  to: z.enum(TO).default('ones'),
  onFail: keepOrEmpty,
})

export const roundNumber = defineOperation({
  id: 'roundNumber',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ to, onFail }) {
    const places = PLACES[to]
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      map(value) {
        const number = parseNumberText(value)
        if (number === null) return failed
        if (places >= 0) return roundDecimal(number, places)
        const moved = parseNumberText(`${number}e${places}`)
        const back = moved === null ? null : parseNumberText(`${roundDecimal(moved, 0)}e${-places}`)
        return back === null ? failed : trimDecimal(back)
      },
    }
  },
})
