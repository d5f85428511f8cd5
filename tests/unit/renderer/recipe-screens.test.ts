import { describe, expect, it } from 'vitest'
import { operationInfos } from '../../../src-main/core/recipe/operation-info.ts'
import { type HistoryNode, historyRows } from '../../../src-renderer/features/recipe/history-tree.ts'
import { operationSentence } from '../../../src-renderer/features/recipe/operation-words.ts'
import { initialsOf, matchesQuery } from '../../../src-renderer/features/recipe/pinyin-search.ts'
import { compareColumns, compareRows, countChanges } from '../../../src-renderer/features/recipe/row-comparison.ts'

describe('finding an operation', () => {
  it('finds a title by characters or by the first letters of its pinyin', () => {
    expect(matchesQuery('统一空值', '空值')).toBe(true)
    expect(matchesQuery('统一空值', 'tykz')).toBe(true)
    expect(matchesQuery('统一空值', 'KZ')).toBe(true)
    expect(matchesQuery('统一日期', 'rq')).toBe(true)
    expect(matchesQuery('统一空值', 'kt')).toBe(false)
    expect(matchesQuery('统一空值', '')).toBe(true)
  })

  it('knows the two readings of 重 and 行', () => {
    expect(matchesQuery('删除重复行', 'scc')).toBe(true)
    expect(matchesQuery('删除重复行', 'cfh')).toBe(true)
    expect(initialsOf('行')).toBe('hx')
  })

  it('tells each operation in words, without the blanks of its template', () => {
    const sentences = operationInfos().map(operationSentence)
    expect(sentences.filter(sentence => /[{}]/.test(sentence))).toEqual([])
    expect(sentences).toContain('把所选列改名为「…」')
    expect(sentences).toContain('把所选列里的日期只保留到年')
  })

  it('finds every operation by the first two letters of its title', () => {
    for (const { title } of operationInfos()) {
      const letters = [...title].map(character => initialsOf(character)[0]).join('')
      expect(matchesQuery(title, letters.slice(0, 2)), title).toBe(true)
      expect(letters, title).toMatch(/^[a-z]+$/)
    }
  })

  it('finds the first letter across the whole alphabet', () => {
    expect([...'安步车大二方个好家开来马年欧平去人三天王小有在'].map(initialsOf).join('')).toBe(
      'abcdefghjklmnopqrstwxyz',
    )
  })
})

describe('the history of a recipe', () => {
  const node = (id: number, parent: number | null, current = false): HistoryNode => ({
    id,
    parent,
    label: `修改 ${id}`,
    at: '2026-11-22T09:00:00Z',
    current,
  })

  it('shows a straight history as one line, newest first', () => {
    const rows = historyRows([node(1, null), node(2, 1), node(3, 2, true)])
    expect(rows.map(row => [row.node.id, row.lane, row.past])).toEqual([
      [3, 0, false],
      [2, 0, true],
      [1, 0, true],
    ])
  })

  it('keeps the steps that were undone on their own branch', () => {
    const rows = historyRows([node(1, null), node(2, 1), node(3, 2), node(4, 1, true)])
    expect(new Map(rows.map(row => [row.node.id, row.lane]))).toEqual(
      new Map([
        [4, 0],
        [3, 1],
        [2, 1],
        [1, 0],
      ]),
    )
  })

  it('leaves the way forward on the present line after an undo', () => {
    const rows = historyRows([node(1, null), node(2, 1, true), node(3, 2)])
    expect(rows.map(row => row.lane)).toEqual([0, 0, 0])
  })
})

describe('before and after', () => {
  it('keeps a dropped column where it stood and shows an added one', () => {
    expect(compareColumns(['姓名', '身份证号', '电话'], ['姓名', '电话', '年龄段'])).toEqual([
      { name: '姓名', fate: 'kept' },
      { name: '身份证号', fate: 'dropped' },
      { name: '电话', fate: 'kept' },
      { name: '年龄段', fate: 'added' },
    ])
  })

  it('marks changed cells, removed rows and rows that come on top, and nothing else', () => {
    const page = {
      beforeColumns: ['姓名', '电话'],
      afterColumns: ['姓名', '电话'],
      rows: [
        { rowNumber: 2, before: ['张三', '1'], after: ['张****', '1'], added: false },
        { rowNumber: 3, before: ['李四', '2'], after: null, added: false },
        { rowNumber: 4, before: ['王五', '3'], after: ['王五', '3'], added: false },
        { rowNumber: 4, before: ['王五', '3'], after: ['王五', '4'], added: true },
      ],
      sentence: '',
      problem: null,
    }
    const rows = compareRows(page, compareColumns(page.beforeColumns, page.afterColumns))
    expect(rows.map(row => row.cells.map(cell => cell.changed))).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, true],
    ])
    expect(rows[1]?.removed).toBe(true)
    expect(countChanges(rows)).toEqual({ rows: 3, changed: 1, removed: 1, added: 1 })
  })
})
