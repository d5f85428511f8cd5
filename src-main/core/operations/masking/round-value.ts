// Operation roundValue: rounds numbers to whole multiples of a step.
// Fails closed, unlike the rounding that only tidies: a value that is no number never passes through.
import { z } from 'zod'
import { parseNumberText } from '../../values/number-text.ts'
import { plainAmount } from '../../values/plain-amount.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty, untreatable } from '../untreatable.ts'

const params = z.strictObject({
  step: z.number().int().min(1).max(1_000_000_000).default(100),
  onFail: stopOrEmpty,
})

/** `text` decimal; halves away from zero. Exact: the fraction only decides whether there is anything behind the whole part. */
function rounded(text: string, step: number): string {
  return text.length <= EXACT_LENGTH ? roundedNumber(text, step) : roundedLong(text, BigInt(step))
}

/** Signs up to which a whole number and a step added to it are exact in a double, whatever its digits. */
const EXACT_LENGTH = 14

/** The same for numbers of usual length, without the big numbers that a long one needs. */
function roundedNumber(text: string, step: number): string {
  const negative = text.startsWith('-')
  const point = text.indexOf('.')
  const number = Number(text.slice(negative ? 1 : 0, point < 0 ? text.length : point))
  const result = roundedWhole(number, point >= 0 && Number(text.slice(point)) >= 0.5, step)
  return negative && result !== 0 ? `-${result}` : String(result)
}

/** `half`: what stands behind the point is a half or more. */
function roundedWhole(number: number, half: boolean, step: number): number {
  const rest = number % step
  const twice = rest * 2
  const up = twice >= step || (twice === step - 1 && step % 2 === 1 && half)
  return number - rest + (up ? step : 0)
}

function roundedLong(text: string, step: bigint): string {
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.')
  const number = BigInt(whole)
  const down = (number / step) * step
  const twice = (number - down) * 2n
  const up = twice >= step || (twice === step - 1n && step % 2n === 1n && Number(`0.${fraction || '0'}`) >= 0.5)
  const result = up ? down + step : down
  return negative && result !== 0n ? `-${result}` : String(result)
}

export const roundValue = defineOperation({
  id: 'roundValue',
  kind: 'mask',
  family: 'generalisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ step, onFail }) {
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      map(value) {
        const plain = plainAmount(value)
        if (plain !== null) return String(roundedWhole(plain.whole, plain.half, step))
        const text = parseNumberText(value)
        return text === null ? failed : rounded(text, step)
      },
    }
  },
})
