// What a gate is: one question with one requirement, a figure, a limit and the places that fail it.
// Holds no gate and no visible text (texts: contract/text, by gate id).
import type { AttackReport } from '../../contract/attacks.ts'
import type { Catalogue } from '../../contract/catalogue.ts'
import type { Counts } from '../../contract/datasets.ts'
import type { GATE_PLACES, GateFinding } from '../../contract/gates.ts'
import type { PolicyVerdict } from '../../contract/policy.ts'
import type { TableProfile } from '../../contract/profile.ts'
import type { GateId } from '../../contract/text/zh-CN/gates.ts'
import type { AggregateFacts } from '../aggregates/small-cells.ts'
import type { LeakSummary } from './leak-summary.ts'
import type { PrivacyFacts } from './privacy-facts.ts'
import type { ResultFacts } from './result-facts.ts'
import type { GateSurroundings } from './surroundings.ts'

/** Everything known about the entry and the result when the gates are judged. */
export interface GateInput {
  readonly catalogue: Catalogue
  /** Of the result, in order. */
  readonly columns: readonly string[]
  readonly counts: Counts
  readonly profile: TableProfile
  readonly leaks: LeakSummary
  readonly facts: ResultFacts
  /** Of a part of the rows where there are many; no hash was tried number by number. */
  readonly attacks: Pick<AttackReport, 'findings' | 'contradictions'>
  /** What the recipe does to the source's columns, against the policy of the opening. */
  readonly policy: PolicyVerdict
  /** null when nothing says that the rows are about people. */
  readonly privacy: PrivacyFacts | null
  /** The rows are counts of people with noise, not people. */
  readonly noisyCounts?: { readonly epsilon: number } | null
  readonly surroundings: GateSurroundings
  /** What the aggregate table gives away; null = the entry declares none, or it is too long to judge. */
  readonly aggregate: AggregateFacts | null
}

export interface GateOutcome {
  /** What stands against the entry; the gate passes at 0 unless `reportOnly`. Findings beyond the count are advice. */
  readonly count: number
  /** At most {@link MAX_FINDINGS} are kept. */
  readonly findings: readonly GateFinding[]
  /** Instead of the gate's own words, where a count alone says too little. */
  readonly figure?: string
  readonly limit?: string
}

export interface Gate {
  readonly id: GateId
  /** R-number. */
  readonly requirement: string
  readonly place: (typeof GATE_PLACES)[number]
  /** Reported with its figure, never failed. */
  readonly reportOnly?: boolean
  /** May be passed with a reason that documents print; what protects people or follows from a must never is. */
  readonly exceptable?: boolean
  judge(input: GateInput): GateOutcome
}

export const MAX_FINDINGS = 100

export function cellFinding(message: string, row: number | null, column: string | null): GateFinding {
  return { message, row, column, field: null }
}

export function fieldFinding(message: string, field: string): GateFinding {
  return { message, row: null, column: null, field }
}

/** An outcome that counts exactly what it lists. */
export function listed(findings: readonly GateFinding[]): GateOutcome {
  return { count: findings.length, findings }
}
