// Scans everything a package holds for sensitive values: tables, documents, hidden sheets, comments, properties, names, JSON texts.
// Reports places and masked excerpts, never a value; judges no integrity.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type { ScanReport } from '../../contract/profile.ts'
import { FindingCollector } from '../finding-collector.ts'
import { archiveTexts } from '../hidden-texts/archive-texts.ts'
import { newScan, scanAny } from '../scan-any.ts'
import { openXlsx } from '../spreadsheets/open-xlsx.ts'
import { TableKinds } from '../table-kinds.ts'
import type { SourceCell, TableSource } from '../table-source.ts'
import { writeAtomically } from '../write-atomically.ts'
import { type Container, type ContainerEntry, entryBytes, openContainer } from './container-reader.ts'
import { jsonValues, xmlValues } from './named-values.ts'
import { CATALOGUE_PATH } from './package-paths.ts'
import { csvRecords } from './package-table.ts'
import { parsePublicCatalogue } from './public-catalogue.ts'
import { readJsonEntry } from './read-entry.ts'

export interface ScanPackageOptions {
  signal?: AbortSignal
  /** Before each file. */
  onFile?(path: string, done: number, total: number): void
  /** Findings listed; counts are of all. */
  limit?: number
}

const DEFAULT_LIMIT = 10_000

/** `column` of a finding = file, sheet and column; `row` = row of that file. Throws FILE_NOT_FOUND, PACKAGE_INVALID, FILE_HOSTILE … */
export async function scanPackage(path: string, options: ScanPackageOptions = {}): Promise<ScanReport> {
  const container = await openContainer(path)
  if (container.entries.length === 0)
    throw new OpenprepError('PACKAGE_INVALID', { file: path, reason: container.problem?.fault ?? '' })
  const findings = new FindingCollector(options.limit ?? DEFAULT_LIMIT, await publishedContact(container))
  let rows = 0
  for (const [done, entry] of container.entries.entries()) {
    options.signal?.throwIfAborted()
    options.onFile?.(entry.path, done, container.entries.length)
    findings.text(entry.path, 0, entry.path)
    rows += await scanEntry(container, entry, findings, options.signal)
  }
  return findings.report(rows)
}

/** The publisher's own contact is meant to be read; wherever else it stands in the package it is no finding. */
async function publishedContact(container: Container): Promise<string> {
  const entry = await readJsonEntry(container, CATALOGUE_PATH)
  return parsePublicCatalogue(entry?.value)?.contact ?? ''
}

async function scanEntry(
  container: Container,
  entry: ContainerEntry,
  findings: FindingCollector,
  signal: AbortSignal | undefined,
): Promise<number> {
  if (/\.csv$/i.test(entry.path)) return scanCsv(container, entry, findings, signal)
  if (/\.xlsx$/i.test(entry.path)) return scanWorkbook(container, entry, findings, signal)
  if (await isZip(container, entry)) return scanCopy(container, entry, findings, signal)
  await scanText(container, entry, findings, signal)
  return 0
}

/** Word documents, and whatever else is packed: its words show only when it is unpacked. */
async function isZip(container: Container, entry: ContainerEntry): Promise<boolean> {
  for await (const piece of entryBytes(container, entry)) return piece[0] === 0x50 && piece[1] === 0x4b
  return false
}

async function scanCopy(
  container: Container,
  entry: ContainerEntry,
  findings: FindingCollector,
  signal: AbortSignal | undefined,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'openprep-scan-'))
  try {
    const copy = join(folder, 'part.zip')
    await writeAtomically(copy, entryBytes(container, entry, signal), { signal })
    return await scanAny(copy, entry.path, newScan(findings, signal))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Read twice: what a column holds is known only at its end. */
async function scanCsv(
  container: Container,
  entry: ContainerEntry,
  findings: FindingCollector,
  signal: AbortSignal | undefined,
): Promise<number> {
  return scanTwice(entry.path, findings, () => csvRows(container, entry, signal))
}

interface NumberedRow {
  readonly number: number
  readonly cells: readonly string[]
}

async function* csvRows(
  container: Container,
  entry: ContainerEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<NumberedRow> {
  let number = 0
  for await (const records of csvRecords(entryBytes(container, entry, signal)))
    for (const cells of records) {
      number += 1
      yield { number, cells }
    }
}

/** The first row names the columns and is looked at like the others. Answers the rows below it. */
async function scanTwice(
  place: string,
  findings: FindingCollector,
  rows: () => AsyncIterable<NumberedRow>,
): Promise<number> {
  let kinds: TableKinds | null = null
  let header: readonly string[] = []
  for await (const { cells } of rows()) {
    if (kinds === null) {
      header = cells
      kinds = new TableKinds(header)
    } else kinds.row(cells)
  }
  const scanners = findings.columns(place, header, kinds?.semantics())
  let count = 0
  for await (const { number, cells } of rows()) {
    scanners.row(number, cells)
    count += 1
  }
  return Math.max(0, count - 1)
}

async function scanWorkbook(
  container: Container,
  entry: ContainerEntry,
  findings: FindingCollector,
  signal: AbortSignal | undefined,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'openprep-scan-'))
  try {
    const copy = join(folder, 'part.xlsx')
    await writeAtomically(copy, entryBytes(container, entry, signal), { signal })
    for await (const { part, text } of archiveTexts(copy)) findings.lines(`${entry.path} · ${part}`, text)
    return await scanSheets(copy, entry.path, findings, signal)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Hidden sheets, rows and columns come like all others: the reader leaves none out. */
async function scanSheets(
  copy: string,
  path: string,
  findings: FindingCollector,
  signal: AbortSignal | undefined,
): Promise<number> {
  const source = await openXlsx(copy, { header: 'none' })
  let rows = 0
  try {
    for (const { name } of source.sheets) {
      findings.text(`${path} · ${name}`, 0, name)
      rows += await scanTwice(`${path} · ${name}`, findings, () => sheetRows(source, name, signal))
    }
  } finally {
    await source.close()
  }
  return rows
}

async function* sheetRows(
  source: TableSource,
  sheet: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<NumberedRow> {
  for await (const batch of source.rows(sheet, signal ? { signal } : {}))
    for (const [i, cells] of batch.cells.entries()) {
      yield { number: batch.rowNumbers[i] ?? 0, cells: cells.map(cellText) }
    }
}

function cellText(cell: string | SourceCell | null): string {
  if (cell === null || typeof cell === 'string') return cell ?? ''
  return cell.text
}

/** A text of this size is taken apart as a whole; a longer one is searched line by line as it comes. */
const MAX_DOCUMENT = 64 * 1024 * 1024
const LONGEST_LINE = 1024 * 1024
/** What two pieces of one endless line share, so that nothing is cut in two. */
const OVERLAP = 256

async function scanText(
  container: Container,
  entry: ContainerEntry,
  findings: FindingCollector,
  signal: AbortSignal | undefined,
): Promise<void> {
  const pieces = textPieces(entryBytes(container, entry, signal))
  const structured = /\.(?:json|xml)$/i.test(entry.path) && entry.bytes <= MAX_DOCUMENT
  if (!structured) return searchLines(entry.path, pieces, findings)
  let text = ''
  for await (const piece of pieces) text += piece
  const named = /\.json$/i.test(entry.path) ? jsonValues(text) : xmlValues(text)
  if (named === null) return searchLines(entry.path, [text], findings)
  findings.values(entry.path, named)
}

async function* textPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true })
}

async function searchLines(
  path: string,
  pieces: AsyncIterable<string> | Iterable<string>,
  findings: FindingCollector,
): Promise<void> {
  let line = 1
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const words of lines) {
      findings.text(path, line, words)
      line += 1
    }
    if (rest.length <= LONGEST_LINE) continue
    findings.text(path, line, rest)
    rest = rest.slice(-OVERLAP)
  }
  findings.text(path, line, rest)
}
