import { expect, it } from 'vitest'
import { deidentifiedAs } from '../../../src-main/core/policy/deidentified-as.ts'
import { compileRunnable } from '../../../src-main/core/recipe/compile-recipe.ts'
import { context, stepsOf } from '../operations/run-step.ts'

function sameAs(level: number, hierarchy: object, more: object = {}) {
  const params = { levels: [{ column: '列', level, hierarchy }], k: 5, ...more }
  const steps = stepsOf([{ op: 'deidentify', columns: ['列'], params: params as never }])
  const step = compileRunnable(steps, ['列'], context).steps[0]
  return step === undefined ? undefined : deidentifiedAs(step, '列')
}

it('dates and ages made coarser count like the masking steps that would do the same', () => {
  const dates = { kind: 'date', units: ['month', 'year', 'decade'] }
  expect(sameAs(0, dates)).toBeNull()
  expect(sameAs(1, dates)).toEqual({ op: 'generalizeDate', params: { unit: 'month' } })
  expect(sameAs(3, dates)).toEqual({ op: 'generalizeDate', params: { unit: 'decade' } })
  expect(sameAs(2, { kind: 'age', widths: [5, 10] })).toEqual({ op: 'ageBand', params: { width: 10, topAge: 90 } })
})

it('a column of which nothing is left counts as hidden, other hierarchies as nothing', () => {
  expect(sameAs(2, { kind: 'prefix', keeps: [2] })).toBe('hidden')
  expect(sameAs(1, { kind: 'prefix', keeps: [2] })).toBeNull()
})

it('what is made coarser again for some counts as its finest, and an average as neither', () => {
  const dates = { kind: 'date', units: ['month', 'year', 'decade'] }
  expect(sameAs(3, dates, { further: [{ 列: 1 }] })).toEqual({ op: 'generalizeDate', params: { unit: 'month' } })
  expect(sameAs(3, dates, { further: [{ 列: 0 }] })).toBeNull()
  expect(sameAs(2, { kind: 'prefix', keeps: [2] }, { microaggregate: [{ column: '列', measure: 'mode' }] })).toBeNull()
})
