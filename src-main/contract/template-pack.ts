// Standard templates of a bureau: one versioned, signed file (`.odtpl`) with any of the parts below, and what is told about packs.
// Shapes only; what a part means is in core/template-pack, and whether to believe a file is core/signing's question.
import { z } from 'zod'
import { TargetsSchema } from './bureau-ledger.ts'
import { call, DatasetRefSchema, NothingSchema } from './call.ts'
import {
  DATA_FORMATS,
  DISCLOSURE_CLASSES,
  FIELD_TYPES,
  INDUSTRIES,
  LISTING_SOURCES,
  OPEN_FORMS,
  SHARE_TYPES,
} from './catalogue.ts'
import { FURTHER_FORMS } from './export-forms.ts'
import { GateReportSchema } from './gates.ts'
import { HierarchySpecSchema } from './hierarchies.ts'
import { PolicySchema } from './policy.ts'
import { GradeSchema, RoleSchema } from './profile.ts'
import { RecipeSchema, RecipeStateSchema } from './recipe.ts'
import { LIST_KINDS } from './reference-list.ts'
import { TrustSchema } from './signing.ts'
import { TemplateRefSchema } from './template-ref.ts'
import { WorkCalendarSchema } from './work-calendar.ts'

const NameSchema = z.string().trim().min(1).max(100)
const TextSchema = z.string().max(2000)

/** Elements of the entry that the law leaves open and a bureau may make mandatory. */
export const FORM_ELEMENTS = [
  'identifier',
  'description',
  'keywords',
  'domains',
  'theme',
  'businessLine',
  'industry',
  'region',
  'releaseDate',
  'dataUpdateDate',
  'temporalCoverage',
  'spatialCoverage',
  'sourceSystem',
  'authoritativeSource',
  'shareType',
  'listingSource',
  'disclosureClass',
  'license',
] as const
export type FormElement = (typeof FORM_ELEMENTS)[number]

/** An element of the bureau's own, kept in the entry under its id. */
export const ExtraElementSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  label: NameSchema,
  help: TextSchema.default(''),
  mandatory: z.boolean().default(false),
  /** [] = any text. */
  choices: z.array(NameSchema).max(500).default([]),
})
export type ExtraElement = z.infer<typeof ExtraElementSchema>

export const CatalogueFormSchema = z.strictObject({
  mandatory: z.array(z.enum(FORM_ELEMENTS)).default([]),
  /** What stands below an element of the form, by its path. */
  help: z.record(z.string(), TextSchema).default({}),
  /** Filled in where nothing was entered. */
  defaults: z
    .strictObject({
      description: TextSchema,
      theme: NameSchema,
      businessLine: NameSchema,
      industry: z.enum(INDUSTRIES),
      region: NameSchema,
      spatialCoverage: NameSchema,
      sourceSystem: NameSchema,
      shareType: z.enum(SHARE_TYPES),
      listingSource: z.enum(LISTING_SOURCES),
      disclosureClass: z.enum(DISCLOSURE_CLASSES),
      openForm: z.enum(OPEN_FORMS),
      license: NameSchema,
    })
    .partial()
    .default({}),
  extra: z.array(ExtraElementSchema).max(60).default([]),
})
export type CatalogueForm = z.infer<typeof CatalogueFormSchema>

export const PackCodeListSchema = z.strictObject({
  name: NameSchema,
  values: z
    .array(z.strictObject({ code: z.string().min(1).max(60), label: z.string().max(200) }))
    .min(1)
    .max(20_000),
})

export const PackDictionarySchema = z.strictObject({
  name: NameSchema,
  words: z.array(NameSchema).min(1).max(50_000),
})

/** A column of common tables as the bureau wants it named and described. */
export const StandardColumnSchema = z.strictObject({
  label: NameSchema,
  /** What tables call it; headers are compared without width, blanks and brackets. */
  aliases: z.array(NameSchema).default([]),
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/),
  type: z.enum(FIELD_TYPES),
  length: z.string().max(12).default(''),
  /** Name of a code list of the pack. */
  codeList: z.string().nullable().default(null),
  unit: z.string().max(20).default(''),
  description: TextSchema.default(''),
})
export type StandardColumn = z.infer<typeof StandardColumnSchema>

/**
 * Which columns a rule speaks of, and how strictly at least they are treated. Headers, shapes and words each find a column by
 * themselves; a rule never makes a column milder than the application found it.
 */
export const PackDetectionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  title: NameSchema,
  reason: TextSchema.min(1),
  /** Parts of column names. */
  headers: z.array(NameSchema).default([]),
  /** Shapes of values as the profile writes them: 9 digit, A letter, 汉 Chinese character, all else itself. */
  shapes: z.array(z.string().min(1).max(100)).default([]),
  /** Name of a dictionary of the pack. */
  dictionary: z.string().nullable().default(null),
  /** Part of the filled cells that must have one of the shapes or words (0…1). */
  share: z.number().min(0.01).max(1).default(0.5),
  role: RoleSchema,
  grade: GradeSchema,
})
export type PackDetection = z.infer<typeof PackDetectionSchema>

export const PackHierarchySchema = z.strictObject({
  name: NameSchema,
  /** Columns it is meant for. */
  columns: z.array(NameSchema).default([]),
  spec: HierarchySpecSchema,
})

const Share = z.number().min(0).max(1)
/** Where both the application and packs state a limit, the strictest counts. */
export const PackLimitsSchema = z.strictObject({
  minimumCount: z.number().int().min(1).max(1000).optional(),
  dominantShare: Share.optional(),
  machineReadableRate: Share.optional(),
  similarTitle: Share.optional(),
  sharedColumns: Share.optional(),
  quality: z.strictObject({ complete: Share, accurate: Share, consistent: Share, unique: Share }).partial().optional(),
  /** How many people must look alike. */
  people: z
    .strictObject({
      public: z.number().int().min(1).max(1000),
      controlled: z.number().int().min(1).max(1000),
      enclave: z.number().int().min(1).max(1000),
    })
    .partial()
    .optional(),
  /** Gates that may not be passed by a reason. */
  noExceptions: z.array(z.string()).default([]),
})
export type PackLimits = z.infer<typeof PackLimitsSchema>

export const ExportProfileSchema = z.strictObject({
  /** Formats every package holds. */
  formats: z.array(z.enum(DATA_FORMATS)).default([]),
  /** With these encodings and forms besides. */
  fileForms: z.array(z.enum(FURTHER_FORMS)).default([]),
  /** Of the package file, from {title} {publisher} {date} {version}. */
  naming: z
    .string()
    .regex(/^[^/\\:*?"<>|\p{Cc}]{0,120}$/u)
    .default(''),
})
export type ExportProfile = z.infer<typeof ExportProfileSchema>

export const DocumentLayoutSchema = z.strictObject({
  /** Above the title of official documents, such as the name of the bureau's form. */
  head: z.string().max(120).default(''),
  /** Below them. */
  foot: z.string().max(400).default(''),
  /** One seal box each; [] = those of the application. */
  seals: z.array(z.string().min(1).max(40)).max(4).default([]),
})
export type DocumentLayout = z.infer<typeof DocumentLayoutSchema>

export const PackReferenceListSchema = z.strictObject({
  name: NameSchema,
  kind: z.enum(LIST_KINDS),
  lines: z
    .array(
      z.strictObject({
        title: NameSchema,
        publisher: z.string().max(120).default(''),
        labels: z.array(NameSchema).default([]),
      }),
    )
    .min(1)
    .max(20_000),
})

export const MilestoneSchema = z.strictObject({
  title: NameSchema,
  date: z.iso.date(),
  note: TextSchema.default(''),
})

export const PackPartsSchema = z.strictObject({
  catalogueForm: CatalogueFormSchema.optional(),
  codeLists: z.array(PackCodeListSchema).max(500).default([]),
  dictionaries: z.array(PackDictionarySchema).max(200).default([]),
  columns: z.array(StandardColumnSchema).max(10_000).default([]),
  detection: z.array(PackDetectionSchema).max(500).default([]),
  policies: z.array(PolicySchema).max(50).default([]),
  hierarchies: z.array(PackHierarchySchema).max(200).default([]),
  limits: PackLimitsSchema.optional(),
  exportProfile: ExportProfileSchema.optional(),
  recipes: z
    .array(z.strictObject({ name: NameSchema, recipe: RecipeSchema }))
    .max(200)
    .default([]),
  documents: DocumentLayoutSchema.optional(),
  referenceLists: z.array(PackReferenceListSchema).max(50).default([]),
  targets: z.array(TargetsSchema).max(20).default([]),
  milestones: z.array(MilestoneSchema).max(200).default([]),
  calendar: WorkCalendarSchema.optional(),
  trust: TrustSchema.optional(),
})
export type PackParts = z.infer<typeof PackPartsSchema>
export const PACK_PARTS = [
  'catalogueForm',
  'codeLists',
  'dictionaries',
  'columns',
  'detection',
  'policies',
  'hierarchies',
  'limits',
  'exportProfile',
  'recipes',
  'documents',
  'referenceLists',
  'targets',
  'milestones',
  'calendar',
  'trust',
] as const satisfies readonly (keyof PackParts)[]
export type PackPart = (typeof PACK_PARTS)[number]

export const PackVersionSchema = z.string().regex(/^\d{1,9}(\.\d{1,9}){0,3}$/)

export const TEMPLATE_PACK_FORMAT_VERSION = 1
export const TemplatePackSchema = z.strictObject({
  formatVersion: z.literal(TEMPLATE_PACK_FORMAT_VERSION),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  title: NameSchema,
  version: PackVersionSchema,
  /** What is new, for those who install it. */
  note: TextSchema.default(''),
  parts: PackPartsSchema,
})
export type TemplatePack = z.infer<typeof TemplatePackSchema>

/** One plain sentence; `stricter`, `milder`: what it means for those who work by the pack. */
export const PackChangeSchema = z.object({
  part: z.enum(PACK_PARTS),
  kind: z.enum(['added', 'removed', 'changed', 'stricter', 'milder']),
  sentence: z.string(),
})
export type PackChange = z.infer<typeof PackChangeSchema>

export const PackFactsSchema = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  note: z.string(),
  issuer: z.object({ name: z.string(), unit: z.string(), root: z.string(), keyId: z.string() }),
  issuedAt: z.string(),
  validTo: z.string().nullable(),
  sha256: z.string(),
  /** What it holds, with how many. */
  contents: z.array(z.object({ part: z.enum(PACK_PARTS), count: z.number() })),
})
export type PackFacts = z.infer<typeof PackFactsSchema>

export const InstalledPackSchema = PackFactsSchema.extend({
  installedAt: z.string(),
  person: z.string(),
  /** The version that counts; earlier ones are kept to compare with. */
  current: z.boolean(),
  /** It goes on to count, but a newer one is due. */
  expired: z.boolean(),
})
export type InstalledPack = z.infer<typeof InstalledPackSchema>

export const PackPreviewSchema = z.object({
  facts: PackFactsSchema,
  /** Version it takes the place of; null = new here. */
  replaces: z.string().nullable(),
  /** These very bytes are installed already. */
  known: z.boolean(),
  changes: z.array(PackChangeSchema),
  /** Datasets made under another version: flagged, and to be checked again. */
  affected: z.array(z.object({ datasetId: z.string(), name: z.string() })),
})
export type PackPreview = z.infer<typeof PackPreviewSchema>

/** How a dataset stands to the packs of the folder. */
export const DatasetTemplateSchema = z.object({
  datasetId: z.string(),
  name: z.string(),
  made: z.array(TemplateRefSchema),
  current: z.array(TemplateRefSchema),
  outdated: z.boolean(),
})
export type DatasetTemplate = z.infer<typeof DatasetTemplateSchema>

/** What a pack would do to one column of a sample. */
const TrialColumnSchema = z.object({
  column: z.string(),
  /** Standard column it is taken for. */
  standard: z.string().nullable(),
  detection: z.array(z.string()),
  role: RoleSchema,
  grade: GradeSchema,
  /** Rule of a policy of the pack that speaks of it, and what it proposes. */
  policyRule: z.string().nullable(),
  proposed: z.string().nullable(),
})
export const PackTrialSchema = z.object({
  rows: z.number(),
  columns: z.array(TrialColumnSchema),
  /** Elements of the form that an entry proposed from the sample would lack. */
  missing: z.array(z.string()),
  /** Whether each standard recipe can run on the sample. */
  recipes: z.array(z.object({ name: z.string(), runs: z.boolean(), reason: z.string() })),
  /** Parts that found nothing to do on this sample. */
  idle: z.array(z.string()),
})
export type PackTrial = z.infer<typeof PackTrialSchema>

/** A fault of a pack under construction, with the place in it. */
export const PackFaultSchema = z.object({ place: z.string(), message: z.string() })
export type PackFault = z.infer<typeof PackFaultSchema>

const PackDraftSchema = z.object({ pack: TemplatePackSchema, faults: z.array(PackFaultSchema) })

export const templateCalls = {
  'templates.list': call('read', NothingSchema, z.array(InstalledPackSchema)),
  /** The whole content of an installed version. Throws TEMPLATE_UNKNOWN. */
  'templates.get': call('read', z.object({ id: z.string(), version: z.string() }), TemplatePackSchema),
  /** Checks a file and tells what installing it would change; changes nothing. Throws SIGNED_FILE_REFUSED, TRUST_NEEDED. */
  'templates.look': call('job', z.object({ path: z.string() }), PackPreviewSchema),
  /** Throws SIGNED_FILE_REFUSED, TRUST_NEEDED. */
  'templates.import': call('job', z.object({ path: z.string() }), PackPreviewSchema),
  /** Of two installed versions or two files. */
  'templates.compare': call(
    'read',
    z.object({ id: z.string(), from: z.string(), to: z.string() }),
    z.array(PackChangeSchema),
  ),
  'templates.compareFiles': call('job', z.object({ from: z.string(), to: z.string() }), z.array(PackChangeSchema)),
  'templates.datasets': call('read', NothingSchema, z.array(DatasetTemplateSchema)),
  /** Judges the present result by the packs that count now, and then remembers them for the dataset. Throws RESULT_MISSING. */
  'templates.recheck': call(
    'job',
    DatasetRefSchema,
    z.object({ report: GateReportSchema, state: DatasetTemplateSchema }),
  ),
  /** Reads the folder a pack is made from. Throws TEMPLATE_INVALID naming the file. */
  'templates.readFolder': call('job', z.object({ path: z.string() }), PackDraftSchema),
  /** Of a signed file that is believed. Throws SIGNED_FILE_REFUSED, TRUST_NEEDED. */
  'templates.readFile': call('job', z.object({ path: z.string() }), TemplatePackSchema),
  /** Writes a pack as a folder to be worked on; absent = an example of every part. Throws TARGET_NOT_WRITABLE. */
  'templates.writeFolder': call(
    'write',
    z.object({ path: z.string(), pack: TemplatePackSchema.optional() }),
    z.object({ files: z.array(z.string()) }),
  ),
  /** A draft from what the work folder holds and the installed version with that id. */
  'templates.draft': call(
    'read',
    z.object({ id: z.string().nullable(), recipes: z.array(z.string()).default([]) }),
    PackDraftSchema,
  ),
  'templates.check': call('read', z.object({ pack: TemplatePackSchema }), z.array(PackFaultSchema)),
  /** Signs and writes. Throws IDENTITY_NEEDED, TEMPLATE_INVALID, TEMPLATE_ROLE. */
  'templates.build': call(
    'job',
    z.object({ pack: TemplatePackSchema, out: z.string(), validTo: z.iso.date().nullable() }),
    PackFactsSchema,
  ),
  /** Tries a pack on the source of a dataset; changes nothing. */
  'templates.try': call('job', DatasetRefSchema.extend({ pack: TemplatePackSchema }), PackTrialSchema),
  /** A dataset begins with a standard recipe that counts here: a state of its recipe, undone like any other. Throws TEMPLATE_UNKNOWN. */
  'templates.useRecipe': call(
    'write',
    z.object({
      datasetId: z.string(),
      name: z.string(),
      /** Columns of the recipe that the table calls otherwise: by the recipe's name, the table's. */
      renames: z.record(z.string(), z.string()).default({}),
    }),
    RecipeStateSchema,
  ),
  /** The form, code lists, columns and milestones that count here. */
  'templates.inForce': call(
    'read',
    NothingSchema,
    z.object({
      form: CatalogueFormSchema,
      milestones: z.array(MilestoneSchema.extend({ pack: z.string() })),
      recipes: z.array(z.object({ name: NameSchema, pack: z.string(), recipe: RecipeSchema })),
      naming: z.string(),
    }),
  ),
}
