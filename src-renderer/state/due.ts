// What runs against a date: cases, updates, re-assessments, conditions to be lifted; the most pressing first.
// Pure; days are the engine's.
import type { CaseView } from '../../src-main/contract/cases.ts'
import type { DueItem } from '../../src-main/contract/ledger.ts'
import type { ListedMilestone } from '../../src-main/contract/milestones.ts'
import { caseKindLabels } from '../../src-main/contract/text/zh-CN/cases.ts'
import { dueText as say } from '../text/workbench.ts'
import type { LedgerTab } from './navigation.ts'

export interface Due {
  readonly key: string
  readonly kind: string
  readonly title: string
  readonly sentence: string
  /** Late, or to be done at once. */
  readonly pressing: boolean
  /** null = handled in the ledger. */
  readonly datasetId: string | null
  /** The view of the ledger. */
  readonly opens: LedgerTab
  /** Sorts: what is at once or late comes first. */
  readonly rank: number
}

/** Warned of at five working days; the second warning, at two, is red. */
const SECOND_WARNING = 2
const AT_ONCE = -100_000

/** Days ahead that a date of the plan is counted down. */
const COUNTED_DOWN = 60

export function dueThings(
  cases: readonly CaseView[],
  rows: readonly DueItem[],
  dates: readonly ListedMilestone[],
): Due[] {
  const all = [...cases.flatMap(caseDue), ...rows.flatMap(itemDue), ...dates.flatMap(milestoneDue)]
  return all.sort((a, b) => a.rank - b.rank)
}

/** Nobody can know whether what a past date asked for was done: only those ahead are told. */
function milestoneDue({ title, date, place, pack, left }: ListedMilestone): Due[] {
  if (left < 0 || left > COUNTED_DOWN) return []
  return [
    {
      key: `milestone-${pack}-${place}-${date}-${title}`,
      kind: say.milestone,
      title: place === '' ? title : `${place}：${title}`,
      sentence: `${say.daysLeft(left)} · ${say.until(date)}`,
      pressing: left <= SECOND_WARNING,
      opens: 'milestones',
      datasetId: null,
      rank: left,
    },
  ]
}

function caseDue({ id, kind, title, due, left }: CaseView): Due[] {
  if (left === null) return []
  const when = due.immediate ? say.atOnce : say.left(left)
  return [
    {
      key: `case-${id}`,
      kind: caseKindLabels[kind],
      title,
      sentence: `${when} · ${say.until(due.date)}`,
      pressing: due.immediate || left <= SECOND_WARNING,
      datasetId: null,
      opens: 'cases',
      rank: due.immediate ? AT_ONCE : left,
    },
  ]
}

function itemDue({ datasetId, title, late, assessmentLate, dueAtOnceDays }: DueItem): Due[] {
  const due = (what: string, kind: string, sentence: string, days: number): Due => ({
    key: `${what}-${datasetId}`,
    kind,
    title,
    sentence,
    pressing: true,
    datasetId,
    opens: 'items',
    rank: -days,
  })
  return [
    ...(dueAtOnceDays === null ? [] : [due('attribute', say.attribute, say.dueAtOnce(dueAtOnceDays), dueAtOnceDays)]),
    ...(late === null ? [] : [due('update', say.update, say.late(late), late)]),
    ...(assessmentLate === null
      ? []
      : [due('assess', say.assessment, say.assessmentLate(assessmentLate), assessmentLate)]),
  ]
}
