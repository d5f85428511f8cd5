// Signatures agree with the standards' own examples, and are made without any randomness.
import { diffieHellman, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  keyIdOf,
  publicKeysOf,
  secretKeysFrom,
  signValue,
  verifyValue,
} from '../../../src-main/core/signing/person-keys.ts'
import { publicHex, publicKey, secretKey } from '../../../src-main/core/signing/raw-keys.ts'
import { sm2PublicHex, sm2Sign, sm2Verify } from '../../../src-main/core/signing/sm2.ts'
import { bytesOf } from './people.ts'

describe('SM2', () => {
  // GB/T 32918.5-2017, A.2: message, keys and one-time number of the standard.
  const secret = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
  const point =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
  const k = 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n
  const signature =
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
  const message = Buffer.from('message digest')

  it('gives the key, the signature and the answer of the standard’s example', () => {
    expect(sm2PublicHex(secret)).toBe(point)
    expect(sm2Sign(message, secret, k)).toBe(signature)
    expect(sm2Verify(message, signature, point)).toBe(true)
    expect(sm2Verify(Buffer.from('message digesu'), signature, point)).toBe(false)
  })

  it('signs the same message the same way twice, and another message with another one-time number', () => {
    expect(sm2Sign(message, secret)).toBe(sm2Sign(message, secret))
    expect(sm2Sign(message, secret).slice(0, 64)).not.toBe(sm2Sign(Buffer.from('another'), secret).slice(0, 64))
  })

  it('takes no point off the curve and no signature of zeros', () => {
    expect(sm2Verify(message, signature, `04${'11'.repeat(64)}`)).toBe(false)
    expect(sm2Verify(message, '00'.repeat(64), point)).toBe(false)
  })
})

describe('Ed25519 and X25519', () => {
  it('give the first example of RFC 8032, 7.1', () => {
    const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
    const point = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
    const signature =
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
    expect(publicHex('Ed25519', secret)).toBe(point)
    expect(sign(null, Buffer.alloc(0), secretKey('Ed25519', secret)).toString('hex')).toBe(signature)
    expect(verify(null, Buffer.alloc(0), publicKey('Ed25519', point), Buffer.from(signature, 'hex'))).toBe(true)
  })

  it('give the first example of RFC 7748, 5.2', () => {
    const secret = secretKey('X25519', 'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4')
    const point = publicKey('X25519', 'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c')
    expect(diffieHellman({ privateKey: secret, publicKey: point }).toString('hex')).toBe(
      'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
    )
  })
})

describe('a person’s keys', () => {
  const secret = secretKeysFrom(bytesOf('甲', 128))
  const keys = publicKeysOf(secret)
  const value = { 文: '批准', 数: 1 }
  const good = signValue('test', value, secret)

  it('sign for one purpose and no other', () => {
    expect(verifyValue('test', value, keys, good)).toBe(true)
    expect(verifyValue('other', value, keys, good)).toBe(false)
  })

  it('are believed only when both signatures hold', () => {
    const other = signValue('test', value, secretKeysFrom(bytesOf('乙', 128)))
    expect(verifyValue('test', value, keys, { ...good, sm2: other.sm2 })).toBe(false)
    expect(verifyValue('test', value, keys, { ...good, ed25519: other.ed25519 })).toBe(false)
  })

  it('notice any change of any value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b))
        const same = keyIdOf(keys) === keyIdOf(publicKeysOf(secret))
        return same && (!verifyValue('test', b, keys, signValue('test', a, secret)) || sameJson(a, b))
      }),
      { numRuns: 15 },
    )
  })
})

/** -0 and members in another order are the same JSON. */
function sameJson(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value)
        .sort(([x], [y]) => (x < y ? -1 : 1))
        .map(([n, m]) => [n, sorted(m)]),
    )
  }
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}
