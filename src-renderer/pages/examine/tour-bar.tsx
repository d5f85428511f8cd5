// Visiting the places of one problem: which, where in the list, on and back.
// Moves the tour; the grid does the showing.
import { examineText as words } from '../../text/examine.ts'
import { issueWords } from '../../text/issues.ts'
import { Button, IconClose, IconDown, IconUp, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import type { ProblemTour } from './problem-places.ts'

export interface TourBarProps {
  tour: ProblemTour
  onMove(by: 1 | -1): void
  onEnd(): void
}

export function TourBar({ tour, onMove, onEnd }: TourBarProps) {
  const listed = tour.rows.length
  return (
    <div className="op-tour" role="status">
      <strong>{tour.column}</strong>
      <span>{issueWords(tour.code).title}</span>
      <span className="op-muted op-number">{words.problemAt(formatNumber(tour.at + 1), formatNumber(tour.count))}</span>
      {listed < tour.count ? <span className="op-faint">{words.problemFirst(formatNumber(listed))}</span> : null}
      <span className="op-spring" />
      <Tooltip title={words.previous}>
        <Button size="small" type="text" icon={<IconUp />} aria-label={words.previous} onClick={() => onMove(-1)} />
      </Tooltip>
      <Tooltip title={words.next}>
        <Button size="small" type="text" icon={<IconDown />} aria-label={words.next} onClick={() => onMove(1)} />
      </Tooltip>
      <Tooltip title={words.endProblem}>
        <Button size="small" type="text" icon={<IconClose />} aria-label={words.endProblem} onClick={onEnd} />
      </Tooltip>
    </div>
  )
}
