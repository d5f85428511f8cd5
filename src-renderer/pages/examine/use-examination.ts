// The profile of the shown view: the stored one if it is still true, else a new run.
// Runs by itself once, since looking is what one came for; a stopped or failed run is not started again unasked.
import { useEffect, useState } from 'react'
import type { Progress } from '../../../src-main/contract/call.ts'
import type { View } from '../../../src-main/contract/datasets.ts'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { cancelJob, useEngineQuery, useJob } from '../../engine/queries.ts'
import { useJobs } from '../../state/jobs.ts'

const CALL = 'profile.run'

export interface Examination {
  profile: TableProfile | null
  /** The stored profile is being looked up. */
  loading: boolean
  running: boolean
  progress: Progress | null
  error: unknown
  /** The person stopped the run. */
  stopped: boolean
  start(): void
  stop(): void
}

export function useExamination(datasetId: string, view: View): Examination {
  const stored = useEngineQuery('profile.get', { datasetId, view })
  const job = useJob(CALL)
  // A run started before one left this page and came back.
  const earlier = useJobs(state =>
    state.jobs.find(other => other.call === CALL && other.datasetId === datasetId && other.state === 'running'),
  )
  const [asked, setAsked] = useState<string | null>(null)
  const [stopped, setStopped] = useState(false)
  const { start: run, error } = job
  const running = job.running || earlier !== undefined
  const key = `${datasetId} ${view}`
  const found = stored.data !== undefined && stored.data !== null
  const missing = stored.data === null && !stored.isFetching
  useEffect(() => {
    if (found) setAsked(null)
    else if (missing && !running && asked !== key) {
      setAsked(key)
      void run({ datasetId, view })
    }
  }, [found, missing, running, asked, key, run, datasetId, view])
  return {
    profile: stored.data ?? null,
    loading: stored.isFetching && !found,
    running,
    progress: job.progress ?? earlier?.progress ?? null,
    error: error ?? stored.error,
    stopped,
    start: () => {
      setStopped(false)
      void run({ datasetId, view })
    },
    stop: () => {
      setStopped(true)
      cancelJob(CALL, datasetId)
    },
  }
}
