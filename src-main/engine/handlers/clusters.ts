// Handlers of the search for values that are one thing in several spellings.
// Saves nothing.
import type { clusterCalls } from '../../contract/clusters.ts'
import { withCleanedState } from '../cleaned-state.ts'
import type { Handlers, Services } from '../handler.ts'

export function clusterHandlers(services: Services): Handlers<keyof typeof clusterCalls> {
  const { folder, pool } = services
  return {
    'clusters.find': ({ datasetId, column, method, distance, steps, filter }, running) => {
      const { versionId } = folder.datasets.get(datasetId)
      const { signal, onProgress } = running
      return withCleanedState(services, { datasetId, versionId, steps }, running, state => {
        onProgress({ stage: 'cluster', done: 0, total: null, unit: 'rows' })
        const place = { access: folder.access, versionId: state.versionId }
        const task = { kind: 'clusterColumn' as const, place, column, method, distance, steps: state.steps, filter }
        return pool.run(task, { signal })
      })
    },
  }
}
