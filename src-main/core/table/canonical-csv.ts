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

/** The chunk's records, each with its line end; '' for a chunk without rows. */
export function canonicalRows(chunk: TableChunk): string {
  const columns = chunk.columns.map(quotedColumn)
  const [first, ...others] = columns.length === 1 ? columns.map(visibleWhenAlone) : columns
  if (first === undefined) return '\r\n'.repeat(chunk.rows)
  let text = ''
  for (let row = 0; row < chunk.rows; row += 1) {
    text += first[row] ?? ''
    for (const column of others) text += `,${column[row] ?? ''}`
    text += '\r\n'
  }
  return text
}
