// What a person chooses in facets, which columns of a new file are matched, and which steps an edit breaks.
import { describe, expect, it } from 'vitest'
import { FacetAnswerSchema } from '../../../src-main/contract/facets.ts'
import type { StepView } from '../../../src-main/contract/recipe.ts'
import { compileCondition } from '../../../src-main/core/recipe/condition.ts'
import {
  chosenValues,
  type Facet,
  filterOf,
  inverted,
  newFacet,
  rangeOf,
  toggled,
  withBars,
  withBeside,
  withRange,
} from '../../../src-renderer/features/facets/facet-state.ts'
import { newlyBroken } from '../../../src-renderer/features/recipe/broken-steps.ts'
import { matched, newColumns, type Rename } from '../../../src-renderer/features/replay/renames.ts'
import { chunkOf } from '../operations/run-step.ts'

const text = (column = '状态') => newFacet(1, column, undefined)
const numbers = (): Facet => ({ ...newFacet(2, '金额', undefined), kind: 'number' })
const bars = FacetAnswerSchema.parse({
  column: '金额',
  kind: 'number',
  rows: 6,
  choices: [],
  distinct: 0,
  cut: false,
  edges: ['0', '10', '20', '30'],
  bins: [1, 2, 3],
  below: 0,
  above: 0,
  other: 0,
  blank: 0,
})

function met(facets: readonly Facet[], rows: readonly (readonly string[])[]): boolean[] {
  const filter = filterOf(facets)
  if (filter === null) return rows.map(() => true)
  const mask = compileCondition(filter)(
    chunkOf(
      ['状态', '金额'],
      rows.map(row => [...row]),
    ),
  )
  return [...mask].map(bit => bit === 1)
}

describe('facets', () => {
  it('choose rows by one value or another, or by none of them', () => {
    const chosen = toggled(toggled(text(), '在业'), '')
    expect(chosenValues(chosen)).toEqual(['在业', ''])
    const rows = [
      ['在业', ''],
      ['注销', ''],
      ['', ''],
    ]
    expect(met([chosen], rows)).toEqual([true, false, true])
    expect(met([inverted(chosen)], rows)).toEqual([false, true, false])
    expect(filterOf([toggled(toggled(chosen, '在业'), '')])).toBeNull()
  })

  it('choose whole bars: the lower limit is in, the upper is not', () => {
    const chosen = withBars(numbers(), 'number', bars, 2, 1)
    expect(rangeOf(chosen)).toEqual({ from: '10', to: '30', closed: false })
    expect(
      met(
        [chosen],
        [
          ['', '10'],
          ['', '29.9'],
          ['', '30'],
          ['', '9'],
          ['', '不详'],
        ],
      ),
    ).toEqual([true, true, false, false, false])
  })

  it('take typed limits as part of the range, and a column of one value as one bar', () => {
    const typed = withRange(numbers(), 'number', { from: '', to: '30', closed: true })
    expect(
      met(
        [typed],
        [
          ['', '30'],
          ['', '31'],
        ],
      ),
    ).toEqual([true, false])
    const single = withBars(numbers(), 'number', { ...bars, edges: ['5', '5'], bins: [4] }, 0, 0)
    expect(
      met(
        [single],
        [
          ['', '5'],
          ['', '6'],
        ],
      ),
    ).toEqual([true, false])
  })

  it('choose what is beside the bars, and combine', () => {
    const other = withBeside(numbers(), 'number', 'other')
    const rows = [
      ['在业', '不详'],
      ['注销', '不详'],
      ['在业', '1'],
      ['在业', ''],
    ]
    expect(met([other, toggled(text(), '在业')], rows)).toEqual([true, false, false, false])
  })
})

describe('columns of a new file', () => {
  const renames: Rename[] = [{ from: '电话', to: '手机', by: 'content' }]

  it('go to one column only, and can be given back', () => {
    const changed = matched(renames, '传真', '手机')
    expect(changed).toEqual([{ from: '传真', to: '手机', by: 'person' }])
    expect(matched(renames, '电话', null)).toEqual([])
    expect(newColumns({ extra: ['手机', '邮箱'] }, renames)).toEqual(['邮箱'])
  })
})

describe('an edit that takes away what later steps need', () => {
  const view = (id: string, problem: string | null, columns: string[] = []): StepView => ({
    step: { id, op: 'normalizeText', columns, params: {}, enabled: true },
    kind: 'clean',
    title: '规整文字',
    sentence: `规整 ${columns.join()}`,
    problem,
    stops: false,
  })

  it('names the steps that ran before and cannot now, with their present places', () => {
    const before = [view('s1', null), view('s2', null, ['甲']), view('s3', '早就不行')]
    const after = [view('s2', '缺少甲', ['甲']), view('s3', '早就不行')]
    expect(newlyBroken(before, after)).toEqual([{ number: 1, sentence: '规整 甲', problem: '缺少甲', stops: false }])
  })

  it('does not blame a step that was itself changed', () => {
    expect(newlyBroken([view('s1', null, ['甲'])], [view('s1', '缺少乙', ['乙'])])).toEqual([])
  })
})
