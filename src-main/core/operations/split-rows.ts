// Operation splitRows: a cell with several values becomes several rows, the other cells repeated.
// Every new row keeps the number of the source row, so that it can be traced.
import { z } from 'zod'
import { columnOf } from '../table/chunk.ts'
import { pickRows, withColumns } from '../table/column-edits.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  separators: z.array(z.string().min(1).max(10)).min(1).default(['、', '；', ';', '\n']),
  trim: z.boolean().default(true),
})

/** More values in one cell than any list holds: the cell is no list, and rows must not multiply without bound. */
const PIECE_LIMIT = 10_000

function piecesOf(value: string, separators: readonly string[], trim: boolean): string[] {
  let pieces = [value]
  for (const separator of separators) {
    pieces = pieces.flatMap(piece => piece.split(separator, PIECE_LIMIT + 1))
    if (pieces.length > PIECE_LIMIT) return [value]
  }
  const kept = (trim ? pieces.map(piece => piece.trim()) : pieces).filter(piece => piece !== '')
  return kept.length === 0 ? [value] : kept
}

export const splitRows = defineOperation({
  id: 'splitRows',
  kind: 'clean',
  params,
  columns: { min: 1, max: 1 },
  scope: 'row',
  reversibility: 'reversible',
  plan({ separators, trim }, { chosen, all }) {
    const [source = ''] = chosen
    return {
      shape: 'rows',
      outputColumns: all,
      apply(chunk) {
        const rows: number[] = []
        const values: string[] = []
        for (const [row, value] of (columnOf(chunk, source) ?? []).entries()) {
          for (const piece of piecesOf(value, separators, trim)) {
            rows.push(row)
            values.push(piece)
          }
        }
        return withColumns(pickRows(chunk, rows), all, [{ name: source, values }])
      },
    }
  },
  describe: ({ separators }) => ({ separators: separators.map(sign => `「${sign}」`).join('') }),
})
