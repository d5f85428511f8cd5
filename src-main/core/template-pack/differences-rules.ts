// Sentences about the rules of a pack: how columns are found and graded, and what masking policies ask for.
// Says of a changed method whether it is stricter only where every limit moved the same way.
import type { Policy, PolicyMethod, PolicyRule, StrengthLimit } from '../../contract/policy.ts'
import { GRADES, ROLES } from '../../contract/profile.ts'
import type { PackChange, PackDetection } from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { gradeLabels, roleLabels } from '../../contract/text/zh-CN/kinds.ts'
import { packPartTexts, packChangeTexts as texts } from '../../contract/text/zh-CN/template-pack.ts'
import { canonicalJson } from '../recipe/recipe-digest.ts'
import { stepTitle } from '../recipe/sentence.ts'

type Kind = PackChange['kind']

export function detectionChanges(before: readonly PackDetection[], after: readonly PackDetection[]): PackChange[] {
  const of = (kind: Kind, sentence: string): PackChange => ({ part: 'detection', kind, sentence })
  const old = new Map(before.map(rule => [rule.id, rule]))
  const now = new Set(after.map(({ id }) => id))
  const treated = ({ role, grade }: PackDetection) => `${roleLabels[role]}、${gradeLabels[grade]}`
  return [
    ...after.flatMap(rule => {
      const known = old.get(rule.id)
      if (known === undefined)
        return [
          of(
            'stricter',
            fill(texts.ruleAdded, { rule: rule.title, role: roleLabels[rule.role], grade: gradeLabels[rule.grade] }),
          ),
        ]
      if (canonicalJson(known) === canonicalJson(rule)) return []
      if (treated(known) === treated(rule))
        return [
          of('changed', fill(texts.changed, { part: packPartTexts.detection, name: rule.title, what: texts.content })),
        ]
      const sentence = fill(texts.ruleGrade, { rule: rule.title, before: treated(known), after: treated(rule) })
      return [of(strictness(rule) >= strictness(known) ? 'stricter' : 'milder', sentence)]
    }),
    ...before.filter(({ id }) => !now.has(id)).map(rule => of('milder', fill(texts.ruleGone, { rule: rule.title }))),
  ]
}

function strictness({ role, grade }: PackDetection): number {
  return GRADES.indexOf(grade) * ROLES.length + (ROLES.length - ROLES.indexOf(role))
}

export function policyChanges(before: readonly Policy[], after: readonly Policy[]): PackChange[] {
  const old = new Map(before.map(policy => [policy.id, policy]))
  const now = new Set(after.map(({ id }) => id))
  const names = (policies: readonly Policy[]) => policies.map(({ title }) => title).join('、')
  const added = after.filter(({ id }) => !old.has(id))
  const gone = before.filter(({ id }) => !now.has(id))
  const part = packPartTexts.policies
  return [
    ...(added.length > 0 ? [policyChange('added', fill(texts.partAdded, { part, names: names(added) }))] : []),
    ...(gone.length > 0 ? [policyChange('milder', fill(texts.partRemoved, { part, names: names(gone) }))] : []),
    ...after.flatMap(policy => {
      const known = old.get(policy.id)
      return known === undefined ? [] : ruleChanges(known, policy)
    }),
  ]
}

function policyChange(kind: Kind, sentence: string): PackChange {
  return { part: 'policies', kind, sentence }
}

function ruleChanges(before: Policy, after: Policy): PackChange[] {
  const old = new Map(before.rules.map(rule => [rule.id, rule]))
  const now = new Set(after.rules.map(({ id }) => id))
  const policy = after.title
  return [
    ...after.rules.flatMap(rule => {
      const known = old.get(rule.id)
      if (known !== undefined) return ruleChange(policy, known, rule)
      return [
        policyChange(
          rule.open || !rule.binding ? 'milder' : 'stricter',
          fill(texts.policyRuleAdded, { policy, rule: rule.title }),
        ),
      ]
    }),
    ...before.rules
      .filter(({ id }) => !now.has(id))
      .map(rule => policyChange('milder', fill(texts.policyRuleGone, { policy, rule: rule.title }))),
  ]
}

interface Said {
  readonly what: string
  /** 1 = stricter, −1 = milder, 0 = neither. */
  readonly way: number
}

function ruleChange(policy: string, before: PolicyRule, after: PolicyRule): PackChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return []
  const said = [...openness(before, after), ...methodChanges(before.allowed, after.allowed)]
  const what = said.length === 0 ? texts.content : said.map(one => one.what).join('，')
  const params = { policy, rule: after.title, what }
  if (said.length > 0 && said.every(({ way }) => way > 0))
    return [policyChange('stricter', fill(texts.policyRuleStricter, params))]
  if (said.some(({ way }) => way < 0)) return [policyChange('milder', fill(texts.policyRuleMilder, params))]
  return [policyChange('changed', fill(texts.policyRuleChanged, params))]
}

function openness(before: PolicyRule, after: PolicyRule): Said[] {
  const binds = (rule: PolicyRule) => rule.binding && !rule.open
  if (binds(before) === binds(after)) return []
  return [binds(after) ? { what: texts.must, way: 1 } : { what: texts.mayStay, way: -1 }]
}

function methodChanges(before: readonly PolicyMethod[], after: readonly PolicyMethod[]): Said[] {
  const old = new Map(before.map(method => [method.op, method]))
  const now = new Map(after.map(method => [method.op, method]))
  return [
    ...after.flatMap(method => {
      const known = old.get(method.op)
      if (known === undefined) return [{ what: fill(texts.methodAdded, { method: stepTitle(method.op) }), way: -1 }]
      return canonicalJson(known) === canonicalJson(method) ? [] : [strengthChange(known, method)]
    }),
    ...before
      .filter(({ op }) => !now.has(op))
      .map(method => ({ what: fill(texts.methodGone, { method: stepTitle(method.op) }), way: 1 })),
  ]
}

function strengthChange(before: PolicyMethod, after: PolicyMethod): Said {
  const names = [...new Set([...Object.keys(before.atLeast), ...Object.keys(after.atLeast)])]
  const ways = names.map(name => limitWay(before.atLeast[name], after.atLeast[name]))
  const way = ways.some(one => one < 0) ? -1 : ways.some(one => one > 0) ? 1 : 0
  const words = ({ atLeast }: PolicyMethod) => (Object.keys(atLeast).length === 0 ? texts.none : strengthWords(atLeast))
  return {
    what: fill(texts.strength, { method: stepTitle(after.op), before: words(before), after: words(after) }),
    way,
  }
}

function strengthWords(atLeast: PolicyMethod['atLeast']): string {
  return Object.entries(atLeast)
    .map(([name, { min, max, oneOf }]) =>
      [
        ...(min === undefined ? [] : [`${name} ≥ ${min}`]),
        ...(max === undefined ? [] : [`${name} ≤ ${max}`]),
        ...(oneOf === undefined ? [] : [`${name} = ${oneOf.join('/')}`]),
      ].join(' '),
    )
    .join('，')
}

function limitWay(before: StrengthLimit | undefined, after: StrengthLimit | undefined): number {
  if (before === undefined) return after === undefined ? 0 : 1
  if (after === undefined) return -1
  const ways = [
    Math.sign((after.min ?? Number.NEGATIVE_INFINITY) - (before.min ?? Number.NEGATIVE_INFINITY) || 0),
    Math.sign((before.max ?? Number.POSITIVE_INFINITY) - (after.max ?? Number.POSITIVE_INFINITY) || 0),
    choiceWay(before.oneOf, after.oneOf),
  ]
  return ways.some(way => way < 0) ? -1 : Math.max(...ways)
}

function choiceWay(before: StrengthLimit['oneOf'], after: StrengthLimit['oneOf']): number {
  if (before === undefined || after === undefined) return Number(after !== undefined) - Number(before !== undefined)
  if (after.some(choice => !before.includes(choice))) return -1
  return Number(after.length < before.length)
}
