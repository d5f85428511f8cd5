// The grid every page shows a table with: rows on demand, marks, column choice, jumps, and the find bar on Ctrl+F.
// Draws nothing itself (ui/table-grid does) and decides nothing about the data.
import { useCallback, useEffect, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import { onWindowCommand } from '../../engine/commands.ts'
import { callEngine } from '../../engine/queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import type { GridTarget, TableGridProps } from '../../ui/grid-types.ts'
import { TableGrid } from '../../ui/table-grid.tsx'
import { FindBar, type FoundCell } from './find-bar.tsx'
import './data-grid.css'

export type { CellMark, GridRow, GridSource, GridTarget } from '../../ui/grid-types.ts'

export interface DataGridProps extends Omit<TableGridProps, 'onLoadError'> {
  /** Turns on Ctrl+F. The view's rows must be in the same order as the grid's. */
  find?: { datasetId: string; view: View } | undefined
  /** Whose cells are shown: copying them is recorded. Absent = of a file that is no dataset yet. */
  shows?: { datasetId: string; view: View } | undefined
}

/**
 * Give it React `key={datasetId}` so that another dataset starts at its first row; a new `source.key` alone keeps the place.
 */
export function DataGrid({ find, shows, target, ...grid }: DataGridProps) {
  const [finding, setFinding] = useState(false)
  const [found, setFound] = useState<GridTarget | null>(null)
  const [loadError, setLoadError] = useState<unknown>(null)
  const canFind = find !== undefined
  useEffect(() => {
    if (!canFind) return
    return onWindowCommand('find', () => setFinding(true))
  }, [canFind])
  const onFound = useCallback((cell: FoundCell) => setFound({ index: cell.index, column: cell.column }), [])
  const datasetId = shows?.datasetId
  const view = shows?.view ?? 'source'
  const onCopied = useCallback(
    (columns: readonly string[], rows: number) => {
      if (datasetId === undefined) return
      callEngine('table.copied', { datasetId, view, columns: [...columns], rows }).catch(setLoadError)
    },
    [datasetId, view],
  )
  const close = useCallback(() => {
    setFinding(false)
    setFound(null)
  }, [])

  return (
    <div className="op-data-grid">
      {finding && find !== undefined ? (
        <FindBar datasetId={find.datasetId} view={find.view} onFound={onFound} onClose={close} />
      ) : null}
      {loadError === null ? null : <ErrorNotice error={loadError} onClose={() => setLoadError(null)} />}
      <div className="op-data-grid-body">
        <TableGrid
          {...grid}
          onCopied={onCopied}
          target={finding && found !== null ? found : target}
          onLoadError={setLoadError}
        />
      </div>
    </div>
  )
}
