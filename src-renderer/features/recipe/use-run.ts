// Running the recipe: by hand, and by itself shortly after a change where the table is small.
// Decides when, never what: the engine runs the recipe as it stands.
import { useEffect, useRef } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { RecipeState } from '../../../src-main/contract/recipe.ts'
import type { RunReport } from '../../../src-main/contract/run.ts'
import { type Job, useEngineQuery, useJob } from '../../engine/queries.ts'
import { useJobs } from '../../state/jobs.ts'

/** Above this a run takes long enough that the person should choose the moment (1M×20 rows: about 4 s on two cores). */
export const AUTO_RUN_ROWS = 200_000
const AUTO_RUN_PAUSE_MS = 1200

export interface RecipeRun {
  readonly job: Job<'run.start'>
  /** The report of the present recipe's result; null = not run since the last change. */
  readonly report: RunReport | null
  /** A run will start by itself. */
  readonly automatic: boolean
  start(): void
}

/** Whether a run makes sense and may start unasked. */
export function runsByItself(state: Pick<RecipeState, 'steps'> | undefined, rows: number): boolean {
  if (state === undefined || rows >= AUTO_RUN_ROWS) return false
  const active = state.steps.filter(view => view.step.enabled)
  return active.length > 0 && active.every(view => view.problem === null)
}

export function useRun(dataset: DatasetSummary | undefined, state: RecipeState | undefined): RecipeRun {
  const datasetId = dataset?.id ?? null
  const job = useJob('run.start')
  const stored = useEngineQuery('run.get', datasetId === null ? null : { datasetId })
  const report = stored.data ?? null
  // A state of the recipe is tried once: a failed or stopped run waits for the person.
  const tried = useRef<number | null>(null)
  const node = state?.node ?? null
  // A run started on another page is still a run.
  const elsewhere = useJobs(({ jobs }) =>
    jobs.some(other => other.call === 'run.start' && other.datasetId === datasetId && other.state === 'running'),
  )
  const waiting = stored.isSuccess && report === null && !job.running && !elsewhere
  const automatic = waiting && tried.current !== node && runsByItself(state, dataset?.rows ?? AUTO_RUN_ROWS)

  useEffect(() => {
    if (!automatic || datasetId === null) return
    const timer = window.setTimeout(() => {
      tried.current = node
      void job.start({ datasetId })
    }, AUTO_RUN_PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [automatic, datasetId, node, job.start])

  return {
    job,
    report,
    automatic,
    start: () => {
      if (datasetId === null) return
      tried.current = node
      void job.start({ datasetId })
    },
  }
}
