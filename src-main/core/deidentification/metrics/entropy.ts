// Non-uniform entropy in bits (Gionis and Tassa 2009): how much less probable the original value is once only its label is known.
// The full form adds what suppression costs; the monotone form does not.
import { type LevelVector, labelCounts, type Metric, type MetricInput, valueCounts } from './metric.ts'

/** Σ_d Σ_r −log₂(f_d(r) ÷ f_d(r at l_d)) over all records, frequencies of the whole column. */
function generalisationBits({ tuples, tables }: MetricInput): (levels: LevelVector) => number {
  const bits = tables.map((table, column) => {
    const counts = valueCounts(tuples, column)
    return table.codes.map((codes, level) => {
      const perLabel = labelCounts(counts, codes, table.labels[level]!.length)
      return counts.reduce(
        (sum, count, value) => (count === 0 ? sum : sum + count * Math.log2(perLabel[codes[value]!]! / count)),
        0,
      )
    })
  })
  return levels => {
    let sum = 0
    for (let column = 0; column < levels.length; column += 1) sum += bits[column]![levels[column]!]!
    return sum
  }
}

export function entropyMonotone(input: MetricInput): Metric {
  const bits = generalisationBits(input)
  return { rests: 'levels', suppression: 'none', score: bits, bound: bits }
}

export function entropy(input: MetricInput): Metric {
  const bits = generalisationBits(input)
  const at = (levels: LevelVector, cost: ArrayLike<number>) => {
    let sum = bits(levels)
    for (let column = 0; column < levels.length; column += 1) sum += cost[column]!
    return sum
  }
  return {
    rests: 'levels',
    suppression: 'bits',
    score: (levels, { cost }) => at(levels, cost),
    bound: (low, { cost }) => at(low, cost),
  }
}
