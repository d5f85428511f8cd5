// Operation hideSmallCells: in an aggregate table hides counts of too few, sums ruled by one, and what would give them away again (R72).
// Fails closed: where the totals cannot be kept without giving a hidden number away, the run stops and says which.
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { smallCellWords } from '../../contract/text/zh-CN/small-cells.ts'
import { type AggregateTable, MOST_ROWS } from '../aggregates/aggregate-table.ts'
import type { AggregateCell } from '../aggregates/sum-lines.ts'
import { suppressAggregate } from '../aggregates/suppress-cells.ts'
import { GATE_LIMITS } from '../gates/limits.ts'
import { columnOf } from '../table/chunk.ts'
import { packColumns, unpackColumns } from '../table/packed-columns.ts'
import { columnList } from './column-list.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation, type Survey, wholePlan } from './operation.ts'

const column = z.string().meta({ format: 'column' }).nullable().default(null)
const params = z.strictObject({
  /** What a line is about: district, year, class. */
  dimensions: z.array(z.string().min(1).meta({ format: 'column' })).min(1),
  least: z.number().int().min(2).max(1000).default(GATE_LIMITS.minimumCount),
  /** The column the step's columns add up to. */
  across: column,
  sum: column,
  /** The greatest single contribution to `sum`. */
  largest: column,
  share: z.number().min(0.5).max(1).default(GATE_LIMITS.dominantShare),
  mark: z.enum(['*', '**', '…']).default('*'),
})
type Params = z.output<typeof params>

const ID = 'hideSmallCells'

function readColumns({ dimensions, across, sum, largest }: Params): string[] {
  return [...dimensions, ...[across, sum, largest].filter(name => name !== null)]
}

function declaredBy({ dimensions, across, sum, largest }: Params, counts: readonly string[]) {
  return {
    dimensions,
    counts: [...counts],
    sums: sum === null || largest === null ? [] : [{ total: sum, largest }],
    totals: across === null ? [] : [{ total: across, parts: [...counts] }],
  }
}

function tableOf(names: readonly string[], { observations, rows }: Survey): AggregateTable {
  const columns: string[][] = names.map(() => [])
  for (const bytes of observations)
    for (const [at, cells] of unpackColumns(bytes).entries()) for (const cell of cells) columns[at]?.push(cell)
  return { names, columns, rowNumbers: Array.from({ length: rows }, (_, row) => row + 1) }
}

/** Places of the rows to hide, per column. */
type Hidden = Record<string, number[]>

function placesOf(cells: readonly AggregateCell[]): Hidden {
  const places: Hidden = {}
  for (const { column: name, index } of cells) {
    places[name] ??= []
    places[name].push(index)
  }
  return places
}

function decide(given: Params, counts: readonly string[], names: readonly string[], survey: Survey): Hidden {
  if (survey.rows > MOST_ROWS)
    throw new OpenprepError('RECIPE_INVALID', { reason: fill(smallCellWords.tooLong, { most: MOST_ROWS }) })
  const table = tableOf(names, survey)
  const limits = { minimumCount: given.least, dominantShare: given.share }
  const { primary, secondary, revealed } = suppressAggregate(table, declaredBy(given, counts), limits, survey.stopped)
  const [first] = revealed
  if (first !== undefined) {
    const reason = fill(smallCellWords.revealed, { column: first.column, row: first.index + 1 })
    throw new OpenprepError('DEIDENTIFY_NOT_MET', { reason })
  }
  return placesOf([...primary, ...secondary])
}

export const hideSmallCells = defineOperation({
  id: ID,
  kind: 'deidentify',
  family: 'suppression',
  params,
  columns: { min: 1, max: 100 },
  scope: 'table',
  reversibility: 'irreversible',
  readsColumns: readColumns,
  plan(given, { chosen, all }) {
    const names = [...new Set([...readColumns(given), ...chosen])]
    const twice = given.dimensions.find(name => chosen.includes(name))
    if (twice !== undefined) throw invalidParameter(ID, 'dimensions', 'columnTaken', twice)
    if (given.across !== null && chosen.includes(given.across))
      throw invalidParameter(ID, 'across', 'columnTaken', given.across)
    return wholePlan<Hidden>({
      outputColumns: all,
      rearranges: false,
      observe: chunk => packColumns(names.map(name => columnOf(chunk, name) ?? [])),
      decide: survey => decide(given, chosen, names, survey),
      treat: hidden => ({
        outputColumns: all,
        apply(chunk, first) {
          const columns = chunk.names.map((name, at) => {
            const cells = chunk.columns[at] ?? []
            const places = new Set(hidden[name] ?? [])
            if (places.size === 0) return cells
            return Array.from({ length: chunk.rows }, (_, row) =>
              places.has(first + row) ? given.mark : (cells[row] ?? ''),
            )
          })
          return { ...chunk, columns }
        },
      }),
    })
  },
  describe: ({ dimensions, least }) => ({ dimensions: columnList(dimensions), least: String(least) }),
})
