// Where rows of a table that steps have made stand in the table it was made of, by their row numbers.
// Holds four bytes a row asked for, and one piece of either table.
import type { TableReader } from '../store/table-store.ts'

type Numbered = Pick<TableReader, 'chunks' | 'rowNumbers'>

export interface SourcePlaces {
  /** Places in the source, ascending, each once. */
  readonly places: Uint32Array
  /** Places in the made table of rows that no row of the source stands behind, ascending. */
  readonly others: Uint32Array
}

/** Row numbers at ascending places. */
function numbersAt(table: Numbered, places: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(places.length)
  let at = 0
  for (const { no, firstRow, rows } of table.chunks) {
    const last = firstRow + rows
    if ((places[at] ?? Number.POSITIVE_INFINITY) >= last) continue
    const stored = table.rowNumbers(no)
    for (; at < places.length && (places[at] ?? 0) < last; at += 1)
      numbers[at] = stored[(places[at] ?? 0) - firstRow] ?? 0
  }
  return numbers
}

/** `places` of the made table, ascending. Row numbers of a source ascend. */
export function sourcePlaces(made: Numbered, places: Uint32Array, source: Numbered): SourcePlaces {
  const numbers = numbersAt(made, places)
  const wanted = numbers.toSorted()
  const found: number[] = []
  const known = new Set<number>()
  let at = 0
  for (const { no, firstRow } of source.chunks) {
    for (const [row, number] of source.rowNumbers(no).entries()) {
      while (at < wanted.length && (wanted[at] ?? 0) < number) at += 1
      if (wanted[at] !== number) continue
      found.push(firstRow + row)
      known.add(number)
    }
    if (at >= wanted.length) break
  }
  return { places: Uint32Array.from(found), others: places.filter((_, index) => !known.has(numbers[index] ?? 0)) }
}
