// Cases as people see them: with the working days that are left and what may be done next.
// Decides nothing: core/cases does.
import type { Case, CaseView } from '../contract/cases.ts'
import type { WorkCalendar } from '../contract/work-calendar.ts'
import { allowedActs, DECISIONS } from '../core/cases/perform-case.ts'
import { packedCalendar } from '../core/template-pack/pack-rules.ts'
import { PUBLIC_CALENDAR, workingDaysLeft } from '../core/work-calendar/working-days.ts'
import type { Services } from './handler.ts'

/** The body's own table, and over it what standard templates say of their years. */
export function workCalendar({ folder, templates }: Services): WorkCalendar {
  return packedCalendar(folder.registers.calendar() ?? PUBLIC_CALENDAR, templates.inForce().rules.packs)
}

export function caseView(one: Case, today: string, calendar: WorkCalendar): CaseView {
  const left = one.closedOn === '' ? workingDaysLeft(today, one.due.date, calendar) : null
  return { ...one, left, acts: allowedActs(one), decisions: [...DECISIONS[one.kind]] }
}

/** The soonest due first, closed ones last. */
export function caseViews(services: Services): CaseView[] {
  const today = services.now().slice(0, 10)
  const calendar = workCalendar(services)
  const rank = ({ closedOn, due }: CaseView) => `${closedOn === '' ? 0 : 1}${due.date}`
  return services.folder.cases
    .list()
    .map(one => caseView(one, today, calendar))
    .sort((left, right) => (rank(left) < rank(right) ? -1 : 1))
}
