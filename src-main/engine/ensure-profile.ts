// The profile of a version: the kept one, or one made now and kept.
// Tells nobody: the handler says what has changed.
import type { TableProfile } from '../contract/profile.ts'
import { profileTable } from '../jobs/profile-table.ts'
import type { Running, Services } from './handler.ts'
import { localDay } from './local-day.ts'

export async function ensureProfile(
  services: Services,
  datasetId: string,
  versionId: number,
  running: Running,
): Promise<TableProfile> {
  const { folder, pool } = services
  const known = folder.profiles.find(datasetId, versionId)
  if (known !== null) return known
  const profile = await profileTable({
    folder,
    pool,
    versionId,
    columns: folder.columnProfiles.of(datasetId),
    today: localDay(services.now()),
    ...running,
  })
  folder.profiles.save(datasetId, versionId, profile, services.person())
  return folder.profiles.find(datasetId, versionId) ?? profile
}
