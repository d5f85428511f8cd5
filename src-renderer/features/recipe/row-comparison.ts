// Compares rows before and after steps, so that a screen can tint what changed.
// Works on pages of text cells; fetches nothing and colours nothing.
import type { CallOutput } from '../../../src-main/contract/contract.ts'

export type PreviewPage = Pick<
  CallOutput<'recipe.preview'>,
  'beforeColumns' | 'afterColumns' | 'rows' | 'sentence' | 'problem'
>

/** `kept`: in both · `added`: only after · `dropped`: only before. */
export type ColumnFate = 'kept' | 'added' | 'dropped'

export interface ComparedColumn {
  readonly name: string
  readonly fate: ColumnFate
}

export interface ComparedCell {
  /** '' when the column was not there. */
  readonly before: string
  readonly after: string
  readonly changed: boolean
}

export interface ComparedRow {
  readonly rowNumber: number
  readonly removed: boolean
  /** One more row made of the same row. */
  readonly added: boolean
  readonly cells: readonly ComparedCell[]
}

/** All columns of both sides; a dropped column stays where it stood. */
export function compareColumns(before: readonly string[], after: readonly string[]): ComparedColumn[] {
  const had = new Set(before)
  const has = new Set(after)
  const merged: ComparedColumn[] = after.map(name => ({ name, fate: had.has(name) ? 'kept' : 'added' }))
  before.forEach((name, index) => {
    if (has.has(name)) return
    const left = before[index - 1]
    const place = left === undefined ? 0 : merged.findIndex(column => column.name === left) + 1
    merged.splice(place, 0, { name, fate: 'dropped' })
  })
  return merged
}

/** One row per row of the page, cells in the order of `columns`. */
export function compareRows(page: PreviewPage, columns: readonly ComparedColumn[]): ComparedRow[] {
  const places = columns.map(({ name, fate }) => ({
    fate,
    before: page.beforeColumns.indexOf(name),
    after: page.afterColumns.indexOf(name),
  }))
  return page.rows.map(row => ({
    rowNumber: row.rowNumber,
    removed: row.after === null,
    added: row.added,
    cells: places.map(place => {
      const before = row.before[place.before] ?? ''
      const after = row.after === null ? before : (row.after[place.after] ?? '')
      return { before, after, changed: row.after !== null && place.fate === 'kept' && before !== after }
    }),
  }))
}

export interface ComparisonCounts {
  readonly rows: number
  readonly changed: number
  readonly removed: number
  readonly added: number
}

/** How many of the rows looked at are changed or removed, and how many more they become. */
export function countChanges(rows: readonly ComparedRow[]): ComparisonCounts {
  const changed = rows.filter(row => !row.added && row.cells.some(cell => cell.changed)).length
  const added = rows.filter(row => row.added).length
  return { rows: rows.length - added, changed, removed: rows.filter(row => row.removed).length, added }
}
