// Handlers of sources: several files as one table, further versions of a dataset's source, and the way back.
// Judges no data; every path must have been granted.
import type { SourceVersion, sourceCalls } from '../../contract/sources.ts'
import { importSeveral } from '../../jobs/import-table.ts'
import { surveyParts } from '../../jobs/survey-parts.ts'
import { prepareUpdate, updateDataset } from '../../jobs/update-dataset.ts'
import type { StoredSourceVersion } from '../../store/repositories/source-versions.ts'
import { rememberTemplates } from '../effective-rules.ts'
import type { Handlers, Services } from '../handler.ts'
import { summaryOf } from './datasets.ts'

function versionOf({ versionId: _, reading: __, columns, ...version }: StoredSourceVersion): SourceVersion {
  return { ...version, columns: columns.length }
}

export function sourceHandlers(services: Services): Handlers<keyof typeof sourceCalls> {
  const { folder, pool, prepared } = services
  const check = (parts: readonly { path: string }[]) => {
    for (const { path } of parts) services.checkPath(path)
  }
  return {
    'sources.survey': ({ parts, reading, datasetId }, running) => {
      check(parts)
      if (datasetId === undefined) return surveyParts({ parts, reading, ...running })
      const { columns, sourceColumn } = folder.sources.current(datasetId)
      return surveyParts({ parts, reading, columns: columns.filter(column => column !== sourceColumn), ...running })
    },
    'sources.import': async ({ name, ...several }, running) => {
      check(several.parts)
      const report = await importSeveral({ folder, pool, several, name, person: services.person(), ...running })
      rememberTemplates(services, report.datasetId)
      services.changed(null)
      return report
    },
    'sources.update': async ({ datasetId, change, key, ...several }, running) => {
      check(several.parts)
      const report = await updateDataset({
        folder,
        pool,
        datasetId,
        change,
        several,
        key,
        person: services.person(),
        ...running,
      })
      services.changed(datasetId)
      return report
    },
    'sources.prepare': async ({ datasetId, change, key, ...several }, running) => {
      check(several.parts)
      const person = services.person()
      const update = await prepareUpdate({ folder, pool, datasetId, change, several, key, person, ...running })
      const version = prepared.add(datasetId, change, update)
      services.changed(datasetId)
      return version
    },
    'sources.prepared': ({ datasetId }) => prepared.get(datasetId),
    'sources.accept': ({ datasetId, prepared: wanted }) => {
      const no = prepared.accept(datasetId, wanted)
      services.changed(datasetId)
      return { no }
    },
    'sources.discard': ({ datasetId, prepared: wanted }) => {
      prepared.discard(datasetId, wanted)
      services.changed(datasetId)
      return {}
    },
    'sources.versions': ({ datasetId }) => folder.sources.list(datasetId).map(versionOf),
    'sources.difference': ({ datasetId, no }) => folder.sources.difference(datasetId, no),
    'sources.restore': ({ datasetId, no }) => {
      folder.sources.restore(datasetId, no, services.person())
      services.changed(datasetId)
      return summaryOf(services, folder.datasets.get(datasetId))
    },
  }
}
