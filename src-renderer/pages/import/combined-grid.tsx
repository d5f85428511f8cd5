// The grid of the first records of several files as one table.
// Lets nothing be changed: the choices beside it do.
import { useMemo } from 'react'
import { DataGrid, type GridSource } from '../../features/grid/data-grid.tsx'
import { severalText as words } from '../../text/import.ts'
import { type Combined, type CombinedInput, combinedPreview } from './combined-preview.ts'

interface CombinedGridProps {
  input: Omit<CombinedInput, 'present'>
  present: CombinedInput['present']
  /** Shows an earlier choice. */
  stale: boolean
}

export function CombinedGrid({ input, present, stale }: CombinedGridProps) {
  const readable = input.surveyed.some(({ fault }) => fault === null)
  // The same rows are the same state of the grid, however often the page is drawn.
  const shown = JSON.stringify(combinedPreview({ ...input, present }))
  const source = useMemo((): GridSource => {
    const { columns, rows }: Combined = JSON.parse(shown)
    return {
      key: shown,
      total: rows.length,
      columns,
      load: (offset, limit) => Promise.resolve(rows.slice(offset, offset + limit)),
    }
  }, [shown])
  if (!readable) return null
  return (
    <section className={stale ? 'op-combined is-stale' : 'op-combined'} aria-label={words.together}>
      <div className="op-file-preview-head">
        <h3>{words.together}</h3>
        <span className="op-faint">{words.togetherHint}</span>
      </div>
      <div className="op-file-preview-grid">
        <DataGrid source={source} />
      </div>
    </section>
  )
}
