// Operation pseudonymize: replaces a value by its HMAC-SHA-256 or HMAC-SM3 under a named secret key.
// Never an unkeyed hash: the numbers of a country can be tried one by one.
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { fill } from '../../../contract/text/describe-error.ts'
import { operations, operationWords } from '../../../contract/text/zh-CN/operations.ts'
import { streamFrom } from '../../ciphers/keyed-stream.ts'
import { createTextHmacSm3 } from '../../ciphers/text-hmac-sm3.ts'
import { sameShape } from '../../masking/same-shape.ts'
import { looseNumberForm } from '../../values/loose-number-form.ts'
import { createTextHmac } from '../../values/text-hmac.ts'
import { defineOperation } from '../operation.ts'

const FIXED_LENGTH = ['hex', 'base32', 'digits']
const params = z.strictObject({
  key: z.string().trim().min(1).max(60),
  hash: z.enum(['sha256', 'sm3']).default('sha256'),
  alphabet: z.enum(['hex', 'base32', 'digits', 'shape']).default('base32'),
  /** 12 signs of hex are 48 bits: below that two of a million persons would soon share a pseudonym. */
  length: z
    .number()
    .int()
    .min(12)
    .max(51)
    .default(16)
    .meta({ appliesWhen: { alphabet: FIXED_LENGTH } }),
  prefix: z.string().max(20).default(''),
  /** `loose`: width, case, blanks and dashes do not count, so that one number written in two ways gets one pseudonym. */
  compare: z.enum(['exact', 'loose']).default('exact'),
})
type Params = z.output<typeof params>

const DIGITS = '0123456789'

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

/** Bytes from here on are drawn again: with them the first six digits would be a little likelier. */
const FAIR = 250

/** The digits that the stream of the text draws one by one, see `KeyedStream.below`; most texts need the first block only. */
function digits(hmac: (text: string) => string, text: string, length: number): string {
  let number = ''
  for (let block = 0; number.length < length; block += 1) {
    const bytes = hmac(block === 0 ? text : `${text}\u0000${block}`)
    for (let at = 0; at < bytes.length && number.length < length; at += 1) {
      const byte = bytes.charCodeAt(at)
      if (byte < FAIR) number += DIGITS[byte % 10]
    }
  }
  return number
}

function createHmacOf(hash: Params['hash'], key: KeyObject): (text: string) => string {
  switch (hash) {
    case 'sha256':
      return createTextHmac(key)
    case 'sm3':
      return createTextHmacSm3(key)
    default:
      return hash satisfies never
  }
}

function pseudonymOf(value: string, { alphabet, length }: Params, hmac: (text: string) => string): string {
  switch (alphabet) {
    case 'hex':
      return hex(hmac(value), length)
    case 'base32':
      return base32(hmac(value), length)
    case 'digits':
      return digits(hmac, value, length)
    case 'shape':
      return sameShape(value, streamFrom(hmac, value))
    default:
      return alphabet satisfies never
  }
}

export const pseudonymize = defineOperation({
  id: 'pseudonymize',
  kind: 'mask',
  family: 'pseudonymisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'keyed',
  plan(chosen, _, context) {
    const hmac = createHmacOf(chosen.hash, context.key(chosen.key))
    const { prefix, compare } = chosen
    return {
      shape: 'cells',
      map(value) {
        const compared = compare === 'exact' ? value : looseNumberForm(value)
        return prefix + pseudonymOf(compared, chosen, hmac)
      },
    }
  },
  describe({ alphabet, length }) {
    const words = operations.pseudonymize.params.alphabet.choices[alphabet]
    const { fixed, shape } = operationWords.pseudonymForms
    return { form: alphabet === 'shape' ? shape : fill(fixed, { length, alphabet: words }) }
  },
})
