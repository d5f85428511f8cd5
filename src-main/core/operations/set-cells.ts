// Operation setCells: corrections made by hand, cell by cell, as a step that can be seen, undone and replayed.
// Never writes over a value other than the one the person saw: such a cell is counted as not treated.
import { z } from 'zod'
import { columnOf, type TableChunk } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { defineOperation, type RowTally } from './operation.ts'

const CellSchema = z.strictObject({
  /** 1-based record number of the source. */
  row: z.number().int().min(1),
  column: z.string().min(1).meta({ format: 'column' }),
  old: z.string(),
  new: z.string(),
})
const params = z.strictObject({ cells: z.array(CellSchema).min(1).max(100_000) })

/** New value by old value, by row number; one map per column. */
type Corrections = ReadonlyMap<number, { readonly old: string; readonly new: string }>

function correctionsByColumn(cells: readonly z.output<typeof CellSchema>[]): ReadonlyMap<string, Corrections> {
  const columns = new Map<string, Map<number, { old: string; new: string }>>()
  for (const cell of cells) {
    const rows = columns.get(cell.column) ?? new Map<number, { old: string; new: string }>()
    // A cell corrected twice: the later correction saw the earlier one's value.
    rows.set(cell.row, { old: rows.get(cell.row)?.old ?? cell.old, new: cell.new })
    columns.set(cell.column, rows)
  }
  return columns
}

function corrected(chunk: TableChunk, name: string, corrections: Corrections, tally: RowTally): readonly string[] {
  return (columnOf(chunk, name) ?? []).map((value, row) => {
    const correction = corrections.get(chunk.rowNumbers[row] ?? 0)
    if (correction === undefined) return value
    if (correction.old === value) return correction.new
    tally.failed(1)
    return value
  })
}

export const setCells = defineOperation({
  id: 'setCells',
  kind: 'clean',
  inPalette: false,
  params,
  columns: { min: 0, max: 0 },
  scope: 'row',
  reversibility: 'irreversible',
  readsColumns: ({ cells }) => [...new Set(cells.map(({ column }) => column))],
  plan({ cells }, { all }) {
    const byColumn = correctionsByColumn(cells)
    return {
      shape: 'rows',
      outputColumns: all,
      writes: [...byColumn.keys()],
      apply(chunk, tally) {
        const fresh = [...byColumn].map(([name, corrections]) => ({
          name,
          values: corrected(chunk, name, corrections, tally),
        }))
        return withColumns(chunk, all, fresh)
      },
    }
  },
  describe: ({ cells }) => ({ count: String(cells.length) }),
})
