// Operation microaggregate: numbers that lie next to each other are replaced, in groups of at least k, by their mean.
// Keeps the column's sum up to rounding; every result value then belongs to at least k rows. Holds the numbers of its columns in memory.
import { z } from 'zod'
import { defineOperation, wholePlan } from '../operation.ts'
import { stopOrEmpty } from '../untreatable.ts'
import { numbersOfColumn, observeNumbers, sharedDoubles, writeNumbers } from './whole-numbers.ts'

const params = z.strictObject({
  /** Rows per group at least; the last group has up to 2k − 1. */
  size: z.number().int().min(3).max(1000).default(5),
  decimals: z.number().int().min(0).max(6).default(2),
  onFail: stopOrEmpty,
})

/** Univariate microaggregation with fixed groups (Defays and Nanopoulos 1993). */
function groupMeans(numbers: Float64Array, size: number): Float64Array {
  const rows = Uint32Array.from(numbers.keys()).filter(row => !Number.isNaN(numbers[row]))
  rows.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b)
  const means = sharedDoubles(numbers.length).fill(Number.NaN)
  const groups = Math.max(1, Math.floor(rows.length / size))
  for (let group = 0; group < groups; group += 1) {
    const members = rows.subarray(group * size, group === groups - 1 ? rows.length : (group + 1) * size)
    let sum = 0
    for (const row of members) sum += numbers[row] ?? 0
    for (const row of members) means[row] = sum / members.length
  }
  return means
}

export const microaggregate = defineOperation({
  id: 'microaggregate',
  kind: 'mask',
  family: 'randomisation',
  params,
  columns: { min: 1, max: null },
  scope: 'table',
  reversibility: 'irreversible',
  plan({ size, decimals, onFail }, { chosen, all }) {
    return wholePlan<Float64Array[]>({
      outputColumns: all,
      rearranges: false,
      observe: chunk => observeNumbers(chunk, chosen),
      decide: ({ observations, sizes }) =>
        chosen.map((_, column) => groupMeans(numbersOfColumn(observations, sizes, column), size)),
      treat: numbers => ({
        outputColumns: all,
        apply: (chunk, first, tally) => writeNumbers(chunk, first, { chosen, decimals, onFail, numbers }, tally),
      }),
    })
  },
})
