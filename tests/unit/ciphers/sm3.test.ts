import { sm3 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { Sm3 } from '../../../src-main/core/ciphers/sm3.ts'

const hex = (data: Uint8Array) => new Sm3().update(data).digestHex()
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('SM3', () => {
  it('gives the two vectors of GB/T 32905-2016 and the empty message', () => {
    expect(hex(utf8('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(hex(utf8('abcd'.repeat(16)))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
    expect(hex(utf8(''))).toBe('1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b')
  })

  it('agrees with an independent implementation at every length around the block border', () => {
    for (let length = 0; length <= 200; length += 1) {
      const data = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 0xff)
      expect(hex(data)).toBe(sm3(data))
    }
  })

  it('does not depend on how the bytes arrive', () => {
    const data = utf8('无锡市公共数据开放'.repeat(50))
    for (const size of [1, 7, 63, 64, 65, 500]) {
      const hash = new Sm3()
      for (let at = 0; at < data.length; at += size) hash.update(data.subarray(at, at + size))
      expect(hash.digestHex()).toBe(hex(data))
    }
  })
})
