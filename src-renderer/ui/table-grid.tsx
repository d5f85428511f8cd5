// The one place that knows the grid library: a read-only table of a million rows, drawn only where it is looked at.
// Knows nothing of datasets or the engine; features/grid gives it rows.
import {
  CellStyleModule,
  type Column,
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
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { gridLocale, gridText } from '../text/grid.ts'
import { copyText } from './copy-text.ts'
import { GridBorderHandle, ROW_HEIGHT } from './grid-border.tsx'
import {
  DEFAULT_COLUMN,
  dataColumn,
  fitColumns,
  HeaderContext,
  noteColumnDef,
  rowNumberColumn,
} from './grid-columns.tsx'
import { type CellPlace, columnsOf, isWide, rangeText, rowsOf } from './grid-range.ts'
import {
  columnId,
  columnIndex,
  type GridRow,
  type GridTarget,
  type Live,
  ROW_NUMBER,
  type TableGridProps,
} from './grid-types.ts'
import { keepWidth, keptWidths } from './grid-widths.ts'
import { paceScrolling } from './scroll-pace.ts'
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

const BLOCK_ROWS = 200
/** Ten thousand rows stay at hand; older blocks are dropped. */
const KEPT_BLOCKS = 50
const FLASH_MS = 2500

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
  rowHeight: ROW_HEIGHT,
  tooltipBackgroundColor: 'var(--op-raised)',
  tooltipTextColor: 'var(--op-text)',
})

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
            live.props.widthsOf === undefined ? () => undefined : keptWidths(live.props.widthsOf),
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

/** Puts the chosen cells into the clipboard; rows that are no longer at hand are read again first. */
async function copyCells(api: GridApi<GridRow>, live: Live, event: ClipboardEvent): Promise<void> {
  catchUp(api, live)
  const { range } = live
  if (range === null || (window.getSelection()?.toString() ?? '') !== '') return
  event.preventDefault()
  const { first, last } = rowsOf(range)
  const tell = () => {
    const columns = columnsOf(range)
    live.props.onCopied?.(live.props.source.columns.slice(columns.first, columns.last + 1), last - first + 1)
  }
  const atHand = Array.from({ length: last - first + 1 }, (_, place) => api.getDisplayedRowAtIndex(first + place)?.data)
  const rows = atHand.filter(row => row !== undefined)
  if (rows.length === atHand.length) {
    event.clipboardData?.setData(
      'text/plain',
      rangeText(
        range,
        rows.map(row => row.cells),
      ),
    )
    tell()
    return
  }
  try {
    const read: (readonly string[])[] = []
    for (let at = first; at <= last; at += BLOCK_ROWS) {
      const block = await live.props.source.load(at, Math.min(BLOCK_ROWS, last - at + 1))
      read.push(...block.map(row => row.cells))
    }
    if (copyText(rangeText(range, read))) tell()
  } catch (error) {
    live.props.onLoadError?.(error)
  }
}

const MOVING_KEYS = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'Tab',
])

/** The cell begins a new range, or ends the one that is being drawn. */
function chooseCell(live: Live, place: CellPlace): void {
  live.focused = place
  live.range = { anchor: live.extending && live.range !== null ? live.range.anchor : place, end: place }
}

/** The library tells of a moved focus some time later; who copies or edits at once means the cells chosen by now. */
function catchUp(api: GridApi<GridRow>, live: Live): void {
  const cell = api.getFocusedCell()
  const column = columnIndex(cell?.column.getColId() ?? ROW_NUMBER)
  if (cell === null || column < 0) return
  if (live.focused?.row !== cell.rowIndex || live.focused.column !== column) {
    chooseCell(live, { row: cell.rowIndex, column })
  }
}

function isOnCell({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('.ag-cell') !== null
}

/** The rows of the chosen cells; those no longer at hand are read again. */
async function chosenRows(api: GridApi<GridRow>, live: Live, first: number, last: number): Promise<GridRow[]> {
  const rows: GridRow[] = []
  for (let at = first; at <= last; at += BLOCK_ROWS) {
    const end = Math.min(last, at + BLOCK_ROWS - 1)
    const atHand = Array.from({ length: end - at + 1 }, (_, place) => api.getDisplayedRowAtIndex(at + place)?.data)
    const found = atHand.filter(row => row !== undefined)
    rows.push(...(found.length === atHand.length ? found : await live.props.source.load(at, end - at + 1)))
  }
  return rows
}

async function wantsRangeEdit(api: GridApi<GridRow>, live: Live): Promise<void> {
  const { range, props } = live
  if (range === null || props.onEditRange === undefined) return
  const { first, last } = rowsOf(range)
  const columns = columnsOf(range)
  try {
    const rows = await chosenRows(api, live, first, last)
    props.onEditRange(rows, props.source.columns.slice(columns.first, columns.last + 1))
  } catch (error) {
    props.onLoadError?.(error)
  }
}

function wantsEdit({ props }: Live, { data, column }: { data?: GridRow | undefined; column?: Column | null }): void {
  const name = props.source.columns[columnIndex(column?.getColId() ?? ROW_NUMBER)]
  if (data !== undefined && name !== undefined) props.onEditCell?.(data, name)
}

function keepDrawnWidth({ props }: Live, column: Column | null): void {
  const name = column === null ? undefined : props.source.columns[columnIndex(column.getColId())]
  if (column === null || name === undefined || props.widthsOf === undefined) return
  keepWidth(props.widthsOf, name, column.getActualWidth())
}

export function TableGrid(props: TableGridProps) {
  const {
    source,
    mark,
    rowMark,
    selectedColumn = null,
    onSelectColumn,
    target,
    headerExtra,
    numericColumns,
    borders,
  } = props
  const live = useRef<Live>({
    props,
    shownKey: source.key,
    look: props,
    flash: null,
    fittedColumns: '',
    flashEnd: 0,
    range: null,
    focused: null,
    extending: false,
  })
  live.current.props = props
  const api = useRef<GridApi<GridRow> | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const scrolled = useRef<HTMLDivElement>(null)

  // A table that shows fewer rows for a while keeps its columns as they are drawn.
  const mostRows = useRef(0)
  mostRows.current = Math.max(mostRows.current, source.total)
  const total = mostRows.current
  const names = source.columns.join('\u0000')
  const rowNumberTitle = props.rowNumberTitle ?? gridText.rowNumber
  const noteTitle = props.noteColumn?.title
  const columnDefs = useMemo(() => {
    const columns = names === '' ? [] : names.split('\u0000')
    return [
      rowNumberColumn(rowNumberTitle, total),
      ...(noteTitle === undefined ? [] : [noteColumnDef(noteTitle, live.current)]),
      ...columns.map((name, index) => dataColumn(live.current, name, index)),
    ]
  }, [names, rowNumberTitle, noteTitle, total])
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
    const state = live.current
    const onCopy = (event: ClipboardEvent) => {
      if (api.current !== null) void copyCells(api.current, state, event)
    }
    // Before the library moves the focus, so that the move is known to extend, and where it extends from: the library tells of a move
    // some time later. Keys that move nothing, such as Enter pressed right behind Shift and an arrow, must not end the range.
    const onPress = (event: KeyboardEvent | MouseEvent) => {
      if (!(event instanceof MouseEvent || MOVING_KEYS.has(event.key))) return
      if (api.current !== null) catchUp(api.current, state)
      state.extending = event.shiftKey
      // A cell that has the focus already may be pressed to let go of the range.
      if (event instanceof MouseEvent && isOnCell(event)) state.focused = null
    }
    element?.addEventListener('copy', onCopy)
    element?.addEventListener('keydown', onPress, true)
    element?.addEventListener('mousedown', onPress, true)
    return () => {
      element?.removeEventListener('copy', onCopy)
      element?.removeEventListener('keydown', onPress, true)
      element?.removeEventListener('mousedown', onPress, true)
    }
  }, [])

  useEffect(() => (frame.current === null ? undefined : paceScrolling(frame.current)), [])

  const select = useCallback((column: string) => onSelectColumn?.(column), [onSelectColumn])
  const headerState = useMemo(
    () => ({ selectedColumn, numericColumns, headerExtra, select }),
    [selectedColumn, numericColumns, headerExtra, select],
  )

  const headerHeight = headerExtra === undefined ? 34 : 54
  return (
    <HeaderContext.Provider value={headerState}>
      <div ref={frame} className="op-grid">
        {borders === undefined || borders.length === 0 ? null : (
          <div className="op-grid-borders" style={{ top: headerHeight }}>
            <div ref={scrolled} className="op-grid-borders-scrolled">
              {borders.map(border => (
                <GridBorderHandle key={border.id} border={border} />
              ))}
            </div>
          </div>
        )}
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
          headerHeight={headerHeight}
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
          onCellDoubleClicked={event => wantsEdit(live.current, event)}
          onCellKeyDown={event => {
            const key = event.event instanceof KeyboardEvent ? event.event.key : ''
            if (key !== 'Enter' && key !== 'F2') return
            catchUp(event.api, live.current)
            const { range } = live.current
            if (range !== null && isWide(range)) void wantsRangeEdit(event.api, live.current)
            else wantsEdit(live.current, event)
          }}
          onGridReady={event => {
            api.current = event.api
          }}
          onBodyScroll={event => {
            if (event.direction === 'vertical') scrolled.current?.style.setProperty('top', `${-event.top}px`)
          }}
          onColumnResized={event => {
            if (event.finished && event.source === 'uiColumnResized') keepDrawnWidth(live.current, event.column)
          }}
          onCellMouseOver={event => {
            const dragging = event.event instanceof MouseEvent && event.event.buttons === 1
            if (!dragging || event.rowIndex === null || live.current.range === null) return
            live.current.range = {
              anchor: live.current.range.anchor,
              end: { row: event.rowIndex, column: Math.max(0, columnIndex(event.column.getColId())) },
            }
            event.api.refreshCells({ force: true })
          }}
          onCellFocused={event => {
            const column = typeof event.column === 'object' ? event.column?.getColId() : undefined
            if (event.rowIndex !== null) live.current.props.onFocusRow?.(event.rowIndex)
            if (event.rowIndex === null || column === undefined || columnIndex(column) < 0) return
            catchUp(event.api, live.current)
            event.api.refreshCells({ force: true })
            const name = live.current.props.source.columns[columnIndex(column)]
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
