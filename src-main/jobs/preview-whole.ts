// Shows a step that looks at the whole table on real rows: the tables before and behind it are made as a run makes them, then compared.
// Says so when the table is too large to look at all of it.
import type { Step } from '../contract/recipe.ts'
import { fill } from '../contract/text/describe-error.ts'
import { wholePreview } from '../contract/text/zh-CN/whole-table.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import { joinChunks } from '../core/recipe/run-alone.ts'
import { filterRows, type TableChunk } from '../core/table/chunk.ts'
import type { TableReader } from '../store/table-store.ts'
import { pairRows } from './pair-rows.ts'
import { PREVIEW_ROWS, type PreviewTables } from './preview-tables.ts'
import type { RunTableInput } from './recipe-run.ts'

export interface PreviewedRow {
  rowNumber: number
  before: string[]
  after: string[] | null
  added: boolean
}

export interface WholePreview {
  beforeColumns: string[]
  afterColumns: string[]
  rows: PreviewedRow[]
  paged: 'source' | 'after'
  /** Rows of the table that the pages are of. */
  total: number
  note: string
}

export interface PreviewWholeInput {
  tables: PreviewTables
  run: Omit<RunTableInput, 'steps' | 'firstRows'>
  steps: readonly Step[]
  /** Pages of the table behind the steps, not of the source. */
  byResult: boolean
  keyIds: readonly string[]
  offset: number
  limit: number
}

const cellsOf = (chunk: TableChunk, row: number) => chunk.columns.map(column => column[row] ?? '')

/** The rows with these numbers, wherever they stand, in the table's order. */
function rowsNumbered(table: TableReader, wanted: ReadonlySet<number>): TableChunk {
  const found: TableChunk[] = []
  for (const { no } of table.chunks) {
    const keep = Uint8Array.from(table.rowNumbers(no), number => (wanted.has(number) ? 1 : 0))
    if (keep.includes(1)) found.push(filterRows(table.readChunk(no), keep))
  }
  return found.length === 0 ? table.page(0, 0) : joinChunks(table.columns, found)
}

/** Of the rows of the source on the page, those that are left before the last step. */
function bySourceRows(before: TableReader, after: TableReader, wanted: ReadonlySet<number>): PreviewedRow[] {
  const earlier = rowsNumbered(before, wanted)
  const behind = rowsNumbered(after, wanted)
  return pairRows(earlier, behind).map(({ left, right, added }) => ({
    rowNumber: earlier.rowNumbers[left] ?? 0,
    before: cellsOf(earlier, left),
    after: right === null ? null : cellsOf(behind, right),
    added,
  }))
}

function byRowsBehind(before: TableReader, page: TableChunk): PreviewedRow[] {
  const earlier = rowsNumbered(before, new Set(page.rowNumbers))
  const blank = before.columns.map(() => '')
  return page.rowNumbers.map((rowNumber, row) => {
    const at = earlier.rowNumbers.indexOf(rowNumber)
    return { rowNumber, before: at < 0 ? blank : cellsOf(earlier, at), after: cellsOf(page, row), added: at < 0 }
  })
}

function noteOf(rows: number, byResult: boolean): string {
  const looked = rows <= PREVIEW_ROWS ? wholePreview.all : wholePreview.part
  const note = fill(looked, { rows: rows.toLocaleString('en'), looked: PREVIEW_ROWS.toLocaleString('en') })
  return byResult ? note + wholePreview.arranged : note
}

/** Throws what a run of the steps throws. */
export async function previewWhole(input: PreviewWholeInput): Promise<WholePreview> {
  const { tables, run, steps, byResult, keyIds, offset, limit } = input
  const { folder, versionId, seed, inputs = [] } = run
  const identity = (some: readonly Step[]) => digestOf({ versionId, some, keyIds, seed, inputs })
  const earlier = steps.slice(0, -1)
  const source = folder.tables.open(versionId)
  return tables.with(identity(earlier), { ...run, steps: earlier }, async beforeId =>
    tables.with(identity(steps), { ...run, steps }, afterId => {
      const before = folder.tables.open(beforeId)
      const after = folder.tables.open(afterId)
      const page = (byResult ? after : source).page(offset, limit)
      return {
        beforeColumns: [...before.columns],
        afterColumns: [...after.columns],
        rows: byResult ? byRowsBehind(before, page) : bySourceRows(before, after, new Set(page.rowNumbers)),
        paged: byResult ? ('after' as const) : ('source' as const),
        total: (byResult ? after : source).rows,
        note: noteOf(source.rows, byResult),
      }
    }),
  )
}
