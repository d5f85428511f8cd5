// What is remembered of the sources of a dataset, made when it is first needed, and how a version differs from it.
// Judges nothing.
import type { Drift, Reference } from '../contract/drift.ts'
import { compareWithReference, makeReference } from '../jobs/compare-with-reference.ts'
import { ensureProfile } from './ensure-profile.ts'
import type { Running, Services } from './handler.ts'

async function counted(services: Services, datasetId: string, versionId: number, running: Running) {
  const { folder, pool } = services
  const profile = await ensureProfile(services, datasetId, versionId, running)
  return { pool, place: { access: folder.access, versionId }, profile, signal: running.signal }
}

/** Of the present source. */
export async function presentReference(services: Services, datasetId: string, running: Running): Promise<Reference> {
  const { folder } = services
  const { versionId, source } = folder.datasets.get(datasetId)
  const known = folder.examinations.find(versionId, 'reference')
  if (known !== null) return known.report
  const table = await counted(services, datasetId, versionId, running)
  const reference = await makeReference(table, { file: source.file, at: services.now() })
  folder.examinations.save(datasetId, versionId, 'reference', reference, services.person())
  return reference
}

export async function driftFrom(
  services: Services,
  datasetId: string,
  versionId: number,
  reference: Reference,
  running: Running,
): Promise<Drift> {
  return compareWithReference(await counted(services, datasetId, versionId, running), reference)
}
