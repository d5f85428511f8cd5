// Whether the present recipe of a dataset works against itself; the answer is kept until the recipe or the data change.
// Finds nothing itself.
import type { Consistency, Repair } from '../contract/attacks.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Relations } from '../contract/relations.ts'
import { followedColumns } from '../core/attacks/known-relations.ts'
import { findOperation } from '../core/operations/registry.ts'
import { checkConsistency, type TriedRecipe } from '../jobs/check-consistency.ts'
import { ensureProfile } from './ensure-profile.ts'
import { ensureRelations } from './ensure-relations.ts'
import type { Running, Services } from './handler.ts'
import { localDay } from './local-day.ts'
import { presentTreatments } from './present-treatments.ts'
import { ensureKeys, keysFor, runInputs } from './recipe-keys.ts'
import { presentKey } from './result-key.ts'

const NOTHING: Consistency = { rows: 0, relatedRows: null, restorable: [], followed: [], contradictions: [] }

/** `now`: what is not known of the whole table yet is found out first, however long that takes. `soon`: only where it takes a moment. */
type WholeTable = 'now' | 'soon'
/** Rows up to which relations take a second or two. */
const SOON_ROWS = 200_000

/** Throws what a run throws. */
export async function consistencyOf(
  services: Services,
  datasetId: string,
  running: Running,
  whole: WholeTable,
): Promise<Consistency> {
  const { folder } = services
  const { steps } = folder.recipes.get(datasetId).recipe
  const masks = steps.some(({ op, enabled }) => enabled && findOperation(op)?.kind !== 'clean')
  if (!masks) return NOTHING
  const tried = await triedRecipe(services, datasetId, running)
  const { versionId } = folder.datasets.get(datasetId)
  const relations = await relationsFor(services, datasetId, versionId, running, whole)
  const profile = relations === null ? null : folder.profiles.find(datasetId, versionId)
  if (relations === null || profile === null) return { ...tried, relatedRows: null, followed: [] }
  const treatments = presentTreatments(services, datasetId)
  const { restorable, followed } = followedColumns({ relations, treatments, profiles: profile.columns })
  const seen = new Set(tried.restorable.map(pairKey))
  return {
    ...tried,
    relatedRows: relations.usedRows,
    restorable: [...tried.restorable, ...restorable.filter(one => !seen.has(pairKey(one)))],
    followed: followed.filter(one => !seen.has(pairKey(one))),
  }
}

const pairKey = ({ column, using }: Consistency['restorable'][number]) => [column, ...using].join('\n')

async function relationsFor(
  services: Services,
  datasetId: string,
  versionId: number,
  running: Running,
  whole: WholeTable,
): Promise<Relations | null> {
  const { folder } = services
  const known = folder.examinations.find(versionId, 'relations')?.report ?? null
  const asked = whole === 'now' || folder.tables.open(versionId).rows <= SOON_ROWS
  if (known !== null || !asked) return known
  if (whole === 'soon' && folder.profiles.find(datasetId, versionId) === null) return null
  await ensureProfile(services, datasetId, versionId, running)
  return ensureRelations(services, datasetId, versionId, running)
}

/** By the key of the result that the recipe would have; one per dataset. */
const kept = new WeakMap<Services, Map<string, { key: string; tried: TriedRecipe }>>()

async function triedRecipe(services: Services, datasetId: string, running: Running): Promise<TriedRecipe> {
  const { folder, pool, seed } = services
  const { steps } = folder.recipes.get(datasetId).recipe
  ensureKeys(services, datasetId, steps)
  const key = presentKey(services, datasetId)
  const all = kept.get(services) ?? new Map<string, { key: string; tried: TriedRecipe }>()
  kept.set(services, all)
  const known = all.get(datasetId)
  if (known?.key === key) return known.tried
  const tried = await checkConsistency({
    run: {
      folder,
      pool,
      versionId: folder.datasets.get(datasetId).versionId,
      inputs: runInputs(services, datasetId),
      steps: steps.filter(({ enabled }) => enabled),
      keyring: keysFor(services, datasetId),
      seed,
      signal: running.signal,
    },
    treatments: presentTreatments(services, datasetId),
    today: localDay(services.now()),
  })
  all.set(datasetId, { key, tried })
  return tried
}

const SHOWN = 3

/** Throws MASKING_INCONSISTENT, naming what is wrong and what would mend it. */
export function refuseInconsistent({ restorable, contradictions }: Consistency): void {
  const all = [...restorable, ...contradictions]
  const [first] = all
  if (first === undefined) return
  const repairs = all.flatMap(({ repair, otherRepairs = [] }): Repair[] => [
    ...(repair === null ? [] : [repair]),
    ...otherRepairs,
  ])
  const words = [...new Set(repairs.map(({ sentence }) => sentence))]
  throw new OpenprepError('MASKING_INCONSISTENT', {
    reasons: all
      .slice(0, SHOWN)
      .map(({ sentence }) => sentence.replace(/。$/, ''))
      .join('；'),
    repairs: words.slice(0, SHOWN * 2).join('；'),
  })
}
