// The grid's columns: their headers, widths, classes and tooltips.
// Loads no rows and holds no state.
import type { CellClassParams, ColDef, GridApi } from 'ag-grid-community'
import { createContext, type ReactNode, useContext } from 'react'
import { gridText } from '../text/grid.ts'
import { isInside, isWide } from './grid-range.ts'
import { type CellMark, columnId, type GridRow, type Live, NOTE, ROW_NUMBER } from './grid-types.ts'

interface HeaderState {
  selectedColumn: string | null
  numericColumns: ReadonlySet<string> | undefined
  headerExtra: ((column: string) => ReactNode) | undefined
  select(column: string): void
}
export const HeaderContext = createContext<HeaderState>({
  selectedColumn: null,
  numericColumns: undefined,
  headerExtra: undefined,
  select: () => undefined,
})

function ColumnHeader({ displayName }: { displayName: string }) {
  const { selectedColumn, numericColumns, headerExtra, select } = useContext(HeaderContext)
  const look = [
    'op-grid-header',
    selectedColumn === displayName ? 'is-selected' : '',
    numericColumns?.has(displayName) === true ? 'is-number' : '',
  ]
  return (
    <button type="button" className={look.join(' ')} title={displayName} onClick={() => select(displayName)}>
      <span className="op-grid-header-name">{displayName}</span>
      {headerExtra === undefined ? null : <span className="op-grid-header-extra">{headerExtra(displayName)}</span>}
    </button>
  )
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

/** Text width in half-width characters, cut off where no column would be wider. */
function textUnits(text: string): number {
  let units = 0
  for (const character of text.slice(0, 40)) units += WIDE.test(character) ? 2 : 1
  return units
}

function columnWidth(name: string, values: readonly string[]): number {
  const units = values.reduce((widest, value) => Math.max(widest, textUnits(value)), textUnits(name) + 1)
  return Math.round(Math.min(320, Math.max(84, units * 7.2 + 26)))
}

/** As wide as the first values need; what a person has drawn (`drawn`) comes before. */
export function fitColumns(
  api: GridApi<GridRow>,
  columns: readonly string[],
  rows: readonly GridRow[],
  drawn: (column: string) => number | undefined,
): void {
  const sample = rows.slice(0, 60)
  api.setColumnWidths(
    columns.map((name, index) => ({
      key: columnId(index),
      newWidth:
        drawn(name) ??
        columnWidth(
          name,
          sample.map(row => row.cells[index] ?? ''),
        ),
    })),
  )
}

function markOf(live: Live, row: GridRow | undefined, column: string): CellMark | undefined {
  return row === undefined ? undefined : live.look.mark?.(row, column)
}

function isFlashing(live: Live, rowIndex: number, column: string): boolean {
  if (live.flash === null) return false
  const rowHit = live.flash.index === null || live.flash.index === rowIndex
  const columnHit = live.flash.column === null || live.flash.column === column
  return rowHit && columnHit
}

export function dataColumn(live: Live, name: string, index: number): ColDef<GridRow> {
  const marked = (mark: CellMark) => (params: CellClassParams<GridRow>) => markOf(live, params.data, name) === mark
  return {
    colId: columnId(index),
    headerName: name,
    headerComponent: ColumnHeader,
    valueGetter: params => params.data?.cells[index] ?? '',
    tooltipValueGetter: params => {
      const before = params.data?.before?.[index]
      if (params.data?.removed === true) return gridText.removed
      return before === undefined ? params.data?.notes?.[index] : gridText.before(before)
    },
    cellClassRules: {
      'op-cell-problem': marked('problem'),
      'op-cell-changed': marked('changed'),
      'op-cell-aside': marked('setAside'),
      'op-cell-before-empty': params => hasRoomBehind(params.data?.cells ?? [], index),
      'op-cell-selected': () => live.look.selectedColumn === name,
      'op-cell-number': () => live.look.numericColumns?.has(name) === true,
      'op-cell-range': params =>
        live.range !== null && isWide(live.range) && isInside(live.range, params.rowIndex, index),
      'op-cell-flash': params => isFlashing(live, params.rowIndex, name),
    },
  }
}

/** So many characters need no more room than a column has at least. */
const CHARS_OF_A_COLUMN = 5

/** The cells that the text may run over are empty. */
function hasRoomBehind(cells: readonly string[], index: number): boolean {
  const covered = Math.floor((cells[index] ?? '').length / CHARS_OF_A_COLUMN)
  return cells.slice(index + 1, index + 1 + covered).every(cell => cell === '')
}

export function rowNumberColumn(title: string, total: number): ColDef<GridRow> {
  const width = Math.max(58, String(total).length * 8 + 26)
  return {
    colId: ROW_NUMBER,
    headerName: title,
    pinned: 'left',
    width,
    maxWidth: width,
    lockPosition: 'left',
    resizable: false,
    headerClass: 'op-grid-row-number-header',
    cellClass: 'op-cell-row-number',
    valueGetter: params => params.data?.rowNumber ?? '',
  }
}

export function noteColumnDef(title: string, live: Live): ColDef<GridRow> {
  return {
    colId: NOTE,
    headerName: title,
    pinned: 'left',
    width: 84,
    lockPosition: 'left',
    resizable: false,
    headerClass: 'op-grid-note-header',
    cellClass: 'op-cell-note',
    valueGetter: params => (params.data === undefined ? '' : (live.props.noteColumn?.note(params.data) ?? '')),
  }
}

export const DEFAULT_COLUMN: ColDef<GridRow> = {
  sortable: false,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
  width: 140,
  minWidth: 60,
}
