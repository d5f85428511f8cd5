// Operation padText: fills short values up to a fixed length, for example zeros a spreadsheet program took from codes.
// Cuts nothing: longer values stay and are counted as not treated.
import { z } from 'zod'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  length: z.number().int().min(1).max(100),
  sign: z.string().regex(/^.$/u).default('0'),
  side: z.enum(['before', 'behind']).default('before'),
})

export const padText = defineOperation({
  id: 'padText',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ length, sign, side }) {
    return {
      shape: 'cells',
      map(value) {
        const missing = length - [...value].length
        if (missing < 0) return null
        const filling = sign.repeat(missing)
        return side === 'before' ? filling + value : value + filling
      },
    }
  },
})
