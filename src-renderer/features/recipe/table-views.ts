// Rows of a dataset for the grid: as imported, before and after side by side, or the result.
// Loads pages only; draws nothing.
import type { DatasetSummary, View } from '../../../src-main/contract/datasets.ts'
import type { Condition, RecipeState, Step } from '../../../src-main/contract/recipe.ts'
import type { RunReport } from '../../../src-main/contract/run.ts'
import { callEngine } from '../../engine/queries.ts'
import type { CellMark, GridRow, GridSource } from '../grid/data-grid.tsx'
import { type ComparedColumn, compareColumns, compareRows, type PreviewPage } from './row-comparison.ts'

/** Steps that can be tried: switched on and without a problem. */
export function runnableSteps(state: RecipeState): Step[] {
  return state.steps.filter(view => view.step.enabled && view.problem === null).map(view => view.step)
}

function pageSource(
  dataset: DatasetSummary,
  view: View,
  shape: { key: string; total: number; columns: readonly string[] },
): GridSource {
  return {
    ...shape,
    load: async (offset, limit) => {
      const page = await callEngine('table.page', { datasetId: dataset.id, view, offset, limit })
      return page.rows
    },
  }
}

export function sourceRows(dataset: DatasetSummary): GridSource {
  return pageSource(dataset, 'source', {
    key: `source:${dataset.id}:${dataset.source.sha256}`,
    total: dataset.rows,
    columns: dataset.columns,
  })
}

export function resultRows(dataset: DatasetSummary, report: RunReport): GridSource {
  return pageSource(dataset, 'result', {
    key: `result:${report.digest}`,
    total: report.result.rows,
    columns: report.columns,
  })
}

export interface ComparedSource {
  readonly grid: GridSource
  readonly columns: readonly ComparedColumn[]
}

/** Source rows with what the whole recipe makes of them; the engine runs the code of the run on each page. */
export function comparedRows(dataset: DatasetSummary, state: RecipeState, after: readonly string[]): ComparedSource {
  const steps = runnableSteps(state)
  const columns = compareColumns(dataset.columns, after)
  return {
    columns,
    grid: {
      // Another file is another table, also under the same recipe.
      key: `compare:${dataset.id}:${dataset.source.sha256}:${state.node}`,
      total: dataset.rows,
      columns: columns.map(column => column.name),
      load: (offset, limit) => loadCompared(dataset, steps, columns, offset, limit),
    },
  }
}

async function loadCompared(
  dataset: DatasetSummary,
  steps: Step[],
  columns: readonly ComparedColumn[],
  offset: number,
  limit: number,
): Promise<GridRow[]> {
  const range = { datasetId: dataset.id, offset, limit }
  const [source, preview] = await Promise.all([
    callEngine('table.page', { ...range, view: 'source' }),
    callEngine('recipe.preview', { ...range, steps }),
  ])
  // The table has one line per row of the source: of several rows made of one, the first.
  const after = new Map<number, string[]>()
  for (const row of preview.rows) {
    if (row.after !== null && !after.has(row.rowNumber)) after.set(row.rowNumber, row.after)
  }
  const page = {
    ...preview,
    beforeColumns: source.columns,
    rows: source.rows.map(row => ({
      rowNumber: row.rowNumber,
      before: row.cells,
      after: after.get(row.rowNumber) ?? null,
      added: false,
    })),
  }
  return comparedGridRows(page, columns)
}

function comparedGridRows(page: PreviewPage, columns: readonly ComparedColumn[]): GridRow[] {
  return compareRows(page, columns).map(row => ({
    rowNumber: row.rowNumber,
    removed: row.removed,
    cells: row.cells.map((cell, index) => (columns[index]?.fate === 'dropped' ? cell.before : cell.after)),
    before: row.cells.map(cell => (cell.changed ? cell.before : undefined)),
  }))
}

export interface ChosenRows {
  readonly filter: Condition
  /** Of the state the filter was made on. */
  readonly steps: Step[]
  readonly total: number
}

/** The chosen rows only, in the same shape as all rows of that view. */
export function chosenSource(
  dataset: DatasetSummary,
  view: View,
  all: GridSource,
  chosen: ChosenRows,
  compared: { steps: Step[]; columns: readonly ComparedColumn[] } | null,
): GridSource {
  const { filter, steps, total } = chosen
  return {
    key: `${all.key}:${JSON.stringify([filter, steps])}`,
    total,
    columns: all.columns,
    load: async (offset, limit) => {
      const range = { datasetId: dataset.id, view, steps, filter, offset, limit }
      const page = await callEngine('facets.page', { ...range, show: compared?.steps ?? [] })
      if (compared === null) return page.rows.map(({ rowNumber, before }) => ({ rowNumber, cells: before }))
      const rows = page.rows.map(row => ({ ...row, added: false }))
      return comparedGridRows(
        { beforeColumns: page.columns, afterColumns: page.afterColumns, rows, sentence: '', problem: null },
        compared.columns,
      )
    },
  }
}

/** Tints changed cells and new columns, fades columns that go away. */
export function comparisonMark(columns: readonly ComparedColumn[]) {
  const places = new Map(columns.map((column, index) => [column.name, index]))
  return (row: GridRow, name: string): CellMark | undefined => {
    const place = places.get(name)
    if (place === undefined) return undefined
    const fate = columns[place]?.fate
    if (fate === 'dropped') return 'setAside'
    if (fate === 'added' && row.removed !== true) return 'changed'
    return row.before?.[place] === undefined ? undefined : 'changed'
  }
}
