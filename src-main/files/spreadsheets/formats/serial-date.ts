// Serial numbers of spreadsheets as civil dates and times, in both date systems.
// Uses no JS Date and no time zone; decides nothing about which cells are dates (number-format.ts does).

/** Days and the time of day, the latter in units of 10^-`digits` seconds. */
export interface SerialParts {
  /** Day number in the 1900 system (1904 serials are shifted by 1,462 days). */
  day: number
  hour: number
  minute: number
  second: number
  /** Units of 10^-digits seconds. */
  fraction: number
}

export interface CivilDay {
  year: number
  month: number
  /** 0 only for day 0, which spreadsheets call 1900-01-00. */
  day: number
  /** 0 = Sunday, as spreadsheets count it (their 1900-01-01 is a Sunday, because of the 29 February they invented). */
  weekday: number
}

const DAYS_1904 = 1462
/** 9999-12-31. */
export const LAST_DAY = 2958465

/** The day number in the 1900 system of a serial, whatever system the workbook uses. */
export function serialIn1900(serial: number, date1904: boolean): number {
  return date1904 ? serial + DAYS_1904 : serial
}

/** `serial` in the 1900 system, ≥ 0; rounded to `digits` (0–6) decimals of a second, carrying into the next day. */
export function splitSerial(serial: number, digits: number): SerialParts {
  const scale = 10 ** digits
  const perDay = 86400 * scale
  let day = Math.floor(serial)
  let units = Math.round((serial - day) * perDay)
  if (units >= perDay) {
    units -= perDay
    day += 1
  }
  const seconds = Math.floor(units / scale)
  return {
    day,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    fraction: units % scale,
  }
}

/**
 * Day 60 is 1900-02-29, a day that never was but that spreadsheets show (Lotus 1-2-3 compatibility). With `civil` the
 * count is the true calendar's, day 0 being 1899-12-30.
 */
export function civilDay(day: number, calendar: 'spreadsheet' | 'civil' = 'spreadsheet'): CivilDay {
  const weekday = (((day - 1) % 7) + 7) % 7
  if (calendar === 'civil') return { ...fromDayCount(day), weekday }
  if (day === 0) return { year: 1900, month: 1, day: 0, weekday }
  if (day === 60) return { year: 1900, month: 2, day: 29, weekday }
  return { ...fromDayCount(day < 60 ? day + 1 : day), weekday }
}

/** Counts from 1899-12-30 = 0, proleptic Gregorian (H. Hinnant, chrono-compatible low-level date algorithms). */
function fromDayCount(count: number): { year: number; month: number; day: number } {
  const shifted = count + 693899
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

export type DateKind = 'date' | 'time' | 'datetime' | 'elapsed'

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/**
 * The stored text of a date cell: `YYYY-MM-DD[ HH:MM:SS[.fff]]`; `HH:MM:SS[.fff]` for a time of day under a time format;
 * `[h]:mm:ss[.fff]` for elapsed time. Null when the serial is no date (negative, or beyond 9999-12-31).
 */
export function dateText(serial: number, kind: DateKind, date1904: boolean): string | null {
  if (kind === 'elapsed') return elapsedText(serial)
  const in1900 = serialIn1900(serial, date1904)
  if (!(in1900 >= 0) || serial < 0 || in1900 >= LAST_DAY + 1) return null
  const parts = splitSerial(in1900, 3)
  const time = timeText(parts.hour, parts)
  if (serial < 1 && kind !== 'date' && (kind === 'time' || time !== '00:00:00') && !(date1904 && kind === 'datetime')) {
    return time
  }
  const { year, month, day } = civilDay(parts.day)
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return time === '00:00:00' ? date : `${date} ${time}`
}

function elapsedText(serial: number): string {
  const parts = splitSerial(Math.abs(serial), 3)
  return `${serial < 0 ? '-' : ''}${timeText(parts.day * 24 + parts.hour, parts, 1)}`
}

function timeText(hours: number, parts: SerialParts, hourWidth = 2): string {
  const text = `${pad(hours, hourWidth)}:${pad(parts.minute, 2)}:${pad(parts.second, 2)}`
  return parts.fraction === 0 ? text : `${text}.${pad(parts.fraction, 3)}`
}
