// The papers of cases, from what is registered.
// Writes no file.
import type { Case, CaseDocument } from '../contract/cases.ts'
import { CatalogueSchema } from '../contract/catalogue.ts'
import { lackingMaterials } from '../core/cases/perform-case.ts'
import { replyFacts } from '../core/cases/reply-facts.ts'
import { incidentSheet } from '../files/documents/cases/incident-sheet.ts'
import { type CaseFacts, supplementNotice } from '../files/documents/cases/supplement-notice.ts'
import type { DocumentPart } from '../files/documents/document-parts.ts'
import { replyLetter } from '../files/documents/official/reply-letter.ts'
import type { Services } from './handler.ts'

/** Papers that can be made of a case now. */
export function caseDocuments(one: Case): CaseDocument[] {
  return [
    ...(replyFacts(one) === null ? [] : ['reply' as const]),
    ...(one.kind === 'REQUEST' && lackingMaterials(one).length > 0 ? ['supplement' as const] : []),
    ...(one.leak ? ['incident' as const] : []),
  ]
}

/** null where the case has no such paper now. */
export function caseDocument(services: Services, one: Case, id: CaseDocument, date: string): DocumentPart[] | null {
  if (!caseDocuments(one).includes(id)) return null
  const facts = caseFacts(services, one, date)
  switch (id) {
    case 'reply':
      return replyParts(services, one, date)
    case 'supplement':
      return supplementNotice(facts, lackingMaterials(one))
    case 'incident':
      return incidentSheet(facts, one.datasetId === null ? [] : services.folder.destinations.list(one.datasetId))
    default:
      return id satisfies never
  }
}

/** The entry of the case's dataset; where there is none, what the body says of itself. */
function entryOf({ folder }: Services, { datasetId }: Case) {
  const entry = datasetId === null ? null : folder.catalogues.find(datasetId)
  const { publisher, contact } = folder.settings.get()
  return entry ?? CatalogueSchema.parse({ publisher, contact })
}

function caseFacts(services: Services, one: Case, date: string): CaseFacts {
  const { title, publisher, contact } = entryOf(services, one)
  return { one, itemTitle: title, publisher: publisher.name, contact, date }
}

function replyParts(services: Services, one: Case, date: string): DocumentPart[] | null {
  const reply = replyFacts(one)
  if (reply === null) return null
  return replyLetter({ catalogue: entryOf(services, one), date, draft: false, rows: null, treated: null, reply })
}
