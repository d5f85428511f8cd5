// Operation transposeRows: every so many rows below one another become one row, their cells side by side.
// A last block that is not full has blanks at its end; the other columns keep the cells of the first row.
import { z } from 'zod'
import { columnOf, type TableChunk } from '../table/chunk.ts'
import { pickRows, withColumns } from '../table/column-edits.ts'
import { packColumns, unpackColumns } from '../table/packed-columns.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation, type Survey, wholePlan } from './operation.ts'

const params = z.strictObject({
  rows: z.number().int().min(2).max(200),
  /** Names of the new columns, first all of the first row; none = the column's name and a number. */
  names: z.array(z.string().trim().min(1).max(200)).default([]),
})

/** The first rows of every chunk by their places: a block may begin in the chunk before. */
type Heads = Map<number, string[]>

function headsOf({ observations, sizes }: Survey): Heads {
  const heads: Heads = new Map()
  let first = 0
  for (const [at, bytes] of observations.entries()) {
    const columns = unpackColumns(bytes)
    const rows = columns[0]?.length ?? 0
    for (let row = 0; row < rows; row += 1) {
      heads.set(
        first + row,
        columns.map(column => column[row] ?? ''),
      )
    }
    first += sizes[at] ?? 0
  }
  return heads
}

export const transposeRows = defineOperation({
  id: 'transposeRows',
  kind: 'clean',
  params,
  columns: { min: 1, max: 50 },
  scope: 'table',
  takesScope: false,
  reversibility: 'reversible',
  plan({ rows: block, names }, { chosen, all }) {
    const given = names.length > 0
    if (given && names.length !== block * chosen.length) {
      throw invalidParameter('transposeRows', 'names', 'tooFew', block * chosen.length)
    }
    const stay = all.filter(name => !chosen.includes(name))
    const numbered = Array.from({ length: block }, (_, row) => chosen.map(name => `${name}${row + 1}`)).flat()
    const fresh = given ? names : numbered
    const taken = fresh.find((name, at) => stay.includes(name) || fresh.indexOf(name) !== at)
    if (taken !== undefined) throw invalidParameter('transposeRows', 'names', 'columnTaken', taken)
    const outputColumns = [...stay, ...fresh]

    function apply(chunk: TableChunk, first: number, heads: Heads): TableChunk {
      const cells = chosen.map(name => columnOf(chunk, name) ?? [])
      const cell = (column: number, place: number) =>
        place < first + chunk.rows ? (cells[column]?.[place - first] ?? '') : (heads.get(place)?.[column] ?? '')
      const leads = chunk.rowNumbers.flatMap((_, row) => ((first + row) % block === 0 ? [row] : []))
      const columns = fresh.map((name, at) => ({
        name,
        values: leads.map(row => cell(at % chosen.length, first + row + Math.floor(at / chosen.length))),
      }))
      return withColumns(pickRows(chunk, leads), outputColumns, columns)
    }

    return wholePlan<Heads>({
      outputColumns,
      rearranges: true,
      observe: chunk => packColumns(chosen.map(name => (columnOf(chunk, name) ?? []).slice(0, block - 1))),
      decide: headsOf,
      treat: heads => ({ outputColumns, apply: (chunk, first) => apply(chunk, first, heads) }),
    })
  },
})
