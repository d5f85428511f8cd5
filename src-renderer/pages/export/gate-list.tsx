// The checks one by one: mark, figure, limit, basis, findings, and the way to the place that mends it.
// Judges nothing.
import { useState } from 'react'
import type { GateFinding, GateReport, GateResult } from '../../../src-main/contract/gates.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { useNavigation } from '../../state/navigation.ts'
import { exceptionText, exportText, requirementBasis } from '../../text/export.ts'
import { Button } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { StateDot } from '../../ui/state-dot.tsx'

/** `reason` null = the exception is taken back. */
export type Except = (gate: GateResult, reason: string | null) => Promise<void>

/** Without `onExcept` nothing may be passed for a reason. */
export function GateList({ report, onExcept }: { report: GateReport; onExcept?: Except }) {
  const open = report.gates.filter(gate => !gate.passed)
  const passed = report.gates.filter(gate => gate.passed)
  const [all, setAll] = useState(open.length === 0)
  return (
    <>
      <ul className="op-gate-list">
        {open.map(gate => (
          <GateItem key={gate.id} gate={gate} {...(onExcept && { onExcept })} />
        ))}
        {all ? passed.map(gate => <GateItem key={gate.id} gate={gate} {...(onExcept && { onExcept })} />) : null}
      </ul>
      {passed.length > 0 && open.length > 0 ? (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {all ? exportText.hidePassed : exportText.showPassed(passed.length)}
        </Button>
      ) : null}
    </>
  )
}

/** How the place that mends a gate is opened: at the finding, or at the first one for the gate itself. */
function useGo(gate: GateResult): (finding?: GateFinding) => void {
  const goStep = useNavigation(state => state.goStep)
  return finding => {
    const at = finding ?? gate.findings[0]
    const target = at !== undefined && (at.row !== null || at.column !== null)
    goStep(gate.place, {
      ...(target ? { target: { rowNumber: at.row, column: at.column } } : {}),
      ...(at?.field == null ? {} : { field: at.field }),
    })
  }
}

function GateItem({ gate, onExcept }: { gate: GateResult; onExcept?: Except }) {
  const [opened, setOpened] = useState(false)
  const go = useGo(gate)
  const basis = requirementBasis[gate.requirement]
  return (
    <li className={gate.passed ? 'op-gate' : 'op-gate is-open'}>
      <StateDot state={gate.passed ? 'done' : 'wrong'} label={gate.passed ? exportText.passed : exportText.failed} />
      <div className="op-gate-body">
        <strong>{gate.title}</strong>
        <p className="op-gate-facts">
          <span>
            {exportText.figure} <b>{gate.figure}</b>
          </span>
          <span>
            {exportText.limit} {gate.limit}
          </span>
          {basis === undefined ? null : (
            <span className="op-faint">
              {exportText.basis} {basis}
            </span>
          )}
        </p>
        {gate.exception === undefined ? null : (
          <p className="op-gate-exception">{exceptionText.passed(gate.exception)}</p>
        )}
        {opened ? <Findings findings={gate.findings} linked={gate.place !== 'export'} onGo={go} /> : null}
      </div>
      <span className="op-gate-tools">
        {gate.findings.length === 0 ? null : (
          <Button type="text" size="small" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {opened ? exportText.hideFindings : exportText.findings(gate.findings.length)}
          </Button>
        )}
        {onExcept === undefined ? null : <Exception gate={gate} onExcept={onExcept} />}
        {gate.passed || gate.place === 'export' ? null : (
          <Button size="small" title={exportText.places[gate.place]} onClick={() => go()}>
            {exportText.go}
          </Button>
        )}
      </span>
    </li>
  )
}

/** Passing a gate all the same: only where the gate allows it, only with a reason, and to be taken back at any time. */
function Exception({ gate, onExcept }: { gate: GateResult; onExcept: Except }) {
  const [asking, setAsking] = useState(false)
  if (gate.exception !== undefined)
    return (
      <Button size="small" onClick={() => void onExcept(gate, null)}>
        {exceptionText.revoke}
      </Button>
    )
  if (gate.exceptable !== true || gate.passed) return null
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {exceptionText.open}
      </Button>
      {asking ? (
        <ActDialog
          title={exceptionText.title(gate.title)}
          note={exceptionText.note}
          fields={[{ name: 'reason', label: exceptionText.reason, kind: 'lines' }]}
          onSubmit={({ reason = '' }) => onExcept(gate, reason.trim())}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}

interface FindingsProps {
  findings: readonly GateFinding[]
  linked: boolean
  onGo(finding: GateFinding): void
}

function placeOf(finding: GateFinding): string {
  const parts = [
    finding.row === null ? '' : exportText.place.row(formatNumber(finding.row)),
    finding.column === null ? '' : exportText.place.column(finding.column),
  ]
  return parts.filter(part => part !== '').join(' ')
}

function Findings({ findings, linked, onGo }: FindingsProps) {
  return (
    <ul className="op-findings">
      {findings.map((finding, index) => {
        const place = placeOf(finding)
        const reachable = linked && (place !== '' || finding.field !== null)
        return (
          <li key={`${String(index)}:${finding.message}`}>
            {place === '' ? null : <span className="op-finding-place">{place}</span>}
            <span>{finding.message}</span>
            {reachable ? (
              <Button type="link" size="small" onClick={() => onGo(finding)}>
                {exportText.go}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
