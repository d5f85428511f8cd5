// Handlers of profiles and leftover scans.
// A stored profile is given back only for the very version it was made of.
import type { profileCalls } from '../../contract/profile.ts'
import { profileTable } from '../../jobs/profile-table.ts'
import { scanTable } from '../../jobs/scan-table.ts'
import type { Handlers, Services } from '../handler.ts'
import { presentResult } from '../result-key.ts'
import { versionOf } from './tables.ts'

export function profileHandlers(services: Services): Handlers<keyof typeof profileCalls> {
  const { folder, pool } = services
  return {
    'profile.run': async ({ datasetId, view }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const known = folder.profiles.find(datasetId, versionId)
      if (known !== null) return known
      const profile = await profileTable({ folder, pool, versionId, ...running })
      folder.profiles.save(datasetId, versionId, profile, services.person())
      services.changed(datasetId)
      return profile
    },
    'profile.get': ({ datasetId, view }) => {
      const { versionId } = folder.datasets.get(datasetId)
      const wanted = view === 'source' ? versionId : (presentResult(services, datasetId)?.versionId ?? null)
      return wanted === null ? null : folder.profiles.find(datasetId, wanted)
    },
    'scan.run': async ({ datasetId, view, limit }, running) =>
      scanTable({ folder, pool, versionId: versionOf(services, datasetId, view), limit, ...running }),
  }
}
