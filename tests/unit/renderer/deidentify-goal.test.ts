import { describe, expect, it } from 'vitest'
import type { HierarchyView } from '../../../src-main/contract/deidentify-window.ts'
import type { HierarchySpec } from '../../../src-main/contract/hierarchies.ts'
import { USUAL_FIGURES } from '../../../src-main/core/deidentification/risk/effect-level.ts'
import {
  boardOf,
  type ColumnRole,
  goalOf,
  questionOf,
  standardK,
  stepOf,
  USUAL_PROTECTION,
} from '../../../src-renderer/pages/deidentify/board-question.ts'
import { type BoardState, NEW_BOARD } from '../../../src-renderer/state/deidentify-board.ts'

const usual = standardK(USUAL_FIGURES)
type Opened = Parameters<typeof goalOf>[0]['openAttribute']
const goal = (openAttribute: Opened, secureEnvironment = false) => goalOf({ openAttribute, secureEnvironment }, usual)

describe('the goal of de-identification', () => {
  it('is chosen by the way of opening in the catalogue', () => {
    expect(goal('CONDITIONAL')).toMatchObject({ release: 'controlled', k: 5 })
    expect(goal('UNCONDITIONAL')).toMatchObject({ release: 'public', k: 20 })
    expect(goal('CONDITIONAL', true)).toMatchObject({ release: 'enclave', k: 3 })
  })

  it('is left as it is while nothing is decided and where the table stays closed', () => {
    expect(goal(null)).toEqual({ goalFrom: null })
    expect(goal('CLOSED')).toEqual({ goalFrom: 'CLOSED' })
  })

  it('follows the figures of the bureau where it has its own', () => {
    const { releases } = USUAL_FIGURES
    const own = standardK({ releases: { ...releases, controlled: { ...releases.controlled, threshold: 0.1 } } })
    expect(own).toEqual({ public: 20, controlled: 10, enclave: 3 })
    expect(goalOf({ openAttribute: 'CONDITIONAL', secureEnvironment: false }, own)).toMatchObject({ k: 10 })
  })
})

describe('what is asked of the engine', () => {
  const ages: HierarchySpec = { kind: 'age', widths: [5, 10], top: 90 }
  const illnesses: HierarchySpec = { kind: 'table', rows: [['流感', '呼吸', '*']] }
  const view = (column: string, spec: HierarchySpec, uncovered = 0): HierarchyView => ({
    column,
    spec,
    levels: [],
    labels: [],
    distinct: 1,
    uncovered: { count: uncovered, examples: [] },
    tree: [],
    rows: null,
  })
  const columns: ColumnRole[] = [
    { name: '年龄', role: 'quasi', distinct: 60 },
    { name: '病种', role: 'sensitive', distinct: 9 },
    { name: '备注', role: 'none', distinct: 3 },
  ]
  const views = { 年龄: view('年龄', ages), 病种: view('病种', illnesses) }
  const board: BoardState = {
    ...NEW_BOARD,
    protections: {
      病种: {
        ...USUAL_PROTECTION,
        distinct: 3,
        entropy: 2.5,
        recursive: { l: 2, c: 3 },
        alpha: 0.5,
        closeness: 0.2,
        distance: 'hierarchical',
      },
    },
    population: { input: '人口', kMap: 50, presence: { min: 0, max: 0.4 } },
  }

  it('holds every demand, and the step made of the answer brings the page back to it', () => {
    const question = questionOf(board, columns, views)
    if (question === null) throw new Error('everything is there')
    expect(question.sensitive).toEqual([{ column: '病种', ...board.protections.病种, hierarchy: illnesses }])
    const solution = { levels: { 年龄: 1 } } as unknown as Parameters<typeof stepOf>[1]
    const step = { id: 's1', ...stepOf(question, solution) }
    const back = boardOf(step)
    expect(back).toMatchObject({ protections: board.protections, population: board.population, k: 20 })
    expect(back.specs).toEqual({ 年龄: ages, 病种: illnesses })
    expect(questionOf({ ...NEW_BOARD, ...back }, columns, views)).toEqual(question)
  })

  it('the way of making coarser, averages and demands on the table come back from the step too', () => {
    const asked: BoardState = {
      ...NEW_BOARD,
      strategy: 'mondrian-relaxed',
      least: { 年龄: 1 },
      averages: { 区: { measure: 'mode', decimals: 1 } },
      maxAverage: 0.05,
      maxUnique: 0,
    }
    const places: HierarchySpec = { kind: 'prefix', keeps: [1] }
    const quasi: ColumnRole[] = [...columns, { name: '区', role: 'quasi', distinct: 5 }]
    const all = {
      ...views,
      区: view('区', places),
      年龄: { ...view('年龄', ages), levels: ['原值', '5 岁', '10 岁', '*'] },
    }
    const question = questionOf(asked, quasi, all)
    if (question === null) throw new Error('everything is there')
    expect(question).toMatchObject({ strategy: 'mondrian-relaxed', maxAverage: 0.05, maxUnique: 0 })
    expect(question.quasi).toEqual([
      { column: '年龄', hierarchy: ages, least: 1 },
      { column: '区', hierarchy: places },
    ])
    const back = boardOf({ id: 's1', ...stepOf(question, { levels: {} }) })
    expect(questionOf({ ...NEW_BOARD, ...back }, quasi, all)).toEqual(question)
  })

  it('waits for hierarchies that cover every value, also for the one that says how far values are apart', () => {
    expect(questionOf(board, columns, { 年龄: views.年龄 })).toBeNull()
    expect(questionOf(board, columns, { ...views, 病种: view('病种', illnesses, 2) })).toBeNull()
    expect(questionOf(NEW_BOARD, columns, { 年龄: views.年龄 })).not.toBeNull()
  })

  it('leaves a population aside until a table and a demand are named', () => {
    const asked = (population: BoardState['population']) => questionOf({ ...board, population }, columns, views)
    expect(asked({ input: '', kMap: 9, presence: null })?.population).toBeNull()
    expect(asked({ input: '人口', kMap: null, presence: null })?.population).toBeNull()
    expect(asked({ input: '人口', kMap: 9, presence: null })?.population).not.toBeNull()
  })
})
