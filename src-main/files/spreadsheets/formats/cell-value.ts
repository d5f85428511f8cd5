// Turns what a spreadsheet stores for a number, truth value or error into the cell every reader hands out.
// Reads no files; text cells never come here.
import type { SourceCell } from '../../table-source.ts'
import { plainNumber } from './decimal-digits.ts'
import type { NumberFormat } from './number-format.ts'
import { dateText } from './serial-date.ts'

const PLAIN_INTEGER = /^-?(?:0|[1-9][0-9]*)$/
const NUMBER = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/

/** Without exponent, leading or trailing zeros: in at most ten characters it is stored and shown exactly as spelled. */
const TIDY_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?$/

function isShortNumber(raw: string): boolean {
  return raw.length <= 10 && raw !== '-0' && TIDY_NUMBER.test(raw)
}

/** Cells kept per format; a column of dates of birth repeats some thirty thousand values. */
const MAX_KEPT = 32_768

/** Makes the cells of numbers; equal numbers under one format may share one cell object, which nobody changes. */
export class NumberCells {
  readonly #date1904: boolean
  readonly #kept = new Map<NumberFormat, Map<string, SourceCell>>()

  constructor(date1904: boolean) {
    this.#date1904 = date1904
  }

  /** Null when `raw` spells no number. */
  make(raw: string, format: NumberFormat): SourceCell | null {
    if (format.general)
      return isShortNumber(raw) ? { text: raw, type: 'number' } : numberCell(raw, format, this.#date1904)
    const kept = this.#keptFor(format)
    const known = kept.get(raw)
    if (known !== undefined) return known
    const cell = numberCell(raw, format, this.#date1904)
    if (kept.size >= MAX_KEPT) kept.clear()
    if (cell !== null) kept.set(raw, cell)
    return cell
  }

  #keptFor(format: NumberFormat): Map<string, SourceCell> {
    const known = this.#kept.get(format)
    if (known !== undefined) return known
    const fresh = new Map<string, SourceCell>()
    this.#kept.set(format, fresh)
    return fresh
  }
}

/**
 * The cell of a number as the file spells it; null when `raw` spells no number. A whole number keeps every digit the
 * file has, even those a double cannot hold: an 18-digit identity number that some program wrote as a number survives.
 */
export function numberCell(raw: string, format: NumberFormat, date1904: boolean): SourceCell | null {
  const spelled = raw.trim()
  if (!NUMBER.test(spelled)) return null
  const value = Number(spelled)
  if (!Number.isFinite(value)) return null
  const kind = format.dateKind(value)
  const date = kind === null ? null : dateText(value, kind, date1904)
  const text = date ?? (PLAIN_INTEGER.test(spelled) && spelled !== '-0' ? spelled : plainNumber(value))
  const cell: SourceCell = { text, type: date === null ? 'number' : 'date' }
  if (raw !== text) cell.raw = raw
  const shown = format.show(value, date1904)
  if (shown !== text) cell.shown = shown
  if (date === null && isDamaged(spelled, value)) cell.damaged = true
  return cell
}

/**
 * Spreadsheets keep 15 significant digits, so the last digits of a longer whole number are not to be trusted: identity
 * and account numbers. A fraction is different: 16 or 17 digits are how programs spell an ordinary double
 * (0.10000000000000001); only beyond 17 has something been lost.
 */
function isDamaged(spelled: string, value: number): boolean {
  if (spelled.length < 16 && Math.abs(value) < 1e15) return false
  if (Number.isInteger(value)) return Math.abs(value) >= 1e15 && Math.abs(value) < 1e21
  const digits = spelled
    .replace(/[eE].*$/, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+|0+$/g, '')
  return digits.length > 17
}

/** From a double, for formats that store numbers in binary. */
export function doubleCell(value: number, format: NumberFormat, date1904: boolean): SourceCell | null {
  return numberCell(String(value), format, date1904)
}

export function booleanCell(value: boolean): SourceCell {
  return { text: value ? 'TRUE' : 'FALSE', type: 'boolean' }
}

export function errorCell(text: string): SourceCell {
  return { text, type: 'error' }
}

/** ISO 8601 dates and times as strict workbooks store them; null when it is none. */
export function isoDateCell(raw: string): SourceCell | null {
  const match = /^(?:(\d{4}-\d{2}-\d{2})(?:T|$))?(?:(\d{2}:\d{2}(?::\d{2})?)(\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
    raw.trim(),
  )
  if (!match || (match[1] === undefined && match[2] === undefined)) return null
  const [, date, clock, fraction = ''] = match
  const time = clock === undefined ? '' : `${clock.length === 5 ? `${clock}:00` : clock}${milliseconds(fraction)}`
  const text = date === undefined ? time : time === '' || time === '00:00:00' ? date : `${date} ${time}`
  return raw === text ? { text, type: 'date' } : { text, type: 'date', raw }
}

function milliseconds(fraction: string): string {
  const digits = fraction.slice(1, 4).padEnd(3, '0')
  return digits === '000' ? '' : `.${digits}`
}
