// All gates in the order people see them, and the one function that runs them.
// What waits for people (assessment, reviews, report) is in approvals.ts: a draft can be checked before anybody has reviewed it.
import type { GateReport, GateResult } from '../../contract/gates.ts'
import { attributeChange } from './attribute-change.ts'
import { attributeGround } from './attribute-ground.ts'
import { closedData } from './closed-data.ts'
import { closedGrounds } from './closed-grounds.ts'
import { conditionsStated } from './conditions-stated.ts'
import { consistency } from './consistency.ts'
import { contact } from './contact.ts'
import { csvPresent } from './csv-present.ts'
import { duplicates } from './duplicates.ts'
import { emptyValues } from './empty-values.ts'
import { evidenceComplete } from './evidence-complete.ts'
import { fairConditions } from './fair-conditions.ts'
import { fieldsMatch } from './fields-match.ts'
import { formulaCells } from './formula-cells.ts'
import type { Gate, GateInput } from './gate.ts'
import { gradeFitsAttribute } from './grade-fits-attribute.ts'
import { leftoverIdentifiers, suspectedIdentifiers } from './identifiers.ts'
import { interfaceAdvice } from './interface-advice.ts'
import { interfaceReady } from './interface-ready.ts'
import { internalEntry } from './internal-references.ts'
import { kAnonymity } from './k-anonymity.ts'
import { machineReadable } from './machine-readable.ts'
import { machineReadableRate } from './machine-readable-rate.ts'
import { consistentPersons, restorable } from './masking-holds.ts'
import { maskingPolicy } from './masking-policy.ts'
import { municipalDuplicate } from './municipal-duplicate.ts'
import { noConditions } from './no-conditions.ts'
import { oneDataset } from './one-dataset.ts'
import { openAttribute } from './open-attribute.ts'
import { protectedValues } from './protected-values.ts'
import { qualityDimensions } from './quality-dimensions.ts'
import { requiredElements } from './required-elements.ts'
import { gateResult } from './result.ts'
import { secrecyMarks } from './secrecy-marks.ts'
import { smallCells } from './small-cells.ts'
import { timely } from './timely.ts'
import { undisputed } from './undisputed.ts'
import { wrongValues } from './wrong-values.ts'

export const GATES: readonly Gate[] = [
  closedData,
  leftoverIdentifiers,
  suspectedIdentifiers,
  maskingPolicy,
  kAnonymity,
  protectedValues,
  smallCells,
  restorable,
  consistentPersons,
  secrecyMarks,
  wrongValues,
  emptyValues,
  duplicates,
  qualityDimensions,
  machineReadable,
  requiredElements,
  openAttribute,
  attributeGround,
  closedGrounds,
  conditionsStated,
  fairConditions,
  noConditions,
  attributeChange,
  undisputed,
  gradeFitsAttribute,
  fieldsMatch,
  consistency,
  oneDataset,
  municipalDuplicate,
  csvPresent,
  machineReadableRate,
  interfaceAdvice,
  timely,
  interfaceReady,
  contact,
  internalEntry,
  evidenceComplete,
  formulaCells,
]

/** Gates whose failure stops even a draft: what they find must not stand in any file that leaves the application. */
export const DRAFT_STOPPERS: readonly string[] = [
  closedData.id,
  leftoverIdentifiers.id,
  maskingPolicy.id,
  secrecyMarks.id,
  attributeChange.id,
  undisputed.id,
]

export function runGates(input: GateInput): GateReport {
  const gates = GATES.map(gate => judged(gate, input))
  const { changedLimits } = input.surroundings
  return {
    passed: gates.every(gate => gate.passed),
    gates,
    approvals: [],
    ...(changedLimits.length > 0 && { changedLimits: [...changedLimits] }),
  }
}

function judged(gate: Gate, input: GateInput): GateResult {
  const outcome = gate.judge(input)
  const exception =
    gate.exceptable === true && outcome.count > 0
      ? input.catalogue.exceptions.find(one => one.gate === gate.id)?.reason
      : undefined
  return gateResult(gate, outcome, exception)
}
