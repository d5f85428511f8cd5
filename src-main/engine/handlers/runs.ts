// Handlers of runs: run the present recipe, give its report, write its result.
// Holds no result itself.
import type { runCalls } from '../../contract/run.ts'
import { writeResult } from '../../jobs/write-result.ts'
import { ensureResult } from '../ensure-result.ts'
import type { Handlers, Services } from '../handler.ts'
import { presentResult } from '../result-key.ts'
import { versionOf } from './tables.ts'

export function runHandlers(services: Services): Handlers<keyof typeof runCalls> {
  const { folder } = services
  return {
    'run.start': async ({ datasetId, seed }, running) =>
      (await ensureResult(services, datasetId, running, seed)).report,
    'run.get': ({ datasetId }) => presentResult(services, datasetId)?.report ?? null,
    'run.write': async ({ datasetId, folder: target, formats }, running) => {
      services.checkPath(target)
      const table = folder.tables.open(versionOf(services, datasetId, 'result'))
      const { name } = folder.datasets.get(datasetId)
      const files = await writeResult({ table, folder: target, name, formats, ...running })
      folder.audit.record({ action: 'result.written', datasetId, detail: { formats }, person: services.person() })
      return { files }
    },
  }
}
