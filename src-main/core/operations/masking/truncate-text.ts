// Operation truncateText: keeps the first characters only, for example city instead of village in a division code.
// Knows no code list: how many characters make a level is the person's choice.
import { z } from 'zod'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({ length: z.number().int().min(1).max(100).default(6) })

export const truncateText = defineOperation({
  id: 'truncateText',
  kind: 'mask',
  family: 'generalisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ length }) {
    return { shape: 'cells', map: value => (value.length <= length ? value : [...value].slice(0, length).join('')) }
  },
})
