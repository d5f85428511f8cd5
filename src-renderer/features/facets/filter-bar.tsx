// The line above a table that shows only chosen rows: how many, why, and what can be done with them.
// Chooses nothing itself.
import { describeCondition } from '../../../src-main/contract/text/describe-condition.ts'
import { facetText } from '../../text/facets.ts'
import { Button } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import type { FacetState } from './use-facets.ts'
import './facets.css'

export interface FilterBarProps {
  state: FacetState
  onDrop(): void
  onKeep(): void
}

export function FilterBar({ state, onDrop, onKeep }: FilterBarProps) {
  const { filter, report } = state
  if (filter === null || report === undefined) return null
  const words = describeCondition(filter)
  return (
    <div className="op-filter-bar" role="status">
      <strong>{facetText.chosen(formatNumber(report.matching), formatNumber(report.rows))}</strong>
      <span className="op-ellipsis" title={words}>
        {report.matching === 0 ? facetText.none : words}
      </span>
      <span className="op-spring" />
      <Button size="small" onClick={onDrop} disabled={report.matching === 0}>
        {facetText.dropThese}
      </Button>
      <Button size="small" onClick={onKeep} disabled={report.matching === 0}>
        {facetText.keepThese}
      </Button>
      <Button size="small" type="text" onClick={state.clear}>
        {facetText.clearAll}
      </Button>
    </div>
  )
}
