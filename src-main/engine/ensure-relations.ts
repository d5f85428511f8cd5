// What the columns of a version say about one another: what is kept, or what is found now and kept.
// Tells nobody: the handler says what has changed.
import type { Relations } from '../contract/relations.ts'
import { relateTable } from '../jobs/relate-table.ts'
import { ensureProfile } from './ensure-profile.ts'
import type { Running, Services } from './handler.ts'

export async function ensureRelations(
  services: Services,
  datasetId: string,
  versionId: number,
  running: Running,
): Promise<Relations> {
  const { folder, pool } = services
  const known = folder.examinations.find(versionId, 'relations')
  if (known !== null) return known.report
  const profile = await ensureProfile(services, datasetId, versionId, running)
  const report = await relateTable({ folder, pool, versionId, profile, ...running })
  folder.examinations.save(datasetId, versionId, 'relations', report, services.person())
  return report
}
