// Days between civil dates `YYYY-MM-DD`.
// Checks no date: those that come here are real.
import { dayNumber } from './calendar.ts'

/** Days since 1970-01-01. */
export function dayOf(date: string): number {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** Days from the first date to the second. */
export function daysBetween(from: string, to: string): number {
  return dayOf(to) - dayOf(from)
}
