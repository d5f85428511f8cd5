import { describe, expect, it } from 'vitest'
import { type Row, runSteps } from './run-step.ts'

const names = ['年龄', '区', '病']
const ages = { column: '年龄', level: 2, hierarchy: { kind: 'age', widths: [5, 10] } }
const places = { column: '区', level: 0, hierarchy: { kind: 'prefix', keeps: [1] } }
const step = (params: object, columns = ['年龄', '区']) => ({ op: 'deidentify', columns, params: params as never })

/** Ten in their thirties, two in their fifties. */
const people: Row[] = [
  ...Array.from({ length: 10 }, (_, at): Row => [String(30 + at), '锡山', at % 2 === 0 ? '甲' : '乙']),
  ['51', '惠山', '甲'],
  ['58', '惠山', '甲'],
]
const treat = (params: object, rows = people) => runSteps([step({ levels: [ages, places], ...params })], names, rows)

describe('a recipe step makes people look alike', () => {
  it('generalises to its levels and drops groups that are too small', () => {
    const { rows, counts } = treat({ k: 5, limit: 0.5 })
    expect(rows).toHaveLength(10)
    expect(new Set(rows.map(row => `${row[0]} ${row[1]}`))).toEqual(new Set(['30-39岁 锡山']))
    expect(counts.total('rowsRemoved')).toBe(2)
  })

  it('or keeps their places with * in every treated column', () => {
    const { rows } = treat({ k: 5, limit: 0.5, suppressed: 'star' })
    expect(rows).toHaveLength(12)
    expect(rows.slice(10)).toEqual([
      ['*', '*', '甲'],
      ['*', '*', '甲'],
    ])
  })

  it('groups that give away the illness are suppressed too', () => {
    const many = [...people, ['55', '惠山', '甲'], ['56', '惠山', '甲'], ['57', '惠山', '甲']]
    expect(treat({ k: 5, limit: 0.5 }, many).rows).toHaveLength(15)
    const sensitive = [{ column: '病', distinct: 2 }]
    expect(treat({ k: 5, limit: 0.5, sensitive }, many).rows).toHaveLength(10)
    // The ten are half 甲, the table is two thirds of it.
    const close = [{ column: '病', closeness: 0.2 }]
    expect(treat({ k: 5, limit: 0.5, sensitive: close }, many).rows).toHaveLength(10)
    expect(() => treat({ k: 5, limit: 0.5, sensitive: [{ column: '病', closeness: 0.1 }] }, many)).toThrow()
  })
})

describe('next month’s file may not satisfy it any more', () => {
  it('stops when more records would be suppressed than allowed, with the figures', () => {
    expect(() => treat({ k: 5, limit: 0.1 })).toThrow(
      expect.objectContaining({
        code: 'DEIDENTIFY_NOT_MET',
        params: {
          reason: '按定好的级别放粗后，12 条里有 2 条（16.7%）凑不够每组 5 条的要求，最多只允许 1 条',
        },
      }),
    )
  })

  it('stops at a value that the hierarchy does not cover, and names it', () => {
    expect(() => treat({ k: 2, limit: 1 }, [...people, ['不详', '锡山', '甲']])).toThrow(
      expect.objectContaining({
        code: 'HIERARCHY_UNCOVERED',
        params: expect.objectContaining({ reason: expect.stringContaining('“不详”') }),
      }),
    )
  })
})

describe('parameters that make no sense are refused before a row is read', () => {
  it.each([
    [{ levels: [ages] }, '列“区”没有说明放粗到第几级'],
    [{ levels: [{ ...ages, level: 9 }, places] }, '最多到第 3 级'],
    [{ levels: [ages, places, ages] }, '写了两次'],
    [{ levels: [ages, places], sensitive: [{ column: '区' }] }, '只能选一样'],
  ])('%j', (params, words) => {
    expect(() => runSteps([step(params)], names, people)).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ reason: expect.stringContaining(words) }) }),
    )
  })
})
