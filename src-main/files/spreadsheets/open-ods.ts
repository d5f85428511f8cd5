// Opens OpenDocument spreadsheets, zipped (ods) or flat (fods), as a table source.
// Streams: the file is walked once for its sheets and once for every sheet read; no cell is kept but those of a first screen.
import type { ReadLimits, RowBatch, RowsOptions, TableSource } from '../table-source.ts'
import { faultError, passwordError, sheetNotFound } from './faults.ts'
import { flatPart } from './flat-part.ts'
import { withDefaults } from './limits.ts'
import { OdsHandler, type OdsListener } from './ods/ods-handler.ts'
import { type OdsSheet, SheetBeginnings, SheetList, SheetValues } from './ods/ods-sheets.ts'
import { RowBatches } from './row-batches.ts'
import { WholeBook } from './whole-book.ts'
import { type Archive, openArchive, type PartSource } from './xlsx/archive.ts'
import { partText, xmlError } from './xlsx/part-text.ts'
import { XmlScanner } from './xlsx/xml-scanner.ts'

const DEFAULT_BATCH_ROWS = 1000
const CONTENT = 'content.xml'
const MANIFEST = 'META-INF/manifest.xml'

type OdsFormat = 'ods' | 'fods'

interface OpenDocument {
  path: string
  /** Of its XML, expanded, as the archive states. */
  bytes: number
  parts: PartSource
  limits: ReadLimits
  close(): void
}

/** What is expanded to less is gone through in a moment. */
const SMALL_BYTES = 2 * 1024 * 1024
/** UTF-16 units of XML that a glance goes through at most: a fraction of a second. */
const MOST_GLANCED = 32 * 1024 * 1024

export interface OdsOptions {
  signal?: AbortSignal | undefined
  /** Opens with about this many rows of the first sheet alone; more is read when it is asked for. */
  firstRows?: number | undefined
}

/** Throws FILE_CORRUPT, FILE_HOSTILE, FILE_PASSWORD, SHEET_NOT_FOUND and what the system says of the file. */
export async function openOds(
  path: string,
  format: OdsFormat,
  limits: Partial<ReadLimits> = {},
  { signal, firstRows }: OdsOptions = {},
): Promise<TableSource> {
  const bounds = withDefaults(limits)
  const document = format === 'ods' ? await openZipped(path, bounds) : await openFlat(path, bounds)
  try {
    return firstRows === undefined || document.bytes <= SMALL_BYTES
      ? await wholeSource(document, format, signal)
      : await twofoldSource(document, format, firstRows, signal)
  } catch (thrown) {
    document.close()
    throw thrown
  }
}

async function openZipped(path: string, limits: ReadLimits): Promise<OpenDocument> {
  const archive = await openArchive(path, limits)
  try {
    if (await isEncrypted(archive)) throw passwordError(path)
    return { path, bytes: archive.size(CONTENT), parts: archive, limits, close: archive.close }
  } catch (thrown) {
    archive.close()
    throw thrown
  }
}

async function isEncrypted(archive: Archive): Promise<boolean> {
  if (!archive.has(MANIFEST)) return false
  for await (const text of partText(archive, MANIFEST)) if (text.includes('encryption-data')) return true
  return false
}

async function openFlat(path: string, limits: ReadLimits): Promise<OpenDocument> {
  const { parts, bytes } = await flatPart(path, limits)
  return { path, bytes, parts, limits, close: () => undefined }
}

/** Everything of the document has been gone through. */
async function wholeSource(
  document: OpenDocument,
  format: OdsFormat,
  signal: AbortSignal | undefined,
): Promise<TableSource> {
  const list = new SheetList(document.path, document.limits)
  for await (const piece of walk(document, list, { ...(signal && { signal }) })) void piece
  return {
    ...sourceOf(document, format, soundSheets(document, list)),
    close: async () => document.close(),
  }
}

function soundSheets({ path }: OpenDocument, { sheets }: SheetList): readonly OdsSheet[] {
  if (sheets.length === 0) throw faultError(path, 'noSheets')
  return sheets
}

function sourceOf(document: OpenDocument, format: OdsFormat, sheets: readonly OdsSheet[]): TableSource {
  return {
    format,
    encoding: null,
    bom: false,
    encodingConfidence: 1,
    encodingAlternatives: [],
    delimiter: null,
    quote: null,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    head: async sheet => findSheet(sheets, sheet).head,
    rows: (sheet, options = {}) => streamRows(document, findSheet(sheets, sheet).name, options),
    close: async () => undefined,
  }
}

function findSheet(sheets: readonly OdsSheet[], name: string): OdsSheet {
  const sheet = sheets.find(candidate => candidate.name === name)
  if (sheet !== undefined) return sheet
  throw sheetNotFound(
    name,
    sheets.map(candidate => candidate.name),
  )
}

/** Only as far as the first screen needs; all the rest when somebody asks for it. */
async function twofoldSource(
  document: OpenDocument,
  format: OdsFormat,
  firstRows: number,
  signal: AbortSignal | undefined,
): Promise<TableSource> {
  const first = await readBeginnings(document, firstRows, { signal, enough: true })
  const whole = new WholeBook<SheetBeginnings>({
    start: stop => readBeginnings(document, firstRows, { signal: stop, enough: false }),
  })
  const known = () => whole.read ?? first
  const source = sourceOf(document, format, first.sheets)
  return {
    ...source,
    get sheets() {
      return known().sheets.map(({ name, hidden }) => ({ name, hidden }))
    },
    whole: async signal => {
      soundSheets(document, await whole.book(signal))
    },
    head: async (sheet, signal) => findSheet((await whole.book(signal)).sheets, sheet).head,
    rows: (sheet, options = {}) => streamRows(document, sheet, options),
    glance: (rows, sheet) => glanceOf(known(), { source, rows, sheet, partial: whole.read === null }),
    close: async () => {
      whole.stop()
      document.close()
    },
  }
}

interface Glance {
  source: TableSource
  rows: number
  sheet: string | undefined
  partial: boolean
}

/** From the rows that were kept; null where they do not show the sheet that is wanted. */
function glanceOf(found: SheetBeginnings, { source, rows, sheet, partial }: Glance): TableSource | null {
  const { sheets } = found
  const wanted = sheet === undefined ? found.firstVisible : sheets.findIndex(({ name }) => name === sheet)
  if (wanted < 0 || !found.shows(wanted, rows)) return null
  return {
    ...source,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    head: async name => {
      const { head } = findSheet(sheets, name)
      return partial ? { ...head, rowEstimate: null, partial } : head
    },
    rows: (name, options = {}) => keptRows(found, name, options),
  }
}

async function* keptRows(found: SheetBeginnings, sheet: string, options: RowsOptions): AsyncGenerator<RowBatch> {
  const batches = new RowBatches(options.batchRows ?? DEFAULT_BATCH_ROWS)
  const kept = found.beginnings[found.sheets.indexOf(findSheet(found.sheets, sheet))]?.rows
  for (const [at, rowNumber] of (kept?.rowNumbers ?? []).entries()) batches.add(rowNumber, kept?.cells[at] ?? [])
  yield* batches.finish()
}

interface BeginningsOptions {
  signal: AbortSignal | undefined
  /** Stops where the first visible sheet with a value has as many rows as are kept. */
  enough: boolean
}

async function readBeginnings(
  document: OpenDocument,
  mostRows: number,
  { signal, enough }: BeginningsOptions,
): Promise<SheetBeginnings> {
  const found = new SheetBeginnings(document.path, document.limits, mostRows)
  let units = 0
  for await (const piece of walk(document, found, { ...(signal && { signal }) })) {
    units += piece
    if (enough && (units > MOST_GLANCED || found.shows(found.firstVisible, mostRows))) break
  }
  return found
}

async function* streamRows(document: OpenDocument, sheet: string, options: RowsOptions): AsyncGenerator<RowBatch> {
  const batches = new RowBatches(options.batchRows ?? DEFAULT_BATCH_ROWS)
  const values = new SheetValues(document.path, document.limits, sheet, batches)
  for await (const _piece of walk(document, values, options)) {
    yield* batches.take()
    if (values.ended) break
  }
  yield* batches.finish()
}

/** Yields after every piece of the file, so that the caller can hand on what came of it. */
async function* walk(document: OpenDocument, listener: OdsListener, options: RowsOptions): AsyncGenerator<number> {
  const { path, parts, limits } = document
  const scanner = new XmlScanner(new OdsHandler(listener), limits.maxCellChars * 8)
  try {
    for await (const piece of partText(parts, CONTENT, { signal: options.signal, onBytes: options.onBytes })) {
      scanner.write(piece)
      yield piece.length
    }
    scanner.end()
  } catch (thrown) {
    throw xmlError(thrown, path)
  }
}
