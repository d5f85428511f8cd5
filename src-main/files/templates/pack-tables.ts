// The parts of a template that people keep as tables: code lists, standard columns, handed-out lists, milestones.
// Reads and prints rows; checks no meaning.
import { basename } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { ReadingSchema } from '../../contract/reading.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { packFaultTexts } from '../../contract/text/zh-CN/template-pack.ts'
import { streamRows } from '../read-table.ts'

export interface PackTable {
  /** By header. */
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/** More than any code list has; a table is held whole. */
const MOST_ROWS = 50_000

/** The first row names the columns. `needed` must be there and filled. Throws TEMPLATE_INVALID, TOO_MANY_VALUES and what reading throws. */
export async function readPackTable(path: string, needed: readonly string[], signal?: AbortSignal): Promise<PackTable> {
  const file = basename(path)
  const [header = [], ...lines] = await allRows(path, signal)
  const names = header.map(name => name.trim())
  if (needed.some(name => !names.includes(name)))
    throw invalid(file, fill(packFaultTexts.tableColumns, { file, columns: needed.join('、') }))
  const rows = lines.map(line => Object.fromEntries(names.map((name, at) => [name, (line[at] ?? '').trim()])))
  const filled = rows.filter(row => Object.values(row).some(cell => cell !== ''))
  for (const [at, row] of filled.entries()) {
    const short = needed.find(name => row[name] === '')
    if (short !== undefined) throw invalid(file, fill(packFaultTexts.tableShort, { file, row: at + 2, column: short }))
  }
  return { rows: filled }
}

async function allRows(path: string, signal: AbortSignal | undefined): Promise<string[][]> {
  const stream = await streamRows(path, ReadingSchema.parse({ header: 'none' }), signal === undefined ? {} : { signal })
  const rows: string[][] = []
  try {
    for await (const { cells } of stream.rows) {
      if (rows.length > MOST_ROWS) throw new OpenprepError('TOO_MANY_VALUES', { limit: MOST_ROWS })
      rows.push([...cells].map(cell => cell ?? ''))
    }
  } finally {
    await stream.close()
  }
  return rows
}

function invalid(field: string, reason: string): OpenprepError {
  return new OpenprepError('TEMPLATE_INVALID', { reason, field })
}

/** UTF-8 with the mark that spreadsheet programs on Chinese Windows need, RFC 4180. */
export function packTableText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
  return `\ufeff${[header, ...rows].map(row => `${line(row)}\r\n`).join('')}`
}

/** Several words in one cell, split at 、，,;；. */
export function wordsIn(cell: string): string[] {
  return cell
    .split(/[、，,;；]/)
    .map(word => word.trim())
    .filter(word => word !== '')
}
