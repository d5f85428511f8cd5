// What is remembered of a table a recipe ran on, and how another file differs from it.
// Holds counts, codes and kinds only: no value of a column that identifies persons directly.
import { z } from 'zod'
import { ColumnTypeSchema, RoleSchema } from './profile.ts'

/** Columns with more different values are no code lists. */
export const MOST_CODES = 200

export const ReferenceColumnSchema = z.object({
  name: z.string(),
  type: ColumnTypeSchema,
  role: RoleSchema,
  /** Kinds of sensitive values, without those only possible. */
  kinds: z.array(z.string()),
  distinct: z.number(),
  /** Cells without a value. */
  blank: z.number(),
  /** Every value of a column of few different ones, blank left out; null = no such column, or one that identifies directly. */
  codes: z.array(z.object({ value: z.string(), count: z.number() })).nullable(),
  /** Limits between classes of numbers or dates (5, 25, 50, 75, 95 % of the rows), and the rows below, between, above, and of neither. */
  classes: z
    .object({ unit: z.enum(['number', 'date']), edges: z.array(z.string()), counts: z.array(z.number()) })
    .nullable(),
})
export type ReferenceColumn = z.infer<typeof ReferenceColumnSchema>

export const ReferenceSchema = z.object({
  file: z.string(),
  at: z.string(),
  rows: z.number(),
  columns: z.array(ReferenceColumnSchema),
})
export type Reference = z.infer<typeof ReferenceSchema>

export const RENAME_GROUNDS = ['name', 'content'] as const

export const ColumnDriftSchema = z.object({
  column: z.string(),
  /** Values a column of codes never had: the most frequent, how many there are, and the rows that hold them. */
  newCodes: z.array(z.object({ value: z.string(), count: z.number() })),
  newCodeCount: z.number(),
  newCodeRows: z.number(),
  /** Codes that occurred and do not any more; at most twenty. */
  goneCodes: z.array(z.string()),
  newKinds: z.array(z.string()),
  /** Population stability index of the distribution, blank cells included; null = nothing to compare by. */
  psi: z.number().nullable(),
  /** What chance alone exceeds once in twenty: (1/n + 1/m) · χ²₀.₉₅ of classes − 1. */
  psiByChance: z.number().nullable(),
  /** `some` from 0.1, `large` from 0.25 (Siddiqi 2006), where it is more than chance. */
  shift: z.enum(['none', 'some', 'large']),
  /** Shares of blank cells, 0–1. */
  blank: z.object({ before: z.number(), after: z.number() }),
  notable: z.boolean(),
})
export type ColumnDrift = z.infer<typeof ColumnDriftSchema>

export const DriftSchema = z.object({
  reference: z.object({ file: z.string(), at: z.string(), rows: z.number() }),
  /** `change` = after / before − 1; null when there were no rows. Notable from 30 %. */
  rows: z.object({ before: z.number(), after: z.number(), change: z.number().nullable(), notable: z.boolean() }),
  columns: z.object({
    added: z.array(
      z.object({ column: z.string(), type: ColumnTypeSchema, role: RoleSchema, kinds: z.array(z.string()) }),
    ),
    missing: z.array(z.string()),
    /** Missing columns that likely go by another name now; likeness 0–1. */
    renamed: z.array(z.object({ from: z.string(), to: z.string(), by: z.enum(RENAME_GROUNDS), likeness: z.number() })),
    retyped: z.array(z.object({ column: z.string(), before: ColumnTypeSchema, after: ColumnTypeSchema })),
  }),
  /** Columns in both, in the order of the new file. */
  values: z.array(ColumnDriftSchema),
  /** How many of all these a person should look at. */
  notable: z.number(),
})
export type Drift = z.infer<typeof DriftSchema>
