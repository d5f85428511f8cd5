// The five dimensions of quality with their figures and the formula of each; no score over all.
// Shows shares worked out in features/quality.
import type { ReactNode } from 'react'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { DIMENSIONS, type Dimension, type Share, tableQuality } from '../../../src-main/contract/quality.ts'
import { fill } from '../../../src-main/contract/text/describe-error.ts'
import { timelessTexts, timelyFormulaText } from '../../../src-main/contract/text/zh-CN/examination.ts'
import type { Timeliness } from '../../../src-main/contract/timeliness.ts'
import { examineText as words } from '../../text/examine.ts'
import { Button } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Figure } from '../../ui/sentence.tsx'

interface DimensionProps {
  dimension: Dimension
  share: Share
  timeliness: Timeliness | null
  action: ReactNode
}

function DimensionFigure({ dimension, share, timeliness, action }: DimensionProps) {
  const { name, formula } = words.dimensions[dimension]
  if (share === null) {
    const unknown = <span className="op-dimension-unknown">{words.unknownYet}</span>
    return <Figure name={name} value={unknown} hint={timelyHint(timeliness)} />
  }
  return (
    <Figure
      name={name}
      value={
        <span className="op-dimension-value">
          {formatShare(share.part, share.whole)}
          {action}
        </span>
      }
      hint={
        dimension === 'timely' ? timelyHint(timeliness) : formula(formatNumber(share.part), formatNumber(share.whole))
      }
    />
  )
}

/** The formula with its figures, or why there is none. */
function timelyHint(timeliness: Timeliness | null): string {
  if (timeliness === null) return ''
  if (!timeliness.known) return timelessTexts[timeliness.reason]
  const { cycleDays, newest, column, age } = timeliness
  return fill(timelyFormulaText, { cycle: formatNumber(cycleDays), newest, column, age: formatNumber(age) })
}

export interface DimensionStripProps {
  profile: TableProfile
  /** null = not asked yet. */
  timeliness: Timeliness | null
  onDropDuplicates(): void
}

export function DimensionStrip({ profile, timeliness, onDropDuplicates }: DimensionStripProps) {
  const shares = tableQuality(profile, timeliness)
  const dropDuplicates =
    profile.duplicateRows === 0 ? null : (
      <Button type="link" size="small" className="op-link-flush" onClick={onDropDuplicates}>
        {words.dropDuplicates(formatNumber(profile.duplicateRows))}
      </Button>
    )
  return (
    <div className="op-dimensions">
      {DIMENSIONS.map(dimension => (
        <DimensionFigure
          key={dimension}
          dimension={dimension}
          share={shares[dimension]}
          timeliness={timeliness}
          action={dimension === 'unique' ? dropDuplicates : null}
        />
      ))}
    </div>
  )
}
