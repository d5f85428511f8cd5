// Operation maskText: hides the middle of a value behind a fixed number of signs.
// Proves no anonymity: what is kept still narrows down the person, and the leftover checks count it so.
import { z } from 'zod'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({
  keepFirst: z.number().int().min(0).max(20).default(1),
  keepLast: z.number().int().min(0).max(20).default(0),
  sign: z.string().min(1).max(2).default('*'),
  /** Always as many, whatever was hidden: the length of a name or number says something about it. */
  signs: z.number().int().min(1).max(20).default(4),
})

/** Half of a surrogate pair is no character: only texts with such pairs are counted character by character. */
const PAIRS = /[\ud800-\udfff]/

export const maskText = defineOperation({
  id: 'maskText',
  kind: 'mask',
  family: 'suppression',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'guessable',
  plan({ keepFirst, keepLast, sign, signs }) {
    const hidden = sign.repeat(signs)
    return {
      shape: 'cells',
      map(value) {
        const characters = PAIRS.test(value) ? [...value] : null
        const length = characters?.length ?? value.length
        // A value no longer than what is kept would come out whole.
        if (length <= keepFirst + keepLast) return hidden
        if (characters === null) return value.slice(0, keepFirst) + hidden + value.slice(length - keepLast)
        return characters.slice(0, keepFirst).join('') + hidden + characters.slice(length - keepLast).join('')
      },
    }
  },
})
