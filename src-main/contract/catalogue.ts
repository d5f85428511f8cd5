// The catalogue entry of a dataset: the nine elements of Article 11 (锡政规〔2024〕7号 第十一条) and the data items.
// Two schemas: a draft may be incomplete and is always saved; completeness is judged by gates, not here.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { GradeSchema } from './profile.ts'

export const OPEN_ATTRIBUTES = ['UNCONDITIONAL', 'CONDITIONAL', 'CLOSED'] as const
export type OpenAttribute = (typeof OPEN_ATTRIBUTES)[number]
export const OPEN_FORMS = ['DOWNLOAD', 'API', 'BOTH'] as const
export const RESOURCE_KINDS = ['DATASET', 'INTERFACE'] as const
export const UPDATE_CYCLES = [
  'REALTIME',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'QUARTERLY',
  'HALF_YEARLY',
  'YEARLY',
  'BIENNIAL',
  'IRREGULAR',
  'STATIC',
] as const
export const DATA_FORMATS = ['CSV', 'XLSX', 'JSON', 'XML'] as const
/** Data types of 政务信息资源目录编制指南: C 字符 N 数值 Y 货币 D 日期 T 日期时间 L 逻辑 M 备注 G 通用 B 双精度 I 整型 F 浮点. */
export const FIELD_TYPES = ['C', 'N', 'Y', 'D', 'T', 'L', 'M', 'G', 'B', 'I', 'F'] as const
/** The sixteen key fields of Article 10. */
export const DOMAINS = [
  'health',
  'educationCultureTourism',
  'marketRegulation',
  'livingServices',
  'transport',
  'housing',
  'municipalFacilities',
  'emergencySafety',
  'publicCredit',
  'urbanGovernance',
  'socialSecurity',
  'scienceFinance',
  'naturalResources',
  'environment',
  'agriculture',
  'meteorology',
] as const

export const DataFieldSchema = z.object({
  /** Header of the published file. */
  label: z.string(),
  /** `[A-Za-z_][A-Za-z0-9_]*`, pinyin initials usual. */
  name: z.string(),
  type: z.enum(FIELD_TYPES),
  /** Digits, or `digits,decimals`. */
  length: z.string(),
  primaryKey: z.boolean().default(false),
  nullable: z.boolean().default(false),
  /** What an empty cell means; needed when nullable. */
  nullMeaning: z.string().default(''),
  codeList: z
    .object({ name: z.string(), values: z.array(z.object({ code: z.string(), label: z.string() })) })
    .nullable()
    .default(null),
  unit: z.string().default(''),
  description: z.string().default(''),
  example: z.string().default(''),
  grade: GradeSchema.default('g1'),
  /** How the column was treated; printed to reviewers, never to the public. */
  treatment: z.string().default(''),
})
export type DataField = z.infer<typeof DataFieldSchema>

export const OpenConditionsSchema = z.object({
  recipient: z.string().default(''),
  purpose: z.string().default(''),
  scope: z.string().default(''),
  other: z.string().default(''),
})

const LegalBasisSchema = z.object({ title: z.string(), article: z.string() })

export const CatalogueSchema = z.object({
  formatVersion: z.literal(1).default(1),
  // The nine elements. `fields` is 完整数据项.
  title: z.string().max(100).default(''),
  fields: z.array(DataFieldSchema).default([]),
  publisher: z.object({ name: z.string().default(''), uscc: z.string().default('') }).default({ name: '', uscc: '' }),
  openAttribute: z.enum(OPEN_ATTRIBUTES).nullable().default(null),
  /** For UNCONDITIONAL the document prints 无. */
  openConditions: OpenConditionsSchema.default({ recipient: '', purpose: '', scope: '', other: '' }),
  formats: z.array(z.enum(DATA_FORMATS)).default(['CSV', 'XLSX']),
  resourceKind: z.enum(RESOURCE_KINDS).nullable().default('DATASET'),
  updateCycle: z.enum(UPDATE_CYCLES).nullable().default(null),
  /** Office telephone or office e-mail only. */
  contact: z.string().default(''),
  // Recommended extras.
  identifier: z.string().default(''),
  description: z.string().default(''),
  keywords: z.array(z.string()).default([]),
  domains: z.array(z.enum(DOMAINS)).default([]),
  theme: z.string().default(''),
  businessLine: z.string().default(''),
  region: z.string().default(''),
  openForm: z.enum(OPEN_FORMS).default('DOWNLOAD'),
  updateCycleNote: z.string().default(''),
  dataUpdateDate: z.string().default(''),
  temporalCoverage: z.string().default(''),
  sourceSystem: z.string().default(''),
  rowCount: z.number().int().nullable().default(null),
  securityGrade: GradeSchema.nullable().default(null),
  license: z.string().default(''),
  version: z.string().default('1'),
  closedReason: z.string().default(''),
  legalBasis: z.array(LegalBasisSchema).default([]),
})
export type Catalogue = z.infer<typeof CatalogueSchema>

export const CatalogueStateSchema = z.object({
  catalogue: CatalogueSchema,
  /** Fields still missing or wrong, by path such as `title` or `fields.3.description`, with a sentence. */
  missing: z.array(z.object({ path: z.string(), message: z.string() })),
})
export type CatalogueState = z.infer<typeof CatalogueStateSchema>

export const catalogueCalls = {
  'catalogue.get': call('read', DatasetRefSchema, CatalogueStateSchema),
  'catalogue.save': call('write', DatasetRefSchema.extend({ catalogue: CatalogueSchema }), CatalogueStateSchema),
  /** Fills data items, counts and types from the present result (or source) and keeps whatever the person typed. */
  'catalogue.propose': call('job', DatasetRefSchema, CatalogueStateSchema),
}
