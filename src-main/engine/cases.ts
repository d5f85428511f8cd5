// Cases as people see them: with the working days that are left and what may be done next; and what a decision does to the item.
// Decides nothing: core/cases does.
import type { Case, CaseDecision, CaseView } from '../contract/cases.ts'
import type { LifeCycleState } from '../contract/opening.ts'
import type { WorkCalendar } from '../contract/work-calendar.ts'
import { allowedActs, DECISIONS, lackingMaterials } from '../core/cases/perform-case.ts'
import { lifeCycleStep } from '../core/opening/life-cycle.ts'
import { candidatesFor, type OwnItem } from '../core/reference-list/reference-lines.ts'
import { packedCalendar } from '../core/template-pack/pack-rules.ts'
import { PUBLIC_CALENDAR, workingDaysLeft } from '../core/work-calendar/working-days.ts'
import { caseDocuments } from './case-documents.ts'
import type { Services } from './handler.ts'
import { localDay } from './local-day.ts'
import { actOn, presentOpening } from './openings.ts'

/** The body's own table, and over it what standard templates say of their years. */
export function workCalendar({ folder, templates }: Services): WorkCalendar {
  return packedCalendar(folder.registers.calendar() ?? PUBLIC_CALENDAR, templates.inForce().rules.packs)
}

export function caseView(services: Services, one: Case, own: readonly OwnItem[] = ownItems(services)): CaseView {
  const calendar = workCalendar(services)
  const today = localDay(services.now())
  const left = one.closedOn === '' ? workingDaysLeft(today, one.due.date, calendar) : null
  const wanted = one.kind === 'DEMAND' && one.decision === null
  return {
    ...one,
    left,
    acts: allowedActs(one),
    decisions: [...DECISIONS[one.kind]],
    itemTitle: own.find(({ datasetId }) => datasetId === one.datasetId)?.title ?? '',
    lacking: lackingMaterials(one),
    documents: caseDocuments(one),
    candidates: wanted
      ? candidatesFor(one, own).map(({ datasetId, title, score }) => ({ datasetId, title, score }))
      : [],
  }
}

export function ownItems({ folder }: Services): OwnItem[] {
  return folder.datasets
    .list()
    .map(({ id, name }) => ({ datasetId: id, title: folder.catalogues.get(id).title || name }))
}

const TAKEN_BACK: Partial<Record<CaseDecision, LifeCycleState>> = { WITHDRAW: 'WITHDRAWN', REPROCESS: 'DRAFT' }

/**
 * What an infringement decides for the item itself: taken back with its tombstone, or back to a draft that needs new reviews. An item that
 * is not out stays as it is.
 */
export function takeBack(services: Services, { kind, datasetId, decision, title, handling }: Case): void {
  const to = decision === null ? undefined : TAKEN_BACK[decision]
  if (kind !== 'INFRINGEMENT' || datasetId === null || to === undefined) return
  const { record } = presentOpening(services, datasetId)
  if (lifeCycleStep(record.lifeCycle, to) === null) return
  actOn(services, datasetId, { act: 'advance', to, note: `${title}：${handling}` })
}

/** The soonest due first, closed ones last. */
export function caseViews(services: Services): CaseView[] {
  const own = ownItems(services)
  const rank = ({ closedOn, due }: CaseView) => `${closedOn === '' ? 0 : 1}${due.date}`
  return services.folder.cases
    .list()
    .map(one => caseView(services, one, own))
    .sort((left, right) => (rank(left) < rank(right) ? -1 : 1))
}
