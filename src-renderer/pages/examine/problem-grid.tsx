// The rows of the shown view with every problem cell underlined and named on hover.
// The engine says which cells; nothing is judged here.
import { useCallback, useMemo } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { columnQuality } from '../../../src-main/contract/quality.ts'
import { callEngine, useEngineQuery } from '../../engine/queries.ts'
import { DataGrid, type GridRow, type GridSource, type GridTarget } from '../../features/grid/data-grid.tsx'
import { QualityBar } from '../../features/quality/quality-bar.tsx'
import { issueWords } from '../../text/issues.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'

interface PageOfRows {
  datasetId: string
  view: View
  offset: number
  limit: number
}

async function loadRows(page: PageOfRows): Promise<GridRow[]> {
  const [{ columns, rows }, problems] = await Promise.all([
    callEngine('table.page', page),
    callEngine('profile.page', page),
  ])
  const byRow = new Map(problems.map(row => [row.rowNumber, row.cells]))
  return rows.map(row => {
    const cells = byRow.get(row.rowNumber)
    if (cells === undefined) return row
    const titles = new Map(
      cells.map(({ column, codes }) => [column, codes.map(code => issueWords(code).title).join('、')]),
    )
    return { ...row, notes: columns.map(column => titles.get(column)) }
  })
}

function useRowSource(datasetId: string, view: View, profile: TableProfile) {
  const first = useEngineQuery('table.page', { datasetId, view, offset: 0, limit: 1 })
  const { data, dataUpdatedAt, error } = first
  const source = useMemo((): GridSource | null => {
    if (data === undefined) return null
    return {
      key: `${datasetId} ${view} ${dataUpdatedAt} ${profile.rows}`,
      total: data.total,
      columns: data.columns,
      load: (offset, limit) => loadRows({ datasetId, view, offset, limit }),
    }
  }, [data, dataUpdatedAt, datasetId, view, profile])
  return { source, error }
}

export interface ProblemGridProps {
  datasetId: string
  view: View
  profile: TableProfile
  selected: string | null
  onSelect(column: string): void
  target: GridTarget | null
}

export function ProblemGrid({ datasetId, view, profile, selected, onSelect, target }: ProblemGridProps) {
  const { source, error } = useRowSource(datasetId, view, profile)
  const byName = useMemo(() => new Map(profile.columns.map(column => [column.name, column])), [profile])
  const places = useMemo(() => new Map((source?.columns ?? []).map((name, place) => [name, place])), [source])
  const mark = useCallback(
    (row: GridRow, column: string) =>
      row.notes?.[places.get(column) ?? -1] === undefined ? undefined : ('problem' as const),
    [places],
  )
  const numeric = useMemo(() => {
    const amounts = profile.columns.filter(({ type }) => type === 'integer' || type === 'decimal')
    return new Set(amounts.map(column => column.name))
  }, [profile])
  const headerExtra = useCallback(
    (name: string) => {
      const column = byName.get(name)
      return column === undefined ? null : <QualityBar quality={columnQuality(column)} />
    },
    [byName],
  )
  if (source === null) return <ErrorNotice error={error} />
  return (
    <DataGrid
      key={view}
      widthsOf={datasetId}
      source={source}
      mark={mark}
      selectedColumn={selected}
      onSelectColumn={onSelect}
      target={target}
      headerExtra={headerExtra}
      numericColumns={numeric}
      find={{ datasetId, view }}
      shows={{ datasetId, view }}
    />
  )
}
