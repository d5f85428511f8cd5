// Rows of a data sheet as XML, written straight into bytes from the units of the columns.
// The same XML as text built cell by cell; a cell becomes a string only when it needs escapes or might run as a formula.
import type { ColumnUnits } from '../../core/table/column-units.ts'
import { isFormulaLike } from '../../core/table/formula-like.ts'
import { columnLetters } from '../spreadsheets/cell-reference.ts'
import { type CellStyle, styleIndex } from './workbook-parts.ts'
import { keepsSpace, xmlText } from './xml-text.ts'

/** How a cell begins behind its row number; 0 = there is none, for it is empty. */
const KINDS = ['none', 'plain', 'spaced', 'quoted', 'quotedSpaced'] as const
const NONE = 0
const PLAIN = 1

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text))

const kindStart = (style: CellStyle, text: string) => bytesOf(`" s="${styleIndex(style)}" t="inlineStr"><is>${text}`)
const SPACED = '<t xml:space="preserve">'
/** By the place in `KINDS`. */
const STARTS: readonly Uint8Array[] = [
  bytesOf(''),
  kindStart('data', '<t>'),
  kindStart('data', SPACED),
  kindStart('dataQuoted', '<t>'),
  kindStart('dataQuoted', SPACED),
]
const CELL_END = bytesOf('</t></is></c>')
const ROW_START = bytesOf('<row r="')
const ROW_OPEN = bytesOf('">')
const ROW_END = bytesOf('</row>')
const MOST_DIGITS = 10
const LONGEST_START = Math.max(...STARTS.map(start => start.length))

/** Units below 0x80 that are not written as they are, or make the text around them special: controls, tab, line feed, & < > _ DEL. */
const SPECIAL = new Uint8Array(0x80).fill(1, 0, 0x20)
for (const char of ['&', '<', '>', '_', '\u007f']) SPECIAL[char.charCodeAt(0)] = 1

/** What a formula, or a text that XML would trim, can begin or end with: then the exact questions are asked. */
function isEdge(unit: number): boolean {
  switch (unit) {
    case 0x20: // blank
    case 0x2b: // +
    case 0x2d: // -
    case 0x3d: // =
    case 0x40: // @
    case 0xa0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
    case 0xfeff:
      return true
    default:
      // Blanks of typography, and the full-width forms among which ＋ － ＝ ＠ are.
      return (unit >= 0x2000 && unit <= 0x200a) || (unit >= 0xff00 && unit <= 0xff20)
  }
}

function isSpecial(units: Uint8Array | Uint16Array, from: number, to: number): boolean {
  if (isEdge(units[from] ?? 0) || isEdge(units[to - 1] ?? 0)) return true
  for (let at = from; at < to; at += 1) {
    const unit = units[at] ?? 0
    if (unit < 0x80 ? SPECIAL[unit] === 1 : unit < 0xa0 || (unit >= 0xd800 && unit < 0xe000) || unit >= 0xfffe)
      return true
  }
  return false
}

/** For units of the basic plane that are no surrogates. Returns where it has come to. */
function writeUnits(
  units: Uint8Array | Uint16Array,
  from: number,
  to: number,
  bytes: Uint8Array,
  start: number,
): number {
  let out = start
  for (let at = from; at < to; at += 1) {
    const unit = units[at] ?? 0
    if (unit < 0x80) {
      bytes[out] = unit
      out += 1
    } else if (unit < 0x800) {
      bytes[out] = 0xc0 | (unit >> 6)
      bytes[out + 1] = 0x80 | (unit & 0x3f)
      out += 2
    } else {
      bytes[out] = 0xe0 | (unit >> 12)
      bytes[out + 1] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[out + 2] = 0x80 | (unit & 0x3f)
      out += 3
    }
  }
  return out
}

/** `_xHHHH_` is the longest escape of one unit. */
const BYTES_A_UNIT = 7

/** The texts of one column as they stand in the sheet, UTF-8 and escaped. */
interface SheetTexts {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  /** Places in `KINDS`. */
  readonly kinds: Uint8Array
  readonly codes: ColumnUnits['codes']
}

function kindOf(text: string): number {
  const spaced = keepsSpace(text)
  return KINDS.indexOf(isFormulaLike(text) ? (spaced ? 'quotedSpaced' : 'quoted') : spaced ? 'spaced' : 'plain')
}

function textOf(units: Uint8Array | Uint16Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += 1) text += String.fromCharCode(units[at] ?? 0)
  return text
}

function sheetTexts({ units, starts, codes }: ColumnUnits): SheetTexts {
  const count = starts.length - 1
  const bytes = Buffer.allocUnsafe(units.length * BYTES_A_UNIT)
  const ends = new Uint32Array(count + 1)
  const kinds = new Uint8Array(count)
  let out = 0
  for (let text = 0; text < count; text += 1) {
    const from = starts[text] ?? 0
    const to = starts[text + 1] ?? 0
    if (from === to) kinds[text] = NONE
    else if (isSpecial(units, from, to)) {
      const value = textOf(units, from, to)
      kinds[text] = kindOf(value)
      out += bytes.write(xmlText(value), out)
    } else {
      kinds[text] = PLAIN
      out = writeUnits(units, from, to, bytes, out)
    }
    ends[text + 1] = out
  }
  return { bytes, starts: ends, kinds, codes }
}

function put(from: Uint8Array, out: Uint8Array, start: number): number {
  for (let at = 0; at < from.length; at += 1) out[start + at] = from[at] ?? 0
  return start + from.length
}

function digitsOf(number: number): Uint8Array {
  return bytesOf(String(number))
}

/** Writes rows of a table of given columns; one chunk at a time. */
export class DataRows {
  /** `<c r="A` per column. */
  readonly #cells: readonly Uint8Array[]
  #texts: readonly SheetTexts[] = []
  #out = new Uint8Array(1 << 20)

  constructor(columns: number) {
    this.#cells = Array.from({ length: columns }, (_, i) => bytesOf(`<c r="${columnLetters(i + 1)}`))
  }

  /** The chunk that further calls of `write` are about. */
  take(columns: readonly ColumnUnits[]): void {
    this.#texts = columns.map(sheetTexts)
  }

  /** Rows `from` up to but not including `to` of the chunk, as rows of the sheet from `number` on; in memory of their own. */
  write(from: number, to: number, number: number): Uint8Array {
    const cell = this.#cells.reduce(
      (sum, start) => sum + start.length + MOST_DIGITS + LONGEST_START + CELL_END.length,
      0,
    )
    const row = ROW_START.length + MOST_DIGITS + ROW_OPEN.length + ROW_END.length + cell
    const texts = this.#texts.reduce((sum, column) => sum + textBytes(column, from, to), 0)
    const most = (to - from) * row + texts
    if (this.#out.length < most) this.#out = new Uint8Array(most)
    let at = 0
    for (let index = from; index < to; index += 1) at = this.#row(index, digitsOf(number + index - from), at)
    return this.#out.slice(0, at)
  }

  #row(row: number, digits: Uint8Array, start: number): number {
    const out = this.#out
    let at = put(ROW_START, out, start)
    at = put(digits, out, at)
    at = put(ROW_OPEN, out, at)
    for (let column = 0; column < this.#texts.length; column += 1) {
      const texts = this.#texts[column]
      const cell = this.#cells[column]
      if (texts === undefined || cell === undefined) continue
      const text = texts.codes === null ? row : (texts.codes[row] ?? 0)
      const kind = texts.kinds[text] ?? NONE
      if (kind === NONE) continue
      at = put(cell, out, at)
      at = put(digits, out, at)
      at = put(STARTS[kind] ?? CELL_END, out, at)
      const end = texts.starts[text + 1] ?? 0
      for (let from = texts.starts[text] ?? 0; from < end; from += 1) {
        out[at] = texts.bytes[from] ?? 0
        at += 1
      }
      at = put(CELL_END, out, at)
    }
    return put(ROW_END, out, at)
  }
}

function textBytes({ starts, codes }: SheetTexts, from: number, to: number): number {
  if (codes === null) return (starts[to] ?? 0) - (starts[from] ?? 0)
  let sum = 0
  for (let row = from; row < to; row += 1) {
    const text = codes[row] ?? 0
    sum += (starts[text + 1] ?? 0) - (starts[text] ?? 0)
  }
  return sum
}
