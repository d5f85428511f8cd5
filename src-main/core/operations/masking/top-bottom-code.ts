// Operation topBottomCode: numbers below or above a limit become that limit, so that the richest and the oldest do not stand out.
// Leaves what lies between as it is; fails closed on what is no number.
import { z } from 'zod'
import { fill } from '../../../contract/text/describe-error.ts'
import { maskWords } from '../../../contract/text/zh-CN/mask-operations.ts'
import { compareDecimal, parseNumberText } from '../../values/number-text.ts'
import { invalidParameter } from '../invalid-parameter.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty, untreatable } from '../untreatable.ts'

const limit = z.number().min(-1e12).max(1e12).optional()
const params = z.strictObject({
  bottom: limit,
  top: limit,
  /** `words`: 低于 500, 500 及以上; `limit`: the limit itself, so that the column stays one of numbers. */
  write: z.enum(['words', 'limit']).default('words'),
  onFail: stopOrEmpty,
})

export const topBottomCode = defineOperation({
  id: 'topBottomCode',
  kind: 'mask',
  family: 'generalisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ bottom, top, write, onFail }) {
    if (bottom === undefined && top === undefined) throw invalidParameter('topBottomCode', 'top', 'nothingGiven')
    if (bottom !== undefined && top !== undefined && top <= bottom)
      throw invalidParameter('topBottomCode', 'top', 'tooSmall', bottom)
    const failed = untreatable(onFail)
    const words = write === 'words'
    return {
      shape: 'cells',
      map(value) {
        const text = parseNumberText(value)
        if (text === null) return failed
        if (bottom !== undefined && compareDecimal(text, String(bottom)) < 0)
          return words ? fill(maskWords.below, { to: bottom, unit: '' }) : String(bottom)
        if (top !== undefined && compareDecimal(text, String(top)) >= 0)
          return words ? fill(maskWords.from, { from: top, unit: '' }) : String(top)
        return text
      },
    }
  },
  describe: ({ bottom, top }) => ({
    limits: [
      bottom === undefined ? '' : fill(maskWords.below, { to: bottom, unit: '' }),
      top === undefined ? '' : fill(maskWords.from, { from: top, unit: '' }),
    ]
      .filter(text => text !== '')
      .join('、'),
  }),
})
