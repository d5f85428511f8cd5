// The work folder as a whole: where it is, its settings, its keys' names, its running jobs.
// Key material never crosses this border.
import { z } from 'zod'
import { call, NothingSchema, type ProgressSchema } from './call.ts'
import { INDUSTRIES, LISTING_SOURCES, SHARE_TYPES, UPDATE_CYCLES } from './catalogue.ts'
import { EffectFiguresSchema } from './effect-figures.ts'
import type { WireError } from './errors.ts'

/** What this body enters in every catalogue entry alike; '' or null = nothing is proposed. */
export const EntryDefaultsSchema = z.object({
  updateCycle: z.enum(UPDATE_CYCLES).nullable().default(null),
  theme: z.string().max(100).default(''),
  businessLine: z.string().max(100).default(''),
  industry: z.enum(INDUSTRIES).nullable().default(null),
  /** 区划代码, GB/T 2260. */
  region: z.string().max(20).default(''),
  spatialCoverage: z.string().max(200).default(''),
  sourceSystem: z.string().max(100).default(''),
  shareType: z.enum(SHARE_TYPES).nullable().default(null),
  listingSource: z.enum(LISTING_SOURCES).nullable().default(null),
  license: z.string().max(500).default(''),
})
export type EntryDefaults = z.infer<typeof EntryDefaultsSchema>

export const SettingsSchema = z.object({
  publisher: z.object({ name: z.string(), uscc: z.string() }).default({ name: '', uscc: '' }),
  contact: z.string().default(''),
  person: z.string().default(''),
  entryDefaults: EntryDefaultsSchema.optional(),
  /** Figures of the levels of effect that this folder uses; null or absent = those of the application. */
  effectFigures: EffectFiguresSchema.nullable().optional(),
  /** Both offices must agree before an item counts as approved (R73); absent = they must. */
  twoOffices: z.boolean().optional(),
})
export type Settings = z.infer<typeof SettingsSchema>

export const KeyInfoSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  /** Another key took the name: kept, never used again. */
  retiredAt: z.string().optional(),
  /** Id of the only dataset (or name of the only project) the key is for; absent = the whole body. */
  project: z.string().optional(),
  /** Why it is shared between projects. */
  reason: z.string().optional(),
})
/** `usedBy` = names of the datasets whose present recipe uses the key; `projectName` = the dataset's name, or the project's. */
const KeyUseSchema = KeyInfoSchema.extend({ usedBy: z.array(z.string()), projectName: z.string().nullable() })
export type KeyUse = z.infer<typeof KeyUseSchema>
const KeyNameSchema = z.object({ name: z.string().trim().min(1).max(60) })
/** A name may stand for a key of each project and one of the whole body. */
const KeyRefSchema = KeyNameSchema.extend({ project: z.string().optional() })
const DestroyedKeySchema = KeyInfoSchema.extend({ destroyedAt: z.string(), by: z.string() })
export type DestroyedKey = z.infer<typeof DestroyedKeySchema>

export const workspaceCalls = {
  'workspace.info': call(
    'read',
    NothingSchema,
    z.object({
      folder: z.string(),
      version: z.string(),
      semanticsVersion: z.number(),
      samples: z.array(z.object({ name: z.string(), path: z.string() })),
    }),
  ),
  'settings.get': call('read', NothingSchema, SettingsSchema),
  'settings.save': call('write', SettingsSchema, SettingsSchema),
  'keys.list': call('read', NothingSchema, z.array(KeyUseSchema)),
  /**
   * `project` = id of the dataset it is for alone; absent = the whole body, and then `reason` says why pseudonyms are to match between
   * datasets.
   */
  'keys.create': call(
    'write',
    KeyNameSchema.extend({
      project: z.string().optional(),
      reason: z.string().trim().max(200).optional(),
    }),
    KeyInfoSchema,
  ),
  /** What stays of destroyed keys: that they were, when they went, and by whom. */
  'keys.destroyed': call('read', NothingSchema, z.array(DestroyedKeySchema)),
  /** A new key takes the name; the former one stays, retired. */
  'keys.rotate': call('write', KeyRefSchema, KeyInfoSchema),
  /** For good, with its retired forerunners. */
  'keys.destroy': call('write', KeyRefSchema, z.array(DestroyedKeySchema)),
  /** Someone looks at sensitive values as they are: recorded before they are shown. */
  'samples.reveal': call(
    'write',
    z.object({ datasetId: z.string(), columns: z.array(z.string()).min(1) }),
    z.object({ columns: z.number() }),
  ),
}

/** A running or finished job as the job bar shows it. */
export interface JobState {
  id: number
  call: string
  datasetId: string | null
  state: 'running' | 'done' | 'failed' | 'cancelled'
  progress: z.infer<typeof ProgressSchema> | null
  startedAt: number
  error: WireError | null
}

/** What the engine tells everyone, unasked. */
export interface EngineEvents {
  job: JobState
  /** Something about the dataset changed; refetch. null = the list itself. */
  changed: { datasetId: string | null }
}
export type EngineEventName = keyof EngineEvents
