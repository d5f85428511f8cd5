// Scans what a file holds besides its one imported table: other sheets, rows set aside, comments, properties, names of file and sheets.
// Reports places and masked excerpts, never a value; the imported table itself is scanned where it is stored.
import { basename } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'
import type { ScanReport, Semantics } from '../contract/profile.ts'
import type { FileFormat, Reading } from '../contract/reading.ts'
import { hiddenPlaces } from '../contract/text/zh-CN/hidden-texts.ts'
import { type ClassifiedTable, chooseSheet, classifyTable } from './classified-rows.ts'
import { FindingCollector, holdsValue } from './finding-collector.ts'
import { hiddenTexts } from './hidden-texts/hidden-texts.ts'
import { type OpenedSource, openTableSource } from './open-source.ts'
import { TableKinds } from './table-kinds.ts'
import type { SourceCell } from './table-source.ts'

export interface ScanFileOptions {
  signal?: AbortSignal
  password?: string | undefined
  /** Findings listed; counts are of all. */
  limit?: number
}

const DEFAULT_LIMIT = 10_000
const AUTOMATIC: Reading = { header: 'auto' }

/**
 * `column` of a finding = sheet and column, or the part of the workbook; `rows` counts the rows looked at. Throws what opening and
 * reading throw.
 */
export async function scanBesideTable(
  path: string,
  reading: Reading,
  options: ScanFileOptions = {},
): Promise<ScanReport> {
  const findings = new FindingCollector(options.limit ?? DEFAULT_LIMIT)
  const source = await openTableSource(path, reading, {}, { password: options.password })
  let rows = 0
  try {
    findings.text(basename(path), 0, basename(path))
    const imported = await chooseSheet(source, reading)
    for (const { name } of source.sheets) {
      if (name !== '') findings.text(name, 0, name)
      rows +=
        name === imported
          ? await scanSetAside(source, name, reading, findings, options.signal)
          : await scanSheet(source, name, findings, options.signal)
    }
  } finally {
    await source.close()
  }
  await scanHidden(path, source.format, options.password, findings)
  return findings.report(rows)
}

/** The cells may be sound where what stands beside them is not. */
async function scanHidden(
  path: string,
  format: FileFormat,
  password: string | undefined,
  findings: FindingCollector,
): Promise<void> {
  try {
    for await (const { part, text } of hiddenTexts(path, format, password)) findings.lines(part, text)
  } catch (thrown) {
    if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
    findings.notRead(hiddenPlaces.beside, thrown.code)
  }
}

type Row = { number: number; texts: string[]; data: boolean }

async function* rowsOf({ batches }: ClassifiedTable): AsyncGenerator<Row> {
  for await (const batch of batches)
    for (const { row, cells, role } of batch) yield { number: row, texts: cells.map(cellText), data: role === 'data' }
}

/** null where the sheet has nothing to classify. */
async function classified(
  source: OpenedSource,
  sheet: string,
  reading: Reading,
  signal: AbortSignal | undefined,
): Promise<ClassifiedTable | null> {
  try {
    return await classifyTable(source, sheet, reading, signal === undefined ? {} : { signal })
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.code === 'SHEET_EMPTY') return null
    throw thrown
  }
}

/** Titles, totals, footnotes and notes beside the table: 填表人 and his telephone number stand there. */
async function scanSetAside(
  source: OpenedSource,
  sheet: string,
  reading: Reading,
  findings: FindingCollector,
  signal: AbortSignal | undefined,
): Promise<number> {
  const table = await classified(source, sheet, reading, signal)
  if (table === null) return 0
  let rows = 0
  for await (const { number, texts, data } of rowsOf(table)) {
    if (data) continue
    rows += 1
    scanTexts(table, sheet, number, texts, findings)
  }
  return rows
}

/** A header that itself holds a value must not be told as the place of a finding. */
function columnPlace({ names, letter }: ClassifiedTable, at: number): string {
  const name = names[at] ?? ''
  return name === '' || holdsValue(name) ? letter(at) : name
}

function scanTexts(
  table: ClassifiedTable,
  place: string,
  row: number,
  texts: readonly string[],
  findings: FindingCollector,
): void {
  for (const [at, text] of texts.entries()) {
    const column = columnPlace(table, at)
    findings.text([place, column].filter(part => part !== '').join(' · '), row, text)
  }
}

/** Read twice: what a column holds is known only at its end. */
export async function scanSheet(
  source: OpenedSource,
  sheet: string,
  findings: FindingCollector,
  signal: AbortSignal | undefined,
  place = sheet,
): Promise<number> {
  const first = await classified(source, sheet, AUTOMATIC, signal)
  if (first === null) return 0
  const semantics = await semanticsOf(first)
  const table = await classified(source, sheet, AUTOMATIC, signal)
  if (table === null) return 0
  const labels = first.names.map((_, at) => columnPlace(first, at))
  const scanners = findings.columns(place, first.names, semantics, labels)
  let rows = 0
  for await (const { number, texts, data } of rowsOf(table)) {
    rows += 1
    if (data) scanners.row(number, texts)
    else scanTexts(table, place, number, texts, findings)
  }
  return rows
}

async function semanticsOf(table: ClassifiedTable): Promise<Semantics[][]> {
  const kinds = new TableKinds(table.names)
  for await (const { texts, data } of rowsOf(table)) if (data) kinds.row(texts)
  return kinds.semantics()
}

function cellText(cell: string | SourceCell | null): string {
  if (cell === null || typeof cell === 'string') return cell ?? ''
  return cell.text
}
