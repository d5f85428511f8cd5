// The one place that knows the grid library: a read-only table of a million rows, drawn only where it is looked at.
// Knows nothing of datasets or the engine; features/grid gives it rows.
import {
  type CellClassParams,
  CellStyleModule,
  type ColDef,
  ColumnApiModule,
  ColumnAutoSizeModule,
  type GridApi,
  type IDatasource,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef } from 'react'
import { gridLocale, gridText } from '../text/grid.ts'
import './table-grid.css'

ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  InfiniteRowModelModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
])

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
  onFocusRow?: ((index: number) => void) | undefined
  onLoadError?: ((error: unknown) => void) | undefined
}

const BLOCK_ROWS = 200
/** Ten thousand rows stay at hand; older blocks are dropped. */
const KEPT_BLOCKS = 50
const FLASH_MS = 2500
const ROW_NUMBER = 'rowNumber'
const NOTE = 'note'

const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--op-primary)',
  backgroundColor: 'var(--op-panel)',
  foregroundColor: 'var(--op-text)',
  borderColor: 'var(--op-line-soft)',
  headerBackgroundColor: 'var(--op-sunken)',
  headerTextColor: 'var(--op-text)',
  rowHoverColor: 'var(--op-hover)',
  chromeBackgroundColor: 'var(--op-sunken)',
  columnBorder: { style: 'solid', width: 1, color: 'var(--op-line-soft)' },
  headerColumnBorder: { style: 'solid', width: 1, color: 'var(--op-line-soft)' },
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  cellHorizontalPadding: 10,
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontWeight: 600,
  rowHeight: 28,
  tooltipBackgroundColor: 'var(--op-raised)',
  tooltipTextColor: 'var(--op-text)',
})

const columnId = (index: number) => `c${index}`
const columnIndex = (id: string) => Number(id.slice(1))

interface HeaderState {
  selectedColumn: string | null
  numericColumns: ReadonlySet<string> | undefined
  headerExtra: ((column: string) => ReactNode) | undefined
  select(column: string): void
}
const HeaderContext = createContext<HeaderState>({
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

function fitColumns(api: GridApi<GridRow>, columns: readonly string[], rows: readonly GridRow[]): void {
  const sample = rows.slice(0, 60)
  api.setColumnWidths(
    columns.map((name, index) => ({
      key: columnId(index),
      newWidth: columnWidth(
        name,
        sample.map(row => row.cells[index] ?? ''),
      ),
    })),
  )
}

/** What the library's callbacks need of the present props, without rebuilding its columns at every change. */
interface Live {
  props: TableGridProps
  shownKey: string
  look: Pick<TableGridProps, 'mark' | 'rowMark' | 'selectedColumn' | 'numericColumns'>
  flash: { index: number | null; column: string | null } | null
  fittedColumns: string
  flashEnd: number
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

function dataColumn(live: Live, name: string, index: number): ColDef<GridRow> {
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
      'op-cell-selected': () => live.look.selectedColumn === name,
      'op-cell-number': () => live.look.numericColumns?.has(name) === true,
      'op-cell-flash': params => isFlashing(live, params.rowIndex, name),
    },
  }
}

function rowNumberColumn(title: string, total: number): ColDef<GridRow> {
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

function noteColumnDef(title: string, live: Live): ColDef<GridRow> {
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

const DEFAULT_COLUMN: ColDef<GridRow> = {
  sortable: false,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
  width: 140,
  minWidth: 60,
}

function datasourceOf(live: Live): IDatasource {
  return {
    rowCount: live.props.source.total,
    getRows: async params => {
      const { source } = live.props
      try {
        const rows = await source.load(params.startRow, Math.min(params.endRow, source.total) - params.startRow)
        // The page may have been left while the engine was reading.
        if (params.api.isDestroyed()) return
        params.successCallback([...rows], source.total)
        const columns = source.columns.join('\u0000')
        if (live.fittedColumns !== columns) {
          live.fittedColumns = columns
          // A title above the table says nothing of the width of the column it happens to stand in.
          fitColumns(
            params.api,
            source.columns,
            rows.filter(row => live.look.rowMark?.(row) !== 'setAside'),
          )
        }
      } catch (error) {
        if (params.api.isDestroyed()) return
        params.failCallback()
        live.props.onLoadError?.(error)
      }
    },
  }
}

function valueAt(row: GridRow, id: string): string {
  if (id === ROW_NUMBER) return String(row.rowNumber)
  return id === NOTE ? '' : (row.cells[columnIndex(id)] ?? '')
}

function copyFocusedCell(api: GridApi<GridRow>, event: ClipboardEvent): void {
  const cell = api.getFocusedCell()
  if (cell === null || (window.getSelection()?.toString() ?? '') !== '') return
  const row = api.getDisplayedRowAtIndex(cell.rowIndex)?.data
  if (row === undefined) return
  const id = cell.column.getColId()
  const value = valueAt(row, id)
  event.clipboardData?.setData('text/plain', value)
  event.preventDefault()
}

export function TableGrid(props: TableGridProps) {
  const { source, mark, rowMark, selectedColumn = null, onSelectColumn, target, headerExtra, numericColumns } = props
  const live = useRef<Live>({ props, shownKey: source.key, look: props, flash: null, fittedColumns: '', flashEnd: 0 })
  live.current.props = props
  const api = useRef<GridApi<GridRow> | null>(null)
  const frame = useRef<HTMLDivElement>(null)

  const names = source.columns.join('\u0000')
  const rowNumberTitle = props.rowNumberTitle ?? gridText.rowNumber
  const noteTitle = props.noteColumn?.title
  const columnDefs = useMemo(() => {
    const columns = names === '' ? [] : names.split('\u0000')
    return [
      rowNumberColumn(rowNumberTitle, source.total),
      ...(noteTitle === undefined ? [] : [noteColumnDef(noteTitle, live.current)]),
      ...columns.map((name, index) => dataColumn(live.current, name, index)),
    ]
  }, [names, rowNumberTitle, noteTitle, source.total])
  const datasource = useMemo(() => datasourceOf(live.current), [])

  useEffect(() => {
    const grid = api.current
    if (grid === null || grid.isDestroyed() || live.current.shownKey === source.key) return
    live.current.shownKey = source.key
    grid.setRowCount(source.total, true)
    grid.refreshInfiniteCache()
  }, [source.key, source.total])

  useEffect(() => {
    live.current.look = { mark, rowMark, selectedColumn, numericColumns }
    api.current?.refreshCells({ force: true })
  }, [mark, rowMark, selectedColumn, numericColumns])

  useEffect(() => {
    if (target === null || target === undefined) return
    const show = () => showTarget(api.current, live.current, target)
    // The grid may still be building itself when the page arrives with a target.
    const soon = window.setTimeout(show, api.current === null ? 200 : 0)
    return () => window.clearTimeout(soon)
  }, [target])

  useEffect(() => {
    const element = frame.current
    const onCopy = (event: ClipboardEvent) => {
      if (api.current !== null) copyFocusedCell(api.current, event)
    }
    element?.addEventListener('copy', onCopy)
    return () => element?.removeEventListener('copy', onCopy)
  }, [])

  const select = useCallback((column: string) => onSelectColumn?.(column), [onSelectColumn])
  const headerState = useMemo(
    () => ({ selectedColumn, numericColumns, headerExtra, select }),
    [selectedColumn, numericColumns, headerExtra, select],
  )

  return (
    <HeaderContext.Provider value={headerState}>
      <div ref={frame} className="op-grid">
        <AgGridReact<GridRow>
          theme={gridTheme}
          localeText={gridLocale}
          columnDefs={columnDefs}
          defaultColDef={DEFAULT_COLUMN}
          rowModelType="infinite"
          datasource={datasource}
          cacheBlockSize={BLOCK_ROWS}
          maxBlocksInCache={KEPT_BLOCKS}
          maxConcurrentDatasourceRequests={2}
          blockLoadDebounceMillis={40}
          infiniteInitialRowCount={Math.max(1, source.total)}
          headerHeight={headerExtra === undefined ? 34 : 54}
          suppressDragLeaveHidesColumns
          suppressColumnMoveAnimation
          animateRows={false}
          tooltipShowDelay={250}
          rowClassRules={{
            'op-row-removed': params => params.data?.removed === true,
            'op-row-aside': params =>
              params.data !== undefined && live.current.look.rowMark?.(params.data) === 'setAside',
            'op-row-header': params =>
              params.data !== undefined && live.current.look.rowMark?.(params.data) === 'header',
          }}
          onGridReady={event => {
            api.current = event.api
          }}
          onCellFocused={event => {
            if (event.rowIndex !== null) live.current.props.onFocusRow?.(event.rowIndex)
            const id = typeof event.column === 'object' ? event.column?.getColId() : undefined
            if (id === undefined || id === ROW_NUMBER || id === NOTE) return
            const name = live.current.props.source.columns[columnIndex(id)]
            if (name !== undefined && name !== live.current.props.selectedColumn) {
              live.current.props.onSelectColumn?.(name)
            }
          }}
        />
      </div>
    </HeaderContext.Provider>
  )
}

function showTarget(api: GridApi<GridRow> | null, live: Live, target: GridTarget): void {
  if (api === null || api.isDestroyed()) return
  const column = target.column === null ? -1 : live.props.source.columns.indexOf(target.column)
  if (column >= 0) api.ensureColumnVisible(columnId(column), 'middle')
  if (target.index !== null) {
    api.ensureIndexVisible(target.index, 'middle')
    // Who is typing in the find bar goes on typing.
    if (!(document.activeElement instanceof HTMLInputElement)) {
      api.setFocusedCell(target.index, column >= 0 ? columnId(column) : ROW_NUMBER)
    }
  }
  live.flash = { index: target.index, column: column >= 0 ? target.column : null }
  api.refreshCells({ force: true })
  // The flash ends by itself, also when the page has forgotten the target by then.
  window.clearTimeout(live.flashEnd)
  live.flashEnd = window.setTimeout(() => {
    live.flash = null
    if (!api.isDestroyed()) api.refreshCells({ force: true })
  }, FLASH_MS)
}
