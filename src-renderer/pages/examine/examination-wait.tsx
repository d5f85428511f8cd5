// What one sees before there is a profile: the run under way, or why there is none and how to start it.
// Starts and stops; shows no result.
import type { ReactNode } from 'react'
import { commonText } from '../../text/common.ts'
import { examineText as words } from '../../text/examine.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Skeleton } from '../../ui/kit.ts'
import { percentOf } from '../../ui/percent.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import type { Examination } from './use-examination.ts'

export interface ExaminationWaitProps {
  examination: Examination
  /** The way back to the other view. */
  viewSwitch: ReactNode
}

export function ExaminationWait({ examination, viewSwitch }: ExaminationWaitProps) {
  const { loading, running, progress, error, stopped, start, stop } = examination
  if (running) {
    return (
      <div className="op-examine-wait">
        <h2>{words.running}</h2>
        <ProgressBar percent={percentOf(progress)} />
        <Sentence>{words.runningHint}</Sentence>
        <Button onClick={stop}>{commonText.cancel}</Button>
      </div>
    )
  }
  if (loading) return <Skeleton className="op-page-inner" active />
  return (
    <div className="op-examine-wait">
      {viewSwitch}
      <ErrorNotice error={error} />
      <Sentence>{stopped ? words.stopped : words.notYet}</Sentence>
      <Button type="primary" onClick={start}>
        {words.start}
      </Button>
    </div>
  )
}
