// What the grid is given and what it tells: rows, marks, targets, and the present state its callbacks look at.
// Shapes only; no drawing.
import type { ReactNode } from 'react'
import type { GridBorder } from './grid-border.tsx'
import type { CellPlace, CellRange } from './grid-range.ts'

export interface GridRow {
  rowNumber: number
  cells: readonly string[]
  /** The old values where they differ; undefined = unchanged. Shown on hover. */
  before?: readonly (string | undefined)[]
  /** A remark per cell, shown on hover; undefined = none. */
  notes?: readonly (string | undefined)[]
  /** The row goes away; drawn struck through. */
  removed?: boolean
}

export interface GridSource {
  /** A new key = the rows changed and are loaded again; the scroll position stays. */
  key: string
  total: number
  columns: readonly string[]
  load(offset: number, limit: number): Promise<readonly GridRow[]>
}

export type CellMark = 'problem' | 'changed' | 'setAside'

/** 0-based row index in the source (null = the column only). A new object scrolls again. */
export interface GridTarget {
  index: number | null
  column: string | null
}

export interface TableGridProps {
  source: GridSource
  /** A new function = the marks are drawn again. */
  mark?: ((row: GridRow, column: string) => CellMark | undefined) | undefined
  /** Tints a whole row. */
  rowMark?: ((row: GridRow) => 'header' | 'setAside' | undefined) | undefined
  selectedColumn?: string | null | undefined
  onSelectColumn?: ((column: string) => void) | undefined
  target?: GridTarget | null | undefined
  /** Small marks under the column's name. */
  headerExtra?: ((column: string) => ReactNode) | undefined
  /** Columns of amounts: right-aligned. */
  numericColumns?: ReadonlySet<string> | undefined
  /** Header of the pinned first column. */
  rowNumberTitle?: string | undefined
  /** A second pinned column with a short note per row, such as why it is set aside. */
  noteColumn?: { title: string; note(row: GridRow): string } | undefined
  /** Whose column widths are kept, such as a dataset's id; absent = nobody's. */
  widthsOf?: string | undefined
  /** The same while several cells are chosen. */
  onEditRange?: ((rows: readonly GridRow[], columns: readonly string[]) => void) | undefined
  /** A person wants to change a cell: double click, Enter or F2 on it. */
  onEditCell?: ((row: GridRow, column: string) => void) | undefined
  /** Lines between rows that can be moved; only where the source's first rows are the grid's. */
  borders?: readonly GridBorder[] | undefined
  /** Cells of these columns and so many rows were put into the clipboard. */
  onCopied?: ((columns: readonly string[], rows: number) => void) | undefined
  onFocusRow?: ((index: number) => void) | undefined
  onLoadError?: ((error: unknown) => void) | undefined
}

export const ROW_NUMBER = 'rowNumber'
export const NOTE = 'note'

export const columnId = (index: number) => `c${index}`
/** The place of a data column; -1 for the pinned ones. */
export const columnIndex = (id: string) => (id === ROW_NUMBER || id === NOTE ? -1 : Number(id.slice(1)))

/** What the library's callbacks need of the present props, without rebuilding its columns at every change. */
export interface Live {
  props: TableGridProps
  shownKey: string
  look: Pick<TableGridProps, 'mark' | 'rowMark' | 'selectedColumn' | 'numericColumns'>
  flash: { index: number | null; column: string | null } | null
  fittedColumns: string
  flashEnd: number
  range: CellRange | null
  /** The focused cell that the range already knows of. */
  focused: CellPlace | null
  /** Shift is down: the next cell extends the range. */
  extending: boolean
}
