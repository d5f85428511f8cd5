// What a person saw under a number format; for the common ones SheetJS's own renderer must agree.
import { describe, expect, it } from 'vitest'
import { SSF } from 'xlsx'
import { plainNumber, roundDecimal } from '../../../src-main/files/spreadsheets/formats/decimal-digits.ts'
import { compileFormat } from '../../../src-main/files/spreadsheets/formats/number-format.ts'
import { civilDay, dateText } from '../../../src-main/files/spreadsheets/formats/serial-date.ts'

function show(code: string, value: number, date1904 = false): string {
  return compileFormat(code).show(value, date1904)
}

describe('number formats', () => {
  it.each([
    ['0', -0.3, '0'],
    ['0.00', 1.005, '1.01'],
    ['#,##0', 1234567, '1,234,567'],
    ['0,000', 12, '0,012'],
    ['#,##0.00"元"', 12345.6, '12,345.60元'],
    ['0.0,,"百万"', 12_300_000, '12.3百万'],
    ['0.0,"万"', 123_456, '123.5万'],
    ['[$¥-804]#,##0.00', -5, '-¥5.00'],
    ['0.00%', 0.12345, '12.35%'],
    ['000000', 123, '000123'],
    ['000-00-0000', 123456789, '123-45-6789'],
    ['0.00E+00', 0.00012, '1.20E-04'],
    ['##0.0E+0', 12345, '12.3E+3'],
    ['# ?/?', 0.5, ' 1/2'],
    ['# ?/8', 2.26, '2 2/8'],
    ['?/?', 0.333, '1/3'],
    ['0;[Red]-0;"零";@', 0, '零'],
    ['0;[Red](0)', -7, '(7)'],
    ['[>=100]"多";[<0]"负";"少"', 5, '少'],
    [';;;', 5, ''],
    ['General"元"', 5.5, '5.5元'],
    ['G/通用格式', 5.5, '5.5'],
    ['@', 5.5, '5.5'],
    ['[DBNum1]General', 10234, '一万〇二百三十四'],
    ['[DBNum2][$-804]General"元整"', 1050, '壹仟零伍拾元整'],
    ['_(* #,##0.00_)', 3, ' 3.00 '],
    ['.00', 12.5, '12.50'],
    ['0.###', 1.5, '1.5'],
    ['#.##', 1, '1.'],
  ])('shows %s of %d as "%s"', (code, value, expected) => {
    expect(show(code, value)).toBe(expected)
  })

  it.each([
    [123456789012, '1.23457E+11'],
    [12345678901, '12345678901'],
    [0.00001234567, '1.23457E-05'],
    [0.1 + 0.2, '0.3'],
    [1234.5678901234, '1234.56789'],
    [-0.5, '-0.5'],
    [1e300, '1E+300'],
  ])('shows %d under General as "%s"', (value, expected) => {
    expect(show('General', value)).toBe(expected)
  })

  it('agrees with SheetJS on ordinary formats and values', () => {
    const codes = [
      '0',
      '0.00',
      '#,##0',
      '#,##0.00',
      '0%',
      '0.00%',
      '0.00E+00',
      '# ??/??',
      'yyyy-mm-dd',
      'h:mm:ss AM/PM',
      'd-mmm-yy',
    ]
    const values = [0, 1, 12.5, 99.995, 1234.5678, 45292.75, 0.0001]
    for (const code of codes)
      for (const value of values) expect(`${code} ${show(code, value)}`).toBe(`${code} ${SSF.format(code, value)}`)
  })
})

describe('date formats', () => {
  it.each([
    ['yyyy"年"m"月"d"日"', 45292, '2024年1月1日'],
    ['yyyy/m/d h:mm', 45292.5, '2024/1/1 12:00'],
    ['[$-804]aaaa', 45292, '星期一'],
    ['[$-804]dddd', 45292, '星期一'],
    ['aaa', 45292, '一'],
    ['[$-804]mmmm', 45292, '一月'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日"', 45306, '二〇二四年一月十五日'],
    ['上午/下午h"时"mm"分"', 0.25, '上午6时00分'],
    ['h:mm AM/PM', 0.5, '12:00 PM'],
    ['[h]:mm:ss', 1.5, '36:00:00'],
    ['[mm]:ss', 0.0421, '60:37'],
    ['mm:ss.0', 0.00001157, '00:01.0'],
    ['yyyy-mm-dd', 60, '1900-02-29'],
    ['yyyy-mm-dd', -1, '########'],
    ['yyyy\\-mm\\-dd;@', 45292, '2024-01-01'],
    ['[Red]yyyy.mm.dd', 45292, '2024.01.01'],
    ['e"年"', 45292, '2024年'],
  ])('shows %s of %d as "%s"', (code, value, expected) => {
    expect(show(code, value)).toBe(expected)
  })

  it.each([
    ['General', null],
    ['0.00"d"', null],
    ['"yyyy"0', null],
    ['[Red]0', null],
    ['#,##0\\ "h"', null],
    ['yyyy-mm-dd', 'date'],
    ['[$-409]d-mmm-yy;@', 'date'],
    ['h:mm', 'time'],
    ['yyyy/m/d h:mm', 'datetime'],
    ['[hh]:mm', 'elapsed'],
    ['上午/下午h"时"mm"分"', 'time'],
    ['HH[M]', null],
  ])('knows whether %s makes a date: %s', (code, kind) => {
    expect(compileFormat(code).dateKind(45292)).toBe(kind)
  })
})

describe('serial dates', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [36526, '2000-01-01'],
    [45351, '2024-02-29'],
    [2958465, '9999-12-31'],
    [45292.999999999, '2024-01-02'],
    [45292.5104166667, '2024-01-01 12:15:00'],
    [45292.000005787, '2024-01-01 00:00:00.500'],
  ])('reads %d as %s', (serial, text) => {
    expect(dateText(serial, 'datetime', false)).toBe(text)
  })

  it('has no date for negative serials and for those after the year 9999', () => {
    expect(dateText(-1, 'date', false)).toBeNull()
    expect(dateText(2958466, 'date', false)).toBeNull()
  })

  it('agrees with the calendar on every day from 1900-03-01 to 2100', () => {
    for (let day = 61; day < 73_100; day += 1) {
      const { year, month, day: ofMonth } = civilDay(day)
      expect(Date.UTC(year, month - 1, ofMonth)).toBe(Date.UTC(1899, 11, 30 + day))
    }
  })
})

describe('plain numbers', () => {
  it.each([
    [0.0000001, '0.0000001'],
    [-1.5e-10, '-0.00000000015'],
    [1e20, '100000000000000000000'],
    [1e300, '1E+300'],
    [2.5e-30, '2.5E-30'],
    [-0, '0'],
  ])('spells %d as %s', (value, text) => {
    expect(plainNumber(value)).toBe(text)
  })

  it('rounds half up on decimal digits, not on binary ones', () => {
    expect(roundDecimal(2.675, 2)).toEqual({ whole: '2', fraction: '68' })
    expect(roundDecimal(0.996, 2)).toEqual({ whole: '1', fraction: '00' })
    expect(roundDecimal(0.0004, 2)).toEqual({ whole: '', fraction: '00' })
    expect(roundDecimal(0.006, 2)).toEqual({ whole: '', fraction: '01' })
    expect(roundDecimal(999.9, 0)).toEqual({ whole: '1000', fraction: '' })
  })
})
