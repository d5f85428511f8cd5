// The chunk codec gives back exactly what it was given, and notices damage.
// Tests no database.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeColumn,
  decodeRowNumbers,
  encodeChunk,
  encodeColumn,
  encodeRowNumbers,
  viewColumn,
} from '../../src-main/store/chunk-codec.ts'
import { formatOrigin, parseOrigin } from '../../src-main/store/sidecar.ts'
import { chunkOf } from './support.ts'

const many = (count: number, value: (row: number) => string) => Array.from({ length: count }, (_, row) => value(row))

describe('a stored column', () => {
  const columns: Record<string, string[]> = {
    'no rows': [],
    'only empty cells': many(2048, () => ''),
    'an 18-digit ID per row': many(2048, row => `3202011900010${String(row).padStart(5, '0')}`),
    'a few values over and over': many(2048, row => ['男', '女', '', '未知'][row % 4] ?? ''),
    'more than 256 repeated values': many(2048, row => `街道${row % 700}`),
    'characters outside the basic plane': ['𠮷田', '䶮', '👨‍👩‍👧', '㛃', '\u{20bb7}'],
    'half a surrogate pair, as damaged files hold': ['\ud842', 'a\udfb7b', ''],
    'line breaks, tabs, quotes, NUL': ['a\r\nb', '\t', '"', '\u0000', '\ufeff'],
    'a cell of 70,000 characters beside short ones': ['长'.repeat(70_000), '短', ''],
    'Latin letters with accents': many(300, row => `Müller-Café ${row}`),
  }
  for (const [what, values] of Object.entries(columns)) {
    it(`comes back as it was: ${what}`, () => expect(decodeColumn(encodeColumn(values))).toEqual(values))
  }

  it('comes back as it was, whatever the cells hold', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '是', '否'), fc.string())
    const property = fc.property(fc.array(cell), values => {
      expect(decodeColumn(encodeColumn(values))).toEqual(values)
    })
    fc.assert(property)
  })

  it('gives any stretch of rows without decoding the rest', () => {
    for (const values of [columns['an 18-digit ID per row'] ?? [], columns['more than 256 repeated values'] ?? []]) {
      const view = viewColumn(encodeColumn(values))
      expect(view.length).toBe(2048)
      expect(view.slice(1000, 1003)).toEqual(values.slice(1000, 1003))
      expect(view.slice(5, 5)).toEqual([])
    }
  })

  it('uses a dictionary where values repeat and plain text where they do not', () => {
    expect(encodeColumn(columns['a few values over and over'] ?? []).codec).toBe('dict+zstd')
    expect(encodeColumn(columns['an 18-digit ID per row'] ?? []).codec).toBe('plain+zstd')
  })

  it('is refused when one bit has flipped', () => {
    const encoded = encodeColumn(columns['an 18-digit ID per row'] ?? [])
    const data = Uint8Array.from(encoded.data)
    data[data.length >> 1] = (data[data.length >> 1] ?? 0) ^ 1
    expect(() => decodeColumn({ ...encoded, data })).toThrow('STORE_CORRUPT')
  })

  it('is refused when its end is missing', () => {
    const encoded = encodeColumn(['甲', '乙'])
    expect(() => decodeColumn({ ...encoded, data: encoded.data.slice(0, -1) })).toThrow('STORE_CORRUPT')
  })
})

describe('stored row numbers', () => {
  it('come back in any order, also beyond 32 bits', () => {
    const numbers = [5, 6, 7, 3, 4, 1, 100, 101, 5_000_000_000, 1]
    expect(decodeRowNumbers(encodeRowNumbers(numbers))).toEqual(numbers)
  })

  it('take a few bytes for a chunk without gaps', () => {
    const numbers = Array.from({ length: 2048 }, (_, row) => 900_000 + row)
    expect(encodeRowNumbers(numbers).data.length).toBeLessThan(12)
    expect(decodeRowNumbers(encodeRowNumbers(numbers))).toEqual(numbers)
  })
})

describe('what a cell was in its source', () => {
  it('is kept beside the text', () => {
    const origins = [
      { type: 'number', raw: '45292', shown: '2024/1/1' },
      { type: 'number', damaged: true },
      { type: 'date', raw: '45292' },
      { type: 'number', shown: '20%', formula: true },
      { type: 'error' },
      { type: 'boolean' },
      { type: 'text', shown: '' },
    ] as const
    expect(origins.map(origin => parseOrigin(formatOrigin(origin)))).toEqual(origins)
  })

  it('costs nothing for a plain text cell or a column of them', () => {
    expect(formatOrigin({ type: 'text' })).toBe('')
    expect(parseOrigin('')).toBeNull()
    expect(encodeChunk(chunkOf(['姓名'], [['甲']]), [null]).sidecars).toBeUndefined()
  })
})
