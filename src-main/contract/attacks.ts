// What attacks on a result found, what is left of every masked column, and which columns contradict or restore one another.
// Shapes and calls only; the words for people are in contract/text.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { ViewSchema } from './datasets.ts'
import { StepSchema } from './recipe.ts'

export const ATTACK_IDS = [
  'hiddenDigits',
  'hashDictionary',
  'restore',
  'frequency',
  'rowOrder',
  'singleOut',
  'linkage',
] as const
export type AttackId = (typeof ATTACK_IDS)[number]

/** Possible values per attacked record, as the attacker sees them. */
export const CandidatesSchema = z.object({
  min: z.number(),
  median: z.number(),
  max: z.number(),
  /** Records with at most ten. */
  few: z.number(),
})
export type Candidates = z.infer<typeof CandidatesSchema>

/** A step that would close the gap; never applied without being asked for. */
export const RepairSchema = z.object({ step: StepSchema.omit({ id: true }), sentence: z.string() })
export type Repair = z.infer<typeof RepairSchema>

export const ATTACK_VERDICTS = ['broken', 'weak', 'holds'] as const
export type AttackVerdict = (typeof ATTACK_VERDICTS)[number]

export const AttackFindingSchema = z.object({
  attack: z.enum(ATTACK_IDS),
  /** The column whose values were sought, by its name in the source where there is one. */
  column: z.string().nullable(),
  /** Columns of the result that the attacker read. */
  using: z.array(z.string()),
  /** Records with something to find. */
  records: z.number(),
  /** Of these, records for which every column in `using` holds a full value. */
  informed: z.number(),
  /** Records whose value was found: the only one possible, and right wherever the source is known. */
  recovered: z.number(),
  candidates: CandidatesSchema.nullable(),
  /** broken: people are identified · weak: they are narrowed down · holds. */
  verdict: z.enum(ATTACK_VERDICTS),
  /** The best known attack in one plain Chinese sentence, with the figures. */
  sentence: z.string(),
  /** Effort, limits and what was extrapolated; '' = nothing to add. */
  effort: z.string(),
  repair: RepairSchema.nullable(),
  /** Other ways to close the gap. */
  otherRepairs: z.array(RepairSchema).optional(),
  /** Source row numbers of the first recovered records. */
  rows: z.array(z.number()),
})
export type AttackFinding = z.infer<typeof AttackFindingSchema>

/** Bits are Shannon entropies over the records looked at. */
export const WhatIsLeftSchema = z.object({
  column: z.string(),
  /** The result column that carries it; null = it is not published. */
  carriedBy: z.string().nullable(),
  records: z.number(),
  distinctBefore: z.number(),
  distinctAfter: z.number(),
  bitsBefore: z.number(),
  /** What an attacker still lacks of the original after reading the published value, on the column's own distribution. */
  bitsLeft: z.number(),
  /** Values of this table that fit the published one, per record. */
  inTable: CandidatesSchema.nullable(),
  /** Values that fit by the public build of such numbers (digits, dates, divisions, check characters); null = no such build. */
  byBuild: CandidatesSchema.nullable(),
  sentence: z.string(),
})
export type WhatIsLeft = z.infer<typeof WhatIsLeftSchema>

export const CONTRADICTION_KINDS = ['birthAndId', 'sexAndId', 'ageAndId', 'placeAndId', 'ageAndBirth'] as const
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number]

/** Two published columns that agreed before masking and no longer do. */
export const ContradictionSchema = z.object({
  kind: z.enum(CONTRADICTION_KINDS),
  columns: z.tuple([z.string(), z.string()]),
  /** Rows in which they agreed before and can be compared now. */
  compared: z.number(),
  contradicting: z.number(),
  rows: z.array(z.number()),
  sentence: z.string(),
  repair: RepairSchema.nullable(),
  otherRepairs: z.array(RepairSchema).optional(),
})
export type Contradiction = z.infer<typeof ContradictionSchema>

export const AttackReportSchema = z.object({
  rows: z.number(),
  /** Rows attacked, evenly over the table; fewer than `rows` only beyond the memory set aside for it. */
  attackedRows: z.number(),
  /** Without a source (a table published elsewhere) what was found cannot be compared with the truth. */
  verified: z.boolean(),
  /** Rows of which at least one identifying value was found. */
  identified: z.number(),
  findings: z.array(AttackFindingSchema),
  left: z.array(WhatIsLeftSchema),
  contradictions: z.array(ContradictionSchema),
  /** Loaded to be matched against; null = none. */
  against: z.object({ name: z.string(), rows: z.number() }).nullable(),
})
export type AttackReport = z.infer<typeof AttackReportSchema>

/** What in a recipe works against itself, by rows from all over the table and by the relations of the whole of it. */
export const ConsistencySchema = z.object({
  /** Rows on which the recipe was tried. */
  rows: z.number(),
  /** Rows whose relations were used; null = they are not known yet. */
  relatedRows: z.number().nullable(),
  /** Masked columns that another one gives away. */
  restorable: z.array(AttackFindingSchema),
  /** Masked columns that follow from an open one for who knows a few rows: to be decided, no reason to stop. */
  followed: z.array(AttackFindingSchema),
  contradictions: z.array(ContradictionSchema),
})
export type Consistency = z.infer<typeof ConsistencySchema>

/** Numbers tried against an unkeyed hash: all that begin with one prefix of three digits. */
export const DICTIONARY_SIZE = 100_000_000
export const DEFAULT_PREFIX = '138'

export const attackCalls = {
  /** Attacks the result (or the table as it is: `source`) with everything that is known; kept with the version attacked. */
  'attack.run': call(
    'job',
    DatasetRefSchema.extend({
      view: ViewSchema,
      /** A dataset of this work folder that the attacker is taken to have. */
      against: z.string().optional(),
      /** First three digits of the mobile numbers tried. */
      prefix: z
        .string()
        .regex(/^1[3-9]\d$/)
        .default(DEFAULT_PREFIX),
      /** Numbers tried per hashed column; 0 leaves the dictionary out. */
      guesses: z.number().int().min(0).max(DICTIONARY_SIZE).default(DICTIONARY_SIZE),
    }),
    AttackReportSchema,
  ),
  /** The last one of exactly that table; null = not attacked yet. */
  'attack.get': call(
    'read',
    DatasetRefSchema.extend({ view: ViewSchema }),
    z.object({ at: z.string(), report: AttackReportSchema }).nullable(),
  ),
  /** Tries the present steps on some rows from all over the table, and tells which columns give others away or no longer agree. */
  'masking.consistency': call('read', DatasetRefSchema, ConsistencySchema),
  /** The page for a reviewer: every masking step with examples and what is left. Raw values only when `reveal`, which is recorded. */
  'masking.html': call(
    'job',
    DatasetRefSchema.extend({ reveal: z.boolean().default(false) }),
    z.object({ html: z.string() }),
  ),
  'masking.write': call(
    'job',
    DatasetRefSchema.extend({ path: z.string(), reveal: z.boolean().default(false) }),
    z.object({ path: z.string() }),
  ),
}
