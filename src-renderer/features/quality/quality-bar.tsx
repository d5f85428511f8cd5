// The thin bar of a column: 有效, 空值, 错值 as shares of its rows.
// Shows three figures; computes none.

import type { ColumnQuality } from '../../../src-main/contract/quality.ts'
import { examineText } from '../../text/examine.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import './quality.css'

const width = (part: number, whole: number) => `${whole === 0 ? 0 : (part / whole) * 100}%`

function qualitySentence({ rows, valid, empty, wrong }: ColumnQuality): string {
  const { valid: good, empty: none, wrong: bad } = examineText.quality
  return [
    `${good} ${formatNumber(valid)}（${formatShare(valid, rows)}）`,
    `${none} ${formatNumber(empty)}（${formatShare(empty, rows)}）`,
    `${bad} ${formatNumber(wrong)}（${formatShare(wrong, rows)}）`,
  ].join(' · ')
}

/** The three figures in words, for where there is room. */
export function QualityLegend({ quality }: { quality: ColumnQuality }) {
  const { valid, empty, wrong } = examineText.quality
  const terms = [
    { kind: 'valid', name: valid, count: quality.valid },
    { kind: 'empty', name: empty, count: quality.empty },
    { kind: 'wrong', name: wrong, count: quality.wrong },
  ]
  return (
    <dl className="op-quality-legend">
      {terms.map(({ kind, name, count }) => (
        <div key={kind} className={`is-${kind}`}>
          <dt>{name}</dt>
          <dd>
            {formatNumber(count)}
            <small>{formatShare(count, quality.rows)}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function QualityBar({ quality }: { quality: ColumnQuality }) {
  const sentence = qualitySentence(quality)
  return (
    <span className="op-quality" role="img" aria-label={sentence} title={sentence}>
      <span className="is-valid" style={{ width: width(quality.valid, quality.rows) }} />
      <span className="is-empty" style={{ width: width(quality.empty, quality.rows) }} />
      <span className="is-wrong" style={{ width: width(quality.wrong, quality.rows) }} />
    </span>
  )
}
