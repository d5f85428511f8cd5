// Operation decryptValue: gives back what encryptValue hid, for whoever has the key.
// Whatever was done to the column before counts for nothing afterwards; a text harmed or of another key is not treated.
import { z } from 'zod'
import { createValueCipher } from '../../masking/value-cipher.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({ key: z.string().trim().min(1).max(60) })

export const decryptValue = defineOperation({
  id: 'decryptValue',
  kind: 'mask',
  inPalette: false,
  undoes: true,
  family: 'cryptographic',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ key }, _, context) {
    const cipher = createValueCipher(context.key(key))
    return { shape: 'cells', map: cipher.decrypt }
  },
})
