// 读取 = 保留 + 搁置: the sentence that proves no row got lost, always in view.
// Adds nothing up; it is given the three figures.
import { setAsideText } from '../../text/common.ts'
import { importText as words } from '../../text/import.ts'
import { Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import type { Equation, SetAsideCount } from './reading-choices.ts'

export interface EquationLineProps {
  equation: Equation | null
  reasons: readonly SetAsideCount[]
  busy?: boolean
}

function Term({ name, value }: { name: string; value: number }) {
  return (
    <span className="op-reading-equation-term">
      {name} <strong>{formatNumber(value)}</strong>
    </span>
  )
}

export function EquationLine({ equation, reasons, busy = false }: EquationLineProps) {
  if (equation === null) return <span className="op-muted">{busy ? words.counting : ''}</span>
  return (
    <Tooltip title={words.equationHint}>
      <span className={busy ? 'op-reading-equation is-busy' : 'op-reading-equation'}>
        <Term name={words.equation.read} value={equation.read} />
        <span>=</span>
        <Term name={words.equation.kept} value={equation.kept} />
        <span>+</span>
        <Term name={words.equation.setAside} value={equation.setAside} />
        {reasons.length === 0 ? null : (
          <small>
            {words.equation.setAside}：
            {reasons.map(({ reason, count }) => `${setAsideText[reason]} ${formatNumber(count)}`).join(' · ')}
          </small>
        )}
      </span>
    </Tooltip>
  )
}
