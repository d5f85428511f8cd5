// Handlers of further tables: add, list, show and remove those that a dataset's recipe reads.
// Runs no step; every path must have been granted.

import type { View } from '../../contract/datasets.ts'
import { OpenprepError } from '../../contract/errors.ts'
import type { inputCalls, RecipeInput } from '../../contract/inputs.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { historyLabels, sourceNames } from '../../contract/text/zh-CN/history.ts'
import { inputNamesOf } from '../../core/recipe/inputs-read.ts'
import { type CopiedTable, copyInput } from '../../jobs/copy-input.ts'
import { importInput } from '../../jobs/import-input.ts'
import type { Handlers, Services } from '../handler.ts'
import { presentResult } from '../result-key.ts'
import { versionOf } from './tables.ts'

export function inputHandlers(services: Services): Handlers<keyof typeof inputCalls> {
  const { folder, pool } = services
  const listed = (datasetId: string): RecipeInput[] => {
    const used = new Set(inputNamesOf(folder.recipes.get(datasetId).recipe.steps))
    return folder.inputs.list(datasetId).map(({ versionId: _, ...input }) => ({ ...input, used: used.has(input.name) }))
  }
  /** The recipe remembers how the table is read. */
  const told = (datasetId: string, name: string, person: string): RecipeInput => {
    const { recipe } = folder.recipes.get(datasetId)
    const stored = folder.inputs.get(datasetId, name)
    const inputs = { ...recipe.inputs, [name]: { reading: stored.reading } }
    folder.recipes.save(datasetId, { ...recipe, inputs }, fill(historyLabels.inputAdded, { name }), person)
    services.changed(datasetId)
    const { versionId: _, ...shown } = stored
    return { ...shown, used: inputNamesOf(recipe.steps).includes(name) }
  }
  /** A table of the work folder, by what stands in it and how a person would call it. */
  const tableOf = (datasetId: string, view: View): CopiedTable => {
    const { name, source, reading } = folder.datasets.get(datasetId)
    const versionId = versionOf(services, datasetId, view)
    const result = view === 'result' ? presentResult(services, datasetId) : null
    if (result === null) return { ...source, reading, versionId }
    const { sha256 } = result.report.result
    return { versionId, file: fill(sourceNames.result, { name }), sheet: null, sha256, reading }
  }
  return {
    'inputs.list': ({ datasetId }) => listed(datasetId),
    'inputs.add': async ({ datasetId, name, path, reading, password }, running) => {
      services.checkPath(path)
      // A dataset that is gone is told before a file is read.
      folder.recipes.get(datasetId)
      const person = services.person()
      await importInput({ folder, pool, datasetId, name, path, reading, password, person, ...running })
      return told(datasetId, name, person)
    },
    'inputs.addDataset': async ({ datasetId, name, from, view }, running) => {
      if (from === datasetId) throw new OpenprepError('OPTION_INVALID', { option: 'from', value: from })
      const person = services.person()
      await copyInput({ folder, datasetId, name, from: tableOf(from, view), person, ...running })
      return told(datasetId, name, person)
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
