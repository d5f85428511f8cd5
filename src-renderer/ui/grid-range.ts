// A rectangle of cells chosen with Shift or the mouse, and the text a spreadsheet takes from it.
// Pure; knows no grid library.

export interface CellPlace {
  /** 0-based, in the rows of the source. */
  row: number
  /** 0-based, in its columns. */
  column: number
}

export interface CellRange {
  /** Where the choice began. */
  anchor: CellPlace
  end: CellPlace
}

export function rowsOf({ anchor, end }: CellRange): { first: number; last: number } {
  return { first: Math.min(anchor.row, end.row), last: Math.max(anchor.row, end.row) }
}

export function columnsOf({ anchor, end }: CellRange): { first: number; last: number } {
  return { first: Math.min(anchor.column, end.column), last: Math.max(anchor.column, end.column) }
}

/** One cell alone is no range: the focus already shows it. */
export function isWide({ anchor, end }: CellRange): boolean {
  return anchor.row !== end.row || anchor.column !== end.column
}

export function isInside(range: CellRange, row: number, column: number): boolean {
  const rows = rowsOf(range)
  const columns = columnsOf(range)
  return row >= rows.first && row <= rows.last && column >= columns.first && column <= columns.last
}

/** Tabs and line breaks inside a value would become cells of their own. */
function quoted(value: string): string {
  return /[\t\r\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

/** Tab-separated, as Excel and WPS paste it; one cell stands as it is. `rows` are the rows of the range, whole. */
export function rangeText(range: CellRange, rows: readonly (readonly string[])[]): string {
  const { first, last } = columnsOf(range)
  if (!isWide(range)) return rows[0]?.[first] ?? ''
  const lines = rows.map(cells =>
    Array.from({ length: last - first + 1 }, (_, place) => quoted(cells[first + place] ?? '')).join('\t'),
  )
  return lines.join('\r\n')
}
