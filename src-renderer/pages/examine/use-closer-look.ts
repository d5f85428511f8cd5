// A closer look at the shown view: the kept one if it is still true, else a run that starts when one comes to see it.
// A stopped or failed run is not started again unasked.
import { useEffect, useState } from 'react'
import type { Progress } from '../../../src-main/contract/call.ts'
import type { View } from '../../../src-main/contract/datasets.ts'
import type { Relations, SingleOutReport } from '../../../src-main/contract/relations.ts'
import { type Job, useEngineQuery, useJob } from '../../engine/queries.ts'

export interface CloserLook<R, I> {
  report: R | null
  running: boolean
  progress: Progress | null
  error: unknown
  start(input?: I): void
  stop(): void
}

/** Starts once for each thing looked at, when there is nothing kept of it. */
function useFirstRun(key: string, missing: boolean, running: boolean, start: () => void): void {
  const [asked, setAsked] = useState<string | null>(null)
  useEffect(() => {
    if (!missing || running || asked === key) return
    setAsked(key)
    start()
  }, [missing, running, asked, key, start])
}

function lookOf<R, I>(
  kept: { data: R | null | undefined; error: unknown },
  job: Pick<Job<'relations.run'>, 'running' | 'progress' | 'error' | 'cancel'>,
  start: (input?: I) => void,
): CloserLook<R, I> {
  return {
    report: kept.data ?? null,
    running: job.running,
    progress: job.progress,
    error: job.error ?? kept.error,
    start,
    stop: job.cancel,
  }
}

export function useRelations(datasetId: string, view: View): CloserLook<Relations, never> {
  const kept = useEngineQuery('relations.get', { datasetId, view })
  const job = useJob('relations.run')
  const { start: run } = job
  const start = () => void run({ datasetId, view })
  useFirstRun(`${datasetId} ${view}`, kept.data === null && !kept.isFetching, job.running, start)
  return lookOf(kept, job, start)
}

export interface SetsWanted {
  columns: string[]
  maxSize: number
}

export function useSingleOut(datasetId: string, view: View): CloserLook<SingleOutReport, SetsWanted> {
  const kept = useEngineQuery('singleOut.get', { datasetId, view })
  const job = useJob('singleOut.run')
  const { start: run } = job
  const start = (wanted?: SetsWanted) => void run({ datasetId, view, ...wanted })
  useFirstRun(`${datasetId} ${view}`, kept.data === null && !kept.isFetching, job.running, start)
  return lookOf(kept, job, start)
}
