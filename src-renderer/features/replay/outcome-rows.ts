// Two runs of one recipe side by side: rows, columns and what each step did; pure functions.
// Judges only what differs a lot in proportion.
import type { ReplayOutcome } from '../../../src-main/contract/replay.ts'
import type { StepReport } from '../../../src-main/contract/run.ts'
import { replayText as words } from '../../text/replay.ts'
import { formatNumber } from '../../ui/number-text.tsx'

export interface OutcomeRow {
  readonly key: string
  readonly name: string
  readonly before: string
  readonly after: string
  readonly notable: boolean
}

const COUNTS = ['read', 'setAside', 'source', 'removed', 'added', 'result'] as const
/** Twice or half in proportion to the rows is worth a look, unless it is only a few rows. */
const TIMES = 2
const FEW_ROWS = 10

function differs(before: number, after: number, rowsBefore: number, rowsAfter: number): boolean {
  if (Math.max(before, after) < FEW_ROWS) return false
  const left = before / Math.max(1, rowsBefore)
  const right = after / Math.max(1, rowsAfter)
  return Math.max(left, right) > TIMES * Math.min(left, right)
}

const touched = (report: StepReport | undefined) =>
  report === undefined ? 0 : report.rowsChanged + report.rowsRemoved + report.rowsAdded

function stepWords(report: StepReport | undefined): string {
  if (report === undefined) return words.leftOut
  const parts = [
    report.rowsChanged > 0 ? words.changed(formatNumber(report.rowsChanged)) : '',
    report.rowsRemoved > 0 ? words.removed(formatNumber(report.rowsRemoved)) : '',
    report.cellsFailed > 0 ? words.failed(formatNumber(report.cellsFailed)) : '',
  ].filter(part => part !== '')
  return parts.length === 0 ? words.noEffect : parts.join('，')
}

function columnWords(before: readonly string[], after: readonly string[]): string {
  const more = after.filter(column => !before.includes(column))
  const fewer = before.filter(column => !after.includes(column))
  const parts = [
    formatNumber(after.length),
    more.length === 0 ? '' : words.moreColumns(more.join('、')),
    fewer.length === 0 ? '' : words.fewerColumns(fewer.join('、')),
  ]
  return parts.filter(part => part !== '').join('，')
}

export function outcomeRows(
  { before, after }: ReplayOutcome,
  steps: readonly { id: string; sentence: string }[],
): OutcomeRow[] {
  const rowsBefore = before?.counts.source ?? 0
  const rowsAfter = after.counts.source
  const counts = COUNTS.map(name => {
    const [left, right] = [before?.counts[name], after.counts[name]]
    return {
      key: name,
      name: words.counts[name],
      before: left === undefined ? '—' : formatNumber(left),
      after: formatNumber(right),
      notable: left !== undefined && differs(left, right, rowsBefore, rowsAfter),
    }
  })
  const columns = {
    key: 'columns',
    name: words.resultColumns,
    before: before === null ? '—' : formatNumber(before.result.columns),
    after: columnWords(before?.columns ?? after.columns, after.columns),
    notable: before !== null && before.columns.join('\n') !== after.columns.join('\n'),
  }
  const reports = steps.map(({ id, sentence }, at) => {
    const left = before?.steps.find(step => step.id === id)
    const right = after.steps.find(step => step.id === id)
    return {
      key: id,
      name: words.stepRow(at + 1, sentence),
      before: before === null ? '—' : stepWords(left),
      after: stepWords(right),
      notable:
        before !== null && (differs(touched(left), touched(right), rowsBefore, rowsAfter) || right === undefined),
    }
  })
  return [...counts, columns, ...reports]
}
