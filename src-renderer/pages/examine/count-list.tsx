// Texts with their counts, each with a bar of its share.
// Sorts nothing.
import { examineText } from '../../text/examine.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { visibleBlanks } from '../../ui/visible-blanks.ts'

export interface CountListProps {
  items: readonly { text: string; count: number }[]
  whole: number
  /** In the fixed-width font. */
  code?: boolean
}

export function CountList({ items, whole, code = false }: CountListProps) {
  return (
    <ul className="op-counts">
      {items.map(({ text, count }) => (
        <li key={text}>
          <span className="op-counts-bar" style={{ width: `${whole === 0 ? 0 : (count / whole) * 100}%` }} />
          <span className={code ? 'op-ellipsis op-counts-code' : 'op-ellipsis'} title={text}>
            {text.trim() === '' ? examineText.card.blank : visibleBlanks(text)}
          </span>
          <span className="op-number op-muted">{formatNumber(count)}</span>
        </li>
      ))}
    </ul>
  )
}
