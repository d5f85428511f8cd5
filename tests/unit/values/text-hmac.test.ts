import { createHmac, createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createTextHmac } from '../../../src-main/core/values/text-hmac.ts'

const hexOf = (bytes: string) => Buffer.from(bytes, 'latin1').toString('hex')

describe('the HMAC of texts', () => {
  it('agrees with RFC 4231 on keys shorter and longer than a block', () => {
    const short = createTextHmac(createSecretKey(Buffer.from('Jefe')))
    expect(hexOf(short('what do ya want for nothing?'))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
    const long = createTextHmac(createSecretKey(Buffer.alloc(131, 0xaa)))
    expect(hexOf(long('Test Using Larger Than Block-Size Key - Hash Key First'))).toBe(
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    )
  })

  it('agrees with the library whatever the length and the script, one text after another', () => {
    const key = createSecretKey(Buffer.alloc(32, 7))
    const hmac = createTextHmac(key)
    const texts = ['', '甲', 'a'.repeat(341), '乙'.repeat(341), '乙'.repeat(342), '𠮷野家'.repeat(500), '\ud800', '甲']
    for (const text of texts) {
      expect(hexOf(hmac(text))).toBe(createHmac('sha256', key).update(text, 'utf8').digest('hex'))
    }
  })
})
