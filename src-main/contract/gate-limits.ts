// The limits of the checks as people see and change them: what the application uses, what a standard template asks for, what this body set.
// A template's limit is never loosened; limits that protect people are never loosened at all.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'

/** Shares are 0–1. */
export const LIMIT_NAMES = [
  'minimumCount',
  'dominantShare',
  'complete',
  'accurate',
  'consistent',
  'unique',
  'machineReadableRate',
  'interfaceRows',
  'similarTitle',
  'sharedColumns',
] as const
export type LimitName = (typeof LIMIT_NAMES)[number]

export const OwnLimitSchema = z.object({
  name: z.enum(LIMIT_NAMES),
  value: z.number().min(0),
  reason: z.string().trim().min(1).max(500),
  person: z.string(),
  /** `YYYY-MM-DD`. */
  on: z.string(),
})
export type OwnLimit = z.infer<typeof OwnLimitSchema>

export const LimitViewSchema = z.object({
  name: z.enum(LIMIT_NAMES),
  /** A share, to be shown in per cent; otherwise a number. */
  share: z.boolean(),
  /** Which way it is stricter. */
  stricter: z.enum(['higher', 'lower']),
  /** It protects people: never looser than `usual`. */
  protects: z.boolean(),
  usual: z.number(),
  /** The strictest of the standard templates; null = they say nothing. */
  template: z.number().nullable(),
  own: OwnLimitSchema.nullable(),
  /** What the checks use. */
  used: z.number(),
})
export type LimitView = z.infer<typeof LimitViewSchema>

/** A limit that differs from the usual one, as documents print it. */
export const ChangedLimitSchema = OwnLimitSchema.pick({ name: true, value: true, reason: true }).extend({
  usual: z.number(),
})
export type ChangedLimit = z.infer<typeof ChangedLimitSchema>

export const limitCalls = {
  'limits.list': call('read', NothingSchema, z.array(LimitViewSchema)),
  /** `value` null = the usual one again. Throws LIMIT_REFUSED where it would be looser than allowed. */
  'limits.save': call(
    'write',
    z.object({
      name: z.enum(LIMIT_NAMES),
      value: z.number().min(0).nullable(),
      reason: z.string().trim().max(500).default(''),
    }),
    z.array(LimitViewSchema),
  ),
}
