// A hierarchy is read as it stands, and one that cannot be a hierarchy is refused with the row at fault.
import { expect, it } from 'vitest'
import {
  type DeidentifyProblem,
  DeidentifyProblemSchema,
  type DeidentifyReport,
  DeidentifyReportSchema,
  type Distance,
  type Diversity,
  HierarchySchema,
  type Levels,
  type Metric,
  type PrivacyCondition,
  type ReleaseRisk,
  type SensitiveColumn,
  type Strategy,
} from '../../../src-main/contract/deidentify.ts'
import { flatHierarchy, levelTable } from '../../../src-main/core/deidentification/encoding/level-table.ts'

const ages = {
  column: '年龄',
  rows: [
    ['20', '20-29', '*'],
    ['25', '20-29', '*'],
    ['31', '30-39', '*'],
  ],
}

it('knows what a value becomes at every level, and how many rows a label covers', () => {
  const table = levelTable(HierarchySchema.parse(ages))
  expect(table.labels).toEqual([['20', '25', '31'], ['20-29', '30-39'], ['*']])
  expect(table.codes.map(level => [...level])).toEqual([
    [0, 1, 2],
    [0, 0, 1],
    [0, 0, 0],
  ])
  expect(table.covered.map(level => [...level])).toEqual([[1, 1, 1], [2, 1], [3]])
})

it('counts rows of the hierarchy as they stand, a value written twice alike among them', () => {
  const table = levelTable({ column: '年龄', rows: [...ages.rows, ['31', '30-39', '*']] })
  expect(table.rows).toBe(4)
  expect([...(table.covered[1] ?? [])]).toEqual([2, 2])
})

it('gives a column without a hierarchy two levels: its values, and all of them together', () => {
  expect(levelTable(flatHierarchy('性别', ['男', '女'])).labels).toEqual([['男', '女'], ['*']])
})

it.each([
  ['HIERARCHY_ROW_LENGTH', [['a', '*'], ['b']], { row: 2, found: 1, expected: 2 }],
  [
    'HIERARCHY_VALUE_TWICE',
    [
      ['a', 'x'],
      ['b', 'x'],
      ['a', 'y'],
    ],
    { row: 3, first: 1, value: 'a' },
  ],
  [
    'HIERARCHY_NOT_NESTED',
    [
      ['a', 'x', 'p'],
      ['b', 'x', 'q'],
    ],
    { row: 2, label: 'x', one: 'p', other: 'q' },
  ],
])('refuses what is no hierarchy: %s', (code, rows, params) => {
  expect(() => levelTable({ column: '年龄', rows })).toThrowError(
    expect.objectContaining({ code, params: expect.objectContaining(params) }),
  )
})

it('has a report that can say there is no solution', () => {
  const risk: ReleaseRisk = {
    rows: 0,
    classes: 0,
    k: null,
    uniques: 0,
    uniqueShare: 0,
    prosecutor: { max: 0, average: 0, shareAtRisk: 0 },
  }
  const ties: Levels[] = []
  const strategy: Strategy = 'optimal'
  const report: DeidentifyReport = {
    rows: 5,
    strategy,
    levels: null,
    score: null,
    suppressedRows: 0,
    classes: 0,
    classSize: { min: 0, avg: 0, max: 0 },
    lattice: { nodes: 6, checked: 6 },
    optimal: true,
    bound: null,
    ties,
    ms: 1,
    risk,
  }
  expect(DeidentifyReportSchema.parse(report)).toEqual(report)
})

it('takes several conditions at once, and has defaults for what need not be said', () => {
  const sensitive: SensitiveColumn[] = [{ column: '病种', order: ['甲', '乙'] }]
  const distance: Distance = 'ordered'
  const diversity: Diversity = 'recursive'
  const conditions: PrivacyCondition[] = [
    { model: 'kAnonymity', k: 5 },
    { model: 'lDiversity', column: '病种', diversity, l: 2, c: 3 },
    { model: 'tCloseness', column: '病种', distance, t: 0.2 },
  ]
  const metric: Metric = 'loss'
  const problem: DeidentifyProblem = {
    quasiIdentifiers: ['年龄'],
    hierarchies: [ages],
    sensitive,
    conditions,
    suppressionLimit: 0,
    metric,
  }
  expect(
    DeidentifyProblemSchema.parse({ quasiIdentifiers: ['年龄'], hierarchies: [ages], sensitive, conditions }),
  ).toEqual(problem)
})
