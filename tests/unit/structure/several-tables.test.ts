// Several tables below one another on a sheet.
// Uses made-up tables only.
import { describe, expect, it } from 'vitest'
import { TableSplitter } from '../../../src-main/core/structure/several-tables.ts'
import { table } from './judge.ts'

function split(rows: string[][]): number[] {
  const splitter = new TableSplitter([])
  const parts = rows.map((cells, at) => splitter.add({ number: at + 1, cells }))
  const tables: number[] = []
  for (const part of [...parts, splitter.finish()]) for (const { number } of part.rows) tables[number - 1] = part.table
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
