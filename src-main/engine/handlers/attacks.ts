// Handlers of the attack suite: attacks the present result, or a table as it is.
// A report is kept with the very version it was made of.
import type { attackCalls } from '../../contract/attacks.ts'
import type { View } from '../../contract/datasets.ts'
import type { Treatment } from '../../core/attacks/attack.ts'
import { treatmentsOf } from '../../core/attacks/treatments.ts'
import { compileRecipe } from '../../core/recipe/compile-recipe.ts'
import { attackResult } from '../../jobs/attack-result.ts'
import { ensureProfile } from '../ensure-profile.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { lookingContext } from '../recipe-keys.ts'
import { presentVersion } from './profiles.ts'
import { versionOf } from './tables.ts'

/** What the present recipe does to every column of the source. */
export function presentTreatments(services: Services, datasetId: string): Treatment[] {
  const { folder } = services
  const { recipe } = folder.recipes.get(datasetId)
  return treatmentsOf(
    compileRecipe(recipe.steps, folder.datasets.get(datasetId).columns, lookingContext(services, datasetId)),
  )
}

export function attackHandlers(services: Services): Handlers<keyof typeof attackCalls> {
  const { folder, pool } = services

  async function tableOf(datasetId: string, view: View, running: Running) {
    const versionId = versionOf(services, datasetId, view)
    return { versionId, profile: await ensureProfile(services, datasetId, versionId, running) }
  }

  return {
    'attack.run': async ({ datasetId, view, against, prefix, guesses }, running) => {
      const released = await tableOf(datasetId, view, running)
      const source = view === 'source' ? null : await tableOf(datasetId, 'source', running)
      const auxiliary =
        against === undefined
          ? null
          : { ...(await tableOf(against, 'source', running)), name: folder.datasets.get(against).name }
      const report = await attackResult({
        folder,
        pool,
        released,
        source,
        auxiliary,
        treatments: view === 'source' ? [] : presentTreatments(services, datasetId),
        prefix,
        guesses,
        today: services.now().slice(0, 10),
        clock: () => performance.now(),
        ...running,
      })
      folder.examinations.save(datasetId, released.versionId, 'attack', report, services.person())
      services.changed(datasetId)
      return report
    },
    'attack.get': ({ datasetId, view }) => {
      const versionId = presentVersion(services, datasetId, view)
      return versionId === null ? null : folder.examinations.find(versionId, 'attack')
    },
  }
}
