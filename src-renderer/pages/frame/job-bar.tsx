// The running job at the bottom: what, how far, how fast, how long still, and the stop button.
// Starts nothing; a failed job stays until it has been read.
import { useEffect, useState } from 'react'
import { fromWireError } from '../../../src-main/contract/errors.ts'
import { cancelJob } from '../../engine/queries.ts'
import { type Pace, paceOf, type SeenJob, useJobs } from '../../state/jobs.ts'
import { jobName, jobText, stageText } from '../../text/frame.ts'
import { errorSentence } from '../../ui/error-notice.tsx'
import { Button } from '../../ui/kit.ts'
import { formatBytes, formatNumber } from '../../ui/number-text.tsx'
import { percentOf } from '../../ui/percent.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { StateDot } from '../../ui/state-dot.tsx'

/** Shorter work is over before a bar could be read. */
const SHOW_AFTER_MS = 350
const TICK_MS = 250

function timeText(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  if (whole < 60) return jobText.seconds(String(whole))
  if (whole < 3600) return jobText.minutes(String(Math.floor(whole / 60)), String(whole % 60))
  return jobText.hours(String(Math.floor(whole / 3600)), String(Math.floor((whole % 3600) / 60)))
}

function amountText({ progress }: SeenJob): string {
  if (progress === null) return ''
  if (progress.unit === 'bytes') {
    const done = formatBytes(progress.done)
    return progress.total === null ? done : `${done} / ${formatBytes(progress.total)}`
  }
  const unit = jobText.units[progress.unit]
  const done = formatNumber(progress.done)
  return progress.total === null ? jobText.done(done, unit) : jobText.doneOf(done, formatNumber(progress.total), unit)
}

function paceText(job: SeenJob, pace: Pace): string {
  if (job.progress === null || pace.perSecond === null) return ''
  const rate =
    job.progress.unit === 'bytes'
      ? jobText.rate(formatBytes(pace.perSecond), '')
      : jobText.rate(formatNumber(Math.round(pace.perSecond)), jobText.units[job.progress.unit])
  return pace.secondsLeft === null ? rate : `${rate} · ${jobText.left(timeText(pace.secondsLeft))}`
}

function RunningJob({ job, now, waiting }: { job: SeenJob; now: number; waiting: number }) {
  const percent = percentOf(job.progress)
  return (
    <div className="op-job" role="status">
      <strong>{jobName(job.call)}</strong>
      {job.progress === null ? null : <span className="op-nowrap op-muted">{stageText[job.progress.stage]}</span>}
      <ProgressBar className="op-job-progress" percent={percent} small />
      <span className="op-number op-muted">{amountText(job)}</span>
      <span className="op-number op-faint">{paceText(job, paceOf(job, now))}</span>
      <span className="op-spring" />
      {waiting > 0 ? (
        <span className="op-faint">
          {jobText.waiting} {waiting}
        </span>
      ) : null}
      <Button size="small" onClick={() => cancelJob(job.call, job.datasetId)}>
        {jobText.cancel}
      </Button>
    </div>
  )
}

function FailedJob({ job }: { job: SeenJob }) {
  const dismiss = useJobs(state => state.dismiss)
  return (
    <div className="op-job is-failed" role="alert">
      <StateDot state="wrong" label={jobText.failed} />
      <strong>{jobName(job.call)}</strong>
      <span className="op-job-error">
        {job.error === null ? jobText.failed : errorSentence(fromWireError(job.error))}
      </span>
      <span className="op-spring" />
      <Button size="small" onClick={() => dismiss(job.id)}>
        {jobText.dismiss}
      </Button>
    </div>
  )
}

/** This window's clock while something runs. */
function useTick(active: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!active) return
    const timer = window.setInterval(() => setNow(performance.now()), TICK_MS)
    return () => window.clearInterval(timer)
  }, [active])
  return now
}

export function JobBar() {
  const jobs = useJobs(state => state.jobs)
  const running = jobs.filter(job => job.state === 'running')
  const failed = jobs.filter(job => job.state === 'failed').at(-1)
  const now = useTick(running.length > 0)
  const first = running[0]
  const shown = first !== undefined && now - first.seenAt >= SHOW_AFTER_MS ? first : undefined
  if (shown === undefined && failed === undefined) return null
  return (
    <footer className="op-jobs">
      {failed === undefined ? null : <FailedJob job={failed} />}
      {shown === undefined ? null : <RunningJob job={shown} now={now} waiting={running.length - 1} />}
    </footer>
  )
}
