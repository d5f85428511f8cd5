// The figures of a month, quarter or year: counted from what was handed in on its days.
// Knows no today: the period says its days itself.
import { type LedgerItem, RETURN_REASONS } from '../../contract/bureau-ledger.ts'
import type { Period, PeriodBody, PeriodReport } from '../../contract/quality-period.ts'
import type { Rectification } from '../../contract/rectification.ts'
import { bodyKey } from './body-names.ts'

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** First and last day, `YYYY-MM-DD`. */
export function daysOf({ kind, year, number }: Period): { from: string; to: string } {
  const span = MONTHS[kind]
  const first = kind === 'year' ? 1 : (number - 1) * span + 1
  const last = first + span - 1
  const two = (value: number) => String(value).padStart(2, '0')
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(daysIn(year, last))}` }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Whether the number exists: there is no fifth quarter. */
export function isPeriod({ kind, number }: Period): boolean {
  return number <= 12 / MONTHS[kind]
}

export interface PeriodInput {
  readonly period: Period
  /** All that was ever handed in, replaced forms too. */
  readonly items: readonly LedgerItem[]
  readonly tasks: readonly Rectification[]
  readonly city: string
  readonly monthsReported: number
}

export function periodReport({ period, items, tasks, city, monthsReported }: PeriodInput): PeriodReport {
  const { from, to } = daysOf(period)
  const within = (day: string) => day.slice(0, 10) >= from && day.slice(0, 10) <= to
  const own = items.filter(({ at }) => within(at))
  const byBody = new Map<string, LedgerItem[]>()
  for (const item of own) {
    const key = bodyKey(item.body, city)
    byBody.set(key, [...(byBody.get(key) ?? []), item])
  }
  return {
    period,
    from,
    to,
    total: counted('', own),
    bodies: [...byBody.values()]
      .map(list => counted(list[0]?.body ?? '', list))
      .toSorted((a, b) => b.handedIn - a.handedIn || (a.body < b.body ? -1 : 1)),
    reasons: RETURN_REASONS.map(reason => ({
      reason,
      items: own.filter(({ findings }) => findings.some(finding => finding.reason === reason)).length,
    })).filter(one => one.items > 0),
    tasks: {
      issued: tasks.filter(({ issuedOn }) => within(issuedOn)).length,
      closed: tasks.filter(({ closedOn }) => closedOn !== '' && within(closedOn)).length,
      // Not settled by its deadline, and the deadline lies in the period.
      late: tasks.filter(({ dueOn, closedOn }) => within(dueOn) && (closedOn === '' || closedOn > dueOn)).length,
    },
    monthsReported,
  }
}

function counted(body: string, items: readonly LedgerItem[]): PeriodBody {
  const sum = (figure: (item: LedgerItem) => number) => items.reduce((total, item) => total + figure(item), 0)
  return {
    body,
    handedIn: items.length,
    accepted: items.filter(({ state }) => state === 'ACCEPTED').length,
    returned: items.filter(({ state }) => state === 'RETURNED').length,
    cells: sum(({ quality }) => quality?.cells ?? 0),
    blank: sum(({ quality }) => quality?.blank ?? 0),
    repeated: sum(({ quality }) => quality?.repeated ?? 0),
    rows: sum(({ rows }) => rows ?? 0),
  }
}
