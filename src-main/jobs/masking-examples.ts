// Three values of a column before and after masking, from the rows of the result and the source rows they were made of.
// Reads a page of the result and single rows of the source; holds nothing else.
import type { Treatment } from '../core/attacks/attack.ts'
import type { MaskingExample } from '../files/documents/masking-page.ts'
import type { TableReader } from '../store/table-store.ts'
import { locateRow } from './find-in-table.ts'

const EXAMPLES = 3
/** Rows looked at for different values. */
const LOOKED_AT = 60

/** Different values only; a column without any gives none. */
export function maskingExamples(
  source: TableReader,
  result: TableReader,
  treatments: readonly Treatment[],
): Map<string, MaskingExample[]> {
  const page = result.page(0, LOOKED_AT)
  const places = page.rowNumbers.map(rowNumber => locateRow(source, rowNumber))
  return new Map(
    treatments.map(({ column, carriedBy }) => {
      const after = carriedBy === null ? null : (page.columns[page.names.indexOf(carriedBy)] ?? [])
      const examples: MaskingExample[] = []
      const seen = new Set([''])
      for (const [row, place] of places.entries()) {
        if (examples.length === EXAMPLES || place === null) break
        const before = source.page(place, 1, [column]).columns[0]?.[0] ?? ''
        if (seen.has(before)) continue
        seen.add(before)
        examples.push({ before, after: after === null ? null : (after[row] ?? '') })
      }
      return [column, examples]
    }),
  )
}
