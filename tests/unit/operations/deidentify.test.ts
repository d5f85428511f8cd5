import { describe, expect, it } from 'vitest'
import { ProtectionSchema } from '../../../src-main/contract/protection.ts'
import type { OperationContext } from '../../../src-main/core/operations/operation.ts'
import { compileRunnable } from '../../../src-main/core/recipe/compile-recipe.ts'
import { runAlone } from '../../../src-main/core/recipe/run-alone.ts'
import { riskOf } from '../deidentification/make-risk.ts'
import { pick, randomFrom, whole } from '../deidentification/random-problem.ts'
import { chunkOf, context, type Row, rowsOf, runSteps, stepsOf } from './run-step.ts'

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

const PROTECTIONS = [
  { distinct: 2 },
  { entropy: 1.7 },
  { recursive: { l: 2, c: 2 } },
  { alpha: 0.6 },
  { closeness: 0.35 },
  { closeness: 0.3, distance: 'ordered', order: ['甲', '乙', '丙'] },
  {
    closeness: 0.3,
    distance: 'hierarchical',
    hierarchy: {
      kind: 'table',
      rows: [
        ['甲', '前', '*'],
        ['乙', '前', '*'],
        ['丙', '后', '*'],
      ],
    },
  },
] as const

describe('whatever is promised of a column holds in what is left, counted by itself', () => {
  it.each(PROTECTIONS)('%j', asked => {
    const random = randomFrom(31)
    const protection = ProtectionSchema.parse({ column: '病', ...asked })
    let suppressing = 0
    for (let table = 0; table < 40; table += 1) {
      const rows = Array.from(
        { length: whole(random, 20, 120) },
        (): Row => [
          String(whole(random, 20, 59)),
          pick(random, ['锡山', '惠山']),
          pick(random, ['甲', '甲', '甲', '乙', '丙']),
        ],
      )
      const { rows: kept } = treat({ k: 2, limit: 1, sensitive: [protection] }, rows)
      if (kept.length < rows.length) suppressing += 1
      if (kept.length === 0) continue
      const column = (at: number) => kept.map(row => row[at] ?? '')
      const { conditions, k } = riskOf({
        quasi: { 年龄: column(0), 区: column(1) },
        sensitive: { 病: column(2) },
        protections: { 病: protection },
      })
      expect(k).toBeGreaterThanOrEqual(2)
      expect(conditions?.map(({ failing }) => failing)).toEqual([{ ownClass: 0, anyValue: 0, removed: 0 }])
    }
    expect(suppressing).toBeGreaterThan(0)
  })
})

describe('the people around are a further table', () => {
  const around: Row[] = [...people, ...people, ...people].map(([age = '', place = '']) => [age, place])
  const with_ = (params: object) => {
    const input: OperationContext['input'] = name =>
      name === '人群'
        ? { columns: ['年龄', '区'], rows: around.length, chunks: () => [chunkOf(['年龄', '区'], around)] }
        : null
    const steps = stepsOf([step({ levels: [ages, places], limit: 1, k: 2, ...params })])
    compileRunnable(steps, names, { ...context, input })
    return rowsOf(runAlone(steps, chunkOf(names, people), { ...context, input }).chunk)
  }

  it('k-map: every group has so many people there', () => {
    expect(with_({ population: { input: '人群', kMap: 6 } })).toHaveLength(12)
    expect(with_({ population: { input: '人群', kMap: 7 } })).toHaveLength(10)
  })

  it('δ-presence: no more than so many of them are in this table', () => {
    expect(with_({ population: { input: '人群', presence: { min: 0, max: 0.4 } } })).toHaveLength(12)
    expect(with_({ population: { input: '人群', presence: { min: 0, max: 0.3 } } })).toHaveLength(0)
  })
})

describe('a column may show the average of its group instead of a range', () => {
  it('the mean of the ages, the same for the whole group', () => {
    const { rows } = treat({ k: 5, limit: 0.5, microaggregate: [{ column: '年龄' }] })
    expect(new Set(rows.map(row => row[0]))).toEqual(new Set(['34.5']))
  })

  it('only columns of the step, and numbers where a number is needed', () => {
    expect(() => treat({ microaggregate: [{ column: '病' }] })).toThrow()
    expect(() => treat({ k: 2, limit: 1, microaggregate: [{ column: '区' }] })).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ reason: expect.stringContaining('不是数字') }) }),
    )
    const { rows } = treat({ k: 2, limit: 1, microaggregate: [{ column: '区', measure: 'mode' }] })
    expect(new Set(rows.map(row => row[1]))).toEqual(new Set(['锡山', '惠山']))
  })
})

const yearByYear = [{ ...ages, level: 0 }, places]

describe('cut group by group', () => {
  const around = (from: number) => people.map(([age = '', ...rest]): Row => [String(Number(age) + from), ...rest])
  const groupsOf = (rows: readonly Row[]) => Map.groupBy(rows, row => `${row[0]}|${row[1]}`)

  it('nobody is dropped, every group is large enough, and the same table gives the same groups', () => {
    const { rows } = treat({ k: 2, strategy: 'mondrian', levels: yearByYear })
    expect(rows).toHaveLength(12)
    expect(Math.min(...[...groupsOf(rows).values()].map(group => group.length))).toBeGreaterThanOrEqual(2)
    expect(treat({ k: 2, strategy: 'mondrian', levels: yearByYear }).rows).toEqual(rows)
    // Ranges of the years that are there, not bands of a hierarchy.
    expect(rows[0]?.[0]).toMatch(/^\d\d-\d\d$/)
  })

  it('next month the groups are made anew of the same columns, and hold again', () => {
    const { rows } = treat({ k: 2, strategy: 'mondrian', levels: yearByYear }, around(7))
    expect(rows).toHaveLength(12)
    expect(Math.min(...[...groupsOf(rows).values()].map(group => group.length))).toBeGreaterThanOrEqual(2)
  })

  it('no group shows more than the level asked for at least', () => {
    const { rows } = treat({ k: 2, strategy: 'mondrian', levels: [{ ...ages, level: 1 }, places] })
    expect(new Set(rows.map(row => row[0]))).toEqual(new Set(['30-34岁', '35-39岁', '50-59岁']))
  })

  it('averages stand for ranges there too', () => {
    const { rows } = treat({ k: 5, strategy: 'mondrian', levels: yearByYear, microaggregate: [{ column: '年龄' }] })
    const sum = (of: readonly Row[]) => of.reduce((total, row) => total + Number(row[0]), 0)
    expect(sum(rows)).toBeCloseTo(sum(people), 0)
    // What is written is no band then, so the level asked for at least does not stand in the way.
    expect(treat({ k: 5, strategy: 'mondrian', microaggregate: [{ column: '年龄' }] }).rows).toEqual(rows)
  })

  it('stops where even the whole table as one group falls short, and where a value is not covered', () => {
    expect(() => treat({ k: 13, strategy: 'mondrian', levels: yearByYear })).toThrow(
      expect.objectContaining({
        code: 'DEIDENTIFY_NOT_MET',
        params: { reason: expect.stringContaining('全表当成一组') },
      }),
    )
    expect(() =>
      treat({ k: 2, strategy: 'mondrian', levels: yearByYear }, [...people, ['不详', '锡山', '甲']]),
    ).toThrow(expect.objectContaining({ code: 'HIERARCHY_UNCOVERED' }))
  })

  it('an empty table stays empty', () => {
    expect(treat({ k: 2, strategy: 'mondrian', levels: yearByYear }, []).rows).toEqual([])
  })
})

describe('records that are left over are made coarser once more', () => {
  const everything = { 年龄: 3, 区: 0 }

  it('and stay where they are enough then', () => {
    const { rows } = treat({ k: 2, limit: 0, levels: [{ ...ages, level: 1 }, places], further: [{ 年龄: 2, 区: 0 }] })
    expect(rows).toHaveLength(12)
    expect(new Set(rows.slice(0, 10).map(row => row[0]))).toEqual(new Set(['30-34岁', '35-39岁']))
    expect(rows.slice(10).map(row => row[0])).toEqual(['50-59岁', '50-59岁'])
  })

  it('replayed on new data with the same levels, and who is still left over counts against the limit', () => {
    const asked = { k: 2, levels: [{ ...ages, level: 1 }, places], further: [{ 年龄: 2, 区: 0 }] }
    const more: Row[] = [...people, ['77', '惠山', '甲']]
    expect(treat({ ...asked, limit: 0.1 }, more).rows).toHaveLength(12)
    expect(() => treat({ ...asked, limit: 0 }, more)).toThrow(
      expect.objectContaining({
        code: 'DEIDENTIFY_NOT_MET',
        params: { reason: expect.stringContaining('13 条里有 1 条') },
      }),
    )
  })

  it('with * for those that are left in the end', () => {
    const { rows } = treat({
      k: 3,
      limit: 1,
      levels: [{ ...ages, level: 1 }, places],
      further: [everything],
      suppressed: 'star',
    })
    expect(rows.slice(10).map(row => row.slice(0, 2))).toEqual([
      ['*', '*'],
      ['*', '*'],
    ])
  })

  it('levels must name every column, and go with levels for all', () => {
    const wrong = [
      [{ further: [{ 年龄: 2 }] }, '列“区”没有写级别'],
      [{ further: [{ 年龄: 9, 区: 0 }] }, '列“年龄”没有写级别'],
      [{ strategy: 'mondrian', further: [everything] }, '只和“全表统一”一起用'],
    ] as const
    for (const [params, words] of wrong)
      expect(() => treat({ k: 2, limit: 1, ...params })).toThrow(
        expect.objectContaining({ params: expect.objectContaining({ reason: expect.stringContaining(words) }) }),
      )
  })
})

describe('demands on all that stays', () => {
  it('stop the run where people are found too easily on average, or stand alone', () => {
    expect(treat({ k: 2, limit: 1, maxAverage: 0.2 }).rows).toHaveLength(12)
    expect(() => treat({ k: 2, limit: 1, maxAverage: 0.1 })).toThrow(
      expect.objectContaining({ params: { reason: '放粗后平均每个人被认出的可能是 16.7%，要求不超过 10%' } }),
    )
    const single: Row[] = [...people, ['77', '惠山', '甲']]
    expect(treat({ k: 1, limit: 1, maxUnique: 0.1 }, single).rows).toHaveLength(13)
    expect(() => treat({ k: 1, limit: 1, maxUnique: 0.05 }, single)).toThrow(
      expect.objectContaining({ code: 'DEIDENTIFY_NOT_MET' }),
    )
  })

  it('hold group by group too', () => {
    const { rows } = treat({ k: 1, strategy: 'mondrian', levels: yearByYear, maxAverage: 0.34 })
    const classes = new Set(rows.map(row => `${row[0]}|${row[1]}`)).size
    expect(classes / rows.length).toBeLessThanOrEqual(0.34)
  })
})
