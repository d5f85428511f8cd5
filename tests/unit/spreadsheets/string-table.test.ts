// The table of shared strings gives back every text exactly, however many there are, in whatever order they are asked for.
import { describe, expect, it } from 'vitest'
import { StringTable } from '../../../src-main/files/spreadsheets/xlsx/string-table.ts'

function filled(texts: readonly string[]): StringTable {
  const table = new StringTable()
  for (const text of texts) {
    const bytes = Buffer.from(text)
    if (text.isWellFormed()) table.addUtf8(bytes, 0, bytes.length, bytes.length === text.length)
    else table.addText(text)
  }
  return table
}

describe('shared strings', () => {
  it('come back as they were, narrow and wide ones, empty ones, half characters and very long ones', () => {
    const texts = [
      'a',
      '',
      '无锡',
      'é',
      'abc',
      '',
      '',
      '𠮷',
      '\ud83d',
      'x'.repeat(3_000_000),
      '长'.repeat(1_500_000),
      '',
      'z',
    ]
    const table = filled(texts)
    expect(table.length).toBe(texts.length)
    expect(texts.map((_, at) => table.get(at))).toEqual(texts)
  })

  it('come back across blocks and lists, forwards, backwards and again', () => {
    const texts = Array.from(
      { length: 150_000 },
      (_, at) => `${at % 3 === 0 ? '第' : 'n'}${at}${'号'.repeat((at % 7) * 8)}`,
    )
    const table = filled(texts)
    expect(table.bytes).toBeGreaterThan(8 * 1024 * 1024)
    const places = texts.map((_, at) => at)
    expect(places.filter(at => table.get(at) !== texts[at])).toEqual([])
    expect(places.reverse().filter(at => table.get(at) !== texts[at])).toEqual([])
    expect(table.get(65_536)).toBe(texts[65_536])
    expect(table.get(0)).toBe(texts[0])
    expect(table.get(65_536)).toBe(texts[65_536])
  })

  it('are missing outside the table', () => {
    const table = filled(['a', 'b'])
    expect([-1, 2, 1.5, Number.NaN, 2 ** 32].map(at => table.get(at))).toEqual(Array(5).fill(undefined))
    expect(new StringTable().get(0)).toBeUndefined()
  })
})
