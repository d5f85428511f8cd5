// Handlers of profiles and leftover scans.
// A stored profile is given back only for the very version it was made of.
import type { View } from '../../contract/datasets.ts'
import type { profileCalls, TableProfile } from '../../contract/profile.ts'
import type { Timeliness } from '../../contract/timeliness.ts'
import { timelinessOf } from '../../core/profiling/timeliness.ts'
import { findProblem, problemsOnPage } from '../../jobs/find-problem.ts'
import { scanTable } from '../../jobs/scan-table.ts'
import { ensureProfile } from '../ensure-profile.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { presentResult } from '../result-key.ts'
import { versionOf } from './tables.ts'

/** null = there is no such view now. */
/** Of a scan, to be looked at again later; counts are of all. */
const FINDINGS_KEPT = 10_000

export function presentVersion(services: Services, datasetId: string, view: View): number | null {
  if (view === 'source') return services.folder.datasets.get(datasetId).versionId
  return presentResult(services, datasetId)?.versionId ?? null
}

/** By the update cycle the catalogue states now. */
export function timelinessIn(services: Services, datasetId: string, profile: TableProfile): Timeliness {
  const { updateCycle } = services.folder.catalogues.get(datasetId)
  return timelinessOf(profile, updateCycle, localDay(services.now()))
}

export function profileHandlers(services: Services): Handlers<keyof typeof profileCalls> {
  const { folder, pool } = services
  /** null = not profiled as it is now. */
  const stored = (datasetId: string, view: View) => {
    const wanted = presentVersion(services, datasetId, view)
    const profile = wanted === null ? null : folder.profiles.find(datasetId, wanted)
    return wanted === null || profile === null ? null : { profile, versionId: wanted }
  }
  return {
    'profile.run': async ({ datasetId, view }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const known = folder.profiles.find(datasetId, versionId)
      if (known !== null) return known
      const profile = await ensureProfile(services, datasetId, versionId, running)
      services.changed(datasetId)
      return profile
    },
    'profile.get': ({ datasetId, view }) => stored(datasetId, view)?.profile ?? null,
    'profile.timely': ({ datasetId, view }) => {
      const known = stored(datasetId, view)
      return known === null ? null : timelinessIn(services, datasetId, known.profile)
    },
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
    'profile.judge': ({ datasetId, view, column, judgement }) => {
      const person = services.person()
      if (judgement === null) folder.judgements.clear(datasetId, view, column, person)
      else folder.judgements.set(datasetId, view, { column, person, ...judgement })
      services.changed(datasetId)
      return {}
    },
    'scan.get': ({ datasetId, view }) => {
      const versionId = presentVersion(services, datasetId, view)
      return versionId === null ? null : folder.examinations.find(versionId, 'scan')
    },
    'scan.run': async ({ datasetId, view, limit }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const profile = folder.profiles.find(datasetId, versionId) ?? undefined
      const report = await scanTable({ folder, pool, versionId, limit, profile, ...running })
      const kept = { ...report, findings: report.findings.slice(0, FINDINGS_KEPT) }
      folder.examinations.save(datasetId, versionId, 'scan', kept, services.person())
      services.changed(datasetId)
      return report
    },
  }
}
