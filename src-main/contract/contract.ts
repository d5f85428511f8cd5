// The whole contract in one table: every call the engine serves, by name.
// A name used twice does not compile away silently: it throws at start.
import type { z } from 'zod'
import { attackCalls } from './attacks.ts'
import { auditCalls } from './audit.ts'
import { backupCalls } from './backup.ts'
import { bureauDecisionCalls } from './bureau-decisions.ts'
import { bureauCalls } from './bureau-ledger.ts'
import type { Call } from './call.ts'
import { caseCalls } from './cases.ts'
import { catalogueCalls } from './catalogue.ts'
import { clusterCalls } from './clusters.ts'
import { datasetCalls, fileCalls, tableCalls } from './datasets.ts'
import { deidentifyCalls } from './deidentify-window.ts'
import { documentCalls } from './documents.ts'
import { facetCalls } from './facets.ts'
import { limitCalls } from './gate-limits.ts'
import { gateCalls } from './gates.ts'
import { identityCalls } from './identity.ts'
import { inputCalls } from './inputs.ts'
import { ledgerCalls } from './ledger.ts'
import { milestoneCalls } from './milestones.ts'
import { openingCalls } from './opening.ts'
import { packageCalls } from './package.ts'
import { peopleCalls } from './people.ts'
import { policyCalls } from './policy.ts'
import { profileCalls } from './profile.ts'
import { periodCalls } from './quality-period.ts'
import { operationCalls, recipeCalls } from './recipe.ts'
import { rectificationCalls } from './rectification.ts'
import { referenceCalls } from './reference-list.ts'
import { registerCalls } from './registers.ts'
import { relationCalls } from './relations.ts'
import { replayCalls } from './replay.ts'
import { reviewCalls } from './review.ts'
import { riskCalls } from './risk.ts'

import { runCalls } from './run.ts'
import { setAsideCalls } from './set-aside.ts'
import { sourceCalls } from './sources.ts'
import { suggestCalls } from './suggest.ts'
import { templateCalls } from './template-pack.ts'
import { calendarCalls } from './work-calendar.ts'
import { workspaceCalls } from './workspace.ts'

const domains = [
  fileCalls,
  datasetCalls,
  sourceCalls,
  inputCalls,
  tableCalls,
  profileCalls,
  relationCalls,
  riskCalls,
  deidentifyCalls,
  operationCalls,
  recipeCalls,
  clusterCalls,
  facetCalls,
  policyCalls,
  replayCalls,
  suggestCalls,
  runCalls,
  setAsideCalls,
  catalogueCalls,
  openingCalls,
  ledgerCalls,
  caseCalls,
  calendarCalls,
  milestoneCalls,
  limitCalls,
  referenceCalls,
  registerCalls,
  gateCalls,
  attackCalls,
  packageCalls,
  bureauDecisionCalls,
  bureauCalls,
  documentCalls,
  workspaceCalls,
  identityCalls,
  peopleCalls,
  auditCalls,
  reviewCalls,
  backupCalls,
  templateCalls,
  rectificationCalls,
  periodCalls,
]

export const contract = {
  ...fileCalls,
  ...datasetCalls,
  ...sourceCalls,
  ...inputCalls,
  ...tableCalls,
  ...profileCalls,
  ...relationCalls,
  ...riskCalls,
  ...deidentifyCalls,
  ...operationCalls,
  ...recipeCalls,
  ...clusterCalls,
  ...facetCalls,
  ...policyCalls,
  ...replayCalls,
  ...suggestCalls,
  ...runCalls,
  ...setAsideCalls,
  ...catalogueCalls,
  ...openingCalls,
  ...ledgerCalls,
  ...caseCalls,
  ...calendarCalls,
  ...milestoneCalls,
  ...limitCalls,
  ...referenceCalls,
  ...registerCalls,
  ...gateCalls,
  ...attackCalls,
  ...packageCalls,
  ...bureauDecisionCalls,
  ...bureauCalls,
  ...documentCalls,
  ...workspaceCalls,
  ...identityCalls,
  ...peopleCalls,
  ...auditCalls,
  ...reviewCalls,
  ...backupCalls,
  ...templateCalls,
  ...rectificationCalls,
  ...periodCalls,
} as const satisfies Record<string, Call>

export type Contract = typeof contract
export type CallName = keyof Contract
/** What the caller passes (before defaults are filled). */
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>
/** What the handler receives (after parsing). */
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>

const seen = new Set<string>()
for (const name of domains.flatMap(domain => Object.keys(domain))) {
  if (seen.has(name)) throw new Error(`call ${name} is declared twice`)
  seen.add(name)
}

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name)
}
