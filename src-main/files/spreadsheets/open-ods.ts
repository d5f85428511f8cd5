// Opens OpenDocument spreadsheets, zipped (ods) or flat (fods), as a table source.
// Streams: the file is walked once for its sheets and once for every sheet read; no cell is kept.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { openingError, readingError } from '../file-errors.ts'
import type { ReadLimits, RowBatch, RowsOptions, TableSource } from '../table-source.ts'
import { faultError, passwordError, sheetNotFound } from './faults.ts'
import { withDefaults } from './limits.ts'
import { OdsHandler, type OdsListener } from './ods/ods-handler.ts'
import { SheetList, SheetValues } from './ods/ods-sheets.ts'
import { RowBatches } from './row-batches.ts'
import { type Archive, openArchive, type PartSource, type ReadPartOptions } from './xlsx/archive.ts'
import { partText, xmlError } from './xlsx/part-text.ts'
import { XmlScanner } from './xlsx/xml-scanner.ts'

const DEFAULT_BATCH_ROWS = 1000
const CONTENT = 'content.xml'
const MANIFEST = 'META-INF/manifest.xml'

interface OpenDocument {
  path: string
  parts: PartSource
  limits: ReadLimits
  close(): void
}

/** Throws FILE_CORRUPT, FILE_HOSTILE, FILE_PASSWORD, SHEET_NOT_FOUND and what the system says of the file. */
export async function openOds(
  path: string,
  format: 'ods' | 'fods',
  limits: Partial<ReadLimits> = {},
): Promise<TableSource> {
  const bounds = withDefaults(limits)
  const document = format === 'ods' ? await openZipped(path, bounds) : await openFlat(path, bounds)
  try {
    return await tableSource(document, format)
  } catch (thrown) {
    document.close()
    throw thrown
  }
}

async function openZipped(path: string, limits: ReadLimits): Promise<OpenDocument> {
  const archive = await openArchive(path, limits)
  try {
    if (await isEncrypted(archive)) throw passwordError(path)
    return { path, parts: archive, limits, close: archive.close }
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
  try {
    const total = (await stat(path)).size
    return {
      path,
      parts: { path, read: (_name, options) => readFlat(path, total, limits, options) },
      limits,
      close: () => undefined,
    }
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

async function* readFlat(
  path: string,
  total: number,
  limits: ReadLimits,
  options: ReadPartOptions = {},
): AsyncGenerator<Buffer> {
  if (total > limits.maxPartBytes) throw faultError(path, 'partSize')
  let done = 0
  try {
    for await (const piece of createReadStream(path, { signal: options.signal })) {
      const bytes: Buffer = piece
      done += bytes.length
      options.onBytes?.(done, total)
      yield bytes
    }
  } catch (thrown) {
    throw readingError(thrown, path)
  }
}

async function tableSource(document: OpenDocument, format: 'ods' | 'fods'): Promise<TableSource> {
  const { path, limits } = document
  const list = new SheetList(path, limits)
  for await (const scanner of walk(document, list, {})) void scanner
  const { sheets } = list
  if (sheets.length === 0) throw faultError(path, 'noSheets')
  const find = (name: string) => {
    const sheet = sheets.find(candidate => candidate.name === name)
    if (sheet) return sheet
    throw sheetNotFound(
      name,
      sheets.map(candidate => candidate.name),
    )
  }
  return {
    format,
    encoding: null,
    bom: false,
    encodingConfidence: 1,
    encodingAlternatives: [],
    delimiter: null,
    quote: null,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    head: async sheet => find(sheet).head,
    rows: (sheet, options = {}) => streamRows(document, find(sheet).name, options),
    close: async () => document.close(),
  }
}

async function* streamRows(document: OpenDocument, sheet: string, options: RowsOptions): AsyncGenerator<RowBatch> {
  const batches = new RowBatches(options.batchRows ?? DEFAULT_BATCH_ROWS)
  const values = new SheetValues(document.path, document.limits, sheet, batches)
  for await (const _piece of walk(document, values, options)) yield* batches.take()
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
