// Values as bytes that sort as a person expects: numbers by size, dates by time, Chinese by sound. Compared byte by byte, shorter first.
// Decides nothing about rows; a value is compared by its first characters only (see SORTED_CHARACTERS).
import { soundOf } from '../../contract/text/pinyin.ts'
import { parseCivilDate } from './civil-date.ts'
import { parseNumberText } from './number-text.ts'

export const SORT_FORMS = ['auto', 'text', 'number', 'date'] as const
export type SortForm = (typeof SORT_FORMS)[number]

/** Values that differ only behind this many characters keep the order in which they stand. */
export const SORTED_CHARACTERS = 200

const NUMBER = 1
const DATE = 2
const TEXT = 3
const BLANK = 2
const FILLED = 1
const NEGATIVE = 1
const POSITIVE = 2

/** Collects bytes; grows by itself. */
export class KeyBytes {
  #bytes = new Uint8Array(1 << 16)
  #length = 0

  get length(): number {
    return this.#length
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow()
    this.#bytes[this.#length] = value
    this.#length += 1
  }

  /** Turns the order of what was written from here on round. */
  invertFrom(from: number): void {
    for (let at = from; at < this.#length; at += 1) this.#bytes[at] = 255 - (this.#bytes[at] ?? 0)
  }

  taken(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

const encoder = new TextEncoder()

/** U+0000 counts as U+0001, so that 0 can end a key. */
function writeText(text: string, out: KeyBytes): void {
  for (const byte of encoder.encode(text)) out.byte(byte === 0 ? 1 : byte)
}

/** `decimal` as `parseNumberText` gives it: the length of the whole part, its digits, those of the fraction; all inverted below zero. */
function writeNumber(decimal: string, out: KeyBytes): void {
  const negative = decimal.startsWith('-')
  const [whole = '', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.')
  const digits = whole.replace(/^0+/, '')
  const rest = fraction.replace(/0+$/, '')
  const zero = digits === '' && rest === ''
  out.byte(negative && !zero ? NEGATIVE : POSITIVE)
  const from = out.length
  out.byte(digits.length >> 8)
  out.byte(digits.length & 0xff)
  writeText(digits + rest, out)
  out.byte(0)
  if (negative && !zero) out.invertFrom(from)
}

function writeFilled(value: string, form: SortForm, out: KeyBytes): void {
  const number = form === 'auto' || form === 'number' ? parseNumberText(value) : null
  if (number !== null) {
    out.byte(NUMBER)
    writeNumber(number, out)
    return
  }
  const date = form === 'auto' || form === 'date' ? parseCivilDate(value) : null
  if (date !== null) {
    out.byte(DATE)
    writeText(date.time === undefined ? date.date : `${date.date} ${date.time}`, out)
    return
  }
  out.byte(TEXT)
  const text = value.slice(0, SORTED_CHARACTERS)
  // The sound alone would call 张 and 章 the same.
  writeText(`${soundOf(text.toLowerCase())}\u0001${text}`, out)
}

/** Appends the key of one value. Blank values come last in either direction; of other values numbers come first, then dates, then text. */
export function writeSortKey(value: string, form: SortForm, descending: boolean, out: KeyBytes): void {
  out.byte(value === '' ? BLANK : FILLED)
  if (value === '') return
  const from = out.length
  writeFilled(value, form, out)
  out.byte(0)
  if (descending) out.invertFrom(from)
}
