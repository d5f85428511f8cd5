// The five dimensions of quality with their figures and the formula of each; no score over all.
// Shows shares worked out in features/quality.
import type { ReactNode } from 'react'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { DIMENSIONS, type Dimension, type Share, tableQuality } from '../../../src-main/contract/quality.ts'
import { examineText as words } from '../../text/examine.ts'
import { Button } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Figure } from '../../ui/sentence.tsx'

interface DimensionProps {
  dimension: Dimension
  share: Share
  action: ReactNode
}

function DimensionFigure({ dimension, share, action }: DimensionProps) {
  const { name, formula } = words.dimensions[dimension]
  if (share === null) {
    const unknown = <span className="op-dimension-unknown">{words.unknownYet}</span>
    return <Figure name={name} value={unknown} hint={formula('', '')} />
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
      hint={formula(formatNumber(share.part), formatNumber(share.whole))}
    />
  )
}

export interface DimensionStripProps {
  profile: TableProfile
  onDropDuplicates(): void
}

export function DimensionStrip({ profile, onDropDuplicates }: DimensionStripProps) {
  const shares = tableQuality(profile)
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
          action={dimension === 'unique' ? dropDuplicates : null}
        />
      ))}
    </div>
  )
}
