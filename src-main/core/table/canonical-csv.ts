// The one text form of a table whose SHA-256 names its content: UTF-8, CRLF, RFC 4180, no byte order mark.
// Neutralises nothing and formats nothing: files meant for people are written elsewhere.
import type { Column, TableChunk } from './chunk.ts'

const NEEDS_QUOTES = /[",\r\n]/

function quoted(value: string): string {
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

/** One test over the joined column is several times cheaper than one per cell, and most columns need no quotes. */
function quotedColumn(column: Column): Column {
  return NEEDS_QUOTES.test(column.join(' ')) ? column.map(quoted) : column
}

/** A record of one empty field would be a blank line, which readers skip; it is written as `""`. */
function visibleWhenAlone(column: Column): Column {
  return column.map(value => (value === '' ? '""' : value))
}

/** The header record with its line end. `names` in the file's order. */
export function canonicalHeader(names: readonly string[]): string {
  const fields = names.map(quoted)
  const record = fields.length === 1 ? visibleWhenAlone(fields) : fields
  return `${record.join(',')}\r\n`
}

/**
 * The chunk's records, each with its line end; '' for a chunk without rows. All fields are joined at once, the last of a row together with
 * the first of the next: encoded 0.46 s for 200,000 rows of 16 columns, against 0.59 s adding field to field and 1.2 s byte by byte.
 */
export function canonicalRows(chunk: TableChunk): string {
  const columns = chunk.columns.map(quotedColumn)
  const [first, ...others] = columns.length === 1 ? columns.map(visibleWhenAlone) : columns
  const last = others.pop()
  if (first === undefined) return '\r\n'.repeat(chunk.rows)
  if (last === undefined) return first.map(field => `${field}\r\n`).join('')
  const fields: string[] = []
  let edge = ''
  for (let row = 0; row < chunk.rows; row += 1) {
    fields.push(edge + (first[row] ?? ''))
    for (const column of others) fields.push(column[row] ?? '')
    edge = `${last[row] ?? ''}\r\n`
  }
  fields.push(edge)
  return fields.join(',')
}
