// Operation maskText: hides the middle of a value behind a fixed number of signs.
// Proves no anonymity: what is kept still narrows down the person, and the leftover checks count it so.
import { z } from 'zod'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  keepFirst: z.number().int().min(0).max(20).default(1),
  keepLast: z.number().int().min(0).max(20).default(0),
  sign: z.string().min(1).max(2).default('*'),
  /** Always as many, whatever was hidden: the length of a name or number says something about it. */
  signs: z.number().int().min(1).max(20).default(4),
})

export const maskText = defineOperation({
  id: 'maskText',
  kind: 'mask',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'guessable',
  plan({ keepFirst, keepLast, sign, signs }) {
    const hidden = sign.repeat(signs)
    return {
      shape: 'cells',
      map(value) {
        const characters = [...value]
        // A value no longer than what is kept would come out whole.
        if (characters.length <= keepFirst + keepLast) return hidden
        const last = keepLast === 0 ? '' : characters.slice(-keepLast).join('')
        return characters.slice(0, keepFirst).join('') + hidden + last
      },
    }
  },
})
