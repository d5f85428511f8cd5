// Streams the table out of a package's data files: rows of the CSV, rows of the workbook.
// Compares nothing and keeps no more than a piece.
import { RecordScanner } from '../delimited/record-scanner.ts'
import { openXlsx } from '../spreadsheets/open-xlsx.ts'
import type { RowBatch } from '../table-source.ts'

const DIALECT = { delimiter: ',', quote: '"', escapedBy: '"', skipBlanks: false, newline: '\n' } as const
/** One record of a published table is never longer; a hostile file is stopped by it. */
const MAX_RECORD = 64 * 1024 * 1024

export type Row = readonly string[]

/** Thrown for text that is no CSV of ours. */
export class NotCanonicalError extends Error {}

/** Records of UTF-8 CSV bytes in batches, header first. Throws NotCanonicalError. */
export async function* csvRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Row[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const scanner = new RecordScanner(DIALECT, { maxCellChars: MAX_RECORD, maxRecordChars: MAX_RECORD }, () => {
    throw new NotCanonicalError()
  })
  try {
    for await (const piece of bytes) yield scanner.push(decoder.decode(piece, { stream: true }), false)
    yield scanner.push(decoder.decode(), true)
  } catch (thrown) {
    if (thrown instanceof TypeError || thrown instanceof RangeError) throw new NotCanonicalError()
    throw thrown
  }
}

/**
 * Rows of a data workbook, header of each sheet included and marked. Rows the reader leaves out because they are blank come as empty
 * rows. null = a cell that is no text.
 */
export async function* workbookRows(
  path: string,
  maxRows: number,
): AsyncGenerator<{ sheet: number; cells: Row | null }> {
  const limits = { maxExpansion: 2000, maxRows: Math.min(maxRows, 1_048_576) }
  const source = await openXlsx(path, { header: 'none' }, limits)
  try {
    for (const [sheet, { name }] of source.sheets.entries()) {
      let next = 1
      for await (const batch of source.rows(name)) {
        for (let i = 0; i < batch.cells.length; i += 1) {
          for (; next < (batch.rowNumbers[i] ?? 0); next += 1) yield { sheet, cells: [] }
          yield { sheet, cells: textCells(batch, i) }
          next += 1
        }
      }
    }
  } finally {
    await source.close()
  }
}

function textCells(batch: RowBatch, row: number): Row | null {
  const cells = batch.cells[row] ?? []
  const texts: string[] = []
  for (const cell of cells) {
    if (cell !== null && typeof cell !== 'string') return null
    texts.push(cell ?? '')
  }
  return texts
}
