// A closer look under way, or one that failed and may be tried again.
// Shows no result.
import type { Progress } from '../../../src-main/contract/call.ts'
import { commonText } from '../../text/common.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button } from '../../ui/kit.ts'
import { percentOf } from '../../ui/percent.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Sentence } from '../../ui/sentence.tsx'

export interface LookWaitProps {
  look: { running: boolean; progress: Progress | null; error: unknown; start(): void; stop(): void }
  sentence: string
}

export function LookWait({ look, sentence }: LookWaitProps) {
  return (
    <div className="op-look-wait">
      {look.running ? (
        <>
          <Sentence strong>{sentence}</Sentence>
          <ProgressBar percent={percentOf(look.progress)} />
          <Button onClick={look.stop}>{commonText.cancel}</Button>
        </>
      ) : (
        <>
          <ErrorNotice error={look.error} />
          <Button type="primary" onClick={() => look.start()}>
            {commonText.retry}
          </Button>
        </>
      )}
    </div>
  )
}
