// Facets over stored tables: what is counted is what the scoped step will treat, however the table is cut into pieces.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FacetAsk, FacetAskSchema } from '../../../src-main/contract/facets.ts'
import { type ColumnCondition, type Condition, StepSchema } from '../../../src-main/contract/recipe.ts'
import { stretchesOf } from '../../../src-main/jobs/facet-page.ts'
import { facetTable } from '../../../src-main/jobs/facet-table.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { runOn, type StepInput, storeTable, temporaryFolder } from './make-table.ts'

const ROWS = 5000
let folder: WorkFolder
let remove: () => void
let versionId: number

const STATES = ['在业', '注销', ' 在业', '', '吊销']
const amount = (row: number) => (row % 50 === 0 ? '不详' : row % 25 === 1 ? '' : String(row % 1000))
const day = (row: number) =>
  `2024-${String((row % 12) + 1).padStart(2, '0')}-${String((row % 28) + 1).padStart(2, '0')}`

beforeAll(() => {
  ;({ folder, remove } = temporaryFolder())
  const rows = Array.from({ length: ROWS }, (_, row) => row)
  versionId = storeTable(
    folder,
    ['状态', '金额', '日期', '编号'],
    [rows.map(row => STATES[row % STATES.length] ?? ''), rows.map(amount), rows.map(day), rows.map(row => `N${row}`)],
  )
})
afterAll(() => remove())

const ask = (facet: Partial<FacetAsk> & Pick<FacetAsk, 'column' | 'kind'>): FacetAsk => FacetAskSchema.parse(facet)
const stepsOf = (steps: readonly StepInput[]) => steps.map((step, at) => StepSchema.parse({ ...step, id: `s${at}` }))

function count(facets: readonly FacetAsk[], steps: readonly StepInput[] = [], filter: Condition | null = null) {
  const place = { access: folder.access, versionId }
  return facetTable({ kind: 'facetTable', place, steps: stepsOf(steps), facets, filter }, () => false)
}

describe('one facet', () => {
  it('counts every value of a text column, most rows first', () => {
    const [facet] = count([ask({ column: '状态', kind: 'text' })]).report.facets
    expect(facet?.rows).toBe(ROWS)
    expect(facet?.choices.map(({ count: rows }) => rows)).toEqual([1000, 1000, 1000, 1000, 1000])
    expect(new Set(facet?.choices.map(({ value }) => value))).toEqual(new Set(STATES))
  })

  it('finds values by a part of them, and keeps a chosen one in the list', () => {
    const chosen: ColumnCondition[] = [{ column: '编号', test: 'in', values: ['N7'] }]
    const [facet] = count([ask({ column: '编号', kind: 'text', search: 'n499', sort: 'name', chosen })]).report.facets
    expect(facet?.choices.at(0)).toEqual({ value: 'N499', count: 1 })
    expect(facet?.choices.at(-1)).toEqual({ value: 'N7', count: 1 })
    expect(facet?.distinct).toBe(11)
  })

  it('puts numbers into bars, and what is no number or blank beside them; all rows are somewhere', () => {
    const [facet] = count([ask({ column: '金额', kind: 'number' })]).report.facets
    expect(facet?.other).toBe(100)
    expect(facet?.blank).toBe(200)
    const bars = facet?.bins.reduce((sum, bin) => sum + bin, 0) ?? 0
    expect(bars + 300 + (facet?.below ?? 0) + (facet?.above ?? 0)).toBe(ROWS)
    expect(facet?.edges?.length).toBe((facet?.bins.length ?? 0) + 1)
  })

  it('puts dates into bars of whole periods', () => {
    const [facet] = count([ask({ column: '日期', kind: 'date' })]).report.facets
    expect(facet?.edges?.every(edge => /^\d{4}-\d{2}-\d{2}$/.test(edge))).toBe(true)
    expect(facet?.bins.reduce((sum, bin) => sum + bin, 0)).toBe(ROWS)
  })

  it('counts the problems the profile would find', () => {
    const [facet] = count([ask({ column: '金额', kind: 'problem', type: 'integer' })]).report.facets
    expect(facet?.choices).toContainEqual({ value: 'emptyToken', count: 100 })
  })

  it('tells blank cells from filled ones', () => {
    const [facet] = count([ask({ column: '状态', kind: 'blank' })]).report.facets
    expect(facet?.choices).toEqual([
      { value: '', count: 1000 },
      { value: 'filled', count: 4000 },
    ])
  })
})

describe('facets together', () => {
  it('narrow one another but not themselves', () => {
    const state = ask({
      column: '状态',
      kind: 'text',
      chosen: [{ column: '状态', test: 'in', values: ['在业'] }],
    })
    const blank = ask({ column: '金额', kind: 'blank', chosen: [{ column: '金额', test: 'notEmpty' }] })
    const { report } = count([state, blank])
    const [states, blanks] = report.facets
    expect(states?.choices.length).toBe(STATES.length)
    expect(states?.rows).toBe(4800)
    expect(blanks?.rows).toBe(1000)
    expect(report.matching).toBe(blanks?.choices.find(({ value }) => value === 'filled')?.count)
  })

  it('look at the rows as the steps leave them', () => {
    const steps: StepInput[] = [{ op: 'normalizeText', columns: ['状态'], params: {}, enabled: true }]
    const [facet] = count([ask({ column: '状态', kind: 'text' })], steps).report.facets
    expect(facet?.choices[0]).toEqual({ value: '在业', count: 2000 })
  })

  it('choose exactly the rows that a step with that scope treats', async () => {
    const conditions: ColumnCondition[] = [
      { column: '金额', test: 'atLeast', value: '100' },
      { column: '金额', test: 'lessThan', value: '450' },
      { column: '日期', test: 'since', value: '2024-03-01' },
      { column: '日期', test: 'upTo', value: '2024-06-30' },
      { column: '状态', test: 'notIn', values: [''] },
    ]
    const { report, matching } = count([], [], { match: 'all', conditions })
    expect(report.matching).toBe(matching.length)
    const scoped: StepInput = {
      op: 'addText',
      columns: ['编号'],
      params: { before: 'X' },
      scope: { match: 'all', conditions },
      enabled: true,
    }
    const { report: run } = await runOn(folder, versionId, [scoped])
    expect(run.steps[0]?.rowsChanged).toBe(report.matching)
    expect(report.matching).toBeGreaterThan(0)
  })

  it('say which column is not there', () => {
    expect(() => count([ask({ column: '姓名', kind: 'text' })])).toThrow(
      expect.objectContaining({ code: 'RECIPE_COLUMN_MISSING' }),
    )
  })
})

it('rows near together are read in one go, and none is left out', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(3000), { maxLength: 200 }), places => {
      const sorted = places.sort((a, b) => a - b)
      const read = new Set(
        stretchesOf(sorted).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
      )
      expect(sorted.every(place => read.has(place))).toBe(true)
    }),
  )
})
