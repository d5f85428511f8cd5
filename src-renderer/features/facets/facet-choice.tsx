// One line of a facet: what is chosen by a click, and how many rows that is.
// Keeps no choice of its own.
import { formatNumber } from '../../ui/number-text.tsx'

export interface FacetChoiceProps {
  label: string
  /** The whole value, where the label may be cut. */
  title: string
  rows: number
  chosen: boolean
  /** The label stands for no value of the table. */
  plain?: boolean
  onToggle(): void
}

export function FacetChoice({ label, title, rows, chosen, plain = false, onToggle }: FacetChoiceProps) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        className={chosen ? 'op-facet-choice is-chosen' : 'op-facet-choice'}
        onClick={onToggle}
      >
        <span className={plain ? 'op-facet-value is-blank' : 'op-facet-value'} title={title}>
          {label}
        </span>
        <span className="op-number">{formatNumber(rows)}</span>
      </button>
    </li>
  )
}
