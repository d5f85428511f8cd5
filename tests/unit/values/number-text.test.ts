// Amounts as people type them, exact to the last digit.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseChineseNumber } from '../../../src-main/core/values/chinese-number.ts'
import {
  compareDecimal,
  parseNumberText,
  roundDecimal,
  trimDecimal,
} from '../../../src-main/core/values/number-text.ts'

describe('parseNumberText', () => {
  it.each([
    ['1234.50', '1234.5'],
    ['1,234.50', '1234.5'],
    ['1 234 567', '1234567'],
    ['￥1,234.50', '1234.5'],
    ['¥1234.50', '1234.5'],
    ['$12', '12'],
    ['人民币1,000元', '1000'],
    ['1234.50元', '1234.5'],
    ['1.23万元', '12300'],
    ['1.23 万元', '12300'],
    ['0.1万', '1000'],
    ['3.5亿', '350000000'],
    ['1.2万亿元', '1200000000000'],
    ['１２３４．５０', '1234.5'],
    ['(1,234.50)', '-1234.5'],
    ['（500）', '-500'],
    ['-1234.50', '-1234.5'],
    ['1234-', '-1234'],
    ['-￥5', '-5'],
    ['−5', '-5'],
    ['+5', '5'],
    ['007', '7'],
    ['.5', '0.5'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['1e3', '1000'],
    ['2.5E-3', '0.0025'],
    ['12%', '0.12'],
    ['5‰', '0.005'],
    ['壹万贰仟叁佰肆拾伍元整', '12345'],
    ['99999999999999999999.99', '99999999999999999999.99'],
  ])('reads %s as %s', (text, value) => {
    expect(parseNumberText(text)).toBe(value)
  })

  it.each(['', '无', 'abc', '1,23', '1.234,50', '12,34,567', '1.2.3', '12万3', '--5', '2020-06-09', '约500', '5 人'])(
    'refuses %s rather than guess',
    text => {
      expect(parseNumberText(text)).toBeNull()
    },
  )

  it('takes approximate amounts, unit words and percent points only when allowed', () => {
    expect(parseNumberText('约500元', { approximate: true })).toBe('500')
    expect(parseNumberText('500元左右', { approximate: true })).toBe('500')
    expect(parseNumberText('5 人', { units: ['人'] })).toBe('5')
    expect(parseNumberText('12.5%', { percent: 'points' })).toBe('12.5')
    expect(parseNumberText('12.5%', { percent: 'reject' })).toBeNull()
  })

  it('keeps written decimals when asked to', () => {
    expect(parseNumberText('1,234.50', { keepScale: true })).toBe('1234.50')
    expect(parseNumberText('1.50万', { keepScale: true })).toBe('15000')
  })

  it('gives back any amount that was printed with thousands and a unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const decimals = String(cents).padStart(2, '0')
        const grouped = whole.toString().replace(/\B(?=(?:\d{3})+$)/g, ',')
        expect(parseNumberText(`￥${grouped}.${decimals}元`)).toBe(trimDecimal(`${whole}.${decimals}`))
      }),
    )
  })
})

describe('decimal texts', () => {
  it('rounds halves away from zero', () => {
    expect(roundDecimal('9.995', 2)).toBe('10.00')
    expect(roundDecimal('-9.995', 2)).toBe('-10.00')
    expect(roundDecimal('1234.5', 2)).toBe('1234.50')
    expect(roundDecimal('0.5', 0)).toBe('1')
    expect(roundDecimal('-0.004', 2)).toBe('0.00')
  })

  it('orders numbers that floating point cannot tell apart', () => {
    expect(compareDecimal('9007199254740993', '9007199254740992')).toBeGreaterThan(0)
    expect(compareDecimal('-1.5', '-1.25')).toBeLessThan(0)
    expect(compareDecimal('1.50', '1.5')).toBe(0)
  })
})

describe('parseChineseNumber', () => {
  it.each([
    ['零', '0'],
    ['十', '10'],
    ['十二', '12'],
    ['二十', '20'],
    ['廿一', '21'],
    ['一百零二', '102'],
    ['三千五百万', '35000000'],
    ['一亿零五十万', '100500000'],
    ['一万亿', '1000000000000'],
    ['负三', '-3'],
    ['三点一四', '3.14'],
    ['二〇二〇', '2020'],
    ['壹佰万元整', '1000000'],
    ['叁元零伍分', '3.05'],
    ['叁元陆角', '3.6'],
    ['伍角', '0.5'],
    ['人民币壹拾元正', '10'],
    ['零元整', '0'],
  ])('reads %s as %s', (text, value) => {
    expect(parseChineseNumber(text)).toBe(value)
  })

  it.each(['一百二', '一万二', '百', '万', '十百', '五五十', '张三', '', '三点', '元'])('refuses %s', text => {
    expect(parseChineseNumber(text)).toBeNull()
  })
})
