// Dates as clerks and spreadsheets write them, and what is refused rather than guessed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ageInYears,
  dateOfDayNumber,
  dayNumber,
  daysInMonth,
  isRealDate,
} from '../../../src-main/core/values/calendar.ts'
import { dateOfSerial, looksLikeDate, parseCivilDate } from '../../../src-main/core/values/civil-date.ts'

const spellings = [
  '2020-06-09',
  '2020/6/9',
  '2020.06.09',
  '2020.6.9',
  '20200609',
  '2020年6月9日',
  '2020年06月09日',
  '2020 年 6 月 9 日',
  '2020年6月9号',
  '二〇二〇年六月九日',
  '二零二零年六月九日',
  '二○二○年六月九日',
  '二O二O年六月九日',
  '２０２０－０６－０９',
  '２０２０年６月９日',
  ' 2020-06-09　',
  "'2020-06-09",
  '2020—06—09',
  '2020-06-09 星期二',
  '2020年6月9日（周二）',
]

describe('parseCivilDate', () => {
  it.each(spellings)('reads %s as one and the same day', text => {
    expect(parseCivilDate(text)).toEqual({ date: '2020-06-09', precision: 'day' })
  })

  it.each([
    ['二〇二〇年十月十日', '2020-10-10'],
    ['二〇二〇年十二月三十一日', '2020-12-31'],
    ['一九九九年十一月二十日', '1999-11-20'],
    ['一九九九年一月廿一日', '1999-01-21'],
    ['一九〇〇年一月卅日', '1900-01-30'],
  ])('reads the Chinese tens of %s', (text, date) => {
    expect(parseCivilDate(text)?.date).toBe(date)
  })

  it.each([
    ['2024-03-05 14:22:31', '14:22:31', 'second'],
    ['2024-03-05T14:22:31', '14:22:31', 'second'],
    ['2024-03-05T14:22:31.500+08:00', '14:22:31.500', 'second'],
    ['2024/3/5 14:22', '14:22', 'minute'],
    ['2024年3月5日14时22分', '14:22', 'minute'],
    ['2024年3月5日 14时22分31秒', '14:22:31', 'second'],
    ['2024-03-05 下午2:22', '14:22', 'minute'],
    ['2024-03-05 上午12:05', '00:05', 'minute'],
    ['2024-03-05 下午12:05', '12:05', 'minute'],
    ['2024-03-05 2:22 PM', '14:22', 'minute'],
    ['20240305142231', '14:22:31', 'second'],
    ['202403051422', '14:22', 'minute'],
  ])('keeps the time of %s', (text, time, precision) => {
    expect(parseCivilDate(text)).toEqual({ date: '2024-03-05', time, precision })
  })

  it.each([
    ['2020年6月', '2020-06', 'month'],
    ['2020-06', '2020-06', 'month'],
    ['2020.6', '2020-06', 'month'],
    ['202006', '2020-06', 'month'],
    ['二〇二〇年六月', '2020-06', 'month'],
    ['2020年', '2020', 'year'],
    ['2020', '2020', 'year'],
    ['二〇二〇年', '2020', 'year'],
  ])('leaves %s as partial as it is', (text, date, precision) => {
    expect(parseCivilDate(text)).toEqual({ date, precision })
  })

  it.each([
    '2020-02-30',
    '1900-02-29',
    '1901-13-01',
    '20201341',
    '2020年13月1日',
    '二〇二〇年二月三十日',
    '2020-06-09 25:00',
    '2020-06-09 12:60',
    '2020-06-09T14:22:31Z',
    '无',
    '',
    '2020-06-09abc',
    '2020-06-09-2020-07-01',
    '12345',
    '张三',
  ])('refuses %s', text => {
    expect(parseCivilDate(text)).toBeNull()
  })

  it('accepts 29 February in leap years only', () => {
    expect(parseCivilDate('2000-02-29')?.date).toBe('2000-02-29')
    expect(parseCivilDate('1904/2/29')?.date).toBe('1904-02-29')
    expect(parseCivilDate('1900/2/29')).toBeNull()
  })

  it('reads two-digit years only with a stated pivot', () => {
    expect(parseCivilDate('20-6-9')).toBeNull()
    expect(parseCivilDate('20-6-9', { pivot: 30 })?.date).toBe('2020-06-09')
    expect(parseCivilDate('85年6月9日', { pivot: 30 })?.date).toBe('1985-06-09')
    expect(parseCivilDate('850609', { pivot: 30 })?.date).toBe('1985-06-09')
  })

  it('reads day-first and month-first dates only when told which', () => {
    expect(parseCivilDate('1/2/2020')).toBeNull()
    expect(parseCivilDate('1/2/2020', { order: 'dayFirst' })?.date).toBe('2020-02-01')
    expect(parseCivilDate('1/2/2020', { order: 'monthFirst' })?.date).toBe('2020-01-02')
  })

  it('reads day counts of a spreadsheet only when told the date system', () => {
    expect(parseCivilDate('45292')).toBeNull()
    expect(parseCivilDate('45292', { serials: '1900' })?.date).toBe('2024-01-01')
    expect(parseCivilDate('45292', { serials: '1904' })?.date).toBe('2028-01-02')
    expect(parseCivilDate('2024', { serials: '1900' })).toEqual({ date: '2024', precision: 'year' })
  })
})

describe('dateOfSerial', () => {
  it('steps over 1900-02-29, which Excel counts and which never was', () => {
    expect(dateOfSerial('1', '1900')?.date).toBe('1900-01-01')
    expect(dateOfSerial('59', '1900')?.date).toBe('1900-02-28')
    expect(dateOfSerial('60', '1900')).toBeNull()
    expect(dateOfSerial('61', '1900')?.date).toBe('1900-03-01')
  })

  it('ends at 60000 and begins at 1, or 0 in the 1904 system', () => {
    expect(dateOfSerial('0', '1900')).toBeNull()
    expect(dateOfSerial('0', '1904')?.date).toBe('1904-01-01')
    expect(dateOfSerial('60000', '1900')?.date).toBe('2064-04-08')
    expect(dateOfSerial('60001', '1900')).toBeNull()
  })

  it('rounds the time of day to seconds', () => {
    expect(dateOfSerial('45292.599317', '1900')).toEqual({ date: '2024-01-01', time: '14:23:01', precision: 'second' })
    expect(dateOfSerial('45291.999999', '1900')?.date).toBe('2024-01-01')
  })
})

it('calls impossible dates date-like, so that they can be reported as such', () => {
  expect(looksLikeDate('2020-02-30')).toBe(true)
  expect(looksLikeDate('20201341')).toBe(true)
  expect(looksLikeDate('13800000000')).toBe(false)
})

describe('calendar', () => {
  const anyDate = fc
    .record({ year: fc.integer({ min: 1000, max: 2999 }), month: fc.integer({ min: 1, max: 12 }), day: fc.nat(30) })
    .map(({ year, month, day }) => ({ year, month, day: (day % daysInMonth(year, month)) + 1 }))

  it('turns every date into a day number and back', () => {
    fc.assert(
      fc.property(anyDate, ({ year, month, day }) => {
        const text = dateOfDayNumber(dayNumber(year, month, day))
        expect(text.split('-').map(Number)).toEqual([year, month, day])
      }),
    )
  })

  it('agrees with the platform about which dates are real', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2999 }), fc.nat(13), fc.nat(32), (year, month, day) => {
        const platform = new Date(Date.UTC(year, month - 1, day))
        const same = platform.getUTCMonth() === month - 1 && platform.getUTCDate() === day
        expect(isRealDate(year, month, day)).toBe(same && platform.getUTCFullYear() === year)
      }),
    )
  })

  it('counts full years of age', () => {
    expect(ageInYears('1902-03-15', '1972-03-14')).toBe(69)
    expect(ageInYears('1902-03-15', '1972-03-15')).toBe(70)
    expect(ageInYears('1904-02-29', '1905-02-28')).toBe(0)
  })
})
