// Counts working days by the week and a table of days off and make-up days (R58).
// Knows no today and edits no table.
import holidays from '../../../resources/calendar/public-holidays.json' with { type: 'json' }
import { type WorkCalendar, WorkCalendarSchema } from '../../contract/work-calendar.ts'
import { dateOfDayNumber } from '../values/calendar.ts'
import { dayOf } from '../values/civil-days.ts'

/** The public holidays the application comes with. */
export const PUBLIC_CALENDAR: WorkCalendar = WorkCalendarSchema.parse(holidays)

/** 1970-01-01 was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7
  return weekday >= 5
}

function judge(calendar: WorkCalendar): (day: number) => boolean {
  const kinds = new Map(calendar.days.map(({ date, kind }) => [dayOf(date), kind]))
  return day => {
    const kind = kinds.get(day)
    return kind === undefined ? !isWeekend(day) : kind === 'work'
  }
}

export interface Deadline {
  /** `YYYY-MM-DD`, itself a working day. */
  readonly date: string
  /** Every year the count went through is in the table. */
  readonly certain: boolean
}

/** The `days`-th working day after the day of receipt, which is not counted. `days` ≥ 1. */
export function workingDaysAfter(received: string, days: number, calendar: WorkCalendar): Deadline {
  const works = judge(calendar)
  let day = dayOf(received)
  for (let left = days; left > 0; ) {
    day += 1
    if (works(day)) left -= 1
  }
  const date = dateOfDayNumber(day)
  return { date, certain: yearsBetween(received, date).every(year => calendar.years.includes(year)) }
}

/** Working days from after `from` up to and with `to`; negative when `to` has passed. */
export function workingDaysLeft(from: string, to: string, calendar: WorkCalendar): number {
  const works = judge(calendar)
  const [start, end] = [dayOf(from), dayOf(to)]
  const [low, high] = start <= end ? [start, end] : [end, start]
  let count = 0
  for (let day = low + 1; day <= high; day += 1) if (works(day)) count += 1
  return start <= end ? count : -count
}

function yearsBetween(from: string, to: string): number[] {
  const first = Number(from.slice(0, 4))
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, at) => first + at)
}
