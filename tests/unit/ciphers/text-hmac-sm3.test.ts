// HMAC-SM3 agrees with the published vector and with an independent implementation on any key and text.
import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { sm3 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { createTextHmacSm3 } from '../../../src-main/core/ciphers/text-hmac-sm3.ts'

const hex = (bytes: string) => Buffer.from(bytes, 'latin1').toString('hex')

describe('HMAC-SM3', () => {
  it('gives the vector with the key "key" and the text 无锡', () => {
    const hmac = createTextHmacSm3(createSecretKey(Buffer.from('key')))
    expect(hex(hmac('无锡'))).toBe('5ad706e69034f0f0b0e4d2401346f81f3c8580f95e41316098e26d97770271bd')
  })

  it('agrees with the library, for keys and texts of every length, one text after another', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.array(fc.string({ maxLength: 700, unit: 'binary' }), { minLength: 1, maxLength: 5 }),
        (key, texts) => {
          const hmac = createTextHmacSm3(createSecretKey(key))
          for (const text of texts) {
            const bytes = Uint8Array.from(Buffer.from(text, 'utf8'))
            expect(hex(hmac(text))).toBe(sm3(bytes, { key }))
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
