// Handlers of the search for values that are one thing in several spellings.
// Saves nothing.
import type { clusterCalls } from '../../contract/clusters.ts'
import type { Handlers, Services } from '../handler.ts'

export function clusterHandlers({ folder, pool }: Services): Handlers<keyof typeof clusterCalls> {
  return {
    'clusters.find': ({ datasetId, column, method, steps, filter }, { signal, onProgress }) => {
      const { versionId } = folder.datasets.get(datasetId)
      onProgress({ stage: 'cluster', done: 0, total: null, unit: 'rows' })
      const place = { access: folder.access, versionId }
      return pool.run({ kind: 'clusterColumn', place, column, method, steps, filter }, { signal })
    },
  }
}
