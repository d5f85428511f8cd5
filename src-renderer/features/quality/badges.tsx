// The badges of a column: its kind and its security grade.
// Shows what the profile decided.
import type { ColumnProfile, Grade } from '../../../src-main/contract/profile.ts'
import { gradeText } from '../../text/common.ts'
import { examineText } from '../../text/examine.ts'
import { kindText } from '../../text/kinds.ts'
import { Tooltip } from '../../ui/kit.ts'
import './quality.css'

/** The best-founded kind, or the plain type of the values. */
export function kindOf(column: ColumnProfile): string {
  const [first] = column.semantics
  return first === undefined ? examineText.types[column.type] : kindText(first.kind)
}

export function KindBadge({ column }: { column: ColumnProfile }) {
  const sensitive = column.role === 'direct' || column.role === 'sensitive'
  return <span className={sensitive ? 'op-badge is-sensitive' : 'op-badge'}>{kindOf(column)}</span>
}

export function GradeBadge({ grade, reason }: { grade: Grade; reason?: string }) {
  const badge = <span className={`op-badge is-${grade}`}>{gradeText[grade]}</span>
  return reason === undefined || reason === '' ? badge : <Tooltip title={reason}>{badge}</Tooltip>
}
