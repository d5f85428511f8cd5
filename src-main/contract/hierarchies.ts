// How the values of a column are made coarser, level by level: as rules that also cover new values, or as a table of rows.
// Shapes only; what a rule makes of a value is decided in core/deidentification/hierarchies.
import { z } from 'zod'

/** Deeper hierarchies say nothing a person could still choose from. */
export const MAX_HIERARCHY_LEVELS = 12
/** Rows of a table given inline or read from a file. */
export const MAX_HIERARCHY_ROWS = 200_000

const counts = z.array(z.number().int().min(1)).min(1).max(MAX_HIERARCHY_LEVELS)
const widths = z.array(z.number().positive().max(1e15)).min(1).max(MAX_HIERARCHY_LEVELS)
const limit = z.number().min(-1e15).max(1e15).nullable().default(null)

export const DATE_UNITS = ['month', 'quarter', 'halfYear', 'year', 'fiveYears', 'decade'] as const
export type DateUnit = (typeof DATE_UNITS)[number]

/** Digits kept of a code of the statistical division: village, town, county, city, province. */
export const DIVISION_LEVELS = ['town', 'county', 'city', 'province'] as const
export type DivisionLevelName = (typeof DIVISION_LEVELS)[number]

/**
 * Every hierarchy has level 0 = the value as it is, one level for each entry of the rule, and a top level at which all values are `*`.
 * Blank cells stay blank below the top.
 */
export const HierarchySpecSchema = z.discriminatedUnion('kind', [
  /** Numbers in bands; each width a multiple of the one before. Below `bottom` and from `top` on there is one band each. */
  z.strictObject({
    kind: z.literal('interval'),
    widths,
    origin: z.number().default(0),
    bottom: limit,
    top: limit,
  }),
  /** Whole years of age. */
  z.strictObject({ kind: z.literal('age'), widths: counts, top: z.number().int().min(1).max(130).default(90) }),
  z.strictObject({ kind: z.literal('date'), units: z.array(z.enum(DATE_UNITS)).min(1).max(DATE_UNITS.length) }),
  /** GB/T 2260 codes of 6, 9 or 12 digits, or names of divisions; `within`: the first digits of the place bare names belong to. */
  z.strictObject({
    kind: z.literal('division'),
    levels: z.array(z.enum(DIVISION_LEVELS)).min(1).max(DIVISION_LEVELS.length),
    within: z
      .string()
      .regex(/^(?:\d{2}|\d{4})?$/)
      .default(''),
  }),
  /** Amounts in bands of stated edges, ascending; each level's edges are among those of the level before. */
  z.strictObject({
    kind: z.literal('edges'),
    levels: z.array(z.array(z.number()).min(1).max(1000)).min(1).max(MAX_HIERARCHY_LEVELS),
  }),
  /** Codes by their first characters, fewer at each level. */
  z.strictObject({ kind: z.literal('prefix'), keeps: counts }),
  /** Characters replaced by `*`, from one end, more at each level. */
  z.strictObject({ kind: z.literal('mask'), hides: counts, from: z.enum(['start', 'end']).default('end') }),
  /** Values in a stated order, neighbours together; each size a multiple of the one before. */
  z.strictObject({
    kind: z.literal('order'),
    values: z.array(z.string()).min(2).max(MAX_HIERARCHY_ROWS),
    sizes: counts,
  }),
  /** The most important values stay, the others become 其他; fewer stay at each level. */
  z.strictObject({
    kind: z.literal('priority'),
    values: z.array(z.string()).min(1).max(MAX_HIERARCHY_ROWS),
    keeps: counts,
  }),
  /** As a hierarchy file holds it: one row per value, level 0 first, all rows of one length. */
  z.strictObject({
    kind: z.literal('table'),
    rows: z
      .array(
        z
          .array(z.string())
          .min(1)
          .max(MAX_HIERARCHY_LEVELS + 1),
      )
      .min(1)
      .max(MAX_HIERARCHY_ROWS),
  }),
])
export type HierarchySpec = z.output<typeof HierarchySpecSchema>
export type HierarchyKind = HierarchySpec['kind']

/** In the order they are offered. */
export const HIERARCHY_KINDS = [
  'age',
  'date',
  'division',
  'interval',
  'edges',
  'prefix',
  'mask',
  'order',
  'priority',
  'table',
] as const satisfies readonly HierarchyKind[]
