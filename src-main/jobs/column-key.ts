// The key of all that the profile of a column depends on, without reading a cell: the store knows which chunks are the same.
// Must not be kept across work folders: it names places in this one.
import { DETECTORS } from '../core/detection/registry.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import type { TableReader } from '../store/table-store.ts'

/** Raised when the same column would be profiled differently by the same detectors. */
const PROFILE_VERSION = 3

interface ColumnKeyFacts {
  /** `YYYY-MM-DD` */
  today?: string
  /** The column that says what kind of document each row has. */
  typeColumn?: string | null
}

/** Keys for the columns of one table. Throws STORE_CORRUPT. */
export function columnKeys(table: TableReader): (column: string, facts: ColumnKeyFacts) => string {
  const rows = digestOf(table.chunks.map(({ no }) => runsOf(table.rowNumbers(no))))
  const kinds = DETECTORS.map(({ kind }) => kind)
  const contents = new Map<string, string>()

  function contentOf(column: string): string {
    const known = contents.get(column)
    if (known !== undefined) return known
    const places = table.chunks.map(({ no }) => {
      const { fromVersion, fromColumn, fromChunk, crc } = table.linkTo(no, column)
      return [fromVersion, fromColumn, fromChunk, crc]
    })
    const content = digestOf({ rows, places })
    contents.set(column, content)
    return content
  }

  return (column, { today, typeColumn }) =>
    digestOf({
      profile: PROFILE_VERSION,
      kinds,
      column,
      today: today ?? '',
      content: contentOf(column),
      type: typeColumn == null ? '' : [typeColumn, contentOf(typeColumn)],
    })
}

/** Row numbers as first and last of every run of consecutive ones. */
function runsOf(rowNumbers: readonly number[]): number[] {
  const runs: number[] = []
  for (const [at, rowNumber] of rowNumbers.entries()) {
    const before = rowNumbers[at - 1]
    if (before !== undefined && rowNumber === before + 1) continue
    if (before !== undefined) runs.push(before)
    runs.push(rowNumber)
  }
  const last = rowNumbers.at(-1)
  return last === undefined ? runs : [...runs, last]
}
