// Facets: what stands in a column and how often, to choose rows by; several facets narrow one another.
// Changes nothing: what a person chose becomes the scope of a step, as a condition.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { ViewSchema } from './datasets.ts'
import { ColumnTypeSchema } from './profile.ts'
import { ColumnConditionSchema, ConditionSchema, StepSchema } from './recipe.ts'

export const FACET_KINDS = ['text', 'number', 'date', 'problem', 'blank'] as const
export type FacetKind = (typeof FACET_KINDS)[number]

/** Distinct values a text facet counts at most: about 100 bytes of memory each. */
export const FACET_VALUES = 100_000
/** Values a text facet lists. */
export const FACET_LISTED = 500

export const FacetAskSchema = z.object({
  column: z.string(),
  kind: z.enum(FACET_KINDS),
  /** Text: only values that contain it; upper and lower case count as equal. */
  search: z.string().max(200).default(''),
  sort: z.enum(['count', 'name']).default('count'),
  /** Number and date: limits of the bars as answered before, so that they stay while counts change; absent = the engine chooses. */
  edges: z.array(z.string()).min(2).max(200).optional(),
  /** What a person chose here: all must hold. The facet's own counts are of the rows that the other facets let through. */
  chosen: z.array(ColumnConditionSchema).max(2).default([]),
  /** Problems: what the values are judged as. */
  type: ColumnTypeSchema.optional(),
  kinds: z.array(z.string()).optional(),
})
export type FacetAsk = z.infer<typeof FacetAskSchema>

export const FacetAnswerSchema = z.object({
  column: z.string(),
  kind: z.enum(FACET_KINDS),
  /** Rows counted. */
  rows: z.number(),
  /** Text: values · problem: issue codes · blank: '' = blank, 'filled' = not. At most `FACET_LISTED`. */
  choices: z.array(z.object({ value: z.string(), count: z.number() })),
  /** Text: different values met (and containing `search`), listed or not. */
  distinct: z.number(),
  /** Text: there were more than `FACET_VALUES`; later ones were not counted. */
  cut: z.boolean(),
  /** Number and date: limits of the bars, one more than bars; a bar holds its lower limit, not its upper one. */
  edges: z.array(z.string()).nullable(),
  bins: z.array(z.number()),
  below: z.number(),
  above: z.number(),
  /** Filled, but no number or date. */
  other: z.number(),
  blank: z.number(),
})
export type FacetAnswer = z.infer<typeof FacetAnswerSchema>

export const FacetReportSchema = z.object({
  /** Rows of the state. */
  rows: z.number(),
  /** Rows that meet what is chosen in all facets. */
  matching: z.number(),
  /** Lines that show them: rows of the stored table they came from, and rows that only a step has made. */
  places: z.number(),
  facets: z.array(FacetAnswerSchema),
})
export type FacetReport = z.infer<typeof FacetReportSchema>

/** The state looked at: a stored table as the cleaning among `steps` leaves it. */
const StateSchema = DatasetRefSchema.extend({ view: ViewSchema, steps: z.array(StepSchema).default([]) })

export const facetCalls = {
  'facets.count': call('read', StateSchema.extend({ facets: z.array(FacetAskSchema).max(20) }), FacetReportSchema),
  /**
   * Rows of the stored table that meet the condition once `steps` have run, in order. `show` = the steps whose outcome is shown beside
   * the stored cells; `after` null = they remove the row.
   */
  'facets.page': call(
    'read',
    StateSchema.extend({
      filter: ConditionSchema,
      show: z.array(StepSchema).default([]),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({
      total: z.number(),
      columns: z.array(z.string()),
      afterColumns: z.array(z.string()),
      rows: z.array(
        z.object({
          /** 0-based place in the stored table. */
          index: z.number(),
          rowNumber: z.number(),
          before: z.array(z.string()),
          after: z.array(z.string()).nullable(),
        }),
      ),
    }),
  ),
}
