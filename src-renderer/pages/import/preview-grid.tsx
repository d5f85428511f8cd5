// The first rows of the file as they will be read: header rows tinted, set-aside rows grey with their reason.
// The borders of the header are dragged, a row can be made the header or told apart; nothing else is changed here.
import { useCallback, useMemo, useState } from 'react'
import type { FilePreview } from '../../../src-main/contract/datasets.ts'
import { DataGrid, type GridRow, type GridSource } from '../../features/grid/data-grid.tsx'
import { setAsideText } from '../../text/common.ts'
import { importText as words } from '../../text/import.ts'
import type { GridBorder } from '../../ui/grid-border.tsx'
import { Button, Dropdown, Skeleton } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { headerPlaces, type RowRole } from './reading-choices.ts'

export interface PreviewGridProps {
  preview: FilePreview | undefined
  /** There will be none with these choices. */
  failed: boolean
  /** Another reading is under way. */
  stale: boolean
  onHeaderRow(row: number): void
  /** The rows from index `first` up to before `end` of the preview are the header. */
  onHeaderPlaces(first: number, end: number): void
  /** Rows that begin with this text are what the person says they are. */
  onRole(text: string, role: RowRole): void
}

type Role = FilePreview['rows'][number]['role']

/** What a person may say a row is; blank rows say it themselves. */
const SAYABLE = ['data', 'subtotal', 'total', 'footnote', 'title'] as const satisfies readonly RowRole[]

function RoleButton({
  row,
  onRole,
}: {
  row: FilePreview['rows'][number] | undefined
  onRole: PreviewGridProps['onRole']
}) {
  const text = row?.cells.find(cell => cell !== null && cell.trim() !== '')?.trim()
  if (row === undefined || text === undefined) return null
  const choices = SAYABLE.filter(role => role !== row.role)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: choices.map(role => ({
          key: role,
          label: role === 'data' ? words.asData : words.asRole(setAsideText[role]),
        })),
        onClick: ({ key }) => {
          const role = choices.find(known => known === key)
          if (role !== undefined) onRole(text, role)
        },
      }}
    >
      <Button size="small">{words.rowIs(formatNumber(row.number))}</Button>
    </Dropdown>
  )
}

/** Every preview answer is its own state of the grid. */
let answers = 0
const answerKeys = new WeakMap<FilePreview, string>()
function keyOf(preview: FilePreview): string {
  const known = answerKeys.get(preview)
  if (known !== undefined) return known
  answers += 1
  const key = `preview ${answers}`
  answerKeys.set(preview, key)
  return key
}

function sourceOf(preview: FilePreview): GridSource {
  const rows = preview.rows.map(row => ({ rowNumber: row.number, cells: row.cells.map(cell => cell ?? '') }))
  return {
    key: keyOf(preview),
    total: rows.length,
    columns: preview.columns,
    load: (offset, limit) => Promise.resolve(rows.slice(offset, offset + limit)),
  }
}

/** Header rows are set among these first rows; further down the numbers on the left serve better. */
const MOST_HEADER_PLACE = 40

function headerBorders(preview: FilePreview, move: PreviewGridProps['onHeaderPlaces']): GridBorder[] {
  const places = headerPlaces(preview)
  if (places === null) return []
  const [first, end] = places
  const most = Math.max(end, Math.min(MOST_HEADER_PLACE, preview.rows.length - 1))
  const numberAt = (index: number) => formatNumber(preview.rows[index]?.number ?? index + 1)
  const bottom: GridBorder = {
    id: 'bottom',
    after: end,
    least: first,
    most,
    label: words.headerBottom,
    textAt: after => (after <= first ? words.headerGone : words.headerToAt(numberAt(after - 1))),
    onMove: after => move(first, after),
  }
  if (end === first) return [bottom]
  const top: GridBorder = {
    id: 'top',
    after: first,
    least: 0,
    most: end - 1,
    label: words.headerTop,
    textAt: after => words.headerFromAt(numberAt(after)),
    onMove: after => move(after, end),
  }
  return [top, bottom]
}

export function PreviewGrid({ preview, failed, stale, onHeaderRow, onHeaderPlaces, onRole }: PreviewGridProps) {
  const [focused, setFocused] = useState<number | null>(null)
  const source = useMemo(() => (preview === undefined ? null : sourceOf(preview)), [preview])
  const roles = useMemo(
    () => new Map<number, Role>((preview?.rows ?? []).map(row => [row.number, row.role])),
    [preview],
  )
  const rowMark = useCallback(
    (row: GridRow) => {
      const role = roles.get(row.rowNumber)
      if (role === undefined || role === 'data') return undefined
      return role === 'header' ? 'header' : 'setAside'
    },
    [roles],
  )
  const note = useCallback(
    (row: GridRow) => {
      const role = roles.get(row.rowNumber)
      return role === undefined || role === 'data' ? words.roleData : setAsideText[role]
    },
    [roles],
  )
  const borders = preview === undefined ? [] : headerBorders(preview, onHeaderPlaces)
  if (preview === undefined || source === null) {
    return failed ? null : <Skeleton className="op-import-waiting" active />
  }
  const focusedRow = focused === null ? undefined : preview.rows[focused]
  const focusedNumber = focusedRow?.number
  const shown = preview.more ? words.previewSome(formatNumber(preview.rows.length)) : words.previewAll
  return (
    <div className={stale ? 'op-file-preview is-stale' : 'op-file-preview'}>
      <div className="op-file-preview-head">
        <h3>{words.preview}</h3>
        <span className="op-faint">{shown}</span>
        <span className="op-spring" />
        {focusedNumber === undefined ? null : (
          <>
            <RoleButton row={focusedRow} onRole={onRole} />
            <Button size="small" onClick={() => onHeaderRow(focusedNumber)}>
              {words.asHeader(formatNumber(focusedNumber))}
            </Button>
          </>
        )}
      </div>
      <div className="op-file-preview-grid">
        <DataGrid
          source={source}
          rowMark={rowMark}
          noteColumn={{ title: words.role, note }}
          onFocusRow={setFocused}
          borders={borders}
        />
      </div>
    </div>
  )
}
