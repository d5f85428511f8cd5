// Where the header is, and what the columns are called.
// Uses made-up tables only.
import { describe, expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { cleanName } from '../../../src-main/core/structure/cells.ts'
import { columnLetters, parseRegion } from '../../../src-main/core/structure/references.ts'
import { judge, table } from './judge.ts'

describe('finding the header', () => {
  it('takes the first row of an ordinary table', () => {
    const { head, names } = judge(table('code,name\n110101001,东华门街道\n110101002,景山街道'))
    expect(head.headerRows).toEqual([1, 1])
    expect(names).toEqual(['code', 'name'])
    expect(head.confidence).toBeGreaterThan(0.9)
  })

  it('passes over titles, the filler and the unit', () => {
    const { head, roles } = judge(
      table('某某登记表,,\n填报单位：某某局,,单位：元\n,,\n序号,姓名,金额\n1,王一,20\n2,李二,30'),
    )
    expect(head.headerRows).toEqual([4, 4])
    expect(roles).toEqual(['title', 'unitLine', 'blank', 'header', 'data', 'data'])
  })

  it('passes over titles that have a single cell each', () => {
    const { head } = judge([
      ['数据库：分省年度数据'],
      ['指标：总值'],
      ['地区', '2024年', '2023年'],
      ['甲省', '1.5', '2.5'],
    ])
    expect(head.headerRows).toEqual([3, 3])
    expect(head.names).toEqual(['地区', '2024年', '2023年'])
  })

  it('passes over chatter that is nearly as wide as the header', () => {
    const { head, roles } = judge(
      table(
        '关于,本,表,,的说明\n或者,合并,,,格子\n姓名,职业,年龄,子女,出生日期\n王一,工人,69,2,1901-01-08\n李二,教师,60,1,1901-10-21',
      ),
    )
    expect(head.headerRows).toEqual([3, 3])
    expect(roles).toEqual(['title', 'title', 'header', 'data', 'data'])
  })

  it('passes over a title repeated in every cell of a merged row', () => {
    const { head } = judge(table('某表,某表,某表\n甲,乙,丙\n1,2,3'))
    expect(head.headerRows).toEqual([2, 2])
  })

  it('accepts years as names', () => {
    expect(judge(table('地区,2022,2023,2024\n甲省,105.2,110.7,120\n乙省,85.1,87.2,90.5')).head.headerRows).toEqual([
      1, 1,
    ])
  })

  it('accepts years over the figures although nothing stands over the names', () => {
    const { head } = judge(table(',,2005,2006,2007\n1,甲省,10.5,11.7,12\n2,乙省,8.1,8.2,9.5'))
    expect(head).toMatchObject({ headerRows: [1, 1], names: ['列1', '列2', '2005', '2006', '2007'] })
  })

  it('says that a table of figures has no header', () => {
    const { head, records } = judge(table('1,2,3\n4,5,6'))
    expect(head.headerRows).toBeNull()
    expect(head.names).toEqual(['A', 'B', 'C'])
    expect(records).toEqual(['1', '4'])
  })

  it('says that records from the first row on have no header', () => {
    const { head, records } = judge(table('王一,a@example.com,2013-11-23\n李二,b@example.com,2014-11-22'))
    expect(head.headerRows).toBeNull()
    expect(records).toEqual(['王一', '李二'])
  })

  it('doubts a first row whose words come again below', () => {
    expect(judge(table('北京,朝阳\n北京,海淀\n上海,黄浦')).head.headerRows).toBeNull()
    expect(judge(table('城市,区\n北京,海淀\n上海,黄浦')).head.headerRows).toEqual([1, 1])
  })

  it('sees typed cells of a spreadsheet as values', () => {
    const rows = [
      ['编号', '日期'],
      [
        { text: '7', type: 'number' },
        { text: '2024-01-02', type: 'date' },
      ],
    ]
    expect(judge(rows).head.headerRows).toEqual([1, 1])
    expect(judge(rows.slice(1)).head.headerRows).toBeNull()
  })

  it('keeps a table that is only a header', () => {
    expect(judge(table('序号,姓名,金额')).head).toMatchObject({ headerRows: [1, 1], names: ['序号', '姓名', '金额'] })
  })

  it('keeps a header with an unnamed column', () => {
    expect(judge(table('id,,age\n1101,王一,30')).names).toEqual(['id', '列2', 'age'])
  })
})

describe('headers of several levels', () => {
  const twoLevels = '序号,申请人,,,单位,,金额\n,姓名,性别,电话,名称,代码,\n1,王一,女,1,甲厂,9,5\n2,李二,男,2,乙厂,8,6'
  const joined = ['序号', '申请人_姓名', '申请人_性别', '申请人_电话', '单位_名称', '单位_代码', '金额']

  it('joins group and name where cells are merged', () => {
    const merged = ['A1:A2', 'B1:D1', 'E1:F1', 'G1:G2']
    expect(judge(table(twoLevels), 'auto', merged).names).toEqual(joined)
  })

  it('joins group and name in text, where merges are lost', () => {
    const { names, head } = judge(table(twoLevels))
    expect(names).toEqual(joined)
    expect(head.headerRows).toEqual([1, 2])
  })

  it('keeps a single name single although its neighbour has a group', () => {
    const { names } = judge(table('编号,姓名,联系,\n,,电话,地址\n1,王一,2,某路\n2,李二,3,某街'))
    expect(names).toEqual(['编号', '姓名', '联系_电话', '联系_地址'])
  })

  it('joins groups over a full row of names', () => {
    const { names } = judge(table('2023年,,2024年,\n人数,金额,人数,金额\n1,2,3,4\n5,6,7,8'))
    expect(names).toEqual(['2023年_人数', '2023年_金额', '2024年_人数', '2024年_金额'])
  })

  it('joins three levels', () => {
    const merged = ['A1:A3', 'B1:E1', 'B2:C2', 'D2:E2']
    const { names, head } = judge(
      table('地区,人口,,,\n,城镇,,乡村,\n,男,女,男,女\n甲省,1,2,3,4\n乙省,5,6,7,8'),
      'auto',
      merged,
    )
    expect(head.headerRows).toEqual([1, 3])
    expect(names).toEqual(['地区', '人口_城镇_男', '人口_城镇_女', '人口_乡村_男', '人口_乡村_女'])
  })

  it('does not take a merged title for a group', () => {
    const { head, names } = judge(table('某某统计,,\n地区,数量,金额\n甲,1,2\n乙,3,4'), 'auto', ['A1:C1'])
    expect(head.headerRows).toEqual([2, 2])
    expect(names).toEqual(['地区', '数量', '金额'])
  })

  it('takes the rows a person names', () => {
    const { names, roles } = judge(table('某表,\n甲,\n一,二\n1,2'), '2..3')
    expect(names).toEqual(['甲_一', '甲_二'])
    expect(roles).toEqual(['title', 'header', 'header', 'data'])
    expect(() => judge(table('a,b\n1,2'), '5..6')).toThrow(OpenprepError)
    expect(() => judge(table('a,b\n1,2'), '2..1')).toThrow(OpenprepError)
  })

  it('reads every row as data when told there is no header', () => {
    const { names, roles } = judge([['姓名', '合计'], [], ['合计', '3']], 'none')
    expect(names).toEqual(['A', 'B'])
    expect(roles).toEqual(['data', 'data', 'data'])
  })
})

describe('names of columns', () => {
  it('takes line breaks and blanks out of Chinese names and keeps one between words', () => {
    expect(cleanName('姓\n 名')).toBe('姓名')
    expect(cleanName('金额 （元）')).toBe('金额（元）')
    expect(cleanName('  Parent   Department ')).toBe('Parent Department')
  })

  it('makes repeated names unique without taking a name that is there', () => {
    expect(judge(table('名称,名称,名称_2,值\n甲,乙,丙,1\n丁,戊,己,2')).names).toEqual([
      '名称',
      '名称_3',
      '名称_2',
      '值',
    ])
  })

  it('gives the extra cells of a long row a column', () => {
    expect(judge(table('a,b\n1,2\n3,4,5')).names).toEqual(['a', 'b', '列3'])
  })
})

describe('references', () => {
  it('counts columns like a spreadsheet', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
    expect(parseRegion('B2:D3')).toEqual({ top: 2, bottom: 3, left: 1, right: 3 })
    expect(parseRegion('$A$5')).toEqual({ top: 5, bottom: 5, left: 0, right: 0 })
    expect(parseRegion('x')).toBeNull()
  })
})
