// The sheets of a workbook or text table that a body handed in, as rows of texts: lists are short and are held whole.
// Looks for nothing in them; hidden sheets and hidden rows are not part of what was handed in.
import { basename, extname } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { ReadingSchema } from '../../contract/reading.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { handedInTexts } from '../../contract/text/zh-CN/handed-in-lists.ts'
import type { Grid } from '../../core/handed-in-lists/grid.ts'
import { openTableSource } from '../open-source.ts'
import type { SourceCell, TableSource } from '../table-source.ts'

/** Endings lists are handed in under; what the file really is is told by its contents. */
const TABLE_ENDINGS = new Set(['.xlsx', '.xls', '.et', '.ods', '.csv'])
/** With 200 columns of 200 signs a sheet at this limit takes some 100 MB while it is read. */
const MOST_ROWS = 20_000
const MOST_COLUMNS = 200
const MOST_SHEETS = 50

export function isTableFile(path: string): boolean {
  return TABLE_ENDINGS.has(extname(path).toLowerCase())
}

/** Throws FILE_NOT_READABLE for a sheet too long to be a list, CANCELLED, and what opening a table throws. */
export async function readGrids(path: string, signal?: AbortSignal): Promise<Grid[]> {
  const source = await openTableSource(path, ReadingSchema.parse({}), {}, { signal })
  try {
    const grids: Grid[] = []
    for (const { name, hidden } of source.sheets.slice(0, MOST_SHEETS))
      if (!hidden) grids.push({ sheet: name, rows: await rowsOf(source, name, path, signal) })
    return grids
  } finally {
    await source.close()
  }
}

async function rowsOf(source: TableSource, sheet: string, path: string, signal?: AbortSignal): Promise<Grid['rows']> {
  const hidden = new Set((await source.head(sheet, signal)).hiddenRows)
  const rows: { number: number; cells: string[] }[] = []
  for await (const { rowNumbers, cells } of source.rows(sheet, signal === undefined ? {} : { signal })) {
    for (const [at, number] of rowNumbers.entries()) {
      if (rows.length >= MOST_ROWS) throw tooLong(path)
      const texts = (cells[at] ?? []).slice(0, MOST_COLUMNS).map(textOf)
      if (!hidden.has(number) && texts.some(text => text.trim() !== '')) rows.push({ number, cells: texts })
    }
  }
  return rows
}

function textOf(cell: string | SourceCell | null): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? cell : cell.text
}

function tooLong(path: string): OpenprepError {
  const reason = fill(handedInTexts.tooLong, { limit: MOST_ROWS })
  return new OpenprepError('FILE_NOT_READABLE', { file: basename(path), reason })
}
