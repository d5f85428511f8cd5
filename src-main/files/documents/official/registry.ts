// All official documents by id, and which of them a package holds.
// A document is a file beside this one, or a report of its own, and a line here.
import type { Catalogue } from '../../../contract/catalogue.ts'
import { DOCUMENT_IDS, type DocumentId } from '../../../contract/documents.ts'
import { catalogueForm } from '../catalogue-form.ts'
import { dataDictionary } from '../data-dictionary.ts'
import type { DocumentFacts, DocumentModule } from '../document.ts'
import type { DocumentPart } from '../document-parts.ts'
import { laidOut } from '../layout.ts'
import { processingReport } from '../processing-report.ts'
import { qualityReport } from '../quality-report.ts'
import { withdrawalNotice } from '../withdrawal-notice.ts'
import { agreement } from './agreement.ts'
import { filingForm } from './filing-form.ts'
import { interfaceDocument } from './interface-document.ts'
import { openingList } from './opening-list.ts'
import { opinionForm } from './opinion-form.ts'
import { replyLetter } from './reply-letter.ts'
import { treatmentList } from './treatment-list.ts'

const DOCUMENTS: Readonly<Record<DocumentId, DocumentModule>> = {
  confirmation: catalogueForm,
  openingList,
  filing: filingForm,
  interface: interfaceDocument,
  dictionary: dataDictionary,
  quality: qualityReport,
  processing: processingReport,
  opinion: opinionForm,
  treatment: treatmentList,
  agreement,
  withdrawal: ({ catalogue, withdrawn, date }) =>
    withdrawn === undefined ? null : withdrawalNotice(catalogue, withdrawn, date),
  reply: replyLetter,
}

/** One document with the words of the standard templates around it; null where the facts it needs are not there. */
export function makeDocument(id: DocumentId, facts: DocumentFacts): DocumentPart[] | null {
  const parts = DOCUMENTS[id](facts)
  // A letter is the body's own.
  return parts === null || id === 'reply' ? parts : laidOut(parts, facts.layout)
}

/** Filing forms, notices and replies go to somebody else, a list of what was dropped to reviewers only; an interface document belongs to an interface. */
export function packageDocuments({ openForm }: Pick<Catalogue, 'openForm'>): DocumentId[] {
  return DOCUMENT_IDS.filter(id => {
    switch (id) {
      case 'filing':
      case 'reply':
      case 'treatment':
      case 'agreement':
      case 'withdrawal':
        return false
      case 'interface':
        return openForm !== 'DOWNLOAD'
      case 'confirmation':
      case 'openingList':
      case 'dictionary':
      case 'quality':
      case 'processing':
      case 'opinion':
        return true
      default:
        return id satisfies never
    }
  })
}
