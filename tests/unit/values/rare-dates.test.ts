// Dates in spellings that few tables hold.
import { describe, expect, it } from 'vitest'
import { parseAnyDate } from '../../../src-main/core/values/rare-dates.ts'

const read = (text: string) => {
  const found = parseAnyDate(text)
  return found === null ? null : [found.date, found.time].filter(part => part !== undefined).join(' ')
}

describe('a date in a rare spelling', () => {
  it.each([
    ['09-Jun-2020', '2020-06-09'],
    ['9 June 2020', '2020-06-09'],
    ['Jun 9, 2020', '2020-06-09'],
    ['September 30th, 2021', '2021-09-30'],
    ['Tuesday, June 9, 2020 14:22', '2020-06-09 14:22'],
    ['民国一百零九年六月九日', '2020-06-09'],
    ['民国109年6月9日', '2020-06-09'],
    ['中华民国元年一月一日', '1912-01-01'],
    ['公元2020年6月9日', '2020-06-09'],
    ['贰零贰零年零陆月零玖日', '2020-06-09'],
    ['贰零贰零年壹拾月贰拾叁日', '2020-10-23'],
    ['2020-06-09T14:22:31+08:00', '2020-06-09 14:22:31'],
    ['二〇二〇年五月卅一日', '2020-05-31'],
    ['二〇二〇年六月廿三日', '2020-06-23'],
    ['2020/6/9', '2020-06-09'],
  ])('%s is read', (text, date) => {
    expect(read(text)).toBe(date)
  })

  it.each([
    '农历二〇二〇年五月初五',
    '二〇二〇年正月初三',
    '2020年腊月廿三',
    '30-Feb-2020',
    '9-Foo-2020',
    'June 2020 report',
    '2020-06-09T23:30:00Z',
    '2020-06-09+08:00',
    '民国年六月九日',
    '贰零贰零年壹拾叁月零玖日',
    'May',
  ])('%s is none', text => {
    expect(read(text)).toBeNull()
  })
})
