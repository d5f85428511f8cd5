// Checks of the CSV: it is the result the manifest names, and no identifier is left in it.
// Streams it; the other forms are compared with it elsewhere.
import { createHash } from 'node:crypto'
import type { Manifest } from '../../contract/package.ts'
import type { Semantics } from '../../contract/profile.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { verifyTexts } from '../../contract/text/zh-CN/documents.ts'
import { kindLabel } from '../../contract/text/zh-CN/kinds.ts'
import { isDeclaredPublic } from '../../core/gates/declared-public.ts'
import { createCellScanner } from '../../core/profiling/scan-column.ts'
import { canonicalHeader, canonicalRows } from '../../core/table/canonical-csv.ts'
import { UTF8_BOM } from '../documents/csv-writer.ts'
import { headsOf } from '../finding-collector.ts'
import { TableKinds } from '../table-kinds.ts'
import { type Container, type ContainerEntry, entryBytes } from './container-reader.ts'
import { CATALOGUE_PATH, csvPath } from './package-paths.ts'
import { csvRecords, NotCanonicalError, type Row } from './package-table.ts'
import { parsePublicCatalogue } from './public-catalogue.ts'
import { readJsonEntry } from './read-entry.ts'
import type { Check } from './verify-package.ts'

function find(container: Container, path: string): ContainerEntry | undefined {
  return container.entries.find(entry => entry.path === path)
}

/** The entry's bytes behind the byte order mark, as records. */
function recordsOf(container: Container, entry: ContainerEntry, signal?: AbortSignal): AsyncGenerator<Row[]> {
  const behindMark = { ...entry, from: entry.from + UTF8_BOM.length, bytes: Math.max(0, entry.bytes - UTF8_BOM.length) }
  return csvRecords(entryBytes(container, behindMark, signal))
}

/** The data records of the CSV, without its header; nothing when there is no CSV. */
export async function* packageRecords(
  container: Container,
  manifest: Manifest,
  signal?: AbortSignal,
): AsyncGenerator<Row[]> {
  const entry = find(container, csvPath(manifest.title))
  if (entry === undefined) return
  let headed = false
  for await (const records of recordsOf(container, entry, signal)) {
    yield headed ? records : records.slice(1)
    headed ||= records.length > 0
  }
}

export async function checkCsv(container: Container, manifest: Manifest, signal?: AbortSignal): Promise<Check> {
  const fault = await csvFault(container, manifest, signal)
  const texts = verifyTexts.csv
  return { id: 'csv', ok: fault === null, detail: fault === null ? texts.ok : fill(texts.bad, { reason: fault }) }
}

async function csvFault(container: Container, manifest: Manifest, signal?: AbortSignal): Promise<string | null> {
  const reasons = verifyTexts.csvReasons
  const entry = find(container, csvPath(manifest.title))
  if (entry === undefined) return reasons.missing
  if (!(await startsWithMark(container, entry))) return reasons.bom
  const table = await readCanonical(container, entry, signal)
  if (table === null) return reasons.form
  const { columns, rows, sha256 } = manifest.result
  if (JSON.stringify(table.columns) !== JSON.stringify(columns)) return reasons.columns
  if (table.rows !== rows) return fill(reasons.rows, { found: table.rows, stated: rows })
  return table.sha256 === sha256 ? null : reasons.sha256
}

async function startsWithMark(container: Container, entry: ContainerEntry): Promise<boolean> {
  if (entry.bytes < UTF8_BOM.length) return false
  for await (const piece of entryBytes(container, { ...entry, bytes: UTF8_BOM.length }))
    return Buffer.compare(piece, UTF8_BOM) === 0
  return false
}

interface ReadCsv {
  columns: Row
  rows: number
  /** Of the rows written again in canonical form: differs from the manifest's when the bytes are not canonical. */
  sha256: string
}

async function readCanonical(
  container: Container,
  entry: ContainerEntry,
  signal?: AbortSignal,
): Promise<ReadCsv | null> {
  const hash = createHash('sha256')
  let columns: Row | null = null
  let rows = 0
  try {
    for await (const records of recordsOf(container, entry, signal)) {
      const data = columns === null ? records.slice(1) : records
      if (columns === null && records[0] !== undefined) {
        columns = records[0]
        hash.update(canonicalHeader(columns))
      }
      const width = columns?.length ?? 0
      if (data.some(record => record.length !== width)) return null
      hash.update(canonicalRows(chunkOf(columns ?? [], data)))
      rows += data.length
    }
  } catch (thrown) {
    if (thrown instanceof NotCanonicalError) return null
    throw thrown
  }
  return columns === null ? null : { columns, rows, sha256: hash.digest('hex') }
}

function chunkOf(names: Row, records: readonly Row[]) {
  const columns = names.map((_, i) => records.map(record => record[i] ?? ''))
  return { names, columns, rows: records.length, rowNumbers: [] }
}

const LISTED_LEAKS = 10

/** Valid direct identifiers in any cell, found as the gates find them: with what a profile of the columns says. */
export async function checkLeaks(container: Container, manifest: Manifest, signal?: AbortSignal): Promise<Check> {
  const texts = verifyTexts.leaks
  const { count, places } = await findLeaks(container, manifest, signal)
  const detail = count === 0 ? texts.ok : fill(texts.bad, { count, places: places.join(verifyTexts.separator) })
  return { id: 'leaks', ok: count === 0, detail }
}

async function findLeaks(container: Container, manifest: Manifest, signal?: AbortSignal) {
  const { columns } = manifest.result
  const csv = find(container, csvPath(manifest.title))
  const entry = await readJsonEntry(container, CATALOGUE_PATH)
  const catalogue = parsePublicCatalogue(entry?.value) ?? { fields: [] }
  const places: string[] = []
  let count = 0
  if (csv === undefined) return { count, places }
  const semantics = await profileColumns(columns, recordsOf(container, csv, signal))
  const scanners = columns.map((name, i) => createCellScanner(name, semantics[i], { lookalikes: false }))
  const heads = columns.map((_, i) => headsOf(semantics[i]).map(name => columns.indexOf(name)))
  let row = 0
  for await (const records of recordsOf(container, csv, signal))
    for (const record of records) {
      row += 1
      if (row === 1) continue
      scanners.forEach((scan, i) => {
        const column = columns[i] ?? ''
        const head = heads[i]?.map(at => record[at] ?? '').join('')
        for (const { kind } of scan(record[i] ?? '', { head })) {
          if (isDeclaredPublic(kind, column, catalogue)) continue
          count += 1
          if (places.length < LISTED_LEAKS)
            places.push(fill(verifyTexts.leakPlace, { row, column, kind: kindLabel(kind) }))
        }
      })
    }
  return { count, places }
}

async function profileColumns(columns: readonly string[], batches: AsyncIterable<Row[]>): Promise<Semantics[][]> {
  const kinds = new TableKinds(columns)
  let row = 0
  for await (const records of batches)
    for (const record of records) {
      row += 1
      if (row > 1) kinds.row(record)
    }
  return kinds.semantics()
}
