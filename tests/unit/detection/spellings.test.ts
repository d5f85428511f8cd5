// Values written so that a plain search misses them: each is found in its exact place, and ordinary text beside them is left alone.
import { describe, expect, it } from 'vitest'
import { searchText } from '../../../src-main/core/detection/search-text.ts'
import { createCellScanner } from '../../../src-main/core/profiling/scan-column.ts'

const found = (text: string) => searchText(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('numbers in disguise', () => {
  it.each([
    ['full width', '电话１３０００００００００', 'mobile', '１３０００００００００'],
    ['blanks between groups', '电话130 0000 0000', 'mobile', '130 0000 0000'],
    ['blanks between all digits', '电话1 3 0 0 0 0 0 0 0 0 0', 'mobile', '1 3 0 0 0 0 0 0 0 0 0'],
    ['other groups', '电话130 00 00 00 00', 'mobile', '130 00 00 00 00'],
    ['dots', '电话130.0000.0000', 'mobile', '130.0000.0000'],
    ['middle dots', '电话130·0000·0000', 'mobile', '130·0000·0000'],
    ['zero-width characters', '电话130\u200b0000\u200b0000', 'mobile', '130\u200b0000\u200b0000'],
    ['everyday Chinese digits', '电话一三零零零零零零零零零', 'mobile', '一三零零零零零零零零零'],
    ['financial Chinese digits', '电话壹叁零零零零零零零零零', 'mobile', '壹叁零零零零零零零零零'],
    ['幺 for one, circles for zero', '电话幺三〇〇〇〇〇〇〇〇〇', 'mobile', '幺三〇〇〇〇〇〇〇〇〇'],
    ['Chinese and other digits mixed', '电话130零零零零0000', 'mobile', '130零零零零0000'],
    ['a Latin word glued in front', 'TEL13000000000', 'mobile', '13000000000'],
    ['a country code', '电话+86-130-0000-0000', 'mobile', '+86-130-0000-0000'],
    ['an ID with a small x', '证件32028219020315000x', 'citizenId18', '32028219020315000x'],
    [
      'an ID in full width',
      '３２０２０５１９０００１０１０００６',
      'citizenId18',
      '３２０２０５１９０００１０１０００６',
    ],
    ['an ID with dots', '320205.19000101.0006', 'citizenId18', '320205.19000101.0006'],
    [
      'an ID with blanks everywhere',
      '3 2 0 2 0 5 1 9 0 0 0 1 0 1 0 0 0 6',
      'citizenId18',
      '3 2 0 2 0 5 1 9 0 0 0 1 0 1 0 0 0 6',
    ],
    [
      'an ID with zero-width characters',
      '320205\u200b19000101\ufeff0006',
      'citizenId18',
      '320205\u200b19000101\ufeff0006',
    ],
    ['an ID behind Latin letters', 'ID320205190001010006', 'citizenId18', '320205190001010006'],
    [
      'an ID in Chinese digits',
      '叁贰零贰零伍壹玖零零零壹零壹零零零陆',
      'citizenId18',
      '叁贰零贰零伍壹玖零零零壹零壹零零零陆',
    ],
    ['an ID of fifteen digits', '身份证320211000101000', 'citizenId15', '320211000101000'],
    ['a word glued in front', '身份证号码为320205190001010006。', 'citizenId18', '320205190001010006'],
    ['soft hyphens', '电话138\u00ad0000\u00ad0000', 'mobile', '138\u00ad0000\u00ad0000'],
    ['marks that turn the direction', '电话\u202e13800000000\u202c', 'mobile', '13800000000'],
    ['ideographic blanks', '电话138\u30000000\u30000000', 'mobile', '138\u30000000\u30000000'],
    ['a line break within', '电话1380000\n0000', 'mobile', '1380000\n0000'],
    ['brackets', '电话（138）0000-0000', 'mobile', '（138）0000-0000'],
    ['lenticular brackets and nothing else', '【138】0000 0000', 'mobile', '【138】0000 0000'],
    ['slashes and nothing else', '138/0000/0000', 'mobile', '138/0000/0000'],
    ['stars', '电话138*0000*0000', 'mobile', '138*0000*0000'],
    ['full-width commas', '电话138，0000，0000', 'mobile', '138，0000，0000'],
    ['waves', '电话138～0000～0000', 'mobile', '138～0000～0000'],
    ['odd groups', '手机138 00 000 000', 'mobile', '138 00 000 000'],
    ['letters for digits', '电话l38OOOO0000', 'mobile', 'l38OOOO0000'],
    ['circled digits', '电话①③⑧⓪⓪⓪⓪⓪⓪⓪⓪', 'mobile', '①③⑧⓪⓪⓪⓪⓪⓪⓪⓪'],
    ['mathematical digits', '电话𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎', 'mobile', '𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎'],
    ['an ID with the letter O', '证3202O5190001010006', 'citizenId18', '3202O5190001010006'],
    ['an ID with the letter l', '证320205l90001010006', 'citizenId18', '320205l90001010006'],
    ['an ID with a sign of multiplication', '证32028219020315000×', 'citizenId18', '32028219020315000×'],
    ['an ID with a Cyrillic х', '证32028219020315000х', 'citizenId18', '32028219020315000х'],
    ['an ID with brackets', '320205(1900)01010006', 'citizenId18', '320205(1900)01010006'],
    ['an ID with slashes', '320205/19000101/0006', 'citizenId18', '320205/19000101/0006'],
    ['an ID in three lines', '320205\n19000101\n0006', 'citizenId18', '320205\n19000101\n0006'],
    ['a mail address spelled out', '邮箱zhangsan(at)example.com', 'email', 'zhangsan(at)example.com'],
    ['a mail address with blanks', '邮箱zhangsan @ example。com', 'email', 'zhangsan @ example。com'],
    ['V for 微', 'V信：zhangsan01', 'wechat', 'zhangsan01'],
    ['a card with dots', '卡号6200.0000.0000.0000.000', 'bankCard', '6200.0000.0000.0000.000'],
  ])('finds a number with %s', (_, text, kind, value) => {
    expect(found(text)).toEqual([[kind, value]])
  })

  it('finds both numbers of an ID and a mobile number without anything between them, whichever comes first', () => {
    const [id, mobile] = ['320205190001010006', '13800000000']
    expect(found(`${mobile}${id}`)).toEqual([
      ['mobile', mobile],
      ['citizenId18', id],
    ])
    expect(found(`已核${id}${mobile}`)).toEqual([
      ['citizenId18', id],
      ['mobile', mobile],
    ])
  })

  it('finds both values of a cell', () => {
    expect(found('13000000000/13000000001')).toEqual([
      ['mobile', '13000000000'],
      ['mobile', '13000000001'],
    ])
    expect(found('320205190001010006、32028219020315000X')).toEqual([
      ['citizenId18', '320205190001010006'],
      ['citizenId18', '32028219020315000X'],
    ])
  })

  it('finds two ID numbers with nothing between them', () => {
    expect(found('32020519000101000632028219020315000X')).toEqual([
      ['citizenId18', '320205190001010006'],
      ['citizenId18', '32028219020315000X'],
    ])
  })

  it('finds a letter for a digit in a whole column of codes', () => {
    const scan = createCellScanner('编号')
    expect(scan('3202O5190001010006').map(({ kind }) => kind)).toEqual(['citizenId18'])
    expect(scan('91320200MA00000073')).toEqual([])
  })

  it('finds a disguised number in a column that is called something else', () => {
    const scan = createCellScanner('备用')
    expect(scan('壹叁零零零零零零零零零').map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ['mobile', 0, 11],
    ])
  })

  it.each([
    '1.35 1.36 1.37 1.38',
    '13.5 13.6 13.7 13.8 13.9',
    '二〇二四年三月五日',
    '2024.03.05 14:22:31',
    '一三八路公交车',
    '编号320205.19000101.0005',
    '1,300,000,000.00',
    'AB13000000000',
    '130.0000',
    '1380000.0000',
    '1,380,000,0000',
    '金额（130）00000000元',
    '编号138/0000/0000',
    'A138OOOO0000',
    '表号O1380000000',
    '型号l38O',
    '规格1300×1900×1800',
    '2024/01/01 12:00:00',
    'ISBN 978-7-5000-0000-0',
    '流水号320205190001010005320213190102030021',
    'ops@monitor',
  ])('leaves %s alone', text => {
    expect(found(text)).toEqual([])
  })
})
