// Reads a spreadsheet as a whole for tests: every sheet, every cell by its reference.
// Not for product code: it keeps everything in memory.
import { openLegacySpreadsheet } from '../../src-main/files/spreadsheets/open-legacy.ts'
import { openXlsx } from '../../src-main/files/spreadsheets/open-xlsx.ts'
import { sniffFormat } from '../../src-main/files/spreadsheets/sniff.ts'
import type { SheetHead, SourceCell, TableSource } from '../../src-main/files/table-source.ts'

export type Cell = string | SourceCell | null

export interface ReadSheet {
  name: string
  hidden: boolean
  head: SheetHead
  /** By row number, cells by position (0 = column A). */
  rows: Map<number, Cell[]>
  warnings: string[]
}

const READING = { header: 'auto' } as const

export async function openSpreadsheet(path: string): Promise<TableSource> {
  const format = await sniffFormat(path)
  if (format === 'text') throw new Error(`not a spreadsheet: ${path}`)
  return format === 'xlsx' ? openXlsx(path, READING) : openLegacySpreadsheet(path, READING)
}

export async function readSpreadsheet(path: string): Promise<ReadSheet[]> {
  const source = await openSpreadsheet(path)
  try {
    const sheets: ReadSheet[] = []
    for (const { name, hidden } of source.sheets) {
      const warnings: string[] = []
      const rows = new Map<number, Cell[]>()
      for await (const batch of source.rows(name, {
        batchRows: 7,
        onWarning: warning => warnings.push(warning.code),
      })) {
        for (const [at, rowNumber] of batch.rowNumbers.entries()) rows.set(rowNumber, batch.cells[at] ?? [])
      }
      sheets.push({ name, hidden, head: await source.head(name), rows, warnings })
    }
    return sheets
  } finally {
    await source.close()
  }
}

export function cellAt(sheet: ReadSheet | undefined, row: number, column: number): Cell {
  return sheet?.rows.get(row)?.[column - 1] ?? null
}

export function shownOf(cell: Cell): string {
  return cell === null ? '' : typeof cell === 'string' ? cell : (cell.shown ?? cell.text)
}
