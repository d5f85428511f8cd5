// A column as the UTF-16 units of its distinct texts: what storing, hashing and writing need, without a string for every cell.
// Knows no storage and no operation; finds repeated values, judges none.
import type { Column } from './chunk.ts'

export interface ColumnUnits {
  /** One byte a unit where every unit is below 256. */
  readonly units: Uint8Array | Uint16Array
  /** Text `n` is `units` from `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Uint32Array
  /** Which text each row has; null = its own. */
  readonly codes: Codes | null
}

export type Codes = Uint8Array | Uint16Array | Uint32Array

export interface ColumnDictionary {
  readonly entries: Column
  /** Per row the place of its value in `entries`. */
  readonly codes: Codes
}

/** Values looked at before giving up on a dictionary; a full attempt on a column of distinct values costs as much as zstd. */
const PROBE = 384
/** A first look at a third of them: columns of numbers and names are given up at once. */
const EARLY_PROBE = 128
const EARLY_DISTINCT = 122

/** null when at least half of the values are distinct: then the values themselves are shorter. */
export function dictionaryOf(values: Column): ColumnDictionary | null {
  const limit = Math.min(values.length >> 1, 0xffff)
  const codeOf = new Map<string, number>()
  const codes = new Uint16Array(values.length)
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? ''
    let code = codeOf.get(value)
    if (code === undefined) {
      code = codeOf.size
      if (code >= limit || tooDistinct(row, code)) return null
      codeOf.set(value, code)
    }
    codes[row] = code
  }
  return { entries: [...codeOf.keys()], codes }
}

function tooDistinct(row: number, code: number): boolean {
  return (row === EARLY_PROBE && code > EARLY_DISTINCT) || (row === PROBE && code > PROBE * 0.75)
}

/**
 * The dictionary `unitsOfColumn` would find for a column of which every row has a text of its own, found without making a string of any.
 * The column itself where there is none.
 */
export function findRepeats(column: ColumnUnits): ColumnUnits {
  const { units, starts } = column
  const rows = starts.length - 1
  const limit = Math.min(rows >> 1, 0xffff)
  const codes = new Uint16Array(rows)
  const firstRows = new Uint16Array(limit)
  // Open addressing, at most half full; 0 = free, else the code + 1.
  const mask = 2 ** Math.ceil(Math.log2(limit * 2 + 2)) - 1
  const table = new Uint16Array(mask + 1)
  let texts = 0
  for (let row = 0; row < rows; row += 1) {
    let slot = hashOf(units, starts[row] ?? 0, starts[row + 1] ?? 0) & mask
    let code = (table[slot] ?? 0) - 1
    while (code >= 0 && !sameText(column, row, firstRows[code] ?? 0)) {
      slot = (slot + 1) & mask
      code = (table[slot] ?? 0) - 1
    }
    if (code < 0) {
      code = texts
      if (code >= limit || tooDistinct(row, code)) return column
      table[slot] = code + 1
      firstRows[code] = row
      texts += 1
    }
    codes[row] = code
  }
  return { ...gathered(column, firstRows.subarray(0, texts)), codes }
}

/** FNV-1a over whole units. */
function hashOf(units: ColumnUnits['units'], from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (units[at] ?? 0), 0x01000193)
  return hash ^ (hash >>> 15)
}

function sameText({ units, starts }: ColumnUnits, row: number, other: number): boolean {
  const from = starts[row] ?? 0
  const length = (starts[row + 1] ?? 0) - from
  const otherFrom = starts[other] ?? 0
  if ((starts[other + 1] ?? 0) - otherFrom !== length) return false
  for (let at = 0; at < length; at += 1) if (units[from + at] !== units[otherFrom + at]) return false
  return true
}

function gathered({ units, starts }: ColumnUnits, rows: Uint16Array): Pick<ColumnUnits, 'units' | 'starts'> {
  const ends = new Uint32Array(rows.length + 1)
  for (let text = 0; text < rows.length; text += 1) {
    const row = rows[text] ?? 0
    ends[text + 1] = (ends[text] ?? 0) + (starts[row + 1] ?? 0) - (starts[row] ?? 0)
  }
  const length = ends[rows.length] ?? 0
  const texts = units.BYTES_PER_ELEMENT === 1 ? new Uint8Array(length) : new Uint16Array(length)
  for (let text = 0; text < rows.length; text += 1) {
    const row = rows[text] ?? 0
    texts.set(units.subarray(starts[row] ?? 0, starts[row + 1] ?? 0), ends[text])
  }
  return { units: texts, starts: ends }
}

export function unitsOfTexts(values: Column): { units: Uint8Array | Uint16Array; starts: Uint32Array } {
  const starts = new Uint32Array(values.length + 1)
  let length = 0
  for (let row = 0; row < values.length; row += 1) {
    length += values[row]?.length ?? 0
    starts[row + 1] = length
  }
  const joined = values.join('')
  if (!/[\u0100-\uffff]/.test(joined)) return { units: Buffer.from(joined, 'latin1'), starts }
  // Memory of its own, so that the units begin at an even place.
  const bytes = Buffer.allocUnsafeSlow(length * 2)
  bytes.write(joined, 'utf16le')
  return { units: new Uint16Array(bytes.buffer, bytes.byteOffset, length), starts }
}

export function unitsOfColumn(values: Column): ColumnUnits {
  const dictionary = dictionaryOf(values)
  if (dictionary === null) return { ...unitsOfTexts(values), codes: null }
  return { ...unitsOfTexts(dictionary.entries), codes: dictionary.codes }
}

/** All units as one string, of which the texts are pieces. */
export function joinedText({ units }: Pick<ColumnUnits, 'units'>): string {
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength)
  return bytes.toString(units.BYTES_PER_ELEMENT === 1 ? 'latin1' : 'utf16le')
}

/** The texts of a column, one each; the rows are theirs by `codes`. */
export function textsOf({ units, starts }: Pick<ColumnUnits, 'units' | 'starts'>): string[] {
  const text = joinedText({ units })
  const count = starts.length - 1
  const texts = new Array<string>(count)
  for (let at = 0; at < count; at += 1) texts[at] = text.substring(starts[at] ?? 0, starts[at + 1])
  return texts
}

/** Cells of coded texts, row by row. */
export function spreadCodes({ entries, codes }: ColumnDictionary): string[] {
  const values = new Array<string>(codes.length)
  for (let row = 0; row < codes.length; row += 1) values[row] = entries[codes[row] ?? 0] ?? ''
  return values
}

/** The same dictionary without entries that are equal or that no row has, in the order in which the rows first have them. */
export function compactDictionary({ entries, codes }: ColumnDictionary): ColumnDictionary {
  const codeOf = new Map<string, number>()
  const compact = new Int32Array(entries.length).fill(-1)
  const result = new Uint16Array(codes.length)
  for (let row = 0; row < codes.length; row += 1) {
    const old = codes[row] ?? 0
    let code = compact[old] ?? -1
    if (code < 0) {
      const entry = entries[old] ?? ''
      code = codeOf.get(entry) ?? codeOf.size
      codeOf.set(entry, code)
      compact[old] = code
    }
    result[row] = code
  }
  return { entries: [...codeOf.keys()], codes: result }
}

/** The units of the rows whose `keep` byte is not 0; `rows` = how many those are. */
export function keptUnits(column: ColumnUnits, keep: Uint8Array, rows: number): ColumnUnits {
  const { codes } = column
  return codes === null ? keptTexts(column, keep, rows) : { ...column, codes: keptCodes(codes, keep, rows) }
}

export function keptCodes(codes: Codes, keep: Uint8Array, rows: number): Codes {
  const kept = new Uint32Array(rows)
  let to = 0
  for (let row = 0; row < codes.length; row += 1) {
    if (keep[row] === 0) continue
    kept[to] = codes[row] ?? 0
    to += 1
  }
  return kept
}

function keptTexts({ units, starts }: ColumnUnits, keep: Uint8Array, rows: number): ColumnUnits {
  const result = { units: units.slice(), starts: new Uint32Array(rows + 1), codes: null }
  let to = 0
  let length = 0
  for (let row = 0; row < starts.length - 1; row += 1) {
    if (keep[row] === 0) continue
    const from = starts[row] ?? 0
    const end = starts[row + 1] ?? 0
    if (from !== length) result.units.copyWithin(length, from, end)
    length += end - from
    to += 1
    result.starts[to] = length
  }
  return { ...result, units: result.units.subarray(0, length) }
}
