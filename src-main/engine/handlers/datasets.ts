// Handlers of datasets: import, list, rename, remove, and how far each has come.
// Judges no data; facts come from the repositories.
import type { DatasetSummary, datasetCalls } from '../../contract/datasets.ts'
import type { OperationKind, Recipe } from '../../contract/recipe.ts'
import { missingElements } from '../../core/catalogue/missing-elements.ts'
import { findOperation } from '../../core/operations/registry.ts'
import { importTable } from '../../jobs/import-table.ts'
import type { Dataset } from '../../store/repositories/datasets.ts'
import { entryProblems, rememberTemplates } from '../effective-rules.ts'
import type { Handlers, Services } from '../handler.ts'
import { presentGates } from '../present-gates.ts'
import { presentResult } from '../result-key.ts'

function stepsOf(recipe: Recipe, kind: OperationKind): number {
  return recipe.steps.filter(step => step.enabled && findOperation(step.op)?.kind === kind).length
}

function progressOf(services: Services, dataset: Dataset): DatasetSummary['progress'] {
  const { folder } = services
  const { recipe } = folder.recipes.get(dataset.id)
  const result = presentResult(services, dataset.id)
  const catalogue = folder.catalogues.find(dataset.id)
  const gates = presentGates(services, dataset.id)?.gates ?? null
  return {
    profiled: folder.profiles.find(dataset.id, dataset.versionId) !== null,
    cleanSteps: stepsOf(recipe, 'clean'),
    maskSteps: stepsOf(recipe, 'mask'),
    deidentifySteps: stepsOf(recipe, 'deidentify'),
    resultFresh: result !== null,
    resultRows: result?.report.result.rows ?? null,
    catalogueMissing:
      catalogue === null ? null : missingElements(catalogue).length + entryProblems(services, catalogue).length,
    gatesPassed: gates?.filter(gate => gate.passed).length ?? null,
    gatesTotal: gates?.length ?? null,
    lastPackage: dataset.lastPackage,
  }
}

export function summaryOf(services: Services, dataset: Dataset): DatasetSummary {
  const { file, sheet, bytes, sha256 } = dataset.source
  return {
    id: dataset.id,
    name: dataset.name,
    importedAt: dataset.importedAt,
    changedAt: dataset.changedAt,
    source: { file, sheet, bytes, sha256 },
    reading: dataset.reading,
    rowsRead: dataset.rowsRead,
    rowsSetAside: dataset.rowsSetAside,
    rows: dataset.rows,
    columns: dataset.columns,
    progress: progressOf(services, dataset),
  }
}

export function datasetHandlers(services: Services): Handlers<keyof typeof datasetCalls> {
  const { folder, pool } = services
  return {
    'datasets.list': () => folder.datasets.list().map(dataset => summaryOf(services, dataset)),
    'datasets.get': ({ datasetId }) => summaryOf(services, folder.datasets.get(datasetId)),
    'datasets.rename': ({ datasetId, name }) => {
      const dataset = folder.datasets.rename(datasetId, name, services.person())
      services.changed(datasetId)
      return summaryOf(services, dataset)
    },
    'datasets.remove': ({ datasetId }) => {
      folder.datasets.remove(datasetId, services.person())
      services.changed(null)
      return {}
    },
    'datasets.close': ({ datasetId, reason }) => {
      const closed = folder.datasets.close(datasetId, reason, services.person())
      services.changed(null)
      return closed
    },
    'datasets.closed': () => folder.datasets.closed(),
    'datasets.import': async ({ path, reading, name, password }, running) => {
      services.checkPath(path)
      // The choosing is over, and reading a workbook twice at a time takes memory twice.
      await services.looked.close()
      const report = await importTable({
        folder,
        pool,
        path,
        reading,
        name,
        password,
        person: services.person(),
        ...running,
      })
      rememberTemplates(services, report.datasetId)
      services.changed(null)
      return report
    },
  }
}
