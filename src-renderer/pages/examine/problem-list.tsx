// The problems of a column: what, how many, why it matters, see them one by one, repair.
// Where nothing can repair it, there is no repair button.

import { type Repair, repairFor } from '../../../src-main/contract/issue-repairs.ts'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { examineText } from '../../text/examine.ts'
import { issueWords } from '../../text/issues.ts'
import { Button, IconFix } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { StateDot } from '../../ui/state-dot.tsx'

export interface ProblemListProps {
  column: ColumnProfile
  onVisit(code: string): void
  /** null = repairs belong to the other view. */
  onRepair: ((repair: Repair) => void) | null
}

function RepairButton({ repair, onRepair }: { repair: Repair | null; onRepair: ProblemListProps['onRepair'] }) {
  if (repair === null || onRepair === null) return null
  const label = repair.kind === 'step' ? examineText.card.fix : examineText.card.decide[repair.place]
  return (
    <Button size="small" icon={repair.kind === 'step' ? <IconFix /> : null} onClick={() => onRepair(repair)}>
      {label}
    </Button>
  )
}

export function ProblemList({ column, onVisit, onRepair }: ProblemListProps) {
  if (column.issues.length === 0) {
    return (
      <p className="op-no-problems">
        <StateDot state="done" />
        {examineText.noProblems}
      </p>
    )
  }
  return (
    <ul className="op-problems" aria-label={examineText.card.problems}>
      {column.issues.map(({ code, count, rows }) => {
        const { title, explanation } = issueWords(code)
        return (
          <li key={code}>
            <span className="op-problem-title">{title}</span>
            <strong className="op-number">{formatNumber(count)}</strong>
            <span className="op-problem-why">{explanation}</span>
            <span className="op-problem-actions">
              {rows.length === 0 ? null : (
                <Button size="small" type="link" onClick={() => onVisit(code)}>
                  {examineText.card.jump}
                </Button>
              )}
              <RepairButton repair={repairFor(column, code)} onRepair={onRepair} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
