// Handlers of cases and of the work calendar they are counted by.
// The only door to a case.
import { randomUUID } from 'node:crypto'
import type { caseCalls } from '../../contract/cases.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { caseDocumentNames } from '../../contract/text/zh-CN/cases.ts'
import type { calendarCalls } from '../../contract/work-calendar.ts'
import { actOnCase, type CaseContext, type CaseOutcome, openCase } from '../../core/cases/perform-case.ts'
import { documentBytes } from '../../files/documents/document-parts.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { caseDocument } from '../case-documents.ts'
import { caseView, caseViews, takeBack, workCalendar } from '../cases.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { documentEnding } from './documents.ts'

type Names = keyof typeof caseCalls | keyof typeof calendarCalls

export function caseHandlers(services: Services): Handlers<Names> {
  const { folder } = services
  const context = (id: string): CaseContext => {
    const now = services.now()
    return { id, now, today: localDay(now), person: services.person(), calendar: workCalendar(services) }
  }
  const kept = (outcome: CaseOutcome, act: string) => {
    if ('refused' in outcome) throw new OpenprepError('CASE_REFUSED', { reason: outcome.refused })
    // First the item, then the case: what could not be taken back is not handled.
    if (act === 'handle') takeBack(services, outcome.made)
    folder.cases.save(outcome.made, act, services.person())
    services.changed(outcome.made.datasetId)
    return caseView(services, outcome.made)
  }
  const known = (caseId: string) => {
    const found = folder.cases.list().find(({ id }) => id === caseId)
    if (found === undefined) throw new OpenprepError('CASE_NOT_FOUND', { case: caseId })
    return found
  }
  const written = (datasetId: string | null, document: string, out: string) => {
    const detail = { document, ending: documentEnding(out) }
    folder.audit.record({ action: 'document.written', datasetId, detail, person: services.person() })
  }
  return {
    'cases.list': () => caseViews(services),
    'cases.open': opening => {
      if (opening.datasetId !== null) folder.datasets.get(opening.datasetId)
      return kept(openCase(opening, context(randomUUID())), 'open')
    },
    'cases.act': ({ caseId, act }) => {
      if (act.act === 'handle' && act.datasetId !== undefined) folder.datasets.get(act.datasetId)
      return kept(actOnCase(known(caseId), act, context(caseId)), act.act)
    },
    'cases.write': async ({ caseId, document, out, date }, { signal }) => {
      services.checkPath(out)
      const one = known(caseId)
      const parts = caseDocument(services, one, document, date)
      if (parts === null) throw new OpenprepError('DOCUMENT_NOT_APPLICABLE', { document: caseDocumentNames[document] })
      await writeAtomically(out, documentBytes(parts, documentEnding(out)), { signal })
      written(one.datasetId, document, out)
      return { path: out }
    },
    'calendar.get': () => workCalendar(services),
    'calendar.save': calendar => {
      folder.registers.saveCalendar(calendar, services.person())
      services.changed(null)
      return workCalendar(services)
    },
  }
}
