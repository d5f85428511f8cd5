// The first rows of a file with their roles, quickly, for the import screen.
// Never reads a whole big file: what lies beyond the rows shown is only said to exist.
import type { z } from 'zod'
import type { FilePreviewSchema } from '../contract/datasets.ts'
import type { Reading } from '../contract/reading.ts'
import { HEAD_ROWS, headRowsNeeded } from '../core/structure/table-head.ts'
import { chooseSheet, classifyTable, type SourceRow } from './classified-rows.ts'
import { KeptSource } from './kept-source.ts'
import type { OpenedSource } from './open-source.ts'

export type FilePreview = z.infer<typeof FilePreviewSchema>

/** Bytes on which the encoding of a preview is decided; the import decides on the whole file. */
const HEAD_BYTES = 1 << 20

export interface PreviewOptions {
  password?: string | undefined
  /** Spares opening the same workbook again. */
  kept?: KeptSource
  signal?: AbortSignal
  /** What the first rows alone tell is enough for now. */
  glance?: boolean | undefined
}

/** `limit` rows from the top, titles and blanks included. `more`: the file goes on. Throws what opening throws. */
export async function previewFile(
  path: string,
  reading: Reading,
  limit: number,
  { password, kept, signal, glance }: PreviewOptions = {},
): Promise<FilePreview> {
  const source = kept ?? new KeptSource()
  const mostRows = Math.max(limit, HEAD_ROWS, headRowsNeeded(reading.header))
  // One row more, so that it shows whether the file goes on.
  const firstRows = glance === true ? mostRows + 1 : undefined
  try {
    return await source.use(path, reading, { headBytes: HEAD_BYTES, firstRows, password, signal }, opened =>
      previewSource(opened, { reading, limit, mostRows, signal, firstRows }),
    )
  } finally {
    if (kept === undefined) await source.close()
  }
}

interface Look {
  reading: Reading
  limit: number
  mostRows: number
  signal: AbortSignal | undefined
  /** What these alone tell is enough; absent = everything is gone through. */
  firstRows: number | undefined
}

async function previewSource(opened: OpenedSource, look: Look): Promise<FilePreview> {
  const { reading, limit, mostRows, signal, firstRows } = look
  const glanced = firstRows === undefined ? null : (opened.glance?.(firstRows, reading.sheet) ?? null)
  if (glanced === null) await opened.whole?.(signal)
  const source = glanced ?? opened
  const sheet = await chooseSheet(source, reading, signal)
  const table = await classifyTable(source, sheet, reading, { mostRows, batchRows: 256, ...(signal && { signal }) })
  const rows: FilePreview['rows'] = []
  for await (const batch of table.batches) {
    for (const { row, role, cells } of batch) rows.push({ number: row, cells: shownCells(cells), role })
  }
  return {
    columns: [...table.names],
    rows: rows.slice(0, limit),
    headerRows: table.head.headerRows,
    confidence: table.head.confidence,
    format: source.format,
    encoding: source.encoding,
    encodingConfidence: source.encodingConfidence,
    encodingAlternatives: source.encodingAlternatives,
    delimiter: source.delimiter,
    quote: source.quote,
    columnStarts: source.columnStarts ?? null,
    unit: table.head.unit,
    hiddenColumns: table.sheet.hiddenColumns,
    tables: table.tables.describe(table.head),
    warnings: [...opened.openWarnings, ...table.warnings],
    sheets: source.sheets,
    sheet: sheet === '' ? null : sheet,
    more: table.hasMore() || rows.length > limit,
    complete: table.sheet.partial !== true,
  }
}

function shownCells(cells: SourceRow): (string | null)[] {
  return cells.map(cell => (cell === null || typeof cell === 'string' ? cell : cell.text))
}
