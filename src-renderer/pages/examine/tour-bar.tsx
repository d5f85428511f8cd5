// Visiting the places of one problem: which, how many, where one is, on and back.
// Moves the tour; the grid does the showing.
import { examineText as words } from '../../text/examine.ts'
import { issueWords } from '../../text/issues.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconClose, IconDown, IconUp, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import type { TourGuide } from './problem-tour.ts'

export function TourBar({ guide }: { guide: TourGuide }) {
  const { tour, move, end } = guide
  if (tour === null) return null
  return (
    <div className="op-tour" role="status">
      <strong>{tour.column}</strong>
      <span>{issueWords(tour.code).title}</span>
      <span className="op-muted op-number">{words.problemCount(formatNumber(tour.count))}</span>
      {tour.place === null ? null : (
        <span className="op-muted op-number">{words.problemRow(formatNumber(tour.place.rowNumber))}</span>
      )}
      <ErrorNotice error={tour.error} compact />
      <span className="op-spring" />
      <Tooltip title={words.previous}>
        <Button size="small" type="text" icon={<IconUp />} aria-label={words.previous} onClick={() => move(true)} />
      </Tooltip>
      <Tooltip title={words.next}>
        <Button size="small" type="text" icon={<IconDown />} aria-label={words.next} onClick={() => move(false)} />
      </Tooltip>
      <Tooltip title={words.endProblem}>
        <Button size="small" type="text" icon={<IconClose />} aria-label={words.endProblem} onClick={end} />
      </Tooltip>
    </div>
  )
}
