// Handlers of cases and of the work calendar they are counted by.
// The only door to a case.
import { randomUUID } from 'node:crypto'
import type { caseCalls } from '../../contract/cases.ts'
import { OpenprepError } from '../../contract/errors.ts'
import type { calendarCalls } from '../../contract/work-calendar.ts'
import { actOnCase, type CaseContext, type CaseOutcome, openCase } from '../../core/cases/perform-case.ts'
import { caseView, caseViews, workCalendar } from '../cases.ts'
import type { Handlers, Services } from '../handler.ts'

type Names = keyof typeof caseCalls | keyof typeof calendarCalls

export function caseHandlers(services: Services): Handlers<Names> {
  const { folder } = services
  const context = (id: string): CaseContext => {
    const now = services.now()
    return { id, now, today: now.slice(0, 10), person: services.person(), calendar: workCalendar(services) }
  }
  const kept = (outcome: CaseOutcome, act: string) => {
    if ('refused' in outcome) throw new OpenprepError('CASE_REFUSED', { reason: outcome.refused })
    folder.cases.save(outcome.made, act, services.person())
    services.changed(outcome.made.datasetId)
    return caseView(outcome.made, services.now().slice(0, 10), workCalendar(services))
  }
  return {
    'cases.list': () => caseViews(services),
    'cases.open': opening => {
      if (opening.datasetId !== null) folder.datasets.get(opening.datasetId)
      return kept(openCase(opening, context(randomUUID())), 'open')
    },
    'cases.act': ({ caseId, act }) => {
      const found = folder.cases.list().find(({ id }) => id === caseId)
      if (found === undefined) throw new OpenprepError('CASE_NOT_FOUND', { case: caseId })
      return kept(actOnCase(found, act, context(caseId)), act.act)
    },
    'calendar.get': () => workCalendar(services),
    'calendar.save': calendar => {
      folder.registers.saveCalendar(calendar, services.person())
      services.changed(null)
      return workCalendar(services)
    },
  }
}
