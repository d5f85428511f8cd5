// SM4-GCM against the standard's own vector, and against every single changed byte.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSm4Gcm } from '../../../src-main/core/ciphers/sm4-gcm.ts'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const KEY = bytes('0123456789abcdeffedcba9876543210')
const NONCE = bytes('00001234567800000000abcd')
const AAD = bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2')
const PLAIN = bytes(
  'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd' +
    'eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa',
)

describe('SM4-GCM', () => {
  it('gives the vector of RFC 8998, A.1', () => {
    const sealed = createSm4Gcm(KEY).seal(NONCE, PLAIN, AAD)
    expect(Buffer.from(sealed).toString('hex')).toBe(
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
        'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d' +
        '83de3541e4c2b58177e065a9bf7b62ec',
    )
  })

  it('opens what it sealed, of any length, wherever in memory the bytes lie', () => {
    const cipher = createSm4Gcm(KEY)
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.uint8Array({ maxLength: 40 }),
        fc.nat(7),
        (plain, aad, shift) => {
          const sealed = cipher.seal(NONCE, plain, aad)
          const moved = new Uint8Array(sealed.length + shift).subarray(shift)
          moved.set(sealed)
          expect(cipher.open(NONCE, moved, aad)).toEqual(plain)
        },
      ),
    )
  })

  it('opens nothing of which a byte, the place or the length was changed', () => {
    const cipher = createSm4Gcm(KEY)
    const sealed = cipher.seal(NONCE, PLAIN, AAD)
    for (let at = 0; at < sealed.length; at += 1) {
      const forged = Uint8Array.from(sealed)
      forged[at] = (forged[at] ?? 0) ^ 1
      expect(cipher.open(NONCE, forged, AAD)).toBeNull()
    }
    expect(cipher.open(NONCE, sealed, AAD.subarray(1))).toBeNull()
    expect(cipher.open(NONCE, sealed.subarray(0, 15), AAD)).toBeNull()
  })
})
