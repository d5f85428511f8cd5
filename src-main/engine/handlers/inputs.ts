// Handlers of further tables: add, list, show and remove those that a dataset's recipe reads.
// Runs no step; every path must have been granted.
import type { inputCalls, RecipeInput } from '../../contract/inputs.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { historyLabels } from '../../contract/text/zh-CN/history.ts'
import { inputNamesOf } from '../../core/recipe/inputs-read.ts'
import { importInput } from '../../jobs/import-input.ts'
import type { Handlers, Services } from '../handler.ts'

export function inputHandlers(services: Services): Handlers<keyof typeof inputCalls> {
  const { folder, pool } = services
  const listed = (datasetId: string): RecipeInput[] => {
    const used = new Set(inputNamesOf(folder.recipes.get(datasetId).recipe.steps))
    return folder.inputs.list(datasetId).map(({ versionId: _, ...input }) => ({ ...input, used: used.has(input.name) }))
  }
  return {
    'inputs.list': ({ datasetId }) => listed(datasetId),
    'inputs.add': async ({ datasetId, name, path, reading, password }, running) => {
      services.checkPath(path)
      // A dataset that is gone is told before a file is read.
      const { recipe } = folder.recipes.get(datasetId)
      const person = services.person()
      await importInput({ folder, pool, datasetId, name, path, reading, password, person, ...running })
      const stored = folder.inputs.get(datasetId, name)
      const inputs = { ...recipe.inputs, [name]: { reading: stored.reading } }
      folder.recipes.save(datasetId, { ...recipe, inputs }, fill(historyLabels.inputAdded, { name }), person)
      services.changed(datasetId)
      const { versionId: _, ...shown } = stored
      return { ...shown, used: inputNamesOf(recipe.steps).includes(name) }
    },
    'inputs.remove': ({ datasetId, name }) => {
      folder.inputs.remove(datasetId, name, services.person())
      services.changed(datasetId)
      return {}
    },
    'inputs.page': ({ datasetId, name, offset, limit }) => {
      const table = folder.tables.open(folder.inputs.get(datasetId, name).versionId)
      const page = table.page(offset, limit)
      const rows = page.rowNumbers.map((_, row) => page.columns.map(column => column[row] ?? ''))
      return { total: table.rows, columns: [...page.names], rows }
    },
  }
}
