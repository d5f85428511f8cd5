// Several tables below one another on a sheet.
// Uses made-up tables only.
import { describe, expect, it } from 'vitest'
import { TableSplitter } from '../../../src-main/core/structure/several-tables.ts'
import { table } from './judge.ts'

function split(rows: string[][]): number[] {
  const splitter = new TableSplitter([])
  const parts = rows.flatMap((cells, at) => splitter.add({ number: at + 1, cells }))
  const tables: number[] = []
  for (const part of [...parts, ...splitter.finish()])
    for (const { number } of part.rows) tables[number - 1] = part.table
  return tables
}

describe('several tables on a sheet', () => {
  it('begins a new table at a title and header of its own after a blank row', () => {
    const rows = table('表一,,\n序号,姓名,金额\n1,王一,2\n2,李二,3\n,,\n表二,,\n编号,名称,数量\n1,甲,5\n2,乙,6')
    expect(split(rows)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2])
  })

  it('goes on with the same table after a blank row or the same header', () => {
    const rows = table('序号,姓名,金额\n1,王一,2\n,,\n2,李二,3\n,,\n序号,姓名,金额\n3,张三,4\n,,\n合计,,9')
    expect(new Set(split(rows))).toEqual(new Set([1]))
  })

  it('does not take the blank row between title and header for an end', () => {
    expect(new Set(split(table('某表,,\n,,\n序号,姓名,金额\n1,王一,2')))).toEqual(new Set([1]))
  })
})

describe('tables that follow one another without a blank row', () => {
  it('are told apart by a header over other values', () => {
    const rows = table(
      '区县,户数,金额\n东区,12,300\n西区,15,400\n部门,负责人,电话,人数\n甲科,王一,0510-8270,3\n乙科,李二,0510-8271,5',
    )
    expect(split(rows)).toEqual([1, 1, 1, 2, 2, 2])
  })

  it('are told apart by a title and a header of their own, a unit line included', () => {
    const rows = table(
      '一、收入\n项目,本月,累计\n税收,12,300\n规费,5,40\n二、支出\n单位：万元\n科目,预算数,执行数\n教育,7,200\n交通,8,90',
    )
    expect(split(rows)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2])
  })

  it('are told apart when the second one is wider, though the first holds texts alone', () => {
    const people = Array.from({ length: 7 }, (_, at) => [`人${at}`, '办公室', '科员'])
    const rows = [
      ['姓名', '部门', '职务'],
      ...people,
      ...table('项目,负责人,开始日期,结束日期,金额\n甲,王一,2024-01-02,2024-03-04,12\n乙,李二,2024-02-02,2024-04-04,9'),
    ]
    expect(split(rows)).toEqual([...new Array(8).fill(1), 2, 2, 2])
  })

  it('are three when there are three', () => {
    const rows = table(
      '区县,户数,金额\n东区,12,300\n西区,15,400\n街道,社区数,面积\n北街,4,5\n南街,6,7\n学校,班级数,学生数\n一小,9,300\n二小,8,280',
    )
    expect(split(rows)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3])
  })

  it.each([
    ['the header again after a page break', '序号,姓名,金额\n1,王一,2\n2,李二,3\n序号,姓名,金额\n3,张三,4\n4,赵四,5'],
    [
      'the header again with another year',
      '区县,2022年人数,2022年金额,户数,面积\n东区,1,2,3,4\n西区,1,2,3,4\n区县,2023年人数,2022年金额,户数,面积\n南区,1,2,3,4\n北区,1,2,3,4',
    ],
    [
      'figures that are missing',
      '区县,户数,金额\n东区,12,300\n西区,未报送,暂无\n南区,不详,待定\n北区,15,400\n中区,16,500',
    ],
    ['one figure that is missing', '区县,户数\n东区,12\n西区,正在核实\n南区,13\n北区,15'],
    ['headings of groups', '科室,姓名,工资\n一组\n甲科,王一,1\n甲科,李二,2\n二组\n乙科,张三,3\n乙科,赵四,4'],
    [
      'a total and remarks',
      '区县,户数,金额\n东区,12,300\n西区,15,400\n合计,全部,全部\n备注：以上为初步数\n填表人：王一,审核人：李二',
    ],
    ['a column filled now and then', '编号,数量,备注\n1,2,好\n2,3,好\n3,4\n甲乙,丙丁\n5,6'],
    [
      'records of texts alone',
      '姓名,部门,职务\n王一,甲科,科员\n李二,乙科,科长\n张三,丙科,主任\n赵四,甲科,科员\n钱五,乙科,科员\n孙六,丙科,科长\n周七,甲科,主任',
    ],
    ['a header of three levels', '地区,人口,,经济\n,男,女,总量\n,万人,万人,亿元\n东区,1,2,3\n西区,1,2,3\n南区,1,2,3'],
    [
      'lines as wide as a table above the header',
      '填报单位,某局,日期,2024-01-02\n联系电话,0510-1,批次,3\n编号,名称,数量,金额\n1,甲,2,3\n2,乙,4,5\n3,丙,4,6',
    ],
  ])('stay one with %s', (_, text) => {
    expect(new Set(split(table(text)))).toEqual(new Set([1]))
  })

  it('are not looked for again at every one of a hundred thousand blank rows', () => {
    let reads = 0
    const counted = () =>
      new Proxy(['某某报表'], {
        get: (cells, key) => {
          reads += 1
          return Reflect.get(cells, key)
        },
      })
    const blank = Array.from({ length: 100_000 }, () => [''])
    expect(new Set(split([counted(), ...blank]))).toEqual(new Set([1]))
    expect(reads).toBeLessThan(50_000)
  })

  it('are found behind a hundred thousand rows, and no record is lost on the way', () => {
    const first = Array.from({ length: 100_000 }, (_, at) => [`区${at}`, `${at}`, at % 7 === 0 ? '缺' : '3'])
    const rows = [['区县', '户数', '金额'], ...first, ['部门', '人数', '经费'], ['甲科', '3', '5'], ['乙科', '4', '6']]
    const found = split(rows)
    expect(found).toHaveLength(rows.length)
    expect([found[100_000], found[100_001], found[100_003]]).toEqual([1, 2, 2])
  })
})
