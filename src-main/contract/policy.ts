// A masking policy: for each kind, role or grade of column, which methods may be used and how strong they must be at least.
// Versioned data; says nothing about how an operation works, and judges nothing.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { GradeSchema, RoleSchema } from './profile.ts'
import { JsonObjectSchema, RecipeSchema, StepSchema } from './recipe.ts'

/** To whom the result goes: everybody, applicants under an agreement, or colleagues of the same body. */
export const RELEASES = ['unconditional', 'conditional', 'internal'] as const

/** What one parameter must be. `min` / `max` for numbers, `oneOf` for choices and switches; a missing parameter counts with its default. */
export const StrengthLimitSchema = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  oneOf: z.array(z.union([z.string(), z.boolean()])).optional(),
})
export type StrengthLimit = z.infer<typeof StrengthLimitSchema>

/** An operation that may be used, with its minimum strength by parameter. */
export const PolicyMethodSchema = z.strictObject({
  op: z.string().min(1),
  atLeast: z.record(z.string(), StrengthLimitSchema).default({}),
})
export type PolicyMethod = z.infer<typeof PolicyMethodSchema>

/**
 * Which columns the rule speaks of: all conditions given must hold, and a column belongs to the first rule that fits it. `kinds` counts
 * where the profile found one of them likely or certain, `hidden` where kinds stand inside running text.
 */
export const PolicyScopeSchema = z.strictObject({
  kinds: z.array(z.string()).min(1).optional(),
  /** No kind besides `kinds` was found: a name in front of an address would stay when the address is cut short. */
  only: z.boolean().optional(),
  roles: z.array(RoleSchema).min(1).optional(),
  grades: z.array(GradeSchema).min(1).optional(),
  hidden: z.boolean().optional(),
  /** Parts of column names; one of them is enough. */
  headers: z.array(z.string().min(1)).min(1).optional(),
})

export const PolicyRuleSchema = z.strictObject({
  id: z.string().min(1),
  /** What the rule is about, in Chinese. */
  title: z.string().min(1),
  /** Why, in Chinese, with the article where there is one. */
  reason: z.string().min(1),
  when: PolicyScopeSchema,
  /** The column may stay as it is; `allowed` is then empty. */
  open: z.boolean().default(false),
  /** false = proposed only, never a reason to refuse. */
  binding: z.boolean().default(true),
  /** One of them has to treat all rows of the column. */
  allowed: z.array(PolicyMethodSchema).default([]),
  /** What `suggest` puts into the recipe; null = a person has to decide. */
  proposed: z
    .strictObject({ op: z.string().min(1), params: JsonObjectSchema.default({}) })
    .nullable()
    .default(null),
})
export type PolicyRule = z.infer<typeof PolicyRuleSchema>

export const POLICY_FORMAT_VERSION = 1
export const PolicySchema = z.strictObject({
  formatVersion: z.literal(POLICY_FORMAT_VERSION),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  /** Raised by whoever changes a rule, e.g. `2026.1`. */
  version: z.string().min(1).max(20),
  title: z.string().min(1).max(60),
  release: z.enum(RELEASES),
  source: z.string().min(1),
  rules: z.array(PolicyRuleSchema).min(1),
})
export type Policy = z.infer<typeof PolicySchema>

export const PolicyInfoSchema = PolicySchema.pick({ id: true, version: true, title: true, release: true, source: true })

/** A policy by its id, or a bureau's own in full. */
export const PolicyChoiceSchema = z.union([z.string().min(1), PolicySchema])
export type PolicyChoice = z.infer<typeof PolicyChoiceSchema>

/** One source column that a binding rule speaks of. */
export const PolicyJudgementSchema = z.object({
  column: z.string(),
  rule: z.object({ id: z.string(), title: z.string(), reason: z.string() }),
  /** `untreated`: it reaches the result as it is. `weaker`: treated, but by less than the rule asks. */
  verdict: z.enum(['met', 'untreated', 'weaker']),
  /** The result column that carries it, when it is not met. */
  carriedBy: z.string().nullable(),
  /** What the recipe does to it, as sentences. */
  done: z.array(z.string()),
  /** What would do, as sentences. */
  wanted: z.array(z.string()),
  /** One Chinese sentence that says it all. */
  message: z.string(),
})
export type PolicyJudgement = z.infer<typeof PolicyJudgementSchema>

export const PolicyVerdictSchema = z.object({
  policy: PolicyInfoSchema,
  met: z.boolean(),
  columns: z.array(PolicyJudgementSchema),
})
export type PolicyVerdict = z.infer<typeof PolicyVerdictSchema>

export const SuggestionSchema = z.object({
  recipe: RecipeSchema,
  /** One per column of a step, in the order of the steps. */
  reasons: z.array(z.object({ step: z.string(), column: z.string(), reason: z.string() })),
  /** What a person has to decide. */
  open: z.array(z.object({ column: z.string(), reason: z.string() })),
})
export type Suggestion = z.infer<typeof SuggestionSchema>

export const policyCalls = {
  'policies.list': call('read', z.object({}), z.array(PolicyInfoSchema)),
  /** Keeps a bureau's own policy in the work folder, in place of an earlier version of it. */
  'policies.keep': call('write', z.object({ path: z.string() }), PolicyInfoSchema),
  /** Of the source as it stands; makes its profile when there is none. */
  'policies.suggest': call('job', DatasetRefSchema.extend({ policy: PolicyChoiceSchema }), SuggestionSchema),
  /** Steps not saved yet can be judged too; absent = the present recipe. */
  'policies.judge': call(
    'job',
    DatasetRefSchema.extend({ policy: PolicyChoiceSchema, steps: z.array(StepSchema).optional() }),
    PolicyVerdictSchema,
  ),
}
