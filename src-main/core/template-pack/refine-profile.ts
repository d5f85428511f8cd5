// The detection and grading rules of packs on top of what the application found: a column may become stricter, never milder.
// Looks at the profile only: shapes and frequent values are counted there, cells are not read.
import type { ColumnProfile, ROLES, TableProfile } from '../../contract/profile.ts'
import type { PackDetection, TemplatePack } from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { templateTexts } from '../../contract/text/zh-CN/template-pack.ts'
import { highestGrade } from '../grading/grade-order.ts'
import { headerKey } from './header-key.ts'

export interface PackRule extends PackDetection {
  /** Title of the pack. */
  readonly pack: string
  readonly words: ReadonlySet<string>
}

export function detectionRules(packs: readonly TemplatePack[]): PackRule[] {
  return packs.flatMap(({ title, parts }) => {
    const dictionaries = new Map(parts.dictionaries.map(({ name, words }) => [name, new Set(words)]))
    return parts.detection.map(rule => ({
      ...rule,
      pack: title,
      words: dictionaries.get(rule.dictionary ?? '') ?? new Set<string>(),
    }))
  })
}

/** Rules that speak of a column. */
export function rulesFor(rules: readonly PackRule[], column: ColumnProfile): PackRule[] {
  return rules.filter(rule => speaksOf(rule, column))
}

function speaksOf({ headers, shapes, words, share }: PackRule, column: ColumnProfile): boolean {
  const header = headerKey(column.name)
  if (headers.some(part => header.includes(headerKey(part)))) return true
  const needed = share * (column.rows - column.empty)
  if (needed <= 0) return false
  const wanted = new Set(shapes)
  return (
    countOf(column.patterns, ({ pattern }) => wanted.has(pattern)) >= needed ||
    countOf(column.top, ({ value }) => words.has(value)) >= needed
  )
}

function countOf<T extends { readonly count: number }>(counted: readonly T[], holds: (one: T) => boolean): number {
  return counted.filter(holds).reduce((sum, { count }) => sum + count, 0)
}

/** From the mildest to the strictest. */
const STRICTNESS = ['none', 'sensitive', 'quasi', 'direct'] as const satisfies readonly (typeof ROLES)[number][]

export function refineColumn(column: ColumnProfile, rules: readonly PackRule[]): ColumnProfile {
  const found = rulesFor(rules, column)
  if (found.length === 0) return column
  const grade = highestGrade([column.grade, ...found.map(rule => rule.grade)])
  const rank = Math.max(...[column.role, ...found.map(rule => rule.role)].map(role => STRICTNESS.indexOf(role)))
  const role = STRICTNESS[rank] ?? column.role
  if (grade === column.grade && role === column.role) return column
  const reasons = found.map(({ title, reason, pack }) => fill(templateTexts.detected, { title, reason, pack }))
  return { ...column, grade, role, gradeReason: [column.gradeReason, ...reasons].filter(Boolean).join(' ') }
}

export function refineProfile(profile: TableProfile, rules: readonly PackRule[]): TableProfile {
  if (rules.length === 0) return profile
  return { ...profile, columns: profile.columns.map(column => refineColumn(column, rules)) }
}
