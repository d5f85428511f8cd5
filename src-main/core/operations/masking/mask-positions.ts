// Operation maskPositions: hides the signs from one place to another, counted from the front or the back.
// Proves no anonymity: what stays outside the places stays as it is.
import { z } from 'zod'
import { invalidParameter } from '../invalid-parameter.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({
  /** 1-based. */
  from: z.number().int().min(1).max(200),
  to: z.number().int().min(1).max(200),
  count: z.enum(['front', 'back']).default('front'),
  sign: z.string().min(1).max(2).default('*'),
  /** Always as many, whatever was hidden. */
  signs: z.number().int().min(1).max(20).default(4),
})

export const maskPositions = defineOperation({
  id: 'maskPositions',
  kind: 'mask',
  family: 'suppression',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'guessable',
  plan({ from, to, count, sign, signs }) {
    if (to < from) throw invalidParameter('maskPositions', 'to', 'tooSmall', from)
    const hidden = sign.repeat(signs)
    return {
      shape: 'cells',
      map(value) {
        const characters = [...value]
        const length = characters.length
        const [first, end] = count === 'front' ? [from - 1, to] : [length - to, length - from + 1]
        // A value too short to have these places would come out whole.
        if (first < 0 || first >= length) return hidden
        return characters.slice(0, first).join('') + hidden + characters.slice(end).join('')
      },
    }
  },
})
