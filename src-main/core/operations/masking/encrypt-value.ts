// Operation encryptValue: encrypts any text with SM4 so that equal texts stay equal; the owner of the key can give them back.
// Reversible and so never anonymous: policies of an unconditional opening refuse it. The length shows.
import { z } from 'zod'
import { createValueCipher } from '../../masking/value-cipher.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({ key: z.string().trim().min(1).max(60) })

export const encryptValue = defineOperation({
  id: 'encryptValue',
  kind: 'mask',
  family: 'cryptographic',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'reversible',
  plan({ key }, _, context) {
    const cipher = createValueCipher(context.key(key))
    return { shape: 'cells', map: cipher.encrypt }
  },
})
