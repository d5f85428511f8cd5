// A trial of a pack on a sample: which columns its rules find, what its policies propose, what its form would ask for.
// Runs no step on the sample; whether a standard recipe fits is judged by its columns.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { TableProfile } from '../../contract/profile.ts'
import type { PackTrial, TemplatePack } from '../../contract/template-pack.ts'
import { describeError, fill } from '../../contract/text/describe-error.ts'
import { packPartTexts, packTrialTexts } from '../../contract/text/zh-CN/template-pack.ts'
import type { OperationContext } from '../operations/operation.ts'
import { ruleOfColumn } from '../policy/rule-of-column.ts'
import { compileRecipe } from '../recipe/compile-recipe.ts'
import { stepTitle } from '../recipe/sentence.ts'
import { formProblems } from './catalogue-form.ts'
import { contentsOf } from './contents.ts'
import { packRules } from './pack-rules.ts'
import { detectionRules, refineProfile, rulesFor } from './refine-profile.ts'
import { standardColumns } from './standard-columns.ts'

export interface TrialInput {
  readonly pack: TemplatePack
  /** Of the sample as the application finds it. */
  readonly profile: TableProfile
  /** As it would be proposed with the pack in force. */
  readonly catalogue: Catalogue
  /** For recipes that are compiled only. */
  readonly context: OperationContext
}

export function tryPack({ pack, profile, catalogue, context }: TrialInput): PackTrial {
  const rules = detectionRules([pack])
  const standard = standardColumns([pack])
  const columns = refineProfile(profile, rules).columns.map((column, at): PackTrial['columns'][number] => {
    const found = pack.parts.policies.map(policy => ruleOfColumn(policy, column)).find(rule => rule !== null) ?? null
    return {
      column: column.name,
      standard: standard(column.name)?.column.label ?? null,
      detection: rulesFor(rules, profile.columns[at] ?? column).map(({ title }) => title),
      role: column.role,
      grade: column.grade,
      policyRule: found?.title ?? null,
      proposed: found === null || found.proposed === null ? null : stepTitle(found.proposed.op),
    }
  })
  const { form, exportProfile } = packRules([pack])
  const recipes = pack.parts.recipes.map(({ name, recipe }) => {
    const names = profile.columns.map(column => column.name)
    const { problems } = compileRecipe(recipe.steps, names, context)
    const [first] = problems
    return { name, runs: first === undefined, reason: first === undefined ? '' : describeError(first.error).message }
  })
  return {
    rows: profile.rows,
    columns,
    missing: formProblems(catalogue, form, exportProfile).map(({ message }) => message),
    recipes,
    idle: idleParts(pack, columns),
  }
}

function idleParts({ parts }: TemplatePack, columns: PackTrial['columns']): string[] {
  const there = new Set(contentsOf(parts).map(({ part }) => part))
  const idle = [
    ...(there.has('columns') && columns.every(({ standard }) => standard === null) ? (['columns'] as const) : []),
    ...(there.has('detection') && columns.every(({ detection }) => detection.length === 0)
      ? (['detection'] as const)
      : []),
    ...(there.has('policies') && columns.every(({ policyRule }) => policyRule === null) ? (['policies'] as const) : []),
  ]
  return idle.map(part => fill(packTrialTexts.idle, { part: packPartTexts[part] }))
}
