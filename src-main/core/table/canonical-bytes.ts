// The canonical text of a chunk written straight into bytes, from the units of its columns.
// The same bytes as `canonicalRows` in UTF-8; a tenth of its time, for no cell becomes a string.
import type { ColumnUnits } from './column-units.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const CR = 0x0d
const LF = 0x0a

/** The fields of one column as UTF-8, quoted where they must be. */
interface Fields {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly codes: ColumnUnits['codes']
}

/** Bit 1: a field with this unit is quoted. Bit 2: the unit takes more than one byte. */
const MARKS = new Uint8Array(256).fill(2, 128)
const SPECIAL = 1
for (const unit of [QUOTE, COMMA, CR, LF]) MARKS[unit] = SPECIAL

/** ASCII without a special sign is its own canonical text, where it lies. */
function isPlain(units: Uint8Array): boolean {
  let marks = 0
  for (let at = 0; at < units.length; at += 1) marks |= MARKS[units[at] ?? 0] ?? 0
  return marks === 0
}

function needsQuotes(units: Uint8Array | Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const unit = units[at] ?? 0
    if (unit < 0x80 && MARKS[unit] === SPECIAL) return true
  }
  return false
}

/** A surrogate without its other half becomes U+FFFD, as in every encoder (Encoding Standard, USVString). */
function writeField(
  units: Uint8Array | Uint16Array,
  from: number,
  to: number,
  bytes: Uint8Array,
  start: number,
): number {
  let out = start
  for (let at = from; at < to; at += 1) {
    let unit = units[at] ?? 0
    if (unit < 0x80) {
      if (unit === QUOTE) bytes[out++] = QUOTE
      bytes[out++] = unit
      continue
    }
    if (unit < 0x800) {
      bytes[out++] = 0xc0 | (unit >> 6)
      bytes[out++] = 0x80 | (unit & 0x3f)
      continue
    }
    if (unit >= 0xd800 && unit < 0xe000) {
      const next = at + 1 < to ? (units[at + 1] ?? 0) : 0
      if (unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
        const point = 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00)
        bytes[out++] = 0xf0 | (point >> 18)
        bytes[out++] = 0x80 | ((point >> 12) & 0x3f)
        bytes[out++] = 0x80 | ((point >> 6) & 0x3f)
        bytes[out++] = 0x80 | (point & 0x3f)
        at += 1
        continue
      }
      unit = 0xfffd
    }
    bytes[out++] = 0xe0 | (unit >> 12)
    bytes[out++] = 0x80 | ((unit >> 6) & 0x3f)
    bytes[out++] = 0x80 | (unit & 0x3f)
  }
  return out
}

function fieldsOf({ units, starts, codes }: ColumnUnits): Fields {
  if (units instanceof Uint8Array && isPlain(units)) return { bytes: units, starts, codes }
  const texts = starts.length - 1
  // A unit takes at most three bytes, a quote two, and quotes around each text two more.
  const bytes = new Uint8Array(units.length * 3 + texts * 2)
  const ends = new Uint32Array(texts + 1)
  let at = 0
  for (let text = 0; text < texts; text += 1) {
    const from = starts[text] ?? 0
    const to = starts[text + 1] ?? 0
    const quoted = needsQuotes(units, from, to)
    if (quoted) bytes[at++] = QUOTE
    at = writeField(units, from, to, bytes, at)
    if (quoted) bytes[at++] = QUOTE
    ends[text + 1] = at
  }
  return { bytes, starts: ends, codes }
}

/** A record of one empty field would be a blank line, which readers skip; it is written as `""`. */
function visibleWhenAlone(column: ColumnUnits): Fields {
  const { bytes, starts, codes } = fieldsOf(column)
  const texts = starts.length - 1
  const visible = new Uint8Array(bytes.length + texts * 2)
  const ends = new Uint32Array(texts + 1)
  let at = 0
  for (let text = 0; text < texts; text += 1) {
    const from = starts[text] ?? 0
    const to = starts[text + 1] ?? 0
    if (from === to) {
      visible[at++] = QUOTE
      visible[at++] = QUOTE
    }
    for (let byte = from; byte < to; byte += 1) visible[at++] = bytes[byte] ?? 0
    ends[text + 1] = at
  }
  return { bytes: visible, starts: ends, codes }
}

function addLengths({ starts, codes }: Fields, ends: Uint32Array): void {
  const rows = ends.length - 1
  for (let row = 0; row < rows; row += 1) {
    const text = codes === null ? row : (codes[row] ?? 0)
    ends[row + 1] = (ends[row + 1] ?? 0) + (starts[text + 1] ?? 0) - (starts[text] ?? 0)
  }
}

/** Writes the field of every row where the row has come to, and what follows it. */
function writeFields(
  { bytes, starts, codes }: Fields,
  places: Uint32Array,
  rows: number,
  out: Uint8Array,
  last: boolean,
) {
  for (let row = 0; row < rows; row += 1) {
    const text = codes === null ? row : (codes[row] ?? 0)
    let to = places[row] ?? 0
    const end = starts[text + 1] ?? 0
    for (let from = starts[text] ?? 0; from < end; from += 1) out[to++] = bytes[from] ?? 0
    if (last) {
      out[to] = CR
      out[to + 1] = LF
    } else {
      out[to] = COMMA
    }
    places[row] = to + 1
  }
}

/** The records of a chunk, each with its line end; as `canonicalRows`, in UTF-8 and in memory of their own. */
export function canonicalBytes(columns: readonly ColumnUnits[], rows: number): Uint8Array {
  const [only, second] = columns
  if (only === undefined) return Buffer.from('\r\n'.repeat(rows))
  const fields = second === undefined ? [visibleWhenAlone(only)] : columns.map(fieldsOf)
  // A comma behind each field but the last, two bytes behind that.
  const places = new Uint32Array(rows + 1).fill(columns.length + 1, 1)
  for (const one of fields) addLengths(one, places)
  for (let row = 0; row < rows; row += 1) places[row + 1] = (places[row + 1] ?? 0) + (places[row] ?? 0)
  const out = new Uint8Array(places[rows] ?? 0)
  fields.forEach((one, at) => {
    writeFields(one, places, rows, out, at === fields.length - 1)
  })
  return out
}
