// Handler of cleaning suggestions: from the profile to steps, and what each would do, by the code of the run.
// Keeps nothing but the profile it may have to make.
import type { Step } from '../../contract/recipe.ts'
import type { suggestCalls } from '../../contract/suggest.ts'
import { findOperation } from '../../core/operations/registry.ts'
import { compileRecipe } from '../../core/recipe/compile-recipe.ts'
import { inputsReadBy } from '../../core/recipe/inputs-read.ts'
import { stepSentence } from '../../core/recipe/sentence.ts'
import { suggestCleaning } from '../../core/recipe/suggest-recipe.ts'
import { runTable } from '../../jobs/run-recipe.ts'
import { ensureProfile } from '../ensure-profile.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { keysFor, lookingContext } from '../recipe-keys.ts'

const PREFIX = 'suggested-'

/** The cleaning there is, without steps that cannot run or read further tables. */
function cleaningBefore(services: Services, datasetId: string): Step[] {
  const { steps } = services.folder.recipes.get(datasetId).recipe
  const { columns } = services.folder.datasets.get(datasetId)
  const runs = new Set(
    compileRecipe(steps, columns, lookingContext(services, datasetId)).steps.map(({ step }) => step.id),
  )
  return steps.filter(step => {
    const operation = findOperation(step.op)
    const isClean = operation?.kind === 'clean' && runs.has(step.id)
    return isClean && inputsReadBy(operation, step).length === 0
  })
}

async function effectsOf(
  services: Services,
  datasetId: string,
  versionId: number,
  steps: readonly Step[],
  running: Running,
) {
  const { folder, pool, seed } = services
  const keyring = keysFor(services, datasetId)
  const made = await runTable({ folder, pool, versionId, steps, keyring, seed, ...running })
  folder.tables.remove(made.versionId)
  return new Map(made.written.counts.reports(made.written.steps).map(report => [report.id, report]))
}

export function suggestHandlers(services: Services): Handlers<keyof typeof suggestCalls> {
  const { folder } = services
  return {
    'suggest.cleaning': async ({ datasetId }, running) => {
      const { versionId, rows } = folder.datasets.get(datasetId)
      const profile = await ensureProfile(services, datasetId, versionId, running)
      const { steps, reasons, open } = suggestCleaning(profile)
      const before = cleaningBefore(services, datasetId)
      const suggested = steps.map(step => ({ ...step, id: PREFIX + step.id }))
      if (suggested.length === 0) return { rows, suggestions: [], open }
      const effects = await effectsOf(services, datasetId, versionId, [...before, ...suggested], running)
      const suggestions = suggested.flatMap(step => {
        const effect = effects.get(step.id)
        if (effect === undefined || effect.rowsChanged + effect.rowsRemoved === 0) return []
        const { rowsChanged, cellsChanged, cellsFailed, rowsRemoved } = effect
        return {
          step,
          sentence: stepSentence(step),
          reasons: reasons.filter(one => PREFIX + one.step === step.id).map(({ reason }) => reason),
          effect: { rowsChanged, cellsChanged, cellsFailed, rowsRemoved },
        }
      })
      return { rows, suggestions, open }
    },
  }
}
