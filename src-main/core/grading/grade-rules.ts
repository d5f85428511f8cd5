// The rules of grading as data: roles and grades of kinds, and what a header or the rest of a table changes.
// Must not judge columns: see grade-column and grade-table.
import { z } from 'zod'
import rules from '../../../resources/grading/grade-rules.json' with { type: 'json' }
import { type Grade, GradeSchema, type Role, RoleSchema } from '../../contract/profile.ts'

const RuleSchema = z.object({ role: RoleSchema, grade: GradeSchema })
const ContextSchema = RuleSchema.extend({ kinds: z.array(z.string()), header: z.string().optional() })
const RulesSchema = z.object({
  title: z.string(),
  version: z.string(),
  source: z.string(),
  kinds: z.record(z.string(), RuleSchema),
  contexts: z.object({
    office: ContextSchema,
    publicOffice: ContextSchema,
    reporter: ContextSchema,
    soleTrader: ContextSchema,
    birthYears: ContextSchema,
    household: ContextSchema,
  }),
})

const checked = RulesSchema.parse(rules)

export const GRADE_RULES_VERSION = checked.version
export const GRADED_KINDS: readonly string[] = Object.keys(checked.kinds)

export interface GradeRule {
  readonly role: Role
  readonly grade: Grade
}

/** A kind without a rule is treated as the strictest, so that a forgotten one does no harm. */
export function ruleOf(kind: string): GradeRule {
  return checked.kinds[kind] ?? { role: 'direct', grade: 'g4' }
}

export type ContextName = keyof z.infer<typeof RulesSchema>['contexts']

const HEADERS = new Map(
  Object.values(checked.contexts).map(context => [
    context,
    context.header === undefined ? null : new RegExp(context.header),
  ]),
)

/** The rule of a context, where it speaks of the kind and the header; null otherwise. `header` half width, lower case. */
export function contextRule(name: ContextName, kind: string, header = ''): GradeRule | null {
  const context = checked.contexts[name]
  if (!context.kinds.includes(kind)) return null
  const words = HEADERS.get(context) ?? null
  return words === null || words.test(header) ? { role: context.role, grade: context.grade } : null
}
