// Whether hidden cells of an aggregate table can be worked out from the sums that are shown (secondary suppression, R72).
// Exact arithmetic of linear equations: a cell is determined exactly when its unit vector lies in the span of the equations.

/** One sum: the hidden cells in it. What is shown of it is known and does not matter. */
export type SumLine = readonly number[]

/** More hidden cells than this are not solved for: everything that stands alone in a line is still found. */
export const MOST_HIDDEN = 400

const EPSILON = 1e-9

/** Indexes of hidden cells that the sums give away. `hidden` = how many there are, numbered from 0. Memory: hidden² numbers. */
export function determinedCells(hidden: number, lines: readonly SumLine[]): number[] {
  return hidden > MOST_HIDDEN ? byLinesAlone(lines) : byElimination(hidden, lines)
}

/** Lines with a single unknown give it away; then it counts as known, and so on. */
function byLinesAlone(lines: readonly SumLine[]): number[] {
  const known = new Set<number>()
  let before = -1
  while (known.size > before) {
    before = known.size
    for (const line of lines) {
      const unknown = line.filter(cell => !known.has(cell))
      if (unknown.length === 1) known.add(unknown[0] ?? 0)
    }
  }
  return [...known].sort((a, b) => a - b)
}

/** In reduced row echelon form a cell is determined exactly when its row has no other entry. */
function byElimination(hidden: number, lines: readonly SumLine[]): number[] {
  const rows = lines.filter(line => line.length > 0).map(line => rowOf(hidden, line))
  const pivots: number[] = []
  let at = 0
  for (let column = 0; column < hidden && at < rows.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= at && Math.abs(row[column] ?? 0) > EPSILON)
    if (pivot < 0) continue
    swap(rows, at, pivot)
    eliminate(rows, at, column)
    pivots.push(column)
    at += 1
  }
  return pivots.filter((_, index) => (rows[index] ?? []).filter(entry => Math.abs(entry) > EPSILON).length === 1)
}

function rowOf(hidden: number, line: SumLine): number[] {
  const row = new Array<number>(hidden).fill(0)
  for (const cell of line) row[cell] = (row[cell] ?? 0) + 1
  return row
}

function swap(rows: number[][], a: number, b: number): void {
  const kept = rows[a] ?? []
  rows[a] = rows[b] ?? []
  rows[b] = kept
}

function eliminate(rows: number[][], at: number, column: number): void {
  const pivotRow = rows[at] ?? []
  const pivot = pivotRow[column] ?? 1
  for (let entry = 0; entry < pivotRow.length; entry += 1) pivotRow[entry] = (pivotRow[entry] ?? 0) / pivot
  rows.forEach((row, index) => {
    const factor = row[column] ?? 0
    if (index === at || Math.abs(factor) <= EPSILON) return
    for (let entry = 0; entry < row.length; entry += 1) row[entry] = (row[entry] ?? 0) - factor * (pivotRow[entry] ?? 0)
  })
}
