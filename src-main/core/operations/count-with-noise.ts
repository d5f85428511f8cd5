// Operation countWithNoise: the table becomes counts of its rows by some columns, each with the noise of differential privacy.
// Noise hangs on a secret key and on all exact counts: the same table gives the same noise, and no other table does, so that repeating the
// run averages nothing away and two releases do not share their noise. Without the key it is computational differential privacy.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { noisyCountWords } from '../../contract/text/zh-CN/count-with-noise.ts'
import { createKeyedStreams, type KeyedStream } from '../ciphers/keyed-stream.ts'
import { geometricNoise, leastShown, usualError } from '../deidentification/noisy-counts.ts'
import { columnOf, type TableChunk } from '../table/chunk.ts'
import { packColumns, unpackColumns } from '../table/packed-columns.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation, type Survey, wholePlan } from './operation.ts'

/** Beyond that nobody reads a table of counts, and the noise outweighs them. */
const MOST_CELLS = 100_000

const params = z.strictObject({
  key: z.string().trim().min(1).max(60),
  epsilon: z.number().min(0.001).max(20).default(1),
  perPerson: z.number().int().min(1).max(1000).default(1),
  /** All values of each column in turn: every combination is counted, also those nobody has. Empty = those that occur. */
  values: z.array(z.array(z.string()).min(1)).default([]),
  /** For combinations that occur: the chance that one person alone makes one appear. */
  delta: z.number().min(1e-12).max(0.001).default(1e-6),
  countColumn: z.string().trim().min(1).max(100).default(noisyCountWords.countColumn),
})
type Params = z.output<typeof params>

interface Cell {
  readonly values: readonly string[]
  readonly count: number
}

const SEPARATOR = '\u0000'

function exactCounts(columns: number, { observations, stopped }: Survey): Map<string, Cell> {
  const cells = new Map<string, { values: string[]; count: number }>()
  for (const bytes of observations) {
    if (stopped()) break
    const parts = unpackColumns(bytes)
    for (let row = 0; row < (parts[0]?.length ?? 0); row += 1) {
      const values = Array.from({ length: columns }, (_, at) => parts[at]?.[row] ?? '')
      const name = values.map(value => `${value.length}:${value}`).join(SEPARATOR)
      const known = cells.get(name)
      if (known === undefined) cells.set(name, { values, count: 1 })
      else known.count += 1
      if (cells.size > MOST_CELLS) throw invalidParameter('countWithNoise', 'values', 'tooManyValues', MOST_CELLS)
    }
  }
  return cells
}

function* combinations(values: readonly (readonly string[])[]): Generator<string[]> {
  const [first, ...others] = values
  if (first === undefined) yield []
  else for (const value of first) for (const rest of combinations(others)) yield [value, ...rest]
}

const nameOf = (values: readonly string[]) => values.map(value => `${value.length}:${value}`).join(SEPARATOR)

/** Throws DEIDENTIFY_NOT_MET for a value outside the list: leaving it out silently would make the counts wrong. */
function listedCells(counted: Map<string, Cell>, { values }: Params, chosen: readonly string[]): Cell[] {
  const known = values.map(list => new Set(list))
  for (const { values: found } of counted.values()) {
    const at = found.findIndex((value, column) => known[column]?.has(value) !== true)
    if (at < 0) continue
    const reason = fill(noisyCountWords.notListed, { column: chosen[at] ?? '', value: found[at] ?? '' })
    throw new OpenprepError('DEIDENTIFY_NOT_MET', { reason })
  }
  return [...combinations(values)].map(cell => counted.get(nameOf(cell)) ?? { values: cell, count: 0 })
}

/** Cells in an order that says nothing about the rows. */
function inOrder(cells: readonly Cell[]): Cell[] {
  return cells.toSorted((one, other) => (nameOf(one.values) < nameOf(other.values) ? -1 : 1))
}

function noisyTable(given: Params, cells: readonly Cell[], streams: (text: string) => KeyedStream): string[][] {
  const sorted = inOrder(cells)
  // The exact counts of all cells choose the noise of each.
  const all = createHash('sha256')
  for (const { values, count } of sorted) all.update(`${nameOf(values)}${SEPARATOR}${count}${SEPARATOR}`)
  const table = all.digest('hex')
  const least = given.values.length > 0 ? null : leastShown(given, given.delta)
  return sorted.flatMap(({ values, count }) => {
    const noisy = count + geometricNoise(streams(`${table}${SEPARATOR}${nameOf(values)}`), given)
    if (least !== null && noisy < least) return []
    // Negative counts help nobody; cutting them off after the noise gives nothing away.
    return [[...values, String(Math.max(0, noisy))]]
  })
}

export const countWithNoise = defineOperation({
  id: 'countWithNoise',
  kind: 'deidentify',
  family: 'randomisation',
  params,
  columns: { min: 1, max: 6 },
  scope: 'table',
  reversibility: 'irreversible',
  plan(given, { chosen }, context) {
    if (given.values.length > 0 && given.values.length !== chosen.length)
      throw invalidParameter('countWithNoise', 'values', 'tooFew', chosen.length)
    if (given.values.reduce((product, list) => product * new Set(list).size, 1) > MOST_CELLS)
      throw invalidParameter('countWithNoise', 'values', 'tooManyValues', MOST_CELLS)
    if (chosen.includes(given.countColumn))
      throw invalidParameter('countWithNoise', 'countColumn', 'columnTaken', given.countColumn)
    const streams = createKeyedStreams(context.key(given.key), 'noisy counts')
    const outputColumns = [...chosen, given.countColumn]
    return wholePlan<string[][]>({
      outputColumns,
      rearranges: true,
      observe: chunk => packColumns(chosen.map(name => columnOf(chunk, name) ?? [])),
      decide(survey) {
        const counted = exactCounts(chosen.length, survey)
        const listed = given.values.map(list => [...new Set(list)])
        const cells =
          given.values.length > 0 ? listedCells(counted, { ...given, values: listed }, chosen) : [...counted.values()]
        return noisyTable(given, cells, streams)
      },
      treat: table => ({
        outputColumns,
        // All counts stand where the first row stood; they are of no row in particular.
        apply: (chunk, first): TableChunk => {
          const rows = first === 0 && chunk.rows > 0 ? table : []
          return {
            names: outputColumns,
            columns: outputColumns.map((_, at) => rows.map(row => row[at] ?? '')),
            rows: rows.length,
            rowNumbers: rows.map(() => chunk.rowNumbers[0] ?? 1),
          }
        },
      }),
    })
  },
  describe: ({ epsilon, perPerson }) => ({
    epsilon: String(epsilon),
    error: String(usualError({ epsilon, perPerson })),
  }),
})
