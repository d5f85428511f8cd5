// Proposes a recipe from a profile and a policy: cleaning for the problems found, masking for what the policy does not let out.
// Proposes only: whatever takes a decision is listed as open, and nothing here runs a step.
import { repairFor } from '../../contract/issue-repairs.ts'
import type { Policy, Suggestion } from '../../contract/policy.ts'
import type { ColumnProfile, TableProfile } from '../../contract/profile.ts'
import { RECIPE_FORMAT_VERSION, type Recipe, type Step } from '../../contract/recipe.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type IssueCode, issueTexts } from '../../contract/text/zh-CN/issues.ts'
import { suggestTexts } from '../../contract/text/zh-CN/suggest.ts'
import { reasonWords } from '../policy/judge-recipe.ts'
import { ruleOfColumn } from '../policy/rule-of-column.ts'

interface Treatment {
  readonly op: string
  readonly params: Step['params']
  readonly column: string
  readonly reason: string
}

/** Problems that a step repairs which is right as it stands, in the order in which the steps have to run; all others need a person. */
const CLEANING: readonly IssueCode[] = [
  'emptyToken',
  'innerBlanks',
  'edgeBlanks',
  'fullWidth',
  'invisibleCharacters',
  'lineBreaks',
  'dateFormats',
  'dateSerial',
  'numberFormats',
  'idFormats',
  'codeFormats',
  'phoneFormats',
]
const TAKES_A_DECISION: readonly IssueCode[] = [
  'garbled',
  'errorValue',
  'precisionLost',
  'mixedTypes',
  'invalidDate',
  'futureDate',
  'partialDate',
  'invalidId',
  'lookalikeId',
  'documentTypeMismatch',
  'invalidUscc',
  'invalidMobile',
  'invalidBankCard',
]

/** `profile` of the source. Masked columns are not cleaned first: what is dropped needs no repair. */
export function suggestRecipe(profile: TableProfile, policy: Policy): Suggestion {
  const masking = profile.columns.flatMap(column => maskingOf(column, policy))
  const dropped = new Set(masking.filter(({ op }) => op === 'dropColumn').map(({ column }) => column))
  const kept = profile.columns.filter(({ name }) => !dropped.has(name))
  const { id, version } = policy
  const { steps, reasons } = grouped([...kept.flatMap(cleaningOf), ...duplicatesOf(profile), ...masking])
  const recipe: Recipe = {
    formatVersion: RECIPE_FORMAT_VERSION,
    reading: { header: 'auto' },
    inputs: {},
    steps,
    policy: { id, version },
  }
  return {
    recipe,
    reasons,
    open: [...kept.flatMap(column => openOf(column, policy)), ...kept.flatMap(undecided)],
  }
}

/** The cleaning alone, of every column: which of them are masked later is decided elsewhere. */
export function suggestCleaning(profile: TableProfile): GroupedSteps & Pick<Suggestion, 'open'> {
  const treatments = [...profile.columns.flatMap(cleaningOf), ...duplicatesOf(profile)]
  return { ...grouped(treatments), open: profile.columns.flatMap(undecided) }
}

function duplicatesOf({ duplicateRows }: TableProfile): Treatment[] {
  if (duplicateRows === 0) return []
  const reason = fill(suggestTexts.duplicates, { count: duplicateRows })
  return [{ op: 'dropDuplicates', params: {}, column: '', reason }]
}

function cleaningOf(column: ColumnProfile): Treatment[] {
  const seen = new Set<string>()
  return CLEANING.flatMap(code => {
    const issue = column.issues.find(one => one.code === code)
    const repair = repairFor(column, code)
    if (issue === undefined || repair?.kind !== 'step' || seen.has(repair.step.op)) return []
    const { op, params } = repair.step
    seen.add(op)
    const words = { column: column.name, issue: issueTexts[code].title, count: issue.count }
    return { op, params, column: column.name, reason: fill(suggestTexts.clean, words) }
  })
}

function maskingOf(column: ColumnProfile, policy: Policy): Treatment[] {
  const rule = ruleOfColumn(policy, column)
  if (rule === null || rule.proposed === null) return []
  const reason = fill(suggestTexts.masked, {
    column: column.name,
    reason: reasonWords(rule, policy, column.gradeReason),
  })
  return [{ ...rule.proposed, column: column.name, reason }]
}

/** Columns about which the policy leaves the decision to a person. */
function openOf(column: ColumnProfile, policy: Policy): { column: string; reason: string }[] {
  const rule = ruleOfColumn(policy, column)
  if (rule === null || rule.proposed !== null) return []
  const reason = reasonWords(rule, policy, column.gradeReason)
  return [{ column: column.name, reason: fill(suggestTexts.masked, { column: column.name, reason }) }]
}

function undecided(column: ColumnProfile): { column: string; reason: string }[] {
  return TAKES_A_DECISION.flatMap(code => {
    const issue = column.issues.find(found => found.code === code)
    if (issue === undefined) return []
    const words = { column: column.name, issue: issueTexts[code].title, count: issue.count }
    return { column: column.name, reason: fill(suggestTexts.openDecide, words) }
  })
}

interface GroupedSteps {
  readonly steps: Step[]
  readonly reasons: Suggestion['reasons']
}

/** The same treatment of several columns is one step. */
function grouped(treatments: readonly Treatment[]): GroupedSteps {
  const steps = new Map<string, Step>()
  const reasons: Suggestion['reasons'] = []
  for (const { op, params, column, reason } of treatments) {
    const key = `${op} ${JSON.stringify(params)}`
    const step = steps.get(key) ?? { id: `s${steps.size + 1}`, op, columns: [], params, enabled: true }
    if (column !== '') step.columns.push(column)
    steps.set(key, step)
    reasons.push({ step: step.id, column, reason })
  }
  return { steps: [...steps.values()], reasons }
}
