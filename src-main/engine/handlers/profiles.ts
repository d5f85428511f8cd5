// Handlers of profiles and leftover scans.
// A stored profile is given back only for the very version it was made of.
import type { View } from '../../contract/datasets.ts'
import type { profileCalls } from '../../contract/profile.ts'
import { findProblem, problemsOnPage } from '../../jobs/find-problem.ts'
import { profileTable } from '../../jobs/profile-table.ts'
import { scanTable } from '../../jobs/scan-table.ts'
import type { Handlers, Services } from '../handler.ts'
import { presentResult } from '../result-key.ts'
import { versionOf } from './tables.ts'

export function profileHandlers(services: Services): Handlers<keyof typeof profileCalls> {
  const { folder, pool } = services
  /** null = not profiled as it is now. */
  const stored = (datasetId: string, view: View) => {
    const { versionId } = folder.datasets.get(datasetId)
    const wanted = view === 'source' ? versionId : (presentResult(services, datasetId)?.versionId ?? null)
    const profile = wanted === null ? null : folder.profiles.find(datasetId, wanted)
    return wanted === null || profile === null ? null : { profile, versionId: wanted }
  }
  return {
    'profile.run': async ({ datasetId, view }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const known = folder.profiles.find(datasetId, versionId)
      if (known !== null) return known
      const profile = await profileTable({ folder, pool, versionId, today: services.now().slice(0, 10), ...running })
      folder.profiles.save(datasetId, versionId, profile, services.person())
      services.changed(datasetId)
      return profile
    },
    'profile.get': ({ datasetId, view }) => stored(datasetId, view)?.profile ?? null,
    'profile.page': ({ datasetId, view, offset, limit }) => {
      const known = stored(datasetId, view)
      return known === null ? [] : problemsOnPage(folder.tables.open(known.versionId), known.profile, offset, limit)
    },
    'profile.find': async ({ datasetId, view, column, code, from, backwards }, running) => {
      const known = stored(datasetId, view)
      if (known === null) return { hit: null }
      const table = folder.tables.open(known.versionId)
      return { hit: await findProblem({ table, profile: known.profile, column, code, from, backwards, ...running }) }
    },
    'scan.run': async ({ datasetId, view, limit }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const profile = folder.profiles.find(datasetId, versionId) ?? undefined
      return scanTable({ folder, pool, versionId, limit, profile, ...running })
    },
  }
}
