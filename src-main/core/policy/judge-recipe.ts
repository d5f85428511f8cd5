// Judges what a recipe does to the columns of a table against a masking policy.
// Runs no step and looks at no value: the profile of the source and the steps are all it needs.
import type {
  Policy,
  PolicyJudgement,
  PolicyMethod,
  PolicyRule,
  PolicyVerdict,
  StrengthLimit,
} from '../../contract/policy.ts'
import type { TableProfile } from '../../contract/profile.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { policyWords } from '../../contract/text/zh-CN/policy.ts'
import { operationText } from '../recipe/check-params.ts'
import type { CompiledRecipe, CompiledStep } from '../recipe/compile-recipe.ts'
import { stepSentence } from '../recipe/sentence.ts'
import { type ColumnFlow, followColumns } from './column-flow.ts'
import { deidentifiedAs } from './deidentified-as.ts'
import { ruleOfColumn } from './rule-of-column.ts'

/** Whether a parameter is as strong as asked; one without a value is not. */
function holds(limit: StrengthLimit, value: unknown): boolean {
  const { min, max, oneOf } = limit
  if (min !== undefined && !(typeof value === 'number' && value >= min)) return false
  if (max !== undefined && !(typeof value === 'number' && value <= max)) return false
  return oneOf === undefined || oneOf.some(allowed => allowed === value)
}

function paramsOf({ operation, step }: CompiledStep): Readonly<Record<string, unknown>> {
  const parsed: unknown = operation.params.parse(step.params)
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}

function isStrongEnough(step: CompiledStep, allowed: readonly PolicyMethod[], column: string): boolean {
  const same = deidentifiedAs(step, column)
  if (same === 'hidden') return true
  const params = same?.params ?? paramsOf(step)
  const done = same?.op ?? step.operation.id
  return allowed.some(
    ({ op, atLeast }) => op === done && Object.entries(atLeast).every(([name, limit]) => holds(limit, params[name])),
  )
}

function limitWords(op: string, name: string, { min, max, oneOf }: StrengthLimit): string[] {
  const { label, choices } = operationText(op).params[name] ?? { label: name }
  const value = (one: string | boolean) =>
    typeof one === 'boolean' ? (one ? policyWords.yes : policyWords.no) : (choices?.[one] ?? one)
  return [
    ...(min === undefined ? [] : [fill(policyWords.atLeast, { label, value: min })]),
    ...(max === undefined ? [] : [fill(policyWords.atMost, { label, value: max })]),
    ...(oneOf === undefined ? [] : [fill(policyWords.oneOf, { label, values: oneOf.map(value).join('、') })]),
  ]
}

/** What would do, dropping the column first of all. */
export function wantedWords(rule: PolicyRule): string[] {
  const methods = rule.allowed.map(({ op, atLeast }) => {
    const { title } = operationText(op)
    const limits = Object.entries(atLeast).flatMap(([name, limit]) => limitWords(op, name, limit))
    return limits.length === 0
      ? fill(policyWords.method, { title })
      : fill(policyWords.methodLimited, { title, limits: limits.join(policyWords.limitMark) })
  })
  return [policyWords.drop, ...new Set(methods)]
}

/** Steps that hide something; cleaning on the way is no masking. */
const hiding = (steps: readonly CompiledStep[]) => steps.filter(({ operation }) => operation.kind !== 'clean')

interface Carrier {
  readonly result: string
  readonly steps: readonly CompiledStep[]
}

function carriersOf(column: string, flow: ColumnFlow): Carrier[] {
  return [...flow].flatMap(([result, carried]) => {
    const steps = carried.get(column)
    return steps === undefined ? [] : [{ result, steps }]
  })
}

function judgeColumn(column: string, rule: PolicyRule, policy: Policy, flow: ColumnFlow): PolicyJudgement {
  const carriers = carriersOf(column, flow)
  const failing = carriers.find(({ steps }) => !steps.some(step => isStrongEnough(step, rule.allowed, column)))
  const shown = failing ?? carriers[0]
  const done = hiding(shown?.steps ?? []).map(({ step }) => stepSentence({ ...step, columns: [column] }))
  const wanted = wantedWords(rule)
  const verdict = failing === undefined ? 'met' : done.length === 0 ? 'untreated' : 'weaker'
  const template = verdict === 'met' && carriers.length === 0 ? policyWords.gone : policyWords[verdict]
  return {
    column,
    rule: { id: rule.id, title: rule.title, reason: reasonWords(rule, policy) },
    verdict,
    carriedBy: failing?.result ?? null,
    done,
    wanted,
    message: fill(template, {
      column,
      title: rule.title,
      policy: policy.title,
      result: failing?.result ?? '',
      done: done.length === 0 ? policyWords.doneNothing : done.join(policyWords.doneMark),
      wanted: wanted.join(policyWords.wantedMark),
    }),
  }
}

/** `grade` = what grading said of the column; left out where only the rule is shown. */
export function reasonWords(rule: PolicyRule, policy: Policy, grade = ''): string {
  return fill(rule.reason, { grade, policy: policy.title })
}

/** `profile` of the source; `recipe` compiled against its columns. */
export function judgeRecipe(policy: Policy, profile: TableProfile, recipe: CompiledRecipe): PolicyVerdict {
  const flow = followColumns(recipe)
  const columns = profile.columns.flatMap(column => {
    const rule = ruleOfColumn(policy, column)
    return rule === null || rule.open || !rule.binding ? [] : [judgeColumn(column.name, rule, policy, flow)]
  })
  const { id, version, title, release, source } = policy
  return {
    policy: { id, version, title, release, source },
    met: columns.every(({ verdict }) => verdict === 'met'),
    columns,
  }
}
