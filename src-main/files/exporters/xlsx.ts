// XLSX for people: every cell text, so that no number is damaged; further sheets where one is full; nothing runs as a formula.
// The machine files stay exact; this one only quotes.
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { dataWidths, dataWorkbook } from '../documents/xlsx-writer.ts'
import { NotCanonicalError, type Row, workbookRows } from '../packages/package-table.ts'
import type { Exporter } from './exporter.ts'

export const xlsx: Exporter = {
  form: 'xlsx',
  ending: '.xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  encoding: null,
  write({ columns, rows, longest, chunks }) {
    const widths = dataWidths(columns, longest)
    return dataWorkbook({ sheetName: documentTexts.dataSheet, columns, rows, chunks, widths })
  },
  read: (file, { columns, rows }) => file.inPlace(path => dataRows(path, columns, rows)),
}

const BATCH = 2048

/** The header stands on every sheet; blank rows at the end have no cells and are given back. */
async function* dataRows(path: string, columns: readonly string[], rows: number): AsyncGenerator<readonly Row[]> {
  let sheet = -1
  let given = 0
  let batch: Row[] = []
  for await (const { sheet: at, cells } of workbookRows(path, rows + 2)) {
    if (cells === null) throw new NotCanonicalError()
    if (at !== sheet) {
      sheet = at
      if (!sameCells(cells, columns)) throw new NotCanonicalError()
      continue
    }
    batch.push(filled(cells, columns.length))
    given += 1
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (sheet < 0) throw new NotCanonicalError()
  for (; given < rows; given += 1) batch.push(filled([], columns.length))
  yield batch
}

/** Cells without a value are not written: rows may be shorter. */
function filled(cells: Row, width: number): Row {
  if (cells.length > width) throw new NotCanonicalError()
  return cells.length === width ? cells : Array.from({ length: width }, (_, i) => cells[i] ?? '')
}

function sameCells(cells: Row, columns: readonly string[]): boolean {
  return cells.length <= columns.length && columns.every((column, i) => column === (cells[i] ?? ''))
}
