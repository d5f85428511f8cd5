// Operation decryptFormat: gives back what encryptFormat hid, for whoever has the key.
// Whatever was done to the column before counts for nothing afterwards; no policy takes it for masking.
import { z } from 'zod'
import { createFormatCipher } from '../../masking/format-cipher.ts'
import { defineOperation } from '../operation.ts'
import { untreatable } from '../untreatable.ts'
import { formatCipherParams } from './encrypt-format.ts'

const params = z.strictObject(formatCipherParams)

export const decryptFormat = defineOperation({
  id: 'decryptFormat',
  kind: 'mask',
  inPalette: false,
  undoes: true,
  family: 'cryptographic',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan(chosen, _, context) {
    const cipher = createFormatCipher(context.key(chosen.key), chosen)
    const failed = untreatable(chosen.onFail)
    return { shape: 'cells', map: value => cipher.decrypt(value) ?? failed }
  },
})
