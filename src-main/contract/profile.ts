// What is known about a table after looking at every value: statistics, kinds of sensitive values, roles, grades.
// `openprep profile` and `openprep scan` print these shapes.
import { z } from 'zod'
import { call, DatasetRefSchema, NothingSchema } from './call.ts'
import { ViewSchema } from './datasets.ts'
import { DistributionSchema, ValueMakeupSchema } from './distribution.ts'
import { TimelinessSchema } from './timeliness.ts'

export const COLUMN_TYPES = [
  'empty',
  'integer',
  'decimal',
  'date',
  'datetime',
  'time',
  'boolean',
  'code',
  'text',
] as const
export const ColumnTypeSchema = z.enum(COLUMN_TYPES)
export type ColumnType = z.infer<typeof ColumnTypeSchema>

export const ROLES = ['direct', 'quasi', 'sensitive', 'none'] as const
export const RoleSchema = z.enum(ROLES)
export type Role = z.infer<typeof RoleSchema>

export const GRADES = ['g1', 'g2', 'g3', 'g4', 'important', 'core'] as const
export const GradeSchema = z.enum(GRADES)
export type Grade = z.infer<typeof GradeSchema>

export const CONFIDENCES = ['certain', 'likely', 'possible'] as const

export const SemanticsSchema = z.object({
  /** Code name of the identifier kind, e.g. `citizenId18`. */
  kind: z.string(),
  /** The header names this kind. */
  header: z.boolean(),
  /** Non-empty values that look like the kind (valid + lookalike). */
  matched: z.number(),
  valid: z.number(),
  /** Right shape, wrong checksum or impossible content. */
  lookalike: z.number(),
  confidence: z.enum(CONFIDENCES),
  /** The columns in which the values begin, in order: 区号 before 电话, the first six digits of an ID number before the rest. */
  after: z.array(z.string()).optional(),
})
export type Semantics = z.infer<typeof SemanticsSchema>

export const IssueSchema = z.object({ code: z.string(), count: z.number(), rows: z.array(z.number()) })

/** What a person decided about a column instead of the program, and why. */
export const JudgementSchema = z.object({
  role: RoleSchema,
  grade: GradeSchema,
  reason: z.string(),
  person: z.string(),
  at: z.string(),
})
export type Judgement = z.infer<typeof JudgementSchema>

/** Values that occur a few times beside frequent ones. */
export const RareValuesSchema = z.object({
  /** The largest count that is rare in this column; 0 = no value is frequent, so none is rare. */
  most: z.number(),
  /** How many values are rare, and the cells that hold them. */
  values: z.number(),
  cells: z.number(),
  /** At most twenty, rarest first. */
  list: z.array(z.object({ value: z.string(), count: z.number() })),
})
export type RareValues = z.infer<typeof RareValuesSchema>

export const ColumnProfileSchema = z.object({
  name: z.string(),
  type: ColumnTypeSchema,
  length: z.object({ min: z.number(), max: z.number() }),
  rows: z.number(),
  /** Blank cells only; spelled empties are in `emptyTokens`. */
  empty: z.number(),
  emptyTokens: z.array(z.object({ token: z.string(), count: z.number() })),
  distinct: z.number(),
  /** Values that occur exactly once. */
  unique: z.number(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  mean: z.number().nullable(),
  /** Numbers and full dates of a column of that type, exactly; null for other types. */
  distribution: DistributionSchema.nullable().optional(),
  top: z.array(z.object({ value: z.string(), count: z.number() })),
  /** Absent in profiles of earlier versions. */
  rare: RareValuesSchema.optional(),
  /** 9 digit, A letter, 汉 Chinese character; other characters stand for themselves. */
  patterns: z.array(z.object({ pattern: z.string(), count: z.number() })),
  makeup: ValueMakeupSchema.optional(),
  semantics: z.array(SemanticsSchema),
  role: RoleSchema,
  grade: GradeSchema,
  gradeReason: z.string(),
  /** Present when a person decided: `role` and `grade` are theirs, `proposed` is what the program says. */
  judged: JudgementSchema.extend({
    proposed: z.object({ role: RoleSchema, grade: GradeSchema, gradeReason: z.string() }),
  }).optional(),
  issues: z.array(IssueSchema),
})
export type ColumnProfile = z.infer<typeof ColumnProfileSchema>

export const TableProfileSchema = z.object({
  rows: z.number(),
  /** Rows minus distinct rows. */
  duplicateRows: z.number(),
  /** Version of the rules by which the columns were graded; absent in profiles of earlier versions. */
  gradeRules: z.string().optional(),
  columns: z.array(ColumnProfileSchema),
})
export type TableProfile = z.infer<typeof TableProfileSchema>

export const FindingSchema = z.object({
  /** Source row number. */
  row: z.number(),
  column: z.string(),
  kind: z.string(),
  /** UTF-16 offsets in the cell. */
  start: z.number(),
  end: z.number(),
  valid: z.boolean(),
  /** Masked: never shows the value itself. */
  excerpt: z.string(),
})
export type Finding = z.infer<typeof FindingSchema>

export const ScanReportSchema = z.object({
  rows: z.number(),
  findings: z.array(FindingSchema),
  byKind: z.record(z.string(), z.number()),
  byColumn: z.record(z.string(), z.number()),
  /** Files of an archive that could not be looked into, each with the code of the error that says why; absent = none. */
  unread: z.array(z.object({ file: z.string(), code: z.string() })).optional(),
})
export type ScanReport = z.infer<typeof ScanReportSchema>

export const profileCalls = {
  'profile.run': call('job', DatasetRefSchema.extend({ view: ViewSchema }), TableProfileSchema),
  /** The stored profile of that view if it is still true, else null. */
  'profile.get': call('read', DatasetRefSchema.extend({ view: ViewSchema }), TableProfileSchema.nullable()),
  /** The newest date of that view against the update cycle of the catalogue; null without a stored profile. */
  'profile.timely': call('read', DatasetRefSchema.extend({ view: ViewSchema }), TimelinessSchema.nullable()),
  /** Cells with problems on a page of rows, by the stored profile; rows without any are left out. */
  'profile.page': call(
    'read',
    DatasetRefSchema.extend({
      view: ViewSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
    }),
    z.array(
      z.object({
        rowNumber: z.number(),
        cells: z.array(z.object({ column: z.string(), codes: z.array(z.string()) })),
      }),
    ),
  ),
  /** The next cell of a column with that problem after the 0-based row `from` (-1 = before the first), once around. */
  'profile.find': call(
    'job',
    DatasetRefSchema.extend({
      view: ViewSchema,
      column: z.string(),
      code: z.string(),
      from: z.number().int().min(-1),
      backwards: z.boolean().default(false),
    }),
    z.object({ hit: z.object({ index: z.number(), rowNumber: z.number() }).nullable() }),
  ),
  'profile.judge': call(
    'write',
    DatasetRefSchema.extend({
      view: ViewSchema,
      column: z.string(),
      /** null = back to what the program proposes. */
      judgement: z
        .object({ role: RoleSchema, grade: GradeSchema, reason: z.string().trim().min(2).max(500) })
        .nullable(),
    }),
    NothingSchema,
  ),
  /** The last full leftover scan of that view, if the view is still the same. */
  'scan.get': call(
    'read',
    DatasetRefSchema.extend({ view: ViewSchema }),
    z.object({ at: z.string(), report: ScanReportSchema }).nullable(),
  ),
  /** `limit` bounds the findings listed (counts stay exact). */
  'scan.run': call(
    'job',
    DatasetRefSchema.extend({ view: ViewSchema, limit: z.number().int().min(0).optional() }),
    ScanReportSchema,
  ),
}
