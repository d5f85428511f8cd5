// What the columns of a table say about one another: keys, dependencies, columns that give others away, combinations that single out.
// Shapes and calls only; the words for people are in contract/text.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { ViewSchema } from './datasets.ts'

export const LEAK_KINDS = ['birthInId', 'sexInId', 'ageInId', 'placeInId', 'ageInBirth', 'partOf'] as const
export type LeakKind = (typeof LEAK_KINDS)[number]

/** Column names throughout; `rowNumbers` are the source's. */
export const NearKeySchema = z.object({
  column: z.string(),
  /** Rows without a value. */
  missing: z.number(),
  /** Rows whose value stands in an earlier row already. */
  repeated: z.number(),
  examples: z.array(z.object({ value: z.string(), rowNumbers: z.array(z.number()) })),
})
export type NearKeyReport = z.infer<typeof NearKeySchema>

export const DependencySchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Rows with a value in both. */
  rows: z.number(),
  /** Of these, rows whose `from` occurs more than once: only they can contradict. */
  supported: z.number(),
  /** The least number of rows to leave out for the dependency to hold. */
  wrong: z.number(),
  /** `wrong` ÷ `rows`: the error g3 of Kivinen and Mannila (1995). */
  error: z.number(),
  /** Values of `from` that are followed by more than one value. */
  contradicting: z.number(),
  /** `from` follows from `to` as well: code and name of the same thing. */
  mutual: z.boolean(),
  examples: z.array(
    z.object({
      value: z.string(),
      /** The most common first; `rowNumber` = the first row with it. */
      partners: z.array(z.object({ value: z.string(), rows: z.number(), rowNumber: z.number() })),
    }),
  ),
})
export type DependencyReport = z.infer<typeof DependencySchema>

export const LeakSchema = z.object({
  kind: z.enum(LEAK_KINDS),
  /** Who has `from` knows `to`. */
  from: z.string(),
  to: z.string(),
  compared: z.number(),
  agreeing: z.number(),
  rowNumbers: z.array(z.number()),
  /** The first rows in which the two do not agree: slips in one of them. */
  otherRowNumbers: z.array(z.number()),
})
export type LeakReport = z.infer<typeof LeakSchema>

/** Of the rows with a number in both columns. */
export const CorrelationSchema = z.object({
  left: z.string(),
  right: z.string(),
  rows: z.number(),
  /** Pearson's r of the numbers, Spearman's ρ of their ranks. */
  pearson: z.number(),
  spearman: z.number(),
})

export const RelationsSchema = z.object({
  rows: z.number(),
  /** Rows looked at for keys and dependencies; fewer than `rows` only beyond the memory set aside for it. */
  usedRows: z.number(),
  /** Rows compared for columns that give others away, evenly over the table. */
  comparedRows: z.number(),
  /** The smallest sets of columns that tell every row apart. */
  keys: z.array(z.array(z.string())),
  nearKeys: z.array(NearKeySchema),
  /** Columns among which keys of several columns were sought. */
  combined: z.array(z.string()),
  /** Those that do not follow from others of the list. */
  dependencies: z.array(DependencySchema),
  /** How many were left out because they follow. */
  implied: z.number().optional(),
  /** Columns of numbers that move together, over `comparedRows`; strongest first. Absent in reports of earlier versions. */
  correlations: z.array(CorrelationSchema).optional(),
  leaks: z.array(LeakSchema),
})
export type Relations = z.infer<typeof RelationsSchema>

const BEYOND = 0.001

/** How far a share of rows may be off (99.9 %) when only `used` rows of the table were looked at (Hoeffding 1963); 0 when all were. */
export function shareError(used: number, rows: number): number {
  return used >= rows || used === 0 ? 0 : Math.sqrt(Math.log(2 / BEYOND) / (2 * used))
}

export const LEFT_OUT_REASONS = ['direct', 'constant', 'ownNumber', 'notPersonal', 'beyondLimit'] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

export const SingleOutSetSchema = z.object({
  columns: z.array(z.string()),
  /** Different combinations of values. */
  classes: z.number(),
  /** Rows whose combination no other row has. */
  alone: z.number(),
  /** Rows in combinations of fewer than five. */
  few: z.number(),
  /** `classes` ÷ rows. */
  distinction: z.number(),
  /** Share of all pairs of rows that differ. */
  separation: z.number(),
})
export type SingleOutSet = z.infer<typeof SingleOutSetSchema>

export const SingleOutReportSchema = z.object({
  rows: z.number(),
  /** Rows on which all sets were compared; the figures of `sets` are of all rows. */
  searchedRows: z.number(),
  /** How far a separation on the searched rows may be off (99.9 %); 0 when all rows were searched. */
  separationError: z.number(),
  searchedSets: z.number(),
  maxSize: z.number(),
  columns: z.array(z.string()),
  leftOut: z.array(z.object({ column: z.string(), reason: z.enum(LEFT_OUT_REASONS) })),
  /** Every single column, then the worst sets of each size; worst first within a size. */
  sets: z.array(SingleOutSetSchema),
})
export type SingleOutReport = z.infer<typeof SingleOutReportSchema>

/** Sets of more columns than this are never sought: their number grows beyond what a person can judge. */
export const MAX_SET_SIZE = 4

const ViewOfDatasetSchema = DatasetRefSchema.extend({ view: ViewSchema })

export const relationCalls = {
  /** Keys, dependencies, leaks; kept with the version it was made of. */
  'relations.run': call('job', ViewOfDatasetSchema, RelationsSchema),
  'relations.get': call('read', ViewOfDatasetSchema, RelationsSchema.nullable()),
  /** Without `columns` those that may lead to a person, by the profile. */
  'singleOut.run': call(
    'job',
    ViewOfDatasetSchema.extend({
      columns: z.array(z.string()).min(1).optional(),
      maxSize: z.number().int().min(1).max(MAX_SET_SIZE).default(3),
    }),
    SingleOutReportSchema,
  ),
  /** The examination as a page that stands alone, for printing. Holds no cell value. */
  'report.html': call('job', ViewOfDatasetSchema, z.object({ html: z.string() })),
  'report.write': call(
    'job',
    ViewOfDatasetSchema.extend({ format: z.enum(['html', 'xlsx']), path: z.string() }),
    z.object({ path: z.string() }),
  ),
  /** The last one of that view. */
  'singleOut.get': call('read', ViewOfDatasetSchema, SingleOutReportSchema.nullable()),
}
