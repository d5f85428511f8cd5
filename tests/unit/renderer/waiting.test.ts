// What the workbench says waits for a person, from the facts of a dataset.
import { expect, it } from 'vitest'
import { waitingOf } from '../../../src-renderer/state/waiting.ts'

const finished = {
  profiled: true,
  cleanSteps: 2,
  maskSteps: 1,
  deidentifySteps: 0,
  resultFresh: true,
  resultRows: 10,
  catalogueMissing: 0,
  gatesPassed: 15,
  gatesTotal: 15,
  lastPackage: { path: '包.zip', at: '2026-11-22T09:00:00Z', sha256: '', draft: true },
}
const steps = (change: Partial<typeof finished> | { lastPackage: null } | { gatesPassed: null }) =>
  waitingOf({ progress: { ...finished, ...change } }).map(({ step }) => step)

it('says nothing of a dataset whose package is made', () => {
  expect(steps({})).toEqual([])
})

it('names the next step first and what follows behind it', () => {
  expect(steps({ resultFresh: false, catalogueMissing: 3, gatesPassed: 12 })).toEqual(['clean', 'catalogue', 'export'])
  expect(steps({ profiled: false, cleanSteps: 0, resultFresh: false })).toEqual(['examine', 'mask'])
  expect(steps({ lastPackage: null })).toEqual(['export'])
  expect(steps({ gatesPassed: null })).toEqual(['export'])
})

it('never calls cleaning or masking due while the recipe has no step', () => {
  expect(steps({ cleanSteps: 0, maskSteps: 0, resultFresh: false })).toEqual([])
})
