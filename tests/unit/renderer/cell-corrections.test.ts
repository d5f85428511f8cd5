// Corrections made in the table end up in one step behind the cleaning.
import { expect, it } from 'vitest'
import type { Step } from '../../../src-main/contract/recipe.ts'
import { correctedSteps, stepsBeforeCorrection } from '../../../src-renderer/features/recipe/cell-corrections.ts'

const step = (id: string, op: string, params: Step['params'] = {}): Step => ({
  id,
  op,
  columns: [],
  params,
  enabled: true,
})
const view = (one: Step) => ({
  step: one,
  kind: one.op === 'maskText' ? ('mask' as const) : ('clean' as const),
  problem: null,
})
const made = (row: number, old: string, fresh: string) => ({ row, column: '街道', old, new: fresh })
const cellsOf = (steps: readonly Step[]) => steps.find(one => one.op === 'setCells')?.params.cells

it('stands behind the cleaning and before the masking', () => {
  const steps = correctedSteps([step('s1', 'normalizeText'), step('s2', 'maskText')].map(view), made(5, '甲', '乙'))
  expect(steps.map(one => one.op)).toEqual(['normalizeText', 'setCells', 'maskText'])
})

it('joins the step that is already there, and starts anew behind later cleaning', () => {
  const first = correctedSteps([], made(5, '甲', '乙'))
  const second = correctedSteps(first.map(view), made(6, '丙', '丁'))
  expect(second).toHaveLength(1)
  expect(cellsOf(second)).toHaveLength(2)
  const third = correctedSteps([...second, step('s9', 'normalizeText')].map(view), made(7, '戊', '己'))
  expect(third.map(one => one.op)).toEqual(['setCells', 'normalizeText', 'setCells'])
})

it('remembers what a cell first held, and forgets a correction that is taken back', () => {
  const once = correctedSteps([], made(5, '甲', '乙'))
  const twice = correctedSteps(once.map(view), made(5, '乙', '丙'))
  expect(cellsOf(twice)).toEqual([made(5, '甲', '丙')])
  expect(correctedSteps(twice.map(view), made(5, '丙', '甲'))).toEqual([])
})

it('asks for the value behind every cleaning step that runs', () => {
  const off = { ...step('s2', 'fillDown'), enabled: false }
  const views = [step('s1', 'normalizeText'), off, step('s3', 'maskText')].map(view)
  expect(stepsBeforeCorrection(views).map(one => one.id)).toEqual(['s1'])
})
