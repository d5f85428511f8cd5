// The thin bar of a column: 有效, 空值, 错值 as shares of its rows.
// Shows three figures; computes none.
import { examineText } from '../../text/examine.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import type { ColumnQuality } from './quality.ts'
import './quality.css'

const width = (part: number, whole: number) => `${whole === 0 ? 0 : (part / whole) * 100}%`

export function qualitySentence({ rows, valid, empty, wrong }: ColumnQuality): string {
  const { valid: good, empty: none, wrong: bad } = examineText.quality
  return [
    `${good} ${formatNumber(valid)}（${formatShare(valid, rows)}）`,
    `${none} ${formatNumber(empty)}（${formatShare(empty, rows)}）`,
    `${bad} ${formatNumber(wrong)}（${formatShare(wrong, rows)}）`,
  ].join(' · ')
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
