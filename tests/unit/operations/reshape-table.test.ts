// Operations that add, join, cut and turn columns and rows.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal, runSteps, type StepInput } from './run-step.ts'

describe('splitColumn', () => {
  const run = (params: Parameters<typeof runSteps>[0][number]['params'], rows: string[][]) =>
    runSteps([{ op: 'splitColumn', columns: ['起止'], params }], ['名', '起止', '注'], rows)

  it('cuts at a separator and loses nothing', () => {
    const result = run({ names: ['起', '止'], separator: '-' }, [
      ['甲', '1 - 2', 'x'],
      ['乙', '1-2-3', ''],
      ['丙', '1', ''],
    ])
    expect(result.names).toEqual(['名', '起', '止', '注'])
    expect(result.rows).toEqual([
      ['甲', '1', '2', 'x'],
      ['乙', '1', '2-3', ''],
      ['丙', '1', '', ''],
    ])
  })

  it('cuts at widths, counting characters', () => {
    const result = run({ names: ['a', 'b', 'c'], by: 'widths', widths: [1, 2], keepOriginal: true }, [
      ['', '𠅤12345', ''],
    ])
    expect(result.rows).toEqual([['', '𠅤12345', '𠅤', '12', '345', '']])
  })

  it('refuses a header that is taken', () => {
    expect(refusal(() => run({ names: ['起', '注'] }, []))).toContain('注')
    expect(refusal(() => run({ names: ['起', '起'] }, []))).toContain('起')
  })

  it('and mergeColumns brings the column back', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '汉', '-', '1'), minLength: 1 })
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), values => {
        const steps: StepInput[] = [
          { op: 'splitColumn', columns: ['值'], params: { names: ['x', 'y', 'z'], separator: '-', trim: false } },
          { op: 'mergeColumns', columns: ['x', 'y', 'z'], params: { name: '值', separator: '-', blanks: 'keep' } },
        ]
        const rows = values.map(value => [value.split('-').length < 3 ? `${value}--` : value])
        const padded = rows.map(([value = '']) => [value.split('-').length < 3 ? `${value}-` : value])
        expect(runSteps(steps, ['值'], padded).rows).toEqual(padded)
      }),
    )
  })
})

describe('mergeColumns', () => {
  it('joins in the order chosen, in place of the last column, without separators beside blanks', () => {
    const step = { op: 'mergeColumns', columns: ['市', '省'], params: { name: '地区', separator: '/' } }
    const { names, rows } = runSteps(
      [step],
      ['省', 'x', '市'],
      [
        ['江苏', '1', '无锡'],
        ['江苏', '2', ''],
      ],
    )
    expect(names).toEqual(['x', '地区'])
    expect(rows).toEqual([
      ['1', '无锡/江苏'],
      ['2', '江苏'],
    ])
  })
})

describe('addColumn and reorderColumns', () => {
  it('add one value for all, or a copy beside its source', () => {
    const fixed = runSteps([{ op: 'addColumn', params: { name: '年份', value: '2024' } }], ['a'], [['1'], ['2']])
    expect(fixed.rows).toEqual([
      ['1', '2024'],
      ['2', '2024'],
    ])
    const copied = runSteps([{ op: 'addColumn', params: { name: 'a2', copyOf: 'a' } }], ['a', 'b'], [['1', '2']])
    expect(copied.names).toEqual(['a', 'a2', 'b'])
    expect(copied.rows).toEqual([['1', '1', '2']])
  })

  it('put columns first or last and keep every value with its header', () => {
    const step = { op: 'reorderColumns', columns: ['c', 'a'] }
    expect(runSteps([step], ['a', 'b', 'c'], [['1', '2', '3']]).rows).toEqual([['3', '1', '2']])
    const last = runSteps([{ ...step, params: { place: 'last' } }], ['a', 'b', 'c'], [['1', '2', '3']])
    expect(last.names).toEqual(['b', 'c', 'a'])
    expect(last.rows).toEqual([['2', '3', '1']])
  })
})

describe('splitRows', () => {
  it('makes a row of every value, traceable to its source row, and counts the rows added', () => {
    const step = { op: 'splitRows', columns: ['电话'] }
    const result = runSteps(
      [step],
      ['名', '电话'],
      [
        ['甲', '1、 2；3'],
        ['乙', ''],
        ['丙', '、'],
      ],
    )
    expect(result.rows).toEqual([
      ['甲', '1'],
      ['甲', '2'],
      ['甲', '3'],
      ['乙', ''],
      ['丙', '、'],
    ])
    expect(result.rowNumbers).toEqual([2, 2, 2, 3, 4])
    expect(result.counts.get(0, 'rowsAdded')).toBe(2)
    expect(result.counts.get(0, 'rowsRemoved')).toBe(0)
  })

  it('does not let one cell become a million rows', () => {
    const cell = 'a、'.repeat(20_000)
    expect(runSteps([{ op: 'splitRows', columns: ['a'] }], ['a'], [[cell]]).rows).toEqual([[cell]])
  })
})

describe('unpivot', () => {
  it('turns a column per year into a row per year', () => {
    const step = { op: 'unpivot', columns: ['2022', '2023'], params: { nameColumn: '年份', valueColumn: '金额' } }
    const { names, rows, counts } = runSteps(
      [step],
      ['区', '2022', '2023'],
      [
        ['梁溪', '1', '2'],
        ['滨湖', '', '3'],
        ['新吴', '', ''],
      ],
    )
    expect(names).toEqual(['区', '年份', '金额'])
    expect(rows).toEqual([
      ['梁溪', '2022', '1'],
      ['梁溪', '2023', '2'],
      ['滨湖', '2023', '3'],
    ])
    expect(counts.get(0, 'rowsRemoved')).toBe(1)
    expect(counts.get(0, 'rowsAdded')).toBe(1)
  })

  it('refuses a header that stays in the table', () => {
    const step = { op: 'unpivot', columns: ['a'], params: { nameColumn: 'b', valueColumn: 'c' } }
    expect(refusal(() => runSteps([step], ['a', 'b'], []))).toContain('b')
  })
})
