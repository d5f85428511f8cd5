// The catalogue entry of a dataset: the nine elements of Article 11 (锡政规〔2024〕7号 第十一条) and the data items.
// Two schemas: a draft may be incomplete and is always saved; completeness is judged by gates, not here.
import { z } from 'zod'
import { call, DatasetRefSchema, NothingSchema } from './call.ts'
import { FURTHER_FORMS } from './export-forms.ts'
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
/** 行业, the sections of GB/T 4754-2017. */
export const INDUSTRIES = [
  ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'],
  ...['K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T'],
] as const
/** 共享类型 of 政务信息资源共享管理暂行办法 第九条. */
export const SHARE_TYPES = ['UNCONDITIONAL_SHARE', 'CONDITIONAL_SHARE', 'NO_SHARE'] as const
/** Where an item comes from when the opening list is combed (黄石方案 二（一）, 上海 2018 计划 二（二）1). */
export const LISTING_SOURCES = ['DISCLOSURE', 'PORTAL', 'SHARING', 'BUSINESS_SYSTEM', 'RESOURCE_CATALOGUE'] as const
/** 信息公开类别 of the resource: another scheme than the open attribute, never mixed with it. */
export const DISCLOSURE_CLASSES = ['PROACTIVE', 'ON_REQUEST', 'NOT_DISCLOSED'] as const
/** The four tests of what is opened first (2020 要点 二5, 细则第十条). */
export const HIGH_VALUE_TESTS = ['livelihood', 'urgentNeed', 'industryValue', 'strategicValue'] as const
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

/** Prints nothing by itself: `catalogue.json`, forms and exports carry it. Raised when a saved entry must be migrated. */
export const CATALOGUE_FORMAT_VERSION = 2

const CodeListSchema = z.object({
  name: z.string(),
  values: z.array(z.object({ code: z.string(), label: z.string() })),
})

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
  codeList: CodeListSchema.nullable().default(null),
  unit: z.string().default(''),
  /** What stands where nothing was entered; '' = no default. */
  defaultValue: z.string().default(''),
  description: z.string().default(''),
  /** Synthetic, or after masking. */
  example: z.string().default(''),
  /** The body or system this item is authoritative of (一数一源); '' = this body. */
  authoritativeSource: z.string().default(''),
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

/** Law, regulation or rule, and the article. */
export const LegalBasisSchema = z.object({ title: z.string(), article: z.string() })

/** Each end `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; '' = open or not stated. */
export const TemporalCoverageSchema = z.object({ start: z.string().default(''), end: z.string().default('') })

/** An aggregate table: columns by their labels. */
export const AggregateSchema = z.object({
  /** What a line is about: district, year, class. */
  dimensions: z.array(z.string()).min(1),
  /** How many people or cases. */
  counts: z.array(z.string()).min(1),
  /** A sum, and the greatest single contribution to it where the table states one. */
  sums: z.array(z.object({ total: z.string(), largest: z.string() })).default([]),
  /** Columns that add up to another. */
  totals: z.array(z.object({ total: z.string(), parts: z.array(z.string()).min(2) })).default([]),
})
export type Aggregate = z.infer<typeof AggregateSchema>

const GateExceptionSchema = z.object({ gate: z.string(), reason: z.string().trim().min(1).max(500) })

/** What each element is and where it comes from: catalogue.md §1–§3. Facts of files are null until a package has been built. */
export const CatalogueSchema = z.object({
  formatVersion: z.literal(CATALOGUE_FORMAT_VERSION).default(CATALOGUE_FORMAT_VERSION),
  // The nine elements. `fields` is 完整数据项.
  title: z.string().max(100).default(''),
  fields: z.array(DataFieldSchema).default([]),
  publisher: z.object({ name: z.string().default(''), uscc: z.string().default('') }).default({ name: '', uscc: '' }),
  openAttribute: z.enum(OPEN_ATTRIBUTES).nullable().default(null),
  /** For UNCONDITIONAL the document prints 无. */
  openConditions: OpenConditionsSchema.default({ recipient: '', purpose: '', scope: '', other: '' }),
  /** For CONDITIONAL: given out for use inside a safe environment only, never handed over. */
  secureEnvironment: z.boolean().default(false),
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
  /** Where DOMAINS has none that fits, or the platform asks for its own. */
  theme: z.string().default(''),
  businessLine: z.string().default(''),
  industry: z.enum(INDUSTRIES).nullable().default(null),
  /** 区划代码, GB/T 2260. */
  region: z.string().default(''),
  openForm: z.enum(OPEN_FORMS).default('DOWNLOAD'),
  updateCycleNote: z.string().default(''),
  /** First publication, `YYYY-MM-DD`. */
  releaseDate: z.string().default(''),
  /** Last change of the entry or its files, `YYYY-MM-DD`. */
  modifiedDate: z.string().default(''),
  /** The data are of this day, `YYYY-MM-DD`. */
  dataUpdateDate: z.string().default(''),
  temporalCoverage: TemporalCoverageSchema.default({ start: '', end: '' }),
  spatialCoverage: z.string().default(''),
  sourceSystem: z.string().default(''),
  /** 数源单位. */
  authoritativeSource: z.string().default(''),
  shareType: z.enum(SHARE_TYPES).nullable().default(null),
  listingSource: z.enum(LISTING_SOURCES).nullable().default(null),
  disclosureClass: z.enum(DISCLOSURE_CLASSES).nullable().default(null),
  highValue: z.array(z.enum(HIGH_VALUE_TESTS)).default([]),
  highValueNote: z.string().default(''),
  rowCount: z.number().int().nullable().default(null),
  fileCount: z.number().int().nullable().default(null),
  interfaceCount: z.number().int().nullable().default(null),
  /** Bytes of all data files. */
  fileSize: z.number().int().nullable().default(null),
  securityGrade: GradeSchema.nullable().default(null),
  /** 1–4 of GB/T 42460-2023, of the result as measured. */
  deidentificationLevel: z.number().int().min(1).max(4).nullable().default(null),
  license: z.string().default(''),
  /** 关联资源代码. */
  relatedItems: z.array(z.string()).default([]),
  /** Of the bureau's template the entry was made with; '' = none. */
  templateVersion: z.string().default(''),
  /** Elements a bureau's template asks for besides, by their ids. */
  extras: z.record(z.string(), z.string().max(2000)).default({}),
  /** File forms of the package beyond the usual one of each format. */
  fileForms: z.array(z.enum(FURTHER_FORMS)).default([]),
  version: z.string().default('1'),
  closedReason: z.string().default(''),
  legalBasis: z.array(LegalBasisSchema).default([]),
  /** Each line counts many people or cases (R72): what the counts stand in; null = a line is one record, or nobody has said. */
  aggregate: AggregateSchema.nullable().default(null),
  /** Gates that may be passed all the same, each with the reason that documents print. */
  exceptions: z.array(GateExceptionSchema).default([]),
})
export type Catalogue = z.infer<typeof CatalogueSchema>

export const CatalogueStateSchema = z.object({
  catalogue: CatalogueSchema,
  /** Fields still missing or wrong, by path such as `title` or `fields.3.description`, with a sentence. */
  missing: z.array(z.object({ path: z.string(), message: z.string() })),
  /** Columns of the source that the result does not have; for reviewers' papers only. Empty until there is a result. */
  dropped: z.array(z.string()),
})
export type CatalogueState = z.infer<typeof CatalogueStateSchema>

/** An entry that can be copied from: an earlier version of the same one, or the present one of another dataset. */
export const EntrySourceSchema = z.object({
  datasetId: z.string(),
  title: z.string(),
  /** null = the present entry. */
  versionNo: z.number().nullable(),
  /** ISO 8601; '' for present entries. */
  at: z.string(),
  /** Data items that both have. */
  matching: z.number(),
})
export type EntrySource = z.infer<typeof EntrySourceSchema>

export const catalogueCalls = {
  /** Earlier versions first, newest first; then other datasets, those with the most data items in common first. */
  'catalogue.sources': call('read', DatasetRefSchema, z.array(EntrySourceSchema)),
  /** Takes over descriptive elements that are filled there; never the open attribute, exceptions or facts of the data. */
  'catalogue.copy': call(
    'write',
    DatasetRefSchema.extend({ from: z.object({ datasetId: z.string(), versionNo: z.number().int().nullable() }) }),
    CatalogueStateSchema,
  ),
  /** Code lists of national standards, to be chosen for a data item. */
  'catalogue.codeLists': call('read', NothingSchema, z.array(CodeListSchema)),
  'catalogue.get': call('read', DatasetRefSchema, CatalogueStateSchema),
  'catalogue.save': call('write', DatasetRefSchema.extend({ catalogue: CatalogueSchema }), CatalogueStateSchema),
  /** Fills data items, counts and types from the present result (or source) and keeps whatever the person typed. */
  'catalogue.propose': call('job', DatasetRefSchema, CatalogueStateSchema),
}
