// Gathers the lines of the ledger, what is due, and the versions of an entry.
// Judges nothing itself: core/ledger, core/update-cycle and core/opening do.

import type { CaseView } from '../contract/cases.ts'
import type { DueItem, EntryVersion, LedgerRow } from '../contract/ledger.ts'
import type { ListedMilestone } from '../contract/milestones.ts'
import type { LifeCycleState } from '../contract/opening.ts'
import { fill } from '../contract/text/describe-error.ts'
import { caseKindLabels, caseKindRules } from '../contract/text/zh-CN/cases.ts'
import { updateCycleLabels } from '../contract/text/zh-CN/catalogue.ts'
import { ledgerWords as words } from '../contract/text/zh-CN/ledger.ts'
import { missingElements } from '../core/catalogue/missing-elements.ts'
import { entryDifferences } from '../core/ledger/entry-differences.ts'
import { assessmentOverdue, dueAtOnceDays, isDisputed, lastAssessment } from '../core/opening/record-facts.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import { updateDue } from '../core/update-cycle/next-due.ts'
import { daysBetween } from '../core/values/civil-days.ts'
import type { CalendarEvent } from '../files/documents/calendar-file.ts'
import type { Dataset } from '../store/repositories/datasets.ts'
import { entryProblems } from './effective-rules.ts'
import type { Services } from './handler.ts'
import { localDay } from './local-day.ts'
import { presentOpening } from './openings.ts'

export function ledgerRows(services: Services): LedgerRow[] {
  const { folder } = services
  return folder.datasets.list().map(dataset => ledgerRow(services, dataset))
}

function ledgerRow(services: Services, dataset: Dataset): LedgerRow {
  const { folder } = services
  const today = localDay(services.now())
  const entry = folder.catalogues.get(dataset.id)
  const { record } = presentOpening(services, dataset.id)
  const due = updateDue(entry, today)
  const last = lastAssessment(record)
  return {
    datasetId: dataset.id,
    title: entry.title || dataset.name,
    publisher: entry.publisher.name,
    region: entry.region,
    lifeCycle: record.lifeCycle,
    inForce: record.inForce,
    pending: record.pending?.to ?? null,
    grade: entry.securityGrade,
    domains: entry.domains,
    theme: entry.theme,
    businessLine: entry.businessLine,
    openForm: entry.openForm,
    updateCycle: entry.updateCycle,
    dataUpdateDate: entry.dataUpdateDate,
    nextDue: due?.due ?? '',
    late: due !== null && due.late > 0 ? due.late : null,
    assessmentLate: last !== null && assessmentOverdue(record, today) ? daysBetween(last.nextDue, today) : null,
    dueAtOnceDays: dueAtOnceDays(record, today),
    disputed: isDisputed(record),
    rows: entry.rowCount,
    missing: missingElements(entry).length + entryProblems(services, entry).length,
    lastPackageAt: dataset.lastPackage?.at ?? '',
  }
}

const GONE: ReadonlySet<LifeCycleState> = new Set<LifeCycleState>(['WITHDRAWN', 'DEREGISTERED'])

/** From entries and records alone: asked for by the first screen, it must not judge every dataset. */
export function dueItems({ folder, now }: Services): DueItem[] {
  const today = localDay(now())
  return folder.datasets
    .list()
    .map(dataset => ({ dataset, record: folder.openings.get(dataset.id) }))
    .filter(({ record }) => !GONE.has(record.lifeCycle))
    .map(({ dataset: { id, name }, record }) => {
      const entry = folder.catalogues.get(id)
      const due = updateDue(entry, today)
      const last = lastAssessment(record)
      return {
        datasetId: id,
        title: entry.title || name,
        late: due !== null && due.late > 0 ? due.late : null,
        assessmentLate: last !== null && assessmentOverdue(record, today) ? daysBetween(last.nextDue, today) : null,
        dueAtOnceDays: dueAtOnceDays(record, today),
      }
    })
    .filter(
      ({ late, assessmentLate, dueAtOnceDays: atOnce }) => late !== null || assessmentLate !== null || atOnce !== null,
    )
}

/** Updates and assessments of items that are still open, and cases that are not closed. */
export function calendarEvents(
  services: Services,
  cases: readonly CaseView[],
  milestones: readonly ListedMilestone[],
): CalendarEvent[] {
  const { folder } = services
  const items = ledgerRows(services)
    .filter(({ lifeCycle }) => !GONE.has(lifeCycle))
    .flatMap(row => [...updateEvent(row), ...assessmentEvent(row, lastAssessment(folder.openings.get(row.datasetId)))])
  const ahead = milestones.filter(({ left }) => left >= 0)
  return [...items, ...cases.filter(({ closedOn }) => closedOn === '').map(caseEvent), ...ahead.map(milestoneEvent)]
}

function updateEvent({ datasetId, title, nextDue, updateCycle, dataUpdateDate }: LedgerRow): CalendarEvent[] {
  if (nextDue === '' || updateCycle === null) return []
  const text = fill(words.updateEventText, { cycle: updateCycleLabels[updateCycle], date: dataUpdateDate })
  const once = { id: `update-${datasetId}`, date: nextDue, title: fill(words.updateEvent, { title }), text }
  return [{ ...once, remindDays: [7, 1] }]
}

function assessmentEvent(
  { datasetId, title }: LedgerRow,
  last: { date: string; nextDue: string } | null,
): CalendarEvent[] {
  if (last === null) return []
  const text = fill(words.assessEventText, { date: last.date })
  return [
    {
      id: `assess-${datasetId}`,
      date: last.nextDue,
      title: fill(words.assessEvent, { title }),
      text,
      remindDays: [14],
    },
  ]
}

function milestoneEvent({ title, date, note, place }: ListedMilestone): CalendarEvent {
  const named = place === '' ? title : fill(words.milestoneEvent, { place, title })
  return { id: `milestone-${digestOf({ date, title, place })}`, date, title: named, text: note, remindDays: [30, 7] }
}

function caseEvent({ id, kind, title, due, receivedOn }: CaseView): CalendarEvent {
  return {
    id: `case-${id}`,
    date: due.date,
    title: fill(words.caseEvent, { kind: caseKindLabels[kind], title }),
    text: fill(words.caseEventText, { rule: caseKindRules[kind], date: receivedOn }),
    // Working days 5 and 2 are shown in the window; a calendar knows only days.
    remindDays: due.immediate ? [] : [7, 2],
  }
}

/** Newest first. */
export function entryVersions({ folder }: Services, datasetId: string): EntryVersion[] {
  const kept = folder.entryVersions.list(datasetId)
  return kept
    .map(({ catalogue, ...version }, index): EntryVersion => {
      const before = kept[index - 1]
      return {
        ...version,
        version: catalogue.version,
        differences: before === undefined ? [] : entryDifferences(before.catalogue, catalogue),
        rowsChange: before === undefined ? null : version.rows - before.rows,
      }
    })
    .reverse()
}
