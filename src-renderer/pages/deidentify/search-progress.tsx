// How far the search for solutions has come: what was compared, the least loss so far, and what none can go below.
// A person may stop it, or take the best so far.
import { useState } from 'react'
import type { Progress } from '../../../src-main/contract/call.ts'
import { callEngine } from '../../engine/queries.ts'
import { deidentifySearchText as words } from '../../text/deidentify-search.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Sentence } from '../../ui/sentence.tsx'

const percent = (loss: number) => formatShare(loss, 1)

/** The stages follow from what is known: first nothing, then a solution, then a bound. */
function stageOf({ best, bound }: { best: number | null; bound: number | null }): string {
  if (best === null) return words.climbing
  return bound === null ? words.proving : words.checking
}

export function SearchProgress({ datasetId, progress }: { datasetId: string; progress: Progress | null }) {
  const [ending, setEnding] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const search = progress?.search ?? null
  const best = search?.best ?? null
  const bound = search?.bound ?? null
  const take = () => {
    setEnding(true)
    callEngine('deidentify.enough', { datasetId }).catch(setFault)
  }
  return (
    <div className="op-deid-searching" role="status">
      <ProgressBar percent={null} />
      <Sentence strong>{ending ? words.ending : search === null ? words.counting : stageOf({ best, bound })}</Sentence>
      <ul>
        {progress === null || progress.done === 0 ? null : <li>{words.checked(formatNumber(progress.done))}</li>}
        {best === null ? null : <li>{words.best(percent(best))}</li>}
        {bound === null ? null : <li>{words.bound(percent(bound))}</li>}
      </ul>
      {best === null ? null : (
        <div className="op-deid-row">
          <Button size="small" disabled={ending} onClick={take}>
            {words.enough}
          </Button>
          <Sentence>{words.enoughHint}</Sentence>
        </div>
      )}
      <ErrorNotice error={fault} />
    </div>
  )
}
