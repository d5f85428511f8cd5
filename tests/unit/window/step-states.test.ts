// What the step bar tells a clerk about a dataset.
// Checks states and sentences, never pixels.
import { describe, expect, it } from 'vitest'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { nextStep, stepStates } from '../../../src-renderer/state/step-states.ts'

const untouched: DatasetSummary['progress'] = {
  profiled: false,
  cleanSteps: 0,
  maskSteps: 0,
  deidentifySteps: 0,
  resultFresh: false,
  resultRows: null,
  catalogueMissing: null,
  gatesPassed: null,
  gatesTotal: null,
  lastPackage: null,
}

function dataset(progress: Partial<DatasetSummary['progress']>, rowsSetAside = 0): DatasetSummary {
  return {
    id: 'd1',
    name: '公交站点',
    importedAt: '2026-01-05T09:00:00',
    changedAt: '2026-01-05T09:00:00',
    source: { file: '公交站点.xlsx', sheet: 'Sheet1', bytes: 10, sha256: '' },
    reading: { header: 'auto' },
    rowsRead: 1200 + rowsSetAside,
    rowsSetAside,
    rows: 1200,
    columns: ['站名', '线路'],
    progress: { ...untouched, ...progress },
  }
}

describe('the step bar', () => {
  it('says how many rows were kept and set aside after an import', () => {
    expect(stepStates(dataset({}, 3)).import).toEqual({ state: 'done', sentence: '1,200 行 · 搁置 3' })
    expect(stepStates(dataset({})).import.sentence).toBe('1,200 行')
  })

  it('sends the clerk to the examination before anything else', () => {
    const states = stepStates(dataset({}))
    expect(states.examine.state).toBe('todo')
    expect(states.clean).toEqual({ state: 'later', sentence: '先做体检' })
    expect(nextStep(states)).toBe('examine')
  })

  it('never calls masking unneeded only because no rule was added', () => {
    expect(stepStates(dataset({ profiled: true })).mask.state).toBe('todo')
  })

  it('asks for a new run when the recipe changed after the last result', () => {
    const changed = stepStates(dataset({ profiled: true, cleanSteps: 2, maskSteps: 1, resultFresh: false }))
    expect(changed.clean).toEqual({ state: 'todo', sentence: '2 个步骤，还没运行' })
    const fresh = stepStates(dataset({ profiled: true, cleanSteps: 2, maskSteps: 1, resultFresh: true }))
    expect(fresh.clean.state).toBe('done')
    expect(fresh.mask).toEqual({ state: 'done', sentence: '1 个步骤，已运行' })
  })

  it('counts what the catalogue still lacks and calls it done when nothing is missing', () => {
    expect(stepStates(dataset({ catalogueMissing: 4 })).catalogue).toEqual({ state: 'todo', sentence: '还差 4 项' })
    expect(stepStates(dataset({ catalogueMissing: 0 })).catalogue.state).toBe('done')
  })

  it('shows how many gates are met until a package exists, and calls a draft a draft', () => {
    expect(stepStates(dataset({ gatesPassed: 8, gatesTotal: 11 })).export.sentence).toBe('条件满足 8/11')
    const lastPackage = { path: 'a.zip', at: '2026-01-05T10:00:00', sha256: '', draft: true }
    expect(stepStates(dataset({ lastPackage })).export).toEqual({ state: 'done', sentence: '已生成草稿包' })
  })
})
