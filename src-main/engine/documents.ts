// What each document of a dataset is made of at this moment, and which can be made.
// Writes no file.
import type { DocumentId, DocumentState } from '../contract/documents.ts'
import { DOCUMENT_IDS } from '../contract/documents.ts'
import { OpenprepError } from '../contract/errors.ts'
import { type DocumentNeed, documentNeeds } from '../contract/text/zh-CN/further-documents.ts'
import { missingElements } from '../core/catalogue/missing-elements.ts'
import { filingFacts } from '../core/opening/filing-facts.ts'
import type { DocumentFacts } from '../files/documents/document.ts'
import { documentFacts } from '../files/packages/build-package.ts'
import { packageSources } from '../jobs/build-package.ts'
import { declaredCatalogue } from './declared-catalogue.ts'
import type { Running, Services } from './handler.ts'
import { judgedGates } from './handlers/packages.ts'
import { isApproved } from './present-gates.ts'
import { columnTreatments } from './present-treatments.ts'
import { presentResult } from './result-key.ts'

/** Documents that speak of the result; the others are made of the entry and the records alone. */
const OF_RESULT: ReadonlySet<DocumentId> = new Set(['quality', 'processing', 'opinion', 'interface', 'treatment'])
/** Documents that describe data: until the reviews are there they say that they are drafts. */
const OF_DATA: ReadonlySet<DocumentId> = new Set(['dictionary', 'quality', 'processing', 'interface'])

export function documentStates(services: Services, datasetId: string): DocumentState[] {
  return DOCUMENT_IDS.map(id => {
    const need = needOf(services, datasetId, id)
    return { id, ready: need === null, reason: need === null ? '' : documentNeeds[need] }
  })
}

function needOf(services: Services, datasetId: string, id: DocumentId): DocumentNeed | null {
  const { folder } = services
  const { openForm, openAttribute } = declaredCatalogue(services, datasetId)
  const record = folder.openings.get(datasetId)
  if (id === 'reply') return 'case'
  if (id === 'interface' && openForm === 'DOWNLOAD') return 'interface'
  if (id === 'filing' && filingFacts(record) === null) return 'filing'
  if (id === 'agreement' && openAttribute !== 'CONDITIONAL') return 'conditional'
  if (id === 'withdrawal' && record.tombstone === null) return 'withdrawn'
  return OF_RESULT.has(id) && presentResult(services, datasetId) === null ? 'result' : null
}

/** Forms to be sealed are drafts as long as the entry is not complete. */
function isDraft(services: Services, datasetId: string, id: DocumentId): boolean {
  if (OF_DATA.has(id)) return !isApproved(services, datasetId)
  if (id !== 'confirmation' && id !== 'openingList') return false
  return missingElements(declaredCatalogue(services, datasetId)).length > 0
}

/** Facts that are the same for all documents of one writing. Throws RESULT_MISSING where `withResult` and there is none. */
export async function sharedFacts(
  services: Services,
  datasetId: string,
  { date, withResult }: { date: string; withResult: boolean },
  running: Running,
): Promise<DocumentFacts> {
  const record = services.folder.openings.get(datasetId)
  const filing = filingFacts(record)
  const facts = withResult
    ? await resultFacts(services, datasetId, date, running)
    : entryFacts(services, datasetId, date)
  const treatments = columnTreatments(services, datasetId)
  const layout = services.templates.inForce().rules.documents
  return {
    ...facts,
    layout,
    treatments,
    ...(filing && { filing }),
    ...(record.tombstone && { withdrawn: record.tombstone }),
  }
}

export function factsFor(services: Services, datasetId: string, id: DocumentId, shared: DocumentFacts): DocumentFacts {
  return { ...shared, draft: isDraft(services, datasetId, id) }
}

export function needsResult(id: DocumentId): boolean {
  return OF_RESULT.has(id)
}

function entryFacts(services: Services, datasetId: string, date: string): DocumentFacts {
  const catalogue = declaredCatalogue(services, datasetId)
  const rows = presentResult(services, datasetId)?.report.result.rows ?? catalogue.rowCount
  return { catalogue, date, draft: true, rows, treated: null }
}

async function resultFacts(
  services: Services,
  datasetId: string,
  date: string,
  running: Running,
): Promise<DocumentFacts> {
  const { folder } = services
  const result = presentResult(services, datasetId)
  if (result === null) throw new OpenprepError('RESULT_MISSING')
  const { report: gates, profile } = await judgedGates(services, datasetId, running)
  const dataset = folder.datasets.get(datasetId)
  const facts = documentFacts(
    packageSources({
      out: '',
      draft: true,
      date,
      table: folder.tables.open(result.versionId),
      report: result.report,
      recipe: folder.recipes.get(datasetId).recipe,
      sourceColumns: dataset.columns,
      catalogue: declaredCatalogue(services, datasetId),
      profile,
      gates,
      toolVersion: services.version,
      release: null,
    }),
  )
  const { lastPackage } = dataset
  // The checksum of a package of this very result; inside the package it cannot stand.
  return lastPackage?.digest === result.report.digest ? { ...facts, packageSha256: lastPackage.sha256 } : facts
}
