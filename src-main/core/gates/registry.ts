// All gates in the order people see them, and the one function that runs them.
// The reviews (R28 保密审查 and its like) are no gate here: a draft can be checked before anybody has reviewed it. Whether reviews stand
// behind a package is said by its manifest (`approvals`, `releasable`, `notice`), and a release without them is refused when it is built.
import type { GateReport, GateResult } from '../../contract/gates.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { gateTexts } from '../../contract/text/zh-CN/gates.ts'
import { consistency } from './consistency.ts'
import { contact } from './contact.ts'
import { csvPresent } from './csv-present.ts'
import { duplicates } from './duplicates.ts'
import { emptyValues } from './empty-values.ts'
import { fieldsMatch } from './fields-match.ts'
import { formulaCells } from './formula-cells.ts'
import { type Gate, type GateInput, MAX_FINDINGS } from './gate.ts'
import { gradeFitsAttribute } from './grade-fits-attribute.ts'
import { leftoverIdentifiers, suspectedIdentifiers } from './identifiers.ts'
import { kAnonymity } from './k-anonymity.ts'
import { machineReadable } from './machine-readable.ts'
import { consistentPersons, restorable } from './masking-holds.ts'
import { maskingPolicy } from './masking-policy.ts'
import { openAttribute } from './open-attribute.ts'
import { protectedValues } from './protected-values.ts'
import { requiredElements } from './required-elements.ts'
import { secrecyMarks } from './secrecy-marks.ts'
import { wrongValues } from './wrong-values.ts'

const GATES: readonly Gate[] = [
  leftoverIdentifiers,
  suspectedIdentifiers,
  maskingPolicy,
  kAnonymity,
  protectedValues,
  restorable,
  consistentPersons,
  secrecyMarks,
  wrongValues,
  emptyValues,
  duplicates,
  machineReadable,
  requiredElements,
  openAttribute,
  gradeFitsAttribute,
  fieldsMatch,
  consistency,
  csvPresent,
  contact,
  formulaCells,
]

/** Gates whose failure stops even a draft: what they find must not stand in any file that leaves the application. */
export const DRAFT_STOPPERS: readonly string[] = [leftoverIdentifiers.id, maskingPolicy.id, secrecyMarks.id]

export function runGates(input: GateInput): GateReport {
  const gates = GATES.map(gate => runGate(gate, input))
  return { passed: gates.every(gate => gate.passed), gates }
}

function runGate(gate: Gate, input: GateInput): GateResult {
  const { count, findings, figure, limit } = gate.judge(input)
  const text = gateTexts[gate.id]
  return {
    id: gate.id,
    title: text.title,
    requirement: gate.requirement,
    passed: count === 0 || gate.reportOnly === true,
    figure: figure ?? fill(text.figure, { count }),
    limit: limit ?? text.limit,
    findings: findings.slice(0, MAX_FINDINGS),
    place: gate.place,
  }
}
