// The signs of a pseudonym are those of the keyed hash's bytes, written as the standards for each alphabet say.
import { createHmac, createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyedWords } from '../../../../src-main/core/ciphers/keyed-words.ts'
import { SHA256 } from '../../../../src-main/core/ciphers/sha256.ts'
import { base32Signs, digitSigns, hexSigns } from '../../../../src-main/core/masking/pseudonym-signs.ts'

const key = Buffer.alloc(32, 7)
const words = createKeyedWords(SHA256, createSecretKey(key))
const bytesOf = (text: string) => createHmac('sha256', key).update(text, 'utf8').digest()

/** RFC 4648 by whole numbers. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{5}/g) ?? []
  return groups.map(group => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(Number.parseInt(group, 2))).join('')
}

const text = fc.string({ unit: 'grapheme', maxLength: 90 })

describe('a pseudonym of fixed length', () => {
  it('is the beginning of the hash in hexadecimal and in base 32, at every length', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 51 }), (value, length) => {
        const bytes = bytesOf(value)
        expect(hexSigns(words(value), length)).toBe(bytes.toString('hex').slice(0, length))
        expect(base32Signs(words(value), length)).toBe(base32(bytes).slice(0, length))
      }),
    )
  })

  it('is made of the fair bytes in digits, of further hashes where one does not suffice', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 51 }), (value, length) => {
        const drawn = Buffer.concat([bytesOf(value), bytesOf(`${value}\u00001`), bytesOf(`${value}\u00002`)])
        const fair = [...drawn].filter(byte => byte < 250).map(byte => byte % 10)
        expect(digitSigns(words, value, length)).toBe(fair.slice(0, length).join(''))
      }),
    )
  })
})
