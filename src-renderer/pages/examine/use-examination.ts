// The profile of the shown view: the stored one if it is still true, else a new run.
// Runs by itself once, since looking is what one came for; a stopped run is not started again unasked.
import { useEffect, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { type Job, useEngineQuery, useJob } from '../../engine/queries.ts'

export interface Examination {
  profile: TableProfile | null
  job: Job<'profile.run'>
  error: unknown
  /** The person stopped the run. */
  stopped: boolean
  start(): void
  stop(): void
}

export function useExamination(datasetId: string, view: View): Examination {
  const stored = useEngineQuery('profile.get', { datasetId, view })
  const job = useJob('profile.run')
  const [stopped, setStopped] = useState(false)
  const { start: run, running, error } = job
  const missing = stored.data === null && !stored.isFetching
  useEffect(() => {
    if (missing && !running && !stopped && error === null) void run({ datasetId, view })
  }, [missing, running, stopped, error, run, datasetId, view])
  return {
    profile: stored.data ?? null,
    job,
    error: error ?? stored.error,
    stopped,
    start: () => {
      setStopped(false)
      void run({ datasetId, view })
    },
    stop: () => {
      setStopped(true)
      job.cancel()
    },
  }
}
