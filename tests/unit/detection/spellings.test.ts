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
    ['a card with dots', '卡号6200.0000.0000.0000.000', 'bankCard', '6200.0000.0000.0000.000'],
  ])('finds a number with %s', (_, text, kind, value) => {
    expect(found(text)).toEqual([[kind, value]])
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
  ])('leaves %s alone', text => {
    expect(found(text)).toEqual([])
  })
})
