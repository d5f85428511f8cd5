// How easily people could be found again in a table: figures of class sizes, attackers, sensitive columns and the level of effect.
// `openprep risk` prints RiskReport. Shapes only; formulas are in core/deidentification/risk.
import { z } from 'zod'
import { call, DatasetRefSchema, NothingSchema } from './call.ts'
import { ViewSchema } from './datasets.ts'
import { EffectFiguresSchema } from './effect-figures.ts'
import { ConditionCountSchema } from './protection.ts'

/** How the data are given out, as GB/T 37964-2019 tells them apart: 完全公开, 受控公开, 领地公开. */
export const RELEASE_KINDS = ['public', 'controlled', 'enclave'] as const
export const ReleaseKindSchema = z.enum(RELEASE_KINDS)
export type ReleaseKind = z.infer<typeof ReleaseKindSchema>

export const GRADATIONS = ['low', 'mid', 'high'] as const
const Gradation = z.enum(GRADATIONS)

/** The recipient's world; counts only where the data are not given to everybody. */
export const EnvironmentSchema = z.object({
  /** 风险减缓控制水平. */
  control: Gradation.default('mid'),
  /** 动机和能力. */
  ability: Gradation.default('mid'),
  /** Share of people who have the property the data are about. */
  share: z.number().min(0).max(1).default(0),
  /** How many people somebody knows. */
  acquaintances: z.number().int().min(0).max(100_000).default(150),
  /** Security ability of the recipient. */
  security: Gradation.default('mid'),
})
export type Environment = z.output<typeof EnvironmentSchema>

/** Columns in which the two tables have not one value in common, most likely written in another way; absent = none. */
const Apart = z.array(z.string()).optional()

const AttackerSchema = z.object({ max: z.number(), average: z.number(), shareAtRisk: z.number() })

const DiversitySchema = z.object({
  /** Least number of different values in a class. */
  distinct: z.number(),
  /** Least e^H of a class. */
  entropy: z.number(),
  /** Recursive (c, 2)-diversity holds for every c above it; null = some class has one value only. */
  recursive: z.number().nullable(),
  /** Least 1/p of a class's most frequent value. */
  probabilistic: z.number(),
  /** Greatest share of one value in a class. */
  alpha: z.number(),
})
const ClosenessSchema = z.object({
  equal: z.number(),
  /** null = the values have no order. */
  ordered: z.number().nullable(),
  hierarchical: z.number().nullable(),
})

const KSchema = z.number().nullable()
const EstimateSchema = z.object({
  population: z.number(),
  samplingFraction: z.number(),
  uniques: z.object({
    pitman: z.number().nullable(),
    zayatz: z.number().nullable(),
    snb: z.number().nullable(),
  }),
  chosen: z.enum(['pitman', 'zayatz', 'snb']),
  uniqueShare: z.number(),
})

/** Figures of the worst class, over all rows as they stand. */
export const RiskFiguresSchema = z.object({
  rows: z.number(),
  quasiIdentifiers: z.array(z.string()),
  classes: z.number(),
  /** Size of the smallest class. 0 = no rows. */
  k: z.number(),
  uniques: z.number(),
  uniqueShare: z.number(),
  /** τ of `shareAtRisk`. */
  threshold: z.number(),
  prosecutor: AttackerSchema,
  /** `basis`: without a population file the prosecutor's figures are the upper bound. */
  journalist: AttackerSchema.extend({ basis: z.enum(['population', 'upperBound']) }),
  marketer: z.number(),
  /** (1/J)Σ1/f. */
  averageOverClasses: z.number(),
  population: z
    .object({
      rows: z.number(),
      kMap: z.number(),
      presence: z.object({ min: z.number(), max: z.number() }),
      beyondPopulation: z.number(),
      apart: Apart,
    })
    .nullable(),
  /** From a stated number of people; null where none was stated. */
  estimate: EstimateSchema.nullable(),
  /** Of the worst sensitive column; absent without one. */
  l: DiversitySchema.extend({ byColumn: z.record(z.string(), DiversitySchema) }).optional(),
  t: ClosenessSchema.extend({ byColumn: z.record(z.string(), ClosenessSchema) }).optional(),
  /** Of the conditions a de-identification step promises; absent without one. */
  conditions: z.array(ConditionCountSchema).optional(),
  classSizes: z.array(z.object({ size: z.number(), classes: z.number() })),
  byColumn: z.array(z.object({ column: z.string(), distinction: z.number(), separation: z.number() })),
  /** `*` in quasi-identifiers, and k, l, t under each meaning of it. */
  suppressed: z.object({
    rows: z.number(),
    wholeRows: z.number(),
    k: z.object({ ownClass: KSchema, anyValue: KSchema, removed: KSchema }),
    l: z.record(z.string(), z.object({ anyValue: DiversitySchema.nullable(), removed: DiversitySchema })),
    t: z.record(z.string(), z.object({ anyValue: ClosenessSchema.nullable(), removed: ClosenessSchema })),
  }),
  /** Source row numbers of the first records in the smallest classes, at most 100. */
  smallest: z.array(z.object({ row: z.number(), size: z.number() })),
})
export type RiskFigures = z.infer<typeof RiskFiguresSchema>

/** Groups of this release against those of the one before, over the same quasi-identifiers. */
export const ReleaseDifferenceSchema = z.object({
  classes: z.number(),
  unchanged: z.number(),
  appeared: z.number(),
  vanished: z.number(),
  changedByOne: z.number(),
  changedByTwo: z.number(),
  /** People who came or went in groups that changed by one or two. */
  exposed: z.number(),
  apart: Apart,
})
export type ReleaseDifference = z.infer<typeof ReleaseDifferenceSchema>

/** Against a table somebody else has. */
export const LinkageFiguresSchema = z.object({
  rows: z.number(),
  /** Records that meet at least one record there. */
  matched: z.number(),
  /** Records alone in their group that meet exactly one. */
  unique: z.number(),
  /** Matched records in groups of fewer than five. */
  toFew: z.number(),
  apart: Apart,
})
export type LinkageFigures = z.infer<typeof LinkageFiguresSchema>

export const RiskReportSchema = RiskFiguresSchema.extend({
  /** GB/T 42460-2023. */
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  /** R: 1 when a class is above the threshold. */
  overallRisk: z.number(),
  release: ReleaseKindSchema,
  /** Columns found to be direct identifiers. */
  direct: z.array(z.string()),
  /** Why, in sentences. */
  grounds: z.array(z.string()),
  /** Only where a former release, or another table, was given. */
  difference: ReleaseDifferenceSchema.optional(),
  linkage: LinkageFiguresSchema.optional(),
  /** Version of the figures of the standard. */
  figuresVersion: z.string(),
})
export type RiskReport = z.infer<typeof RiskReportSchema>

export const RiskQuestionSchema = z.object({
  quasiIdentifiers: z.array(z.string()),
  sensitive: z.array(z.string()).default([]),
  release: ReleaseKindSchema.default('public'),
  environment: EnvironmentSchema.default(EnvironmentSchema.parse({})),
  /** Replaces the threshold of the release. */
  threshold: z.number().positive().max(1).optional(),
  /** People the table could be about. */
  populationSize: z.number().int().positive().optional(),
})
export type RiskQuestion = z.output<typeof RiskQuestionSchema>

const ViewOfDatasetSchema = DatasetRefSchema.extend({ view: ViewSchema })

export const riskCalls = {
  /** The figures of the levels of effect in use. */
  'risk.figures': call('read', NothingSchema, EffectFiguresSchema),
  /** null = those of the application again. */
  'risk.saveFigures': call('write', z.object({ figures: EffectFiguresSchema.nullable() }), EffectFiguresSchema),
  /** `population`: a dataset that holds the people around, with the same columns. */
  'risk.run': call(
    'job',
    ViewOfDatasetSchema.extend({
      question: RiskQuestionSchema,
      population: ViewOfDatasetSchema.optional(),
      /** The release before this one. */
      previous: ViewOfDatasetSchema.optional(),
      /** A table somebody else may have. */
      other: ViewOfDatasetSchema.optional(),
      /** All values of a sensitive column in order, for its ordered distance; without one numbers go by size. */
      orders: z.array(z.object({ column: z.string(), order: z.array(z.string()).min(1) })).default([]),
    }),
    RiskReportSchema,
  ),
}
