// Several files seen as the one table they will be, before anything is imported.
// Parts are made up; no engine.
import { describe, expect, it } from 'vitest'
import type { SurveyedPart } from '../../../src-main/contract/sources.ts'
import { combinedPreview } from '../../../src-renderer/pages/import/combined-preview.ts'

/** `head`: row number of the file → cells. */
function surveyed(
  columns: string[],
  head: Record<number, string[]>,
  fault: SurveyedPart['fault'] = null,
): SurveyedPart {
  return {
    file: 'x.csv',
    sheet: null,
    sheets: [],
    columns,
    head: Object.entries(head).map(([row, cells]) => ({ rowNumber: Number(row), cells })),
    headerRows: [1, 1],
    confidence: 1,
    bytes: 1,
    missing: [],
    extra: [],
    reordered: false,
    proposed: {},
    fault,
  }
}

const january = surveyed(['编号', '区县'], { 2: ['1', '东区'] })
const february = surveyed(['区县名称', '编号', '件数'], { 5: ['西区', '2', '9'] })
const unread = surveyed([], {}, { code: 'FILE_EMPTY', message: '', fix: '' })
const part = (rename: Record<string, string> = {}) => ({ path: 'x.csv', label: null, rename })
const input = {
  parts: [part(), part({ 区县名称: '区县' }), part()],
  surveyed: [january, february, unread],
  labels: ['一月', '二月', '三月'],
  sourceColumn: '来源',
  present: null,
}

describe('several files as one table', () => {
  it('puts every column under its name in the table, and says in which row of which file a record stands', () => {
    const { columns, rows } = combinedPreview({ ...input, rule: 'all' })
    expect(columns).toEqual(['来源', '编号', '区县', '件数'])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['一月', '1', '东区', ''],
      ['二月', '2', '西区', '9'],
    ])
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 5])
  })

  it('keeps the columns that the rule keeps', () => {
    expect(combinedPreview({ ...input, rule: 'common', sourceColumn: null }).columns).toEqual(['编号', '区县'])
    const swapped = { ...input, parts: input.parts.toReversed(), surveyed: input.surveyed.toReversed() }
    expect(combinedPreview({ ...swapped, rule: 'first', sourceColumn: null }).columns).toEqual(['区县', '编号', '件数'])
  })

  it('comes into the columns that a dataset has already', () => {
    const present = ['来源', '编号', '街道']
    expect(combinedPreview({ ...input, rule: 'first', present }).columns).toEqual(present)
    expect(combinedPreview({ ...input, rule: 'all', present }).columns).toEqual([
      '来源',
      '编号',
      '街道',
      '区县',
      '件数',
    ])
  })
})
