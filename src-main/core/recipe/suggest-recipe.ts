// Proposes a recipe from a profile and a policy: cleaning for the problems found, masking for what the policy does not let out.
// Proposes only: whatever takes a decision is listed as open, and nothing here runs a step.
import { repairFor } from '../../contract/issue-repairs.ts'
import type { ColumnProfile, TableProfile } from '../../contract/profile.ts'
import { RECIPE_FORMAT_VERSION, type Recipe, type Step } from '../../contract/recipe.ts'
import { type IssueCode, issueTexts } from '../../contract/text/zh-CN/issues.ts'
import { policyTexts, suggestTexts } from '../../contract/text/zh-CN/suggest.ts'

export const POLICIES = ['unconditional', 'conditional'] as const
export type Policy = (typeof POLICIES)[number]

export interface Suggestion {
  readonly recipe: Recipe
  /** One per column of a step, in the order of the steps. */
  readonly reasons: { step: string; column: string; reason: string }[]
  /** What a person has to decide. */
  readonly open: { column: string; reason: string }[]
}

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
  const masking = profile.columns.flatMap(column => maskingOf(column, policy) ?? [])
  const dropped = new Set(masking.filter(({ op }) => op === 'dropColumn').map(({ column }) => column))
  const kept = profile.columns.filter(({ name }) => !dropped.has(name))
  const cleaning = kept.flatMap(cleaningOf)
  const duplicates: Treatment[] =
    profile.duplicateRows === 0
      ? []
      : [
          {
            op: 'dropDuplicates',
            params: {},
            column: '',
            reason: fill(suggestTexts.duplicates, { count: profile.duplicateRows }),
          },
        ]
  return {
    ...grouped([...cleaning, ...duplicates, ...masking]),
    open: [...kept.flatMap(column => openOf(column, policy, masking)), ...kept.flatMap(undecided)],
  }
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

function maskingOf(column: ColumnProfile, policy: Policy): Treatment | null {
  const words = { column: column.name, reason: column.gradeReason, policy: policyTexts[policy] }
  const drop = (template: string): Treatment => ({
    op: 'dropColumn',
    params: {},
    column: column.name,
    reason: fill(template, words),
  })
  if (isStopped(column)) return null
  const hidden = column.issues.some(({ code }) => code === 'sensitiveInFreeText')
  if (hidden && policy === 'unconditional') return drop(suggestTexts.freeText)
  const address = shortenedAddress(column)
  if (address !== null) return address
  if (column.role === 'direct' && !isPublic(column)) return drop(suggestTexts.direct)
  if (column.role === 'sensitive' && policy === 'unconditional') return drop(suggestTexts.direct)
  return column.role === 'quasi' ? coarsened(column) : null
}

/** A secrecy mark is a matter for the reviewers of secrets, not for a recipe. */
function isStopped({ grade }: ColumnProfile): boolean {
  return grade === 'core' || grade === 'important'
}

/** 法定代表人 and their like are lawfully public. */
function isPublic({ role, grade }: ColumnProfile): boolean {
  return role === 'direct' && (grade === 'g1' || grade === 'g2')
}

/** Only where addresses are all that identifies in the column: a name in front of them would stay. Those without levels become blank. */
function shortenedAddress({ name, semantics, role }: ColumnProfile): Treatment | null {
  const strong = semantics.filter(({ confidence }) => confidence !== 'possible')
  if (role === 'none' || role === 'sensitive' || strong.length === 0) return null
  if (strong.some(({ kind }) => kind !== 'address')) return null
  const reason = fill(suggestTexts.address, { column: name })
  return { op: 'truncateAddress', params: { to: 'town', onFail: 'empty' }, column: name, reason }
}

function coarsened(column: ColumnProfile): Treatment | null {
  const words = { column: column.name }
  const holds = (kind: string) => column.semantics.some(one => one.kind === kind && one.confidence !== 'possible')
  if (holds('birthDate')) {
    const reason = fill(suggestTexts.birthYear, words)
    return { op: 'generalizeDate', params: { unit: 'year', onFail: 'empty' }, column: column.name, reason }
  }
  if (holds('coordinate') && column.type === 'decimal') {
    const reason = fill(suggestTexts.coordinate, words)
    return { op: 'roundNumber', params: { to: 'hundredths', onFail: 'empty' }, column: column.name, reason }
  }
  return null
}

function openOf(
  column: ColumnProfile,
  policy: Policy,
  masking: readonly Treatment[],
): { column: string; reason: string }[] {
  const words = { column: column.name, reason: column.gradeReason }
  const one = (template: string) => [{ column: column.name, reason: fill(template, words) }]
  if (isStopped(column)) return one(suggestTexts.openStop)
  if (isPublic(column)) return one(suggestTexts.openPublic)
  if (column.role === 'sensitive' && policy === 'conditional') return one(suggestTexts.openSensitive)
  if (column.role !== 'quasi' || masking.some(treated => treated.column === column.name)) return []
  return one(suggestTexts.openQuasi)
}

function undecided(column: ColumnProfile): { column: string; reason: string }[] {
  return TAKES_A_DECISION.flatMap(code => {
    const issue = column.issues.find(found => found.code === code)
    if (issue === undefined) return []
    const words = { column: column.name, issue: issueTexts[code].title, count: issue.count }
    return { column: column.name, reason: fill(suggestTexts.openDecide, words) }
  })
}

/** The same treatment of several columns is one step. */
function grouped(treatments: readonly Treatment[]): Pick<Suggestion, 'recipe' | 'reasons'> {
  const steps = new Map<string, Step>()
  const reasons: Suggestion['reasons'] = []
  for (const { op, params, column, reason } of treatments) {
    const key = `${op} ${JSON.stringify(params)}`
    const step = steps.get(key) ?? { id: `s${steps.size + 1}`, op, columns: [], params, enabled: true }
    if (column !== '') step.columns.push(column)
    steps.set(key, step)
    reasons.push({ step: step.id, column, reason })
  }
  const recipe: Recipe = {
    formatVersion: RECIPE_FORMAT_VERSION,
    reading: { header: 'auto' },
    inputs: {},
    steps: [...steps.values()],
  }
  return { recipe, reasons }
}

function fill(template: string, words: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''))
}
