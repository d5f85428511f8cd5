// Three values of a column before and after masking, from the rows of the result and the source rows they were made of.
// Reads some pages of the result and the rows of the source behind them; holds nothing else.
import type { Treatment } from '../core/attacks/attack.ts'
import type { MaskingExample } from '../files/documents/masking-page.ts'
import type { TableReader } from '../store/table-store.ts'

const EXAMPLES = 3
/** Pages looked at, evenly over the result, as long as a column lacks values that were changed. */
const PAGES = 24
const ROWS = 2048
/** Of a page whose rows lie all over the source. */
const ROWS_APART = 60

/** What was found for one column so far. */
class Examples {
  readonly #seen = new Set([''])
  readonly #changed: MaskingExample[] = []
  readonly #unchanged: MaskingExample[] = []

  get enough(): boolean {
    return this.#changed.length === EXAMPLES
  }

  add(example: MaskingExample): void {
    if (this.enough || this.#seen.has(example.before)) return
    this.#seen.add(example.before)
    const list = example.before === example.after ? this.#unchanged : this.#changed
    if (list.length < EXAMPLES) list.push(example)
  }

  /** What a step changes says more of it than what it leaves alone. */
  chosen(): MaskingExample[] {
    return [...this.#changed, ...this.#unchanged].slice(0, EXAMPLES)
  }
}

/** Different values only, changed ones first; a column without any gives none. */
export function maskingExamples(
  source: TableReader,
  result: TableReader,
  treatments: readonly Treatment[],
): Map<string, MaskingExample[]> {
  const found = new Map(treatments.map(({ column }) => [column, new Examples()]))
  const offsets = pageOffsets(result.rows)
  const places = placesOf(source, new Set(offsets.flatMap(offset => result.page(offset, ROWS, []).rowNumbers)))
  for (const offset of offsets) {
    const lacking = treatments.filter(({ column }) => found.get(column)?.enough === false)
    if (lacking.length === 0) break
    lookAt(source, result, offset, lacking, places, found)
  }
  return new Map([...found].map(([column, examples]) => [column, examples.chosen()]))
}

function pageOffsets(rows: number): number[] {
  const last = Math.max(0, rows - ROWS)
  return [...new Set(Array.from({ length: PAGES }, (_, at) => Math.round((at * last) / (PAGES - 1))))]
}

/** 0-based places of some row numbers. */
function placesOf(source: TableReader, wanted: ReadonlySet<number>): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (const { no, firstRow } of source.chunks) {
    for (const [row, rowNumber] of source.rowNumbers(no).entries()) {
      if (wanted.has(rowNumber) && !places.has(rowNumber)) places.set(rowNumber, firstRow + row)
    }
  }
  return places
}

function lookAt(
  source: TableReader,
  result: TableReader,
  offset: number,
  treatments: readonly Treatment[],
  placeOf: ReadonlyMap<number, number>,
  found: ReadonlyMap<string, Examples>,
): void {
  const carried = treatments.flatMap(({ carriedBy }) => carriedBy ?? [])
  const page = result.page(offset, ROWS, [...new Set(carried)])
  const places = page.rowNumbers.map(rowNumber => placeOf.get(rowNumber) ?? null)
  for (const { column, carriedBy } of treatments) {
    const after = carriedBy === null ? null : (page.columns[page.names.indexOf(carriedBy)] ?? [])
    const examples = found.get(column)
    const before = cellsAt(source, column, places)
    for (let row = 0; row < places.length; row += 1) {
      if (examples === undefined || examples.enough) break
      examples.add({ before: before(row), after: after === null ? null : (after[row] ?? '') })
    }
  }
}

/** The source's cells of some rows: read at once where they lie together, one by one where the result has another order. */
function cellsAt(source: TableReader, column: string, places: readonly (number | null)[]): (row: number) => string {
  const known = places.filter(place => place !== null)
  const first = known.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY)
  const last = known.reduce((most, place) => Math.max(most, place), 0)
  const together = known.length > 0 && last - first < ROWS * 2
  const cells = together ? (source.page(first, last - first + 1, [column]).columns[0] ?? []) : []
  return row => {
    const place = places[row] ?? null
    if (place === null) return ''
    if (together) return cells[place - first] ?? ''
    return row < ROWS_APART ? (source.page(place, 1, [column]).columns[0]?.[0] ?? '') : ''
  }
}
