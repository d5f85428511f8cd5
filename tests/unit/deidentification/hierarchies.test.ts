import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HierarchySpec, HierarchySpecSchema } from '../../../src-main/contract/hierarchies.ts'
import { buildHierarchy } from '../../../src-main/core/deidentification/hierarchies/build-hierarchy.ts'
import { tabulate, uncoveredValues } from '../../../src-main/core/deidentification/hierarchies/coverage.ts'
import {
  hierarchyColumn,
  parseHierarchy,
  printHierarchy,
} from '../../../src-main/core/deidentification/hierarchies/hierarchy-csv.ts'
import { amountEdges, proposeHierarchy } from '../../../src-main/core/deidentification/hierarchies/propose-hierarchy.ts'

function labels(spec: unknown, value: string): readonly string[] | null {
  return buildHierarchy(HierarchySpecSchema.parse(spec), '列').labelsOf(value)
}

function spec(given: unknown): HierarchySpec {
  return HierarchySpecSchema.parse(given)
}

describe('a clerk makes values coarser with a template', () => {
  it('ages go into bands, the oldest together, and 岁 is read', () => {
    const ages = { kind: 'age', widths: [5, 10, 20] }
    expect(labels(ages, '37')).toEqual(['37', '35-39岁', '30-39岁', '20-39岁', '*'])
    expect(labels(ages, '37岁')?.[1]).toBe('35-39岁')
    expect(labels(ages, '93')).toEqual(['93', '90岁及以上', '90岁及以上', '90岁及以上', '*'])
    expect(labels(ages, '88')?.[3]).toBe('80-89岁')
    expect(labels(ages, '三十七')).toBeNull()
    expect(labels(ages, '150')).toBeNull()
  })

  it('bands that an earlier step made are made coarser, unless a band would be torn', () => {
    expect(labels({ kind: 'age', widths: [10, 20] }, '20-29岁')).toEqual(['20-29岁', '20-29岁', '20-39岁', '*'])
    expect(labels({ kind: 'age', widths: [10] }, '25-34岁')).toBeNull()
    expect(labels({ kind: 'age', widths: [10] }, '90岁及以上')?.[1]).toBe('90岁及以上')
  })

  it('dates go from month to decade; a date that says less is not guessed', () => {
    const dates = { kind: 'date', units: ['month', 'quarter', 'halfYear', 'year', 'fiveYears', 'decade'] }
    expect(labels(dates, '1987/5/3')).toEqual([
      '1987/5/3',
      '1987-05',
      '1987-Q2',
      '1987上半年',
      '1987',
      '1985～1989年',
      '1980～1989年',
      '*',
    ])
    expect(labels(dates, '1987')).toBeNull()
    expect(labels({ kind: 'date', units: ['year', 'decade'] }, '1987年')).toEqual([
      '1987年',
      '1987',
      '1980～1989年',
      '*',
    ])
    expect(labels({ kind: 'date', units: ['year'] }, '2020-02-30')).toBeNull()
  })

  it('places go up GB/T 2260, by code and by name', () => {
    const codes = { kind: 'division', levels: ['town', 'county', 'city', 'province'] }
    expect(labels(codes, '320205001002')).toEqual(['320205001002', '320205001000', '320205', '320200', '320000', '*'])
    expect(labels(codes, '320205')?.slice(1)).toEqual(['320205', '320205', '320200', '320000', '*'].slice(0, 5))
    expect(labels(codes, '990000')).toBeNull()
    const names = { kind: 'division', levels: ['county', 'city', 'province'] }
    const county = ['无锡市锡山区', '无锡市', '江苏省', '*']
    expect(labels(names, '江苏省无锡市锡山区东亭街道')?.slice(1)).toEqual(county)
    expect(labels(names, '锡山区')?.slice(1)).toEqual(county)
    expect(labels(names, '鼓楼区')).toBeNull()
    expect(labels({ ...names, within: '3201' }, '鼓楼区')?.[1]).toBe('南京市鼓楼区')
  })

  it('numbers go into bands of a width, with open ends', () => {
    const bands = { kind: 'interval', widths: [1000, 5000], bottom: 0, top: 20_000 }
    expect(labels(bands, '1,234.50元')).toEqual(['1,234.50元', '1000～2000', '0～5000', '*'])
    expect(labels(bands, '2000')?.[1]).toBe('2000～3000')
    expect(labels(bands, '-5')?.[1]).toBe('0以下')
    expect(labels(bands, '20000')?.[2]).toBe('20000及以上')
    expect(labels({ kind: 'interval', widths: [0.1] }, '0.3')?.[1]).toBe('0.3～0.4')
  })

  it('amounts go into bands of stated edges', () => {
    const amounts = { kind: 'edges', levels: [[100, 500, 1000], [500]] }
    expect(labels(amounts, '99')?.slice(1)).toEqual(['100以下', '500以下', '*'])
    expect(labels(amounts, '500')?.slice(1)).toEqual(['500～1000', '500及以上', '*'])
  })

  it('codes keep their first places or hide their last ones', () => {
    expect(labels({ kind: 'prefix', keeps: [4, 2] }, '214028')).toEqual(['214028', '2140', '21', '*'])
    expect(labels({ kind: 'mask', hides: [2, 4] }, '214028')).toEqual(['214028', '2140**', '21****', '*'])
    expect(labels({ kind: 'mask', hides: [2], from: 'start' }, '214028')?.[1]).toBe('**4028')
  })

  it('listed values join their neighbours; rare and new values become 其他', () => {
    const order = { kind: 'order', values: ['小学', '初中', '高中', '大专', '本科'], sizes: [2, 4] }
    expect(labels(order, '高中')).toEqual(['高中', '高中～大专', '小学～大专', '*'])
    expect(labels(order, '本科')).toEqual(['本科', '本科', '本科', '*'])
    expect(labels(order, '博士')).toBeNull()
    expect(labels({ kind: 'priority', values: ['汉族', '回族'], keeps: [2, 1] }, '回族')?.slice(1)).toEqual([
      '回族',
      '其他',
      '*',
    ])
    expect(labels({ kind: 'priority', values: ['汉族'], keeps: [1] }, '侗族')?.[1]).toBe('其他')
  })

  it('a blank stays blank until everything is hidden', () => {
    expect(labels({ kind: 'age', widths: [5] }, '')).toEqual(['', '', '*'])
  })
})

describe('a hierarchy that would give wrong answers is refused with the place and the fix', () => {
  it.each([
    [{ kind: 'age', widths: [5, 12] }, '不是前一级 5 的整数倍'],
    [{ kind: 'date', units: ['year', 'month'] }, '第 2 级不比前一级粗'],
    [{ kind: 'edges', levels: [[100, 500], [300]] }, '第 2 级的界限'],
    [{ kind: 'interval', widths: [10], bottom: 5, top: 5 }, '下限应小于上限'],
    [{ kind: 'prefix', keeps: [2, 4] }, '第 2 级不比前一级粗'],
    [{ kind: 'order', values: ['a', 'a'], sizes: [2] }, '“a”出现了两次'],
  ])('%j', (given, words) => {
    expect(() => buildHierarchy(spec(given), '列')).toThrow(
      expect.objectContaining({
        code: 'HIERARCHY_INVALID',
        params: expect.objectContaining({ reason: expect.stringContaining(words) }),
      }),
    )
  })

  it.each([
    [[['a', 'x'], ['b']], 'HIERARCHY_ROW_LENGTH', { row: 2, found: 1, expected: 2 }],
    [
      [
        ['a', 'x'],
        ['a', 'y'],
      ],
      'HIERARCHY_VALUE_TWICE',
      { value: 'a', row: 2, first: 1 },
    ],
    [
      [
        ['a', 'x', '1'],
        ['b', 'x', '2'],
      ],
      'HIERARCHY_NOT_NESTED',
      { label: 'x', row: 2, one: '1', other: '2' },
    ],
  ])('a file with rows %j', (rows, code, params) => {
    expect(() => buildHierarchy(spec({ kind: 'table', rows }), '列')).toThrow(
      expect.objectContaining({ code, params: expect.objectContaining(params) }),
    )
  })

  it('values that are not covered are named', () => {
    const ages = buildHierarchy(spec({ kind: 'age', widths: [5] }), '年龄')
    expect(uncoveredValues(ages, ['3', '不详', ''])).toEqual(['不详'])
    expect(() => tabulate(ages, ['3', '不详'], '年龄')).toThrow(
      expect.objectContaining({
        code: 'HIERARCHY_UNCOVERED',
        params: expect.objectContaining({
          reason: '列“年龄”有 1 个值不在层级里，例如：“不详”。请在层级中补上，或先在“清洗”里改正这些值。',
        }),
      }),
    )
  })
})

describe('hierarchy files', () => {
  it('the file of a column is known by its name', () => {
    expect(hierarchyColumn('adult_hierarchy_marital-status.csv')).toBe('marital-status')
    expect(hierarchyColumn('人口_hierarchy_出生日期.csv')).toBe('出生日期')
    expect(hierarchyColumn('adult.csv')).toBeNull()
  })

  it('blank lines, a byte order mark, quotes and empty last levels are read', () => {
    const { rows } = parseHierarchy('\ufeffa;"x;y";*\r\n"b""c";x;*\n\nd;;\n', '列')
    expect(rows).toEqual([
      ['a', 'x;y', '*'],
      ['b"c', 'x', '*'],
      ['d', '', ''],
    ])
  })

  it('what is written is read back, whatever the values', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '中', ' ', '\r') })
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, given => {
        // A byte order mark is no part of a value, and a file of nothing but blanks has no rows.
        expect(parseHierarchy(printHierarchy(given), '列').rows).toEqual(given)
      }),
    )
  })

  it('an empty file says what it should hold', () => {
    expect(() => parseHierarchy('\n\n', '列')).toThrow(expect.objectContaining({ code: 'HIERARCHY_INVALID' }))
  })
})

describe('whatever the numbers, coarser levels never tear a finer band apart', () => {
  it('equal at one level means equal at all above', () => {
    const specs = [
      spec({ kind: 'interval', widths: [7, 21, 63], origin: 3, bottom: -50, top: 400 }),
      spec({ kind: 'edges', levels: [[-10, 0, 3, 90], [0, 90], [0]] }),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...specs),
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -500, max: 500 }),
        (given, left, right) => {
          const hierarchy = buildHierarchy(given, '列')
          const [a = [], b = []] = [hierarchy.labelsOf(String(left)) ?? [], hierarchy.labelsOf(String(right)) ?? []]
          const first = a.findIndex((label, level) => label === b[level])
          expect(a.slice(first)).toEqual(b.slice(first))
        },
      ),
    )
  })
})

describe('a hierarchy is proposed for every kind of column', () => {
  const column = (name: string, type: 'text' | 'integer' | 'date' | 'code', kind?: string) => ({
    name,
    type,
    semantics:
      kind === undefined
        ? []
        : [{ kind, header: true, matched: 1, valid: 1, lookalike: 0, confidence: 'certain' as const }],
  })
  const values = (...texts: string[]) => texts.map((value, at) => ({ value, count: texts.length - at }))

  it('by kind, by type and by content', () => {
    expect(proposeHierarchy(column('年龄', 'integer'), values('3', '45', '60', '71')).spec.kind).toBe('age')
    expect(
      proposeHierarchy(
        column('出生日期', 'date', 'birthDate'),
        values('1980-01-02', '1990-02-03', '1991-03-04', '1992-05-06'),
      ).spec,
    ).toEqual({
      kind: 'date',
      units: ['month', 'quarter', 'year', 'fiveYears', 'decade'],
    })
    expect(proposeHierarchy(column('所在区', 'text'), values('锡山区', '惠山区', '滨湖区', '梁溪区')).spec).toEqual({
      kind: 'division',
      levels: ['city', 'province'],
      within: '3202',
    })
    expect(
      proposeHierarchy(column('区划代码', 'code', 'divisionCode'), values('320205', '320206', '320211', '320213')).spec,
    ).toEqual({
      kind: 'division',
      levels: ['city', 'province'],
      within: '',
    })
    expect(proposeHierarchy(column('性别', 'text'), values('男', '女')).spec.kind).toBe('table')
    expect(proposeHierarchy(column('民族', 'text'), values('汉族', '回族', '侗族', '苗族', '藏族')).spec.kind).toBe(
      'priority',
    )
  })

  it('a few slips are named instead of spoiling the proposal', () => {
    const ages = Array.from({ length: 30 }, (_, at) => String(at))
    const { spec: made, uncovered } = proposeHierarchy(column('年龄', 'text', 'age'), values(...ages, '不详'))
    expect(made.kind).toBe('age')
    expect(uncovered).toEqual(['不详'])
  })

  it('bands of amounts hold about equally many rows', () => {
    const amounts = Array.from({ length: 1600 }, (_, at) => ({ value: String(at * 10), count: 1 }))
    const edges = amountEdges(amounts)
    expect(edges?.levels.map(level => level.length)).toEqual([15, 7, 3, 1])
    const bands = buildHierarchy(spec(edges), '金额')
    const sizes = new Map<string, number>()
    for (const { value } of amounts) {
      const label = bands.labelsOf(value)?.[2] ?? ''
      sizes.set(label, (sizes.get(label) ?? 0) + 1)
    }
    expect(Math.min(...sizes.values())).toBeGreaterThan(150)
    expect(Math.max(...sizes.values())).toBeLessThan(250)
  })
})
