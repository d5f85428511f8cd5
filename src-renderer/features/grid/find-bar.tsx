// The find bar over a grid: asks the engine for the next cell that holds the words, and says where it is.
// Looks in the table as stored; never in what happens to be on the screen.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import { callEngine } from '../../engine/queries.ts'
import { gridText } from '../../text/grid.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconClose, IconDown, IconUp, Input, type InputRef, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'

export interface FoundCell {
  index: number
  rowNumber: number
  column: string
}

export interface FindBarProps {
  datasetId: string
  view: View
  onFound(cell: FoundCell): void
  onClose(): void
}

type Outcome =
  | { state: 'idle' }
  | { state: 'searching' }
  | { state: 'found'; cell: FoundCell }
  | { state: 'none' }
  | { state: 'failed'; error: unknown }

function outcomeText(outcome: Outcome): string {
  switch (outcome.state) {
    case 'searching':
      return gridText.searching
    case 'found':
      return gridText.found(formatNumber(outcome.cell.rowNumber), outcome.cell.column)
    case 'none':
      return gridText.notFound
    case 'idle':
    case 'failed':
      return ''
  }
}

export function FindBar({ datasetId, view, onFound, onClose }: FindBarProps) {
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' })
  const last = useRef<FoundCell | null>(null)
  const running = useRef<AbortController | null>(null)
  const input = useRef<InputRef>(null)
  useEffect(() => {
    input.current?.focus()
    return () => running.current?.abort()
  }, [])

  const search = useCallback(
    async (backwards: boolean) => {
      if (text === '') return
      running.current?.abort()
      const abort = new AbortController()
      running.current = abort
      setOutcome({ state: 'searching' })
      try {
        const from = last.current ?? { index: backwards ? 0 : -1, column: null }
        const { hit } = await callEngine(
          'table.find',
          { datasetId, view, text, from: { index: from.index, column: from.column }, backwards },
          { signal: abort.signal },
        )
        last.current = hit
        setOutcome(hit === null ? { state: 'none' } : { state: 'found', cell: hit })
        if (hit !== null) onFound(hit)
      } catch (error) {
        if (!abort.signal.aborted) setOutcome({ state: 'failed', error })
      }
    },
    [datasetId, onFound, text, view],
  )

  return (
    <search className="op-find">
      <Input
        ref={input}
        size="small"
        value={text}
        placeholder={gridText.findPlaceholder}
        aria-label={gridText.find}
        allowClear
        onChange={event => {
          setText(event.target.value)
          last.current = null
        }}
        onKeyDown={event => {
          if (event.key === 'Enter') void search(event.shiftKey)
          if (event.key === 'Escape') onClose()
        }}
      />
      <Tooltip title={gridText.findPrevious}>
        <Button
          size="small"
          type="text"
          icon={<IconUp />}
          aria-label={gridText.findPrevious}
          onClick={() => void search(true)}
        />
      </Tooltip>
      <Tooltip title={gridText.findNext}>
        <Button
          size="small"
          type="text"
          icon={<IconDown />}
          aria-label={gridText.findNext}
          onClick={() => void search(false)}
        />
      </Tooltip>
      <output className="op-find-outcome">{outcomeText(outcome)}</output>
      {outcome.state === 'failed' ? <ErrorNotice error={outcome.error} compact /> : null}
      <span className="op-spring" />
      <Tooltip title={gridText.findClose}>
        <Button size="small" type="text" icon={<IconClose />} aria-label={gridText.findClose} onClick={onClose} />
      </Tooltip>
    </search>
  )
}
