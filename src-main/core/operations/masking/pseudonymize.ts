// Operation pseudonymize: replaces a value by its HMAC-SHA-256 under a named secret key.
// Never an unkeyed hash: the numbers of a country can be tried one by one.
import { z } from 'zod'
import { createTextHmac } from '../../values/text-hmac.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({
  key: z.string().trim().min(1).max(60),
  alphabet: z.enum(['hex', 'base32']).default('base32'),
  /** 12 signs of hex are 48 bits: below that two of a million persons would soon share a pseudonym. */
  length: z.number().int().min(12).max(51).default(16),
  prefix: z.string().max(20).default(''),
})

/** RFC 4648 base 32, lower case so that it is told apart from codes. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** `bytes`: one character 0–255 each. */
function base32(bytes: string, length: number): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (let at = 0; at < bytes.length; at += 1) {
    buffer = ((buffer << 8) | bytes.charCodeAt(at)) & 0xfff
    bits += 8
    while (bits >= 5) {
      text += BASE32[(buffer >> (bits - 5)) & 31]
      bits -= 5
      if (text.length === length) return text
    }
  }
  return text
}

function hex(bytes: string, length: number): string {
  return Buffer.from(bytes, 'latin1').toString('hex').slice(0, length)
}

export const pseudonymize = defineOperation({
  id: 'pseudonymize',
  kind: 'mask',
  family: 'pseudonymisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'keyed',
  plan({ key, alphabet, length, prefix }, _, context) {
    const hmac = createTextHmac(context.key(key))
    return {
      shape: 'cells',
      map(value) {
        const bytes = hmac(value)
        return prefix + (alphabet === 'hex' ? hex(bytes, length) : base32(bytes, length))
      },
    }
  },
})
