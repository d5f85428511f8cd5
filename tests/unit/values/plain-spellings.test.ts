// The quick readers of usual dates and amounts say what the full readers say, and nothing of any other text.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCivilDate } from '../../../src-main/core/values/civil-date.ts'
import { parseNumberText } from '../../../src-main/core/values/number-text.ts'
import { plainAmount } from '../../../src-main/core/values/plain-amount.ts'
import { plainDate } from '../../../src-main/core/values/plain-date.ts'

const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`))
const asIso = (date: number) =>
  `${Math.floor(date / 10_000)}-${String(Math.floor(date / 100) % 100).padStart(2, '0')}-${String(date % 100).padStart(2, '0')}`

describe('a date in a usual spelling', () => {
  it.each([
    ['2020-06-09', 20200609],
    ['2020/6/9', 20200609],
    ['2020.12.31', 20201231],
    ['20200229', 20200229],
    ['2020年6月9日', 20200609],
    ['2019-02-29', 0],
    ['2020-6/9', 0],
    ['2020年6月9', 0],
    ['2020-06-09 ', 0],
    ['2020-06', 0],
    ['', 0],
  ])('%s', (text, date) => {
    expect(plainDate(text)).toBe(date)
  })

  it('is read like any other date', () => {
    const signs = fc.constantFrom('-', '/', '.', '年', '月', '日', '')
    const written = fc
      .tuple(digits(5), signs, digits(3), signs, digits(3), fc.constantFrom('', '', '日', '号', ' ', 'T08:00'))
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(written, text => {
        const plain = plainDate(text)
        if (plain !== 0) expect(parseCivilDate(text)).toEqual({ date: asIso(plain), precision: 'day' })
      }),
      { numRuns: 3000 },
    )
  })

  it('is read in all its five spellings, whatever the date', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1000, max: 2999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const wanted = year * 10_000 + month * 100 + day
        const iso = asIso(wanted)
        const spellings = [iso, iso.replaceAll('-', ''), ...['-', '/', '.'].map(sign => [year, month, day].join(sign))]
        for (const text of [...spellings, `${year}年${month}月${day}日`]) expect(plainDate(text)).toBe(wanted)
      }),
    )
  })
})

describe('an amount in a usual spelling', () => {
  it.each([
    ['1234', { whole: 1234, fraction: false, half: false }],
    ['1,234.50', { whole: 1234, fraction: true, half: true }],
    ['￥1234.4', { whole: 1234, fraction: true, half: false }],
    ['1234.50元', { whole: 1234, fraction: true, half: true }],
    ['1,23', null],
    ['1234,567', null],
    ['1.2万元', null],
    ['1.', null],
    ['元', null],
    ['-5', null],
    ['', null],
  ])('%s', (text, amount) => {
    expect(plainAmount(text)).toEqual(amount)
  })

  it('is read like any other number', () => {
    const written = fc
      .array(fc.constantFrom('1', '23', '456', '789', '0', ',', '.', '￥', '¥', '元', '万', '-', ' '), { maxLength: 7 })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(written, text => {
        const plain = plainAmount(text)
        if (plain === null) return
        const { whole, fraction, half } = { ...plain }
        const [digitsBefore = '', behind = ''] = (parseNumberText(text, { keepScale: true }) ?? '?').split('.')
        expect({ whole: String(whole), fraction, half }).toEqual({
          whole: digitsBefore,
          fraction: behind !== '',
          half: Number(`0.${behind || '0'}`) >= 0.5,
        })
      }),
      { numRuns: 3000 },
    )
  })
})
