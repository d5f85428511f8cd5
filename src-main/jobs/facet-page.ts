// A page of the rows that facets chose: their stored cells, and what steps make of them, by the code of the preview.
// Reads the pieces the rows lie in and nothing else.
import type { Step } from '../contract/recipe.ts'
import type { TableReader } from '../store/table-store.ts'
import type { RecipePreview } from './preview-recipe.ts'

export interface FacetPageRow {
  index: number
  rowNumber: number
  before: string[]
  after: string[] | null
}

export interface FacetPageInput {
  table: TableReader
  /** Places in the table, ascending. */
  places: Uint32Array
  show: readonly Step[]
  offset: number
  limit: number
  preview(offset: number, limit: number): Promise<RecipePreview>
}

/** Rows nearer together than this are read in one go: looking at some hundred rows between costs less than another look. */
const NEAR = 512

interface Stretch {
  from: number
  /** Exclusive. */
  to: number
}

export function stretchesOf(places: ArrayLike<number>): Stretch[] {
  const stretches: Stretch[] = []
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0
    const last = stretches.at(-1)
    if (last !== undefined && place - last.to < NEAR) last.to = place + 1
    else stretches.push({ from: place, to: place + 1 })
  }
  return stretches
}

async function afterOf(preview: FacetPageInput['preview'], { from, to }: Stretch): Promise<Map<number, string[]>> {
  const { rows } = await preview(from, to - from)
  const after = new Map<number, string[]>()
  // Of several rows made of one, the first.
  for (const row of rows) if (row.after !== null && !after.has(row.rowNumber)) after.set(row.rowNumber, row.after)
  return after
}

export async function facetPage(input: FacetPageInput): Promise<FacetPageRow[]> {
  const { table, places, show, offset, limit, preview } = input
  const wanted = places.subarray(offset, offset + limit)
  const asked = new Set(wanted)
  const rows: FacetPageRow[] = []
  for (const stretch of stretchesOf(wanted)) {
    const page = table.page(stretch.from, stretch.to - stretch.from)
    const after = show.length === 0 ? null : await afterOf(preview, stretch)
    for (const [at, rowNumber] of page.rowNumbers.entries()) {
      if (!asked.has(stretch.from + at)) continue
      const before = page.columns.map(column => column[at] ?? '')
      rows.push({
        index: stretch.from + at,
        rowNumber,
        before,
        after: after === null ? before : (after.get(rowNumber) ?? null),
      })
    }
  }
  return rows
}
