// SM4 gives the two vectors of the standard, agrees with an independent implementation, and comes back only with its key.
import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { sm4 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { createSm4 } from '../../../src-main/core/ciphers/sm4.ts'
import { createValueCipher } from '../../../src-main/core/masking/value-cipher.ts'
import { treat } from '../operations/run-step.ts'

const KEY = Uint8Array.from(Buffer.from('0123456789abcdeffedcba9876543210', 'hex'))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('SM4', () => {
  it('gives the vectors of GB/T 32907-2016: one encryption, and a million in a row', () => {
    const encrypt = createSm4(KEY)
    const block = KEY.slice()
    encrypt(block)
    expect(hex(block)).toBe('681edf34d206965e86b3e94f536e4246')
    for (let turn = 1; turn < 1_000_000; turn += 1) encrypt(block)
    expect(hex(block)).toBe('595298c7c6fd271f0402f804c33d3f66')
  })

  it('agrees with an independent implementation', () => {
    const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(sixteen, sixteen, (key, block) => {
        const wanted = sm4.encrypt(block, key, { padding: 'none', output: 'string' })
        const own = block.slice()
        createSm4(key)(own)
        expect(hex(own)).toBe(wanted)
      }),
    )
  })
})

describe('encrypted values', () => {
  const cipher = createValueCipher(createSecretKey(Buffer.alloc(32, 1)))
  const other = createValueCipher(createSecretKey(Buffer.alloc(32, 2)))

  it('come back with their key, and with no other', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), value => {
        const secret = cipher.encrypt(value)
        expect(cipher.decrypt(secret)).toBe(value)
        expect(other.decrypt(secret)).toBeNull()
        expect(cipher.encrypt(value)).toBe(secret)
      }),
    )
  })

  it('are refused when a sign of them was changed', () => {
    const bytes = Buffer.from(cipher.encrypt('320205190001010006'), 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const harmed = Buffer.from(bytes)
      harmed[at] = (harmed[at] ?? 0) ^ 1
      expect(cipher.decrypt(harmed.toString('base64url'))).toBeNull()
    }
  })

  it('are a step and its way back', () => {
    const hidden = treat('encryptValue', ['张某某', '张某某', ''], { key: '甲' })
    expect(hidden[0]).toBe(hidden[1])
    expect(hidden[0]).not.toContain('张')
    expect(treat('decryptValue', hidden, { key: '甲' })).toEqual(['张某某', '张某某', ''])
    expect(() => treat('decryptValue', hidden, { key: '乙' })).toThrow(
      expect.objectContaining({ code: 'RECIPE_MASK_FAILED' }),
    )
  })
})
