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
      if (code >= limit || (row >= EARLY_PROBE && tooDistinct(row, code))) return null
      codeOf.set(value, code)
    }
    codes[row] = code
  }
  return { entries: [...codeOf.keys()], codes }
}

function tooDistinct(row: number, code: number): boolean {
  return (row === EARLY_PROBE && code > EARLY_DISTINCT) || (row === PROBE && code > PROBE * 0.75)
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
