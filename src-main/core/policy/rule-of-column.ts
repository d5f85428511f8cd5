// Which rule of a policy speaks of a column.
// Looks at the profile only; what a recipe does to the column is judged elsewhere.
import type { Policy, PolicyRule } from '../../contract/policy.ts'
import type { ColumnProfile } from '../../contract/profile.ts'
import { ruleOf } from '../grading/grade-rules.ts'

/** Kinds that are no identifier (公司代码) do not make a column hold "another kind". */
function strongKinds({ semantics }: ColumnProfile): string[] {
  return semantics.filter(({ confidence }) => confidence !== 'possible').map(({ kind }) => kind)
}

function fitsKinds({ kinds, only }: PolicyRule['when'], column: ColumnProfile): boolean {
  if (kinds === undefined) return true
  const found = strongKinds(column)
  if (!found.some(kind => kinds.includes(kind))) return false
  return only !== true || found.every(kind => kinds.includes(kind) || ruleOf(kind).role === 'none')
}

function fits(rule: PolicyRule, column: ColumnProfile): boolean {
  const { roles, grades, hidden, headers } = rule.when
  const holds = column.issues.some(({ code }) => code === 'sensitiveInFreeText')
  return (
    fitsKinds(rule.when, column) &&
    (roles === undefined || roles.includes(column.role)) &&
    (grades === undefined || grades.includes(column.grade)) &&
    (hidden === undefined || hidden === holds) &&
    (headers === undefined || headers.some(part => column.name.includes(part)))
  )
}

/** The first that fits; null = the policy has nothing against the column. */
export function ruleOfColumn(policy: Policy, column: ColumnProfile): PolicyRule | null {
  return policy.rules.find(rule => fits(rule, column)) ?? null
}
