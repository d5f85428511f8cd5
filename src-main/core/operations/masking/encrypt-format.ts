// Operation encryptFormat: encrypts numbers and codes so that they keep their length and signs (NIST SP 800-38G FF1, AES-256).
// Reversible with the key and so never anonymous: policies of an unconditional opening refuse it.
import { z } from 'zod'
import { createFormatCipher } from '../../masking/format-cipher.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty, untreatable } from '../untreatable.ts'

/** The same for encrypting and giving back. */
export const formatCipherParams = {
  key: z.string().trim().min(1).max(60),
  alphabet: z.enum(['digits', 'lettersDigits']).default('digits'),
  keepFirst: z.number().int().min(0).max(20).default(0),
  keepLast: z.number().int().min(0).max(20).default(0),
  /** Not secret: what the column is about, so that equal numbers of different columns differ. */
  tweak: z.string().max(60).default(''),
  onFail: stopOrEmpty,
}
const params = z.strictObject(formatCipherParams)

export const encryptFormat = defineOperation({
  id: 'encryptFormat',
  kind: 'mask',
  family: 'cryptographic',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'reversible',
  plan(chosen, _, context) {
    const cipher = createFormatCipher(context.key(chosen.key), chosen)
    const failed = untreatable(chosen.onFail)
    return { shape: 'cells', map: value => cipher.encrypt(value) ?? failed }
  },
})
