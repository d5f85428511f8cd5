// Whether the present recipe of a dataset works against itself; the answer is kept until the recipe or the data change.
// Finds nothing itself.
import type { Consistency, Repair } from '../contract/attacks.ts'
import { OpenprepError } from '../contract/errors.ts'
import { findOperation } from '../core/operations/registry.ts'
import { checkConsistency } from '../jobs/check-consistency.ts'
import type { Running, Services } from './handler.ts'
import { presentTreatments } from './present-treatments.ts'
import { ensureKeys, keysFor, runInputs } from './recipe-keys.ts'
import { presentKey } from './result-key.ts'

const NOTHING: Consistency = { rows: 0, restorable: [], contradictions: [] }

/** By the key of the result that the recipe would have; one per dataset. */
const kept = new WeakMap<Services, Map<string, { key: string; consistency: Consistency }>>()

/** Throws what a run throws. */
export async function consistencyOf(services: Services, datasetId: string, running: Running): Promise<Consistency> {
  const { folder, pool, seed } = services
  const { steps } = folder.recipes.get(datasetId).recipe
  const masks = steps.some(({ op, enabled }) => enabled && findOperation(op)?.kind !== 'clean')
  if (!masks) return NOTHING
  ensureKeys(services, datasetId, steps)
  const key = presentKey(services, datasetId)
  const all = kept.get(services) ?? new Map<string, { key: string; consistency: Consistency }>()
  kept.set(services, all)
  const known = all.get(datasetId)
  if (known?.key === key) return known.consistency
  const consistency = await checkConsistency({
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
    today: services.now().slice(0, 10),
  })
  all.set(datasetId, { key, consistency })
  return consistency
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
