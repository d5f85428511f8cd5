// Operation numberBand: replaces a number (an age, an amount) by the band it lies in, with open bands at both ends.
// Fails closed: a value that is no number never passes through.
import { z } from 'zod'
import { fill } from '../../../contract/text/describe-error.ts'
import { maskWords } from '../../../contract/text/zh-CN/mask-operations.ts'
import { compareDecimal, parseNumberText } from '../../values/number-text.ts'
import { invalidParameter } from '../invalid-parameter.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty, untreatable } from '../untreatable.ts'

const params = z.strictObject({
  width: z.number().int().min(2).max(1_000_000_000).default(10),
  /** Numbers below it are one band. */
  bottom: z.number().int().min(-1_000_000_000).max(1_000_000_000).default(0),
  /** Numbers from it on are one band; absent = no such band. */
  top: z.number().int().min(-1_000_000_000).max(1_000_000_000).optional(),
  unit: z.string().max(10).default(''),
  onFail: stopOrEmpty,
})

export const numberBand = defineOperation({
  id: 'numberBand',
  kind: 'mask',
  family: 'generalisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ width, bottom, top, unit, onFail }) {
    if (top !== undefined && top <= bottom) throw invalidParameter('numberBand', 'top', 'tooSmall', bottom + 1)
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      map(value) {
        const text = parseNumberText(value)
        if (text === null) return failed
        if (compareDecimal(text, String(bottom)) < 0) return fill(maskWords.below, { to: bottom, unit })
        if (top !== undefined && compareDecimal(text, String(top)) >= 0)
          return fill(maskWords.from, { from: top, unit })
        const from = bottom + Math.floor((Number(text) - bottom) / width) * width
        if (!Number.isSafeInteger(from)) return failed
        const to = Math.min(from + width, top ?? Number.POSITIVE_INFINITY)
        return fill(maskWords.band, { from, to, unit })
      },
    }
  },
})
