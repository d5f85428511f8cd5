// Operation pseudonymize: replaces a value by its HMAC-SHA-256 or HMAC-SM3 under a named secret key.
// Never an unkeyed hash: the numbers of a country can be tried one by one.
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { fill } from '../../../contract/text/describe-error.ts'
import { operations, operationWords } from '../../../contract/text/zh-CN/operations.ts'
import { streamFrom } from '../../ciphers/keyed-stream.ts'
import { bytesOfWords, createKeyedWords, type KeyedWords } from '../../ciphers/keyed-words.ts'
import { SHA256 } from '../../ciphers/sha256.ts'
import { SM3 } from '../../ciphers/sm3.ts'
import { base32Signs, digitSigns, hexSigns } from '../../masking/pseudonym-signs.ts'
import { sameShape } from '../../masking/same-shape.ts'
import { looseNumberForm } from '../../values/loose-number-form.ts'
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

function createWords(hash: Params['hash'], key: KeyObject): KeyedWords {
  switch (hash) {
    case 'sha256':
      return createKeyedWords(SHA256, key)
    case 'sm3':
      return createKeyedWords(SM3, key)
    default:
      return hash satisfies never
  }
}

/** One function for a whole column: what the parameters say is looked at once. */
function createPseudonyms({ alphabet, length }: Params, words: KeyedWords): (value: string) => string {
  switch (alphabet) {
    case 'hex':
      return value => hexSigns(words(value), length)
    case 'base32':
      return value => base32Signs(words(value), length)
    case 'digits':
      return value => digitSigns(words, value, length)
    case 'shape': {
      const bytes = (text: string) => bytesOfWords(words(text))
      return value => sameShape(value, streamFrom(bytes, value))
    }
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
    const pseudonymOf = createPseudonyms(chosen, createWords(chosen.hash, context.key(chosen.key)))
    const { prefix, compare } = chosen
    return {
      shape: 'cells',
      map: value => prefix + pseudonymOf(compare === 'exact' ? value : looseNumberForm(value)),
    }
  },
  describe({ alphabet, length }) {
    const words = operations.pseudonymize.params.alphabet.choices[alphabet]
    const { fixed, shape } = operationWords.pseudonymForms
    return { form: alphabet === 'shape' ? shape : fill(fixed, { length, alphabet: words }) }
  },
})
