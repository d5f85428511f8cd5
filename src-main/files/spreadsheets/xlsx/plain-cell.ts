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
const SMALL_S = 115
const SMALL_T = 116
const MINUS = 45
const POINT = 46

const REFERENCE = Buffer.from(' r="')

/** What stands around a cell in a part whose elements have this prefix (`x:`, mostly none). */
function wordsOf(prefix: string) {
  const word = (text: string) => Buffer.from(text.replace(/<\/?/g, `$&${prefix}`))
  return {
    cell: word('<c'),
    cellEnd: word('</c>'),
    formula: word('<f'),
    formulaEnd: word('</f>'),
    value: word('<v>'),
    valueEnd: word('</v></c>'),
    inline: word('<is><t>'),
    spacedInline: word('<is><t xml:space="preserve">'),
    inlineEnd: word('</t></is></c>'),
  }
}

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
  hasFormula = false
  readonly text = new PlainText()
  readonly #words: ReturnType<typeof wordsOf>

  constructor(prefix: string) {
    this.#words = wordsOf(prefix)
  }

  /** Reads the cell at `at`; returns the position behind it, or -1 when it is not plain or not complete. */
  read(bytes: Uint8Array, at: number): number {
    const { cell } = this.#words
    if (!matches(bytes, at, cell)) return -1
    this.column = 0
    this.style = 0
    this.type = ''
    this.hasFormula = false
    const named = at + cell.length
    const attributes = matches(bytes, named, REFERENCE) ? this.#reference(bytes, named + REFERENCE.length) : named
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

  #content(bytes: Uint8Array, from: number): number {
    const { value, valueEnd, inline, spacedInline, inlineEnd, cellEnd, formula } = this.#words
    const at = matches(bytes, from, formula) ? this.#formula(bytes, from + formula.length) : from
    if (at < 0) return -1
    if (matches(bytes, at, value)) {
      this.holds = 'value'
      return this.#textAt(bytes, at + value.length, valueEnd)
    }
    if (this.hasFormula) {
      this.holds = 'none'
      return matches(bytes, at, cellEnd) ? at + cellEnd.length : -1
    }
    if (this.type !== 'inlineStr') return -1
    this.holds = 'inline'
    if (matches(bytes, at, inline)) return this.#textAt(bytes, at + inline.length, inlineEnd)
    return matches(bytes, at, spacedInline) ? this.#textAt(bytes, at + spacedInline.length, inlineEnd) : -1
  }

  /** Steps over a formula, of which only the result is read. */
  #formula(bytes: Uint8Array, from: number): number {
    this.hasFormula = true
    const end = afterAttributes(bytes, from)
    if (bytes[end] === SLASH) return bytes[end + 1] === GREATER ? end + 2 : -1
    if (bytes[end] !== GREATER) return -1
    const { formulaEnd } = this.#words
    let at = end + 1
    while (at < bytes.length && bytes[at] !== LESS) at += 1
    return matches(bytes, at, formulaEnd) ? at + formulaEnd.length : -1
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
  readonly #start: Buffer

  constructor(prefix: string) {
    this.#start = Buffer.from(`<${prefix}row r="`)
  }

  /** Reads the tag at `at`; returns the position behind it, or -1 when it is not plain or not complete. */
  read(bytes: Uint8Array, at: number): number {
    if (!matches(bytes, at, this.#start)) return -1
    const start = at + this.#start.length
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

/** Finds where the scanner may stop: the nearest place where a cell or row begins or a row ends; the length when there is none. */
export class NextCellOrRow {
  readonly #cell: Buffer
  readonly #row: Buffer
  readonly #rowEnd: Buffer

  constructor(prefix: string) {
    this.#cell = Buffer.from(`<${prefix}c`)
    this.#row = Buffer.from(`<${prefix}row`)
    this.#rowEnd = Buffer.from(`</${prefix}row`)
  }

  from(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      if (bytes[at] !== LESS) continue
      if (opens(bytes, at, this.#cell) || opens(bytes, at, this.#row) || opens(bytes, at, this.#rowEnd)) return at
    }
    return bytes.length
  }
}

function opens(bytes: Uint8Array, at: number, start: Buffer): boolean {
  return matches(bytes, at, start) && endsName(bytes[at + start.length] ?? 0)
}

function endsName(byte: number): boolean {
  return byte === GREATER || byte === SLASH || isSpace(byte)
}
