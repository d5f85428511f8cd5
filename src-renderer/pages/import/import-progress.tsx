// How far a reading of files has come: what is being done, bytes, rows, and the stop button.
// Starts and stops nothing itself.
import type { Progress } from '../../../src-main/contract/call.ts'
import { stageText } from '../../text/frame.ts'
import { importText, severalText as words } from '../../text/import.ts'
import { Button } from '../../ui/kit.ts'
import { formatBytes, formatNumber } from '../../ui/number-text.tsx'
import { percentOf } from '../../ui/percent.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'

function sentenceOf(progress: Progress | null): string {
  return progress === null ? importText.importing : stageText[progress.stage]
}

function amountText(progress: Progress | null): string {
  if (progress === null) return ''
  const { done, total, unit, rows } = progress
  const bytes = unit === 'bytes' && total !== null ? words.bytesSoFar(formatBytes(done), formatBytes(total)) : ''
  const count = unit === 'rows' ? done : rows
  const read = count === undefined || count === 0 ? '' : words.rowsSoFar(formatNumber(count))
  return [bytes, read].filter(text => text !== '').join(' · ')
}

export function ImportProgress({ progress, onCancel }: { progress: Progress | null; onCancel(): void }) {
  return (
    <>
      <span className="op-nowrap">{sentenceOf(progress)}</span>
      <ProgressBar className="op-import-progress" percent={percentOf(progress)} small />
      <span className="op-muted op-number op-nowrap">{amountText(progress)}</span>
      <Button onClick={onCancel}>{importText.cancel}</Button>
    </>
  )
}
