// The long jobs as the engine tells them, with when this window first heard of each, for rate and time left.
// Interface state only: starts nothing and stops nothing.
import { create } from 'zustand'
import type { JobState } from '../../src-main/contract/workspace.ts'

export interface SeenJob extends JobState {
  /** performance.now() of this window; the engine's `startedAt` runs on another clock. */
  seenAt: number
}

interface Jobs {
  jobs: readonly SeenJob[]
  /** `now` = performance.now() of this window. */
  heard(job: JobState, now: number): void
  dismiss(id: number): void
  /** The page that started it shows the fault itself. */
  dismissFailed(call: string, datasetId: string | null): void
}

/** Look-ups that are over before a bar could be read. */
const QUIET: ReadonlySet<string> = new Set(['files.inspect', 'table.find', 'profile.find'])

export function withJob(jobs: readonly SeenJob[], job: JobState, now: number): readonly SeenJob[] {
  if (QUIET.has(job.call)) return jobs
  const known = jobs.find(other => other.id === job.id)
  const others = jobs.filter(other => other.id !== job.id)
  if (job.state === 'done' || job.state === 'cancelled') return others
  const seen = { ...job, seenAt: known?.seenAt ?? now }
  return known === undefined ? [...jobs, seen] : jobs.map(other => (other.id === job.id ? seen : other))
}

export const useJobs = create<Jobs>(set => ({
  jobs: [],
  heard: (job, now) => set(state => ({ jobs: withJob(state.jobs, job, now) })),
  dismiss: id => set(state => ({ jobs: state.jobs.filter(job => job.id !== id) })),
  dismissFailed: (call, datasetId) =>
    set(state => ({
      jobs: state.jobs.filter(job => job.state !== 'failed' || job.call !== call || job.datasetId !== datasetId),
    })),
}))

export interface Pace {
  /** Units per second; null until there is enough to tell. */
  perSecond: number | null
  secondsLeft: number | null
}

/** Too early a figure would only jump about. */
const TELLING_SECONDS = 0.7

export function paceOf(job: SeenJob, now: number): Pace {
  const seconds = (now - job.seenAt) / 1000
  const { progress } = job
  if (progress === null || progress.done === 0 || seconds < TELLING_SECONDS)
    return { perSecond: null, secondsLeft: null }
  const perSecond = progress.done / seconds
  const left = progress.total === null ? null : Math.max(0, (progress.total - progress.done) / perSecond)
  return { perSecond, secondsLeft: left }
}
