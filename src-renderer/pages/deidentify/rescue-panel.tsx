// The records a solution would suppress: levels of their own under which they may stay, and what that costs.
// Searches on request; the recipe step keeps the levels found.
import { useCallback } from 'react'
import type { ExploreQuestion, Solution } from '../../../src-main/contract/deidentify-window.ts'
import { useJob } from '../../engine/queries.ts'
import { deidentifyWaysText } from '../../text/deidentify-ways.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox, IconStop, Spin } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import type { Board } from './use-board.ts'

const words = deidentifyWaysText.rescue
const share = (value: number) => formatShare(value, 1)

interface RescuePanelProps {
  board: Board
  datasetId: string
  question: ExploreQuestion
  /** As it was found. */
  solution: Solution
}

export function RescuePanel({ board: { board, set }, datasetId, question, solution }: RescuePanelProps) {
  const { start, running, cancel, error } = useJob('deidentify.rescue')
  const { chosen, rescue } = board
  const { levels, suppressedRows, loss } = solution
  const search = useCallback(async () => {
    const found = await start({ datasetId, question, levels })
    if (found !== null) set({ rescue: { of: chosen, found, on: found.passes.length > 0 } })
  }, [start, datasetId, question, levels, chosen, set])
  const known = rescue?.of === chosen ? rescue : null
  return (
    <section className="op-deid-rescue" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ErrorNotice error={error} onRetry={() => void search()} />
      {running ? (
        <div className="op-deid-row" role="status">
          <Spin size="small" />
          <Sentence>{words.running}</Sentence>
          <Button size="small" icon={<IconStop />} onClick={cancel}>
            {words.stop}
          </Button>
        </div>
      ) : null}
      {known === null && !running ? (
        <div className="op-deid-row">
          <Button size="small" onClick={() => void search()}>
            {words.start}
          </Button>
          <Sentence>{words.hint(formatNumber(suppressedRows))}</Sentence>
        </div>
      ) : null}
      {known === null || running ? null : known.found.passes.length === 0 ? (
        <Sentence>{words.nothing}</Sentence>
      ) : (
        <>
          <div className="op-deid-row">
            <Checkbox checked={known.on} onChange={event => set({ rescue: { ...known, on: event.target.checked } })}>
              {words.use}
            </Checkbox>
            <Sentence strong>
              {words.found(
                formatNumber(suppressedRows - known.found.solution.suppressedRows),
                formatNumber(known.found.solution.suppressedRows),
              )}
            </Sentence>
            <Sentence>{words.loss(share(loss), share(known.found.solution.loss))}</Sentence>
          </div>
          <Sentence>{words.cost}</Sentence>
        </>
      )}
    </section>
  )
}
