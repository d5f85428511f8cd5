// FF1 gives NIST's nine samples exactly and back, agrees with the library's own, and refuses what can be tried out.
import { FF1 } from '@noble/ciphers/ff1'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFf1 } from '../../../src-main/core/ciphers/ff1.ts'

const SIGNS = '0123456789abcdefghijklmnopqrstuvwxyz'
const numerals = (text: string) => [...text].map(sign => SIGNS.indexOf(sign))
const textOf = (values: readonly number[] | null) => (values ?? []).map(value => SIGNS.charAt(value)).join('')
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

const KEY_128 = '2B7E151628AED2A6ABF7158809CF4F3C'
const KEYS = [KEY_128, `${KEY_128}EF4359D8D580AA4F`, `${KEY_128}EF4359D8D580AA4F7F036D6F04FC6A94`]
const DIGITS = '0123456789'
const WORDS = '0123456789abcdefghi'
// NIST, Block Cipher Modes of Operation, FF1 samples 1 to 9.
const SAMPLES: [number, string, number, string, string, string][] = [
  [1, KEYS[0] ?? '', 10, '', DIGITS, '2433477484'],
  [2, KEYS[0] ?? '', 10, '39383736353433323130', DIGITS, '6124200773'],
  [3, KEYS[0] ?? '', 36, '3737373770717273373737', WORDS, 'a9tv40mll9kdu509eum'],
  [4, KEYS[1] ?? '', 10, '', DIGITS, '2830668132'],
  [5, KEYS[1] ?? '', 10, '39383736353433323130', DIGITS, '2496655549'],
  [6, KEYS[1] ?? '', 36, '3737373770717273373737', WORDS, 'xbj3kv35jrawxv32ysr'],
  [7, KEYS[2] ?? '', 10, '', DIGITS, '6657667009'],
  [8, KEYS[2] ?? '', 10, '39383736353433323130', DIGITS, '1001623463'],
  [9, KEYS[2] ?? '', 36, '3737373770717273373737', WORDS, 'xs8a0azh2avyalyzuwd'],
]

describe('FF1', () => {
  it.each(SAMPLES)('gives sample %i of NIST, both ways', (_, key, radix, tweak, plain, wanted) => {
    const ff1 = createFf1(hex(key), radix, hex(tweak))
    expect(textOf(ff1.encrypt(numerals(plain)))).toBe(wanted)
    expect(textOf(ff1.decrypt(numerals(wanted)))).toBe(plain)
  })

  it('agrees with the library on any key, radix, tweak and length, and decrypts', () => {
    const cases = fc.record({
      key: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      radix: fc.integer({ min: 10, max: 62 }),
      tweak: fc.uint8Array({ maxLength: 40 }),
      numbers: fc.array(fc.nat(), { minLength: 6, maxLength: 60 }),
    })
    fc.assert(
      fc.property(cases, ({ key, radix, tweak, numbers }) => {
        const plain = numbers.map(number => number % radix)
        const ff1 = createFf1(key, radix, tweak)
        const secret = ff1.encrypt(plain)
        expect(secret).toEqual(FF1(radix, key, tweak).encrypt([...plain]))
        expect(ff1.decrypt(secret ?? [])).toEqual(plain)
      }),
      { numRuns: 200 },
    )
  })

  it('refuses a domain of fewer than a million values', () => {
    const ff1 = createFf1(hex(KEY_128), 10)
    expect(ff1.encrypt(numerals('99999'))).toBeNull()
    expect(ff1.decrypt(numerals('99999'))).toBeNull()
    expect(ff1.encrypt(numerals('999999'))).toHaveLength(6)
  })
})
