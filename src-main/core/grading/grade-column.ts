// Gives a column its role and its grade on the 1–4 scale of GB/T 43697-2024 Annex H, with the reason in words.
// Must not see other columns: what they change is in grade-table.
import type { Grade, Role, Semantics } from '../../contract/profile.ts'
import { gradeLabels, gradeReasons, kindLabel, roleLabels } from '../../contract/text/zh-CN/kinds.ts'
import { headerForms } from '../detection/headers.ts'
import { detectorOf } from '../detection/registry.ts'
import { highestGrade } from './grade-order.ts'
import { contextRule, ruleOf } from './grade-rules.ts'

export interface Graded {
  role: Role
  grade: Grade
  gradeReason: string
}

export interface GradingFacts {
  name: string
  semantics: readonly Semantics[]
  /** Kinds found inside free texts. */
  found: readonly string[]
  /** Codes of 个体工商户 occur. */
  soleTraders: boolean
  /** A column of birth dates with nothing finer than years and bands in it, see birth-years.ts. */
  birthYears: boolean
}

const ROLE_ORDER: readonly Role[] = ['direct', 'sensitive', 'quasi', 'none']

/** Likely and certain kinds decide; among several the strictest (就高从严). */
export function gradeColumn(facts: GradingFacts): Graded {
  const strong = facts.semantics
    .filter(found => found.confidence !== 'possible' && !(facts.birthYears && found.kind === 'birthDate'))
    .map(found => gradeKind(found.kind, facts))
  const years = facts.birthYears ? contextRule('birthYears', 'birthDate') : null
  if (years !== null) strong.push({ ...years, gradeReason: gradeReasons.birthYears })
  const known = new Set(facts.semantics.filter(found => found.confidence !== 'possible').map(found => found.kind))
  const text = gradeText(facts.found.filter(kind => !known.has(kind)))
  const all = text === null ? strong : [...strong, text]
  const best = all.toSorted(stricter)[0]
  if (best !== undefined) return best
  const named = facts.semantics.find(found => found.header && detectorOf(found.kind)?.role !== 'none')
  const reason = named === undefined ? gradeReasons.none : fill(gradeReasons.header, { kind: kindLabel(named.kind) })
  return { role: 'none', grade: 'g1', gradeReason: reason }
}

function stricter(left: Graded, right: Graded): number {
  if (left.grade !== right.grade) return highestGrade([left.grade, right.grade]) === left.grade ? -1 : 1
  return ROLE_ORDER.indexOf(left.role) - ROLE_ORDER.indexOf(right.role)
}

function gradeKind(kind: string, facts: GradingFacts): Graded {
  const { role, grade } = ruleOf(kind)
  const label = kindLabel(kind)
  const { whole } = headerForms(facts.name)
  if (kind === 'secrecyMark') return { role, grade, gradeReason: gradeReasons.secrecy }
  const trader = facts.soleTraders ? contextRule('soleTrader', kind) : null
  if (trader !== null) return { ...trader, gradeReason: gradeReasons.soleTrader }
  const reporter = contextRule('reporter', kind, whole)
  if (reporter !== null) return { ...reporter, gradeReason: gradeReasons.reporter }
  const official = contextRule('publicOffice', kind, whole)
  if (official !== null) return { ...official, gradeReason: gradeReasons.publicOffice }
  const office = contextRule('office', kind, whole)
  if (office !== null) return { ...office, gradeReason: fill(gradeReasons.office, { kind: label }) }
  if (role === 'none') return { role, grade, gradeReason: fill(gradeReasons.organisation, { kind: label }) }
  const reason = fill(gradeReasons.kind, { kind: label, role: roleLabels[role], grade: gradeLabels[grade] })
  return { role, grade, gradeReason: kind === 'studentNo' ? reason + gradeReasons.minor : reason }
}

/** A remark with a telephone number inside is as sensitive as the number. */
function gradeText(found: readonly string[]): Graded | null {
  const detectors = [...new Set(found)].flatMap(kind => detectorOf(kind) ?? []).filter(({ role }) => role !== 'none')
  if (detectors.length === 0) return null
  const kinds = detectors.map(({ kind }) => kindLabel(kind)).join('、')
  const role = ROLE_ORDER.find(candidate => detectors.some(detector => detector.role === candidate)) ?? 'none'
  return {
    role,
    grade: highestGrade(detectors.map(({ grade }) => grade)),
    gradeReason: found.includes('secrecyMark') ? gradeReasons.secrecy : fill(gradeReasons.freeText, { kinds }),
  }
}

function fill(template: string, words: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')
}
