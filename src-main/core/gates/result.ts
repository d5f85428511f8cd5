// Puts a gate's outcome into the shape people and programs read.
// Judges nothing.
import type { GateResult } from '../../contract/gates.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type GateId, gateTexts } from '../../contract/text/zh-CN/gates.ts'
import { type Gate, type GateOutcome, MAX_FINDINGS } from './gate.ts'

type Described = Pick<Gate, 'requirement' | 'place' | 'reportOnly' | 'exceptable'> & { readonly id: GateId }

/** `exception`: the reason for which a gate that found something is passed all the same. */
export function gateResult(gate: Described, outcome: GateOutcome, exception?: string): GateResult {
  const { count, findings, figure, limit } = outcome
  const text = gateTexts[gate.id]
  return {
    id: gate.id,
    title: text.title,
    requirement: gate.requirement,
    passed: count === 0 || gate.reportOnly === true || exception !== undefined,
    figure: figure ?? fill(text.figure, { count }),
    limit: limit ?? text.limit,
    findings: findings.slice(0, MAX_FINDINGS),
    place: gate.place,
    ...(exception !== undefined && { exception }),
    ...(gate.exceptable === true && { exceptable: true }),
  }
}
