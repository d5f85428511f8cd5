// What the job bar tells a waiting clerk.
// Uses given clock readings; never the real clock.
import { describe, expect, it } from 'vitest'
import type { JobState } from '../../../src-main/contract/workspace.ts'
import { paceOf, useJobs, withJob } from '../../../src-renderer/state/jobs.ts'

const running: JobState = {
  id: 1,
  call: 'datasets.import',
  datasetId: null,
  state: 'running',
  progress: { stage: 'import', done: 0, total: null, unit: 'rows' },
  startedAt: 0,
  error: null,
}
const at = (done: number, total: number | null): JobState => ({
  ...running,
  progress: { stage: 'import', done, total, unit: 'rows' },
})

describe('the job bar', () => {
  it('measures the rate from when the job was first seen', () => {
    const jobs = withJob(withJob([], at(0, 100_000), 1000), at(20_000, 100_000), 3000)
    expect(jobs).toHaveLength(1)
    expect(paceOf(jobs[0]!, 3000)).toEqual({ perSecond: 10_000, secondsLeft: 8 })
  })

  it('tells no time left while the total is unknown, and nothing at all in the first moment', () => {
    const jobs = withJob([], at(500, null), 1000)
    expect(paceOf(jobs[0]!, 1100)).toEqual({ perSecond: null, secondsLeft: null })
    expect(paceOf(jobs[0]!, 2000)).toEqual({ perSecond: 500, secondsLeft: null })
  })

  it('lets a finished or stopped job go and keeps a failed one until it is dismissed', () => {
    const jobs = withJob([], running, 0)
    expect(withJob(jobs, { ...running, state: 'done' }, 5)).toEqual([])
    expect(withJob(jobs, { ...running, state: 'cancelled' }, 5)).toEqual([])
    expect(withJob(jobs, { ...running, state: 'failed' }, 5)[0]?.state).toBe('failed')
  })

  it('does not flicker for a look-up', () => {
    expect(withJob([], { ...running, call: 'table.find' }, 0)).toEqual([])
  })
})

describe('a job whose page shows its own fault', () => {
  it('is not reported a second time at the bottom', () => {
    const { heard, dismissFailed } = useJobs.getState()
    heard({ ...running, state: 'failed' }, 0)
    heard({ ...running, id: 2, call: 'run.start', datasetId: 'd1', state: 'failed' }, 0)
    dismissFailed('datasets.import', null)
    expect(useJobs.getState().jobs.map(job => job.call)).toEqual(['run.start'])
  })
})
