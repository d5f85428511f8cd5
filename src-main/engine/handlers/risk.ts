// Handlers of risk: measured on a view of a dataset, against another dataset as the population where one is named.
// Direct identifiers are those of the profile, which is made first when it is missing.
import type { riskCalls } from '../../contract/risk.ts'
import { deidentifiedLevels } from '../../core/recipe/deidentified-levels.ts'
import { measureRisk } from '../../jobs/measure-risk.ts'
import { effectFigures } from '../effective-rules.ts'
import { ensureProfile } from '../ensure-profile.ts'
import type { Handlers, Services } from '../handler.ts'
import { versionOf } from './tables.ts'

export function riskHandlers(services: Services): Handlers<keyof typeof riskCalls> {
  const { folder, pool } = services
  return {
    'risk.figures': () => effectFigures(services),
    'risk.saveFigures': ({ figures }) => {
      folder.settings.save({ ...folder.settings.get(), effectFigures: figures }, services.person())
      services.changed(null)
      return effectFigures(services)
    },
    'risk.run': async ({ datasetId, view, question, population, previous, other, orders }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const profile = await ensureProfile(services, datasetId, versionId, running)
      return measureRisk({
        folder,
        pool,
        versionId,
        populationVersionId:
          population === undefined ? null : versionOf(services, population.datasetId, population.view),
        previousVersionId: previous === undefined ? null : versionOf(services, previous.datasetId, previous.view),
        otherVersionId: other === undefined ? null : versionOf(services, other.datasetId, other.view),
        question,
        coarser: view === 'result' ? deidentifiedLevels(folder.recipes.get(datasetId).recipe.steps) : [],
        settings: orders,
        effectFigures: effectFigures(services),
        direct: profile.columns.filter(({ role }) => role === 'direct').map(({ name }) => name),
        ...running,
      })
    },
  }
}
