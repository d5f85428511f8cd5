import { describe, expect, it } from 'vitest'
import type { Step } from '../../../src-main/contract/recipe.ts'
import {
  duplicateStep,
  insertStep,
  moveStep,
  nextStepId,
  placeFor,
  removeStep,
  replaceStep,
  sameOrder,
  toggleStep,
} from '../../../src-renderer/features/recipe/recipe-edits.ts'

const step = (id: string, op = 'normalizeText'): Step => ({ id, op, columns: [], params: {}, enabled: true })
const ids = (steps: readonly Step[]) => steps.map(one => one.id).join(' ')
const three = [step('s1'), step('s2'), step('s3')]

describe('editing the recipe', () => {
  it('gives a new step a number no other step has, even after one was deleted', () => {
    expect(nextStepId([])).toBe('s1')
    expect(nextStepId(three)).toBe('s4')
    expect(nextStepId(removeStep(three, 's1'))).toBe('s4')
  })

  it('puts a cleaning step before the masking steps and a masking step after the cleaning ones', () => {
    const steps = [{ kind: 'clean' }, { kind: 'mask' }, { kind: 'deidentify' }] as const
    expect(placeFor('clean', steps)).toBe(1)
    expect(placeFor('mask', steps)).toBe(2)
    expect(placeFor('deidentify', steps)).toBe(3)
    expect(placeFor('mask', [])).toBe(0)
  })

  it('moves a step down and up and stops at the ends', () => {
    expect(ids(moveStep(three, 's1', 1))).toBe('s2 s1 s3')
    expect(ids(moveStep(three, 's3', 0))).toBe('s3 s1 s2')
    expect(ids(moveStep(three, 's2', 99))).toBe('s1 s3 s2')
    expect(ids(moveStep(three, 's2', -5))).toBe('s2 s1 s3')
    expect(sameOrder(moveStep(three, 's2', 1), three)).toBe(true)
  })

  it('copies a step right below the original without sharing its parameters', () => {
    const original = { ...step('s1'), params: { table: ['a'] } }
    const copied = duplicateStep([original, step('s2')], 's1')
    expect(ids(copied)).toBe('s1 s3 s2')
    expect(copied[1]?.params).toEqual(original.params)
    expect(copied[1]?.params.table).not.toBe(original.params.table)
  })

  it('switches one step off and leaves the others alone', () => {
    expect(toggleStep(three, 's2').map(one => one.enabled)).toEqual([true, false, true])
    expect(toggleStep(toggleStep(three, 's2'), 's2')).toEqual(three)
  })

  it('never changes the list it was given', () => {
    const before = structuredClone(three)
    insertStep(three, step('s9'), 1)
    replaceStep(three, { ...step('s2'), enabled: false })
    moveStep(three, 's1', 2)
    expect(three).toEqual(before)
  })
})
