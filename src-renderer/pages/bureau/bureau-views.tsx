// The views of the bureau's ledger: progress of bodies, targets, scores, doubled items, the items themselves.
// Which view is open is nobody's business outside.
import { type ReactNode, useState } from 'react'
import type { LedgerItem, LedgerReport, ScoreWeights } from '../../../src-main/contract/bureau-ledger.ts'
import { bureauText as words } from '../../text/bureau.ts'
import { Input, Segmented, Select } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { BodyTable } from './body-table.tsx'
import { DisputeList } from './dispute-view.tsx'
import { ItemTable } from './item-table.tsx'
import { ListProgress } from './list-progress.tsx'
import { PeriodReportView } from './period-report.tsx'
import { ScoreSheet } from './score-sheet.tsx'
import { SourceList } from './source-view.tsx'
import { TargetTable } from './target-table.tsx'
import { TaskTable } from './task-table.tsx'
import { TwinList } from './twin-list.tsx'

const VIEWS = [
  ...(['progress', 'outcomes', 'scores', 'items', 'returned', 'tasks'] as const),
  ...(['lists', 'twins', 'sources', 'disputes', 'quality'] as const),
] as const
type BureauView = (typeof VIEWS)[number]

export interface BureauViewsProps {
  report: LedgerReport
  items: readonly LedgerItem[]
  years: readonly number[]
  onYear(year: number): void
  weights: ScoreWeights
  onWeights(weights: ScoreWeights): void
  save: ReactNode
}

export function BureauViews({ report, items, years, onYear, weights, onWeights, save }: BureauViewsProps) {
  const [view, setView] = useState<BureauView>('progress')
  const [search, setSearch] = useState('')
  const counts: Partial<Record<BureauView, number>> = { twins: report.twins.length, returned: report.returned }
  const label = (one: BureauView) => {
    const count = counts[one] ?? 0
    return count === 0 ? words.views[one] : `${words.views[one]} ${formatNumber(count)}`
  }
  const matching = items.filter(item => `${item.body}${item.title}`.includes(search.trim()))
  return (
    <>
      <div className="op-bureau-bar">
        <Segmented<BureauView>
          value={view}
          onChange={setView}
          options={VIEWS.map(one => ({ value: one, label: label(one) }))}
        />
      </div>
      <div className="op-bureau-bar">
        <Input.Search
          allowClear
          className="op-bureau-search"
          placeholder={words.search}
          aria-label={words.search}
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
        {years.length === 0 ? null : (
          <Select
            aria-label={words.columns.target}
            value={report.year}
            onChange={chosen => chosen !== null && onYear(chosen)}
            options={years.map(year => ({ value: year, label: words.year(year) }))}
          />
        )}
        {save}
      </div>
      {view === 'progress' ? (
        <BodyTable bodies={report.bodies.filter(({ body }) => body.includes(search.trim()))} />
      ) : null}
      {view === 'outcomes' ? <TargetTable outcomes={report.outcomes} /> : null}
      {view === 'scores' ? <ScoreSheet scores={report.scores} weights={weights} onWeights={onWeights} /> : null}
      {view === 'twins' ? <TwinList twins={report.twins} items={items} /> : null}
      {view === 'items' ? (
        <ItemTable items={matching.filter(item => item.state === 'ACCEPTED')} uncounted={report.uncounted} />
      ) : null}
      {view === 'returned' ? <ItemTable items={matching.filter(item => item.state === 'RETURNED')} reasons /> : null}
      {view === 'tasks' ? <TaskTable /> : null}
      {view === 'lists' ? <ListProgress search={search} /> : null}
      {view === 'sources' ? <SourceList search={search} /> : null}
      {view === 'disputes' ? <DisputeList items={items} /> : null}
      {view === 'quality' ? <PeriodReportView today={report.today} /> : null}
    </>
  )
}
