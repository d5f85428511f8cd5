// The number a value stands for: itself, or the day of a date.
// Must not decide which of the two a column holds.
import { dayNumber } from '../values/calendar.ts'
import type { CountedNumbers } from './distribution.ts'
import type { ShapedValue } from './value-shape.ts'

/** Eight digits as numbers: in a column of dates, the days they stand for. */
export function daysOf({ values, counts }: CountedNumbers): CountedNumbers {
  return { values: values.map(dayOfCompact), counts }
}

/** A number, the day of a date, or NaN. */
export function numberValueOf({ number, date }: ShapedValue): number {
  return number === undefined ? dayOf(date) : Number(number)
}

/** `date` `YYYY-MM-DD`, maybe with a time behind it. */
function dayOf(date: string | undefined): number {
  if (date === undefined) return Number.NaN
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** 20200609 as a number. */
export function dayOfCompact(value: number): number {
  return dayNumber(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100)
}
