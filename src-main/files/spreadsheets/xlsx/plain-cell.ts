// Reads rows and cells as nearly every program writes them, straight from the bytes of a worksheet.
// Whatever is written in another way is not taken, and nothing is kept between two calls but the cell read last.
import { isSpace, matches, PlainText } from './plain-bytes.ts'

export type CellType = '' | 's' | 'n' | 'b' | 'e' | 'd' | 'str' | 'inlineStr'

const QUOTE = 34
const SLASH = 47
const ZERO = 48
const LESS = 60
const EQUALS = 61
const GREATER = 62
const UPPER_A = 65
const UPPER_Z = 90
const SMALL_C = 99
const SMALL_S = 115
const SMALL_T = 116
const MINUS = 45
const POINT = 46

const REFERENCE = Buffer.from(' r="')
const VALUE = Buffer.from('<v>')
const VALUE_END = Buffer.from('</v></c>')
const INLINE = Buffer.from('<is><t>')
const SPACED_INLINE = Buffer.from('<is><t xml:space="preserve">')
const INLINE_END = Buffer.from('</t></is></c>')
const ROW = Buffer.from('<row r="')

/** Types by their length; a word that is none of them is not taken. */
const TYPES: readonly { word: Buffer; type: CellType }[] = (['str', 'inlineStr', 'n', 'b', 'e', 'd'] as const).map(
  type => ({ word: Buffer.from(`${type}"`), type }),
)

export class PlainCell {
  /** 1-based; 0 where the cell does not say it. */
  column = 0
  style = 0
  type: CellType = ''
  /** Where its text stands; `inline` for an inline string, `none` for a cell without a value. */
  holds: 'value' | 'inline' | 'none' = 'none'
  start = 0
  readonly text = new PlainText()

  /** Reads the cell at `at`; returns the position behind it, or -1 when it is not plain or not complete. */
  read(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== LESS || bytes[at + 1] !== SMALL_C) return -1
    this.column = 0
    this.style = 0
    this.type = ''
    const attributes = matches(bytes, at + 2, REFERENCE) ? this.#reference(bytes, at + 2 + REFERENCE.length) : at + 2
    const end = attributes < 0 ? -1 : this.#attributes(bytes, attributes)
    if (end < 0) return -1
    if (bytes[end] === GREATER) return this.#content(bytes, end + 1)
    this.holds = 'none'
    return bytes[end] === SLASH && bytes[end + 1] === GREATER ? end + 2 : -1
  }

  /** `AB12"`; returns the position behind the quote. */
  #reference(bytes: Uint8Array, from: number): number {
    let at = from
    let column = 0
    for (; isUpper(bytes[at] ?? 0); at += 1) column = column * 26 + ((bytes[at] ?? 0) & 31)
    const letters = at - from
    if (letters < 1 || letters > 3) return -1
    this.column = column
    const digits = digitsEnd(bytes, at)
    return digits > at && digits <= at + 7 && bytes[digits] === QUOTE ? digits + 1 : -1
  }

  /** Style and type, in any order, each once; returns where the tag ends. */
  #attributes(bytes: Uint8Array, from: number): number {
    let at = from
    let styled = false
    let typed = false
    while (bytes[at] === 32) {
      const name = bytes[at + 1]
      if (bytes[at + 2] !== EQUALS || bytes[at + 3] !== QUOTE) return -1
      if (name === SMALL_S && !styled) at = this.#style(bytes, at + 4)
      else if (name === SMALL_T && !typed) at = this.#type(bytes, at + 4)
      else return -1
      if (at < 0) return -1
      styled ||= name === SMALL_S
      typed ||= name === SMALL_T
    }
    return at
  }

  #style(bytes: Uint8Array, from: number): number {
    const end = digitsEnd(bytes, from)
    if (end === from || end > from + 6 || bytes[end] !== QUOTE) return -1
    this.style = wholeNumber(bytes, from, end)
    return end + 1
  }

  #type(bytes: Uint8Array, from: number): number {
    if (bytes[from] === SMALL_S && bytes[from + 1] === QUOTE) {
      this.type = 's'
      return from + 2
    }
    for (const { word, type } of TYPES) {
      if (!matches(bytes, from, word)) continue
      this.type = type
      return from + word.length
    }
    return -1
  }

  #content(bytes: Uint8Array, at: number): number {
    if (matches(bytes, at, VALUE)) {
      this.holds = 'value'
      return this.#textAt(bytes, at + VALUE.length, VALUE_END)
    }
    if (this.type !== 'inlineStr') return -1
    this.holds = 'inline'
    if (matches(bytes, at, INLINE)) return this.#textAt(bytes, at + INLINE.length, INLINE_END)
    return matches(bytes, at, SPACED_INLINE) ? this.#textAt(bytes, at + SPACED_INLINE.length, INLINE_END) : -1
  }

  #textAt(bytes: Uint8Array, start: number, closing: Buffer): number {
    const { text } = this
    text.read(bytes, start)
    this.start = start
    return text.literal && matches(bytes, text.end, closing) ? text.end + closing.length : -1
  }
}

/** The opening tag of a row that says its number. */
export class PlainRow {
  number = 0
  /** `<row r="7"/>` */
  empty = false

  /** Reads the tag at `at`; returns the position behind it, or -1 when it is not plain or not complete. */
  read(bytes: Uint8Array, at: number): number {
    if (!matches(bytes, at, ROW)) return -1
    const start = at + ROW.length
    const end = digitsEnd(bytes, start)
    if (end === start || end > start + 7 || bytes[end] !== QUOTE) return -1
    this.number = wholeNumber(bytes, start, end)
    const close = afterAttributes(bytes, end + 1)
    this.empty = bytes[close] === SLASH
    if (!this.empty) return bytes[close] === GREATER ? close + 1 : -1
    return bytes[close + 1] === GREATER ? close + 2 : -1
  }
}

/** Steps over ` name="value"` as often as it stands there. */
function afterAttributes(bytes: Uint8Array, from: number): number {
  let at = from
  while (bytes[at] === 32) {
    let name = at + 1
    while (isNamePart(bytes[name] ?? 0)) name += 1
    if (name === at + 1 || bytes[name] !== EQUALS || bytes[name + 1] !== QUOTE) return at
    const end = bytes.indexOf(QUOTE, name + 2)
    if (end < 0) return at
    at = end + 1
  }
  return at
}

function isNamePart(byte: number): boolean {
  return byte > 32 && byte !== EQUALS && byte !== GREATER && byte !== SLASH && byte !== QUOTE && byte !== LESS
}

function isUpper(byte: number): boolean {
  return byte >= UPPER_A && byte <= UPPER_Z
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (isDigit(bytes[at] ?? 0)) at += 1
  return at
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9
}

function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at += 1) value = value * 10 + (bytes[at] ?? 0) - ZERO
  return value
}

/** The whole number that the bytes spell in at most nine digits, or -1. */
export function indexAt(bytes: Uint8Array, start: number, end: number): number {
  if (start === end || end - start > 9 || digitsEnd(bytes, start) < end) return -1
  return wholeNumber(bytes, start, end)
}

/**
 * True for a number without exponent, leading or trailing zeros in at most ten characters: it is stored and shown exactly as
 * it is spelled.
 */
export function isTidyNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 10) return false
  const whole = bytes[start] === MINUS ? start + 1 : start
  const point = digitsEnd(bytes, whole)
  if (point > end || point === whole || (bytes[whole] === ZERO && point > whole + 1)) return false
  if (point === end) return !(whole > start && bytes[whole] === ZERO)
  return bytes[point] === POINT && digitsEnd(bytes, point + 1) >= end && end > point + 1 && bytes[end - 1] !== ZERO
}

/** The nearest place from `from` on where a cell or row begins or a row ends; the length when there is none. */
export function nextCellOrRow(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === LESS && (isOpening(bytes, at + 1, CELL_NAME) || isRowTag(bytes, at + 1))) return at
  }
  return bytes.length
}

const CELL_NAME = Buffer.from('c')
const ROW_NAME = Buffer.from('row')

function isRowTag(bytes: Uint8Array, at: number): boolean {
  return isOpening(bytes, bytes[at] === SLASH ? at + 1 : at, ROW_NAME)
}

function isOpening(bytes: Uint8Array, at: number, name: Buffer): boolean {
  return bytes[at] === name[0] && matches(bytes, at, name) && endsName(bytes[at + name.length] ?? 0)
}

function endsName(byte: number): boolean {
  return byte === GREATER || byte === SLASH || isSpace(byte)
}
