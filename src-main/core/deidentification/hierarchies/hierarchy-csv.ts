// Reads and writes hierarchy files: no header, `;` between levels, level 0 first, one row per value.
// Reads text; finding and decoding files is the caller's.
import { type HierarchySpec, MAX_HIERARCHY_ROWS } from '../../../contract/hierarchies.ts'
import { hierarchyFault } from './hierarchy.ts'

/** A field in quotes may hold `;`, line breaks and doubled quotes. */
function* records(text: string): Generator<string[]> {
  let fields: string[] = []
  let at = 0
  while (at < text.length) {
    const field = text[at] === '"' ? quoted(text, at) : plain(text, at)
    fields.push(field.value)
    at = field.end
    const end = text[at]
    if (end === ';') {
      at += 1
      if (at === text.length) fields.push('')
      continue
    }
    at += end === '\r' && text[at + 1] === '\n' ? 2 : 1
    yield fields
    fields = []
  }
  if (fields.length > 0) yield fields
}

function plain(text: string, from: number): { value: string; end: number } {
  let end = from
  while (end < text.length && text[end] !== ';' && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(from, end), end }
}

function quoted(text: string, from: number): { value: string; end: number } {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return closed(text, value, quote + 1)
    value += '"'
    at = quote + 2
  }
}

/** Whatever stands between the closing quote and the separator belongs to the field. */
function closed(text: string, value: string, from: number): { value: string; end: number } {
  const rest = plain(text, from)
  return { value: value + rest.value, end: rest.end }
}

/** Throws HIERARCHY_INVALID for an empty or an overlong file; crossing and ragged rows are found when it is built. */
export function parseHierarchy(text: string, column: string): Extract<HierarchySpec, { kind: 'table' }> {
  const rows: string[][] = []
  for (const fields of records(text.replace(/^\ufeff/, ''))) {
    if (fields.length === 1 && fields[0] === '') continue
    if (rows.length === MAX_HIERARCHY_ROWS) throw hierarchyFault('tooManyRows', column, { limit: MAX_HIERARCHY_ROWS })
    rows.push(fields)
  }
  if (rows.length === 0) throw hierarchyFault('noRows', column)
  return { kind: 'table', rows }
}

export function printHierarchy(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(printField).join(';')}\n`).join('')
}

function printField(value: string): string {
  return /[;"\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

const FILE_NAME = /_hierarchy_(.+)\.csv$/i

/** The column a hierarchy file is for, by its name `<anything>_hierarchy_<column>.csv`; null for other files. */
export function hierarchyColumn(fileName: string): string | null {
  return FILE_NAME.exec(fileName)?.[1] ?? null
}
