// Loss: the share of a column's hierarchy that a published label covers, per column, joined by the geometric or the arithmetic mean
// (Iyengar 2002). Sums are of whole numbers, so equal solutions have equal scores to the last bit.
import { type LevelVector, labelCounts, type Metric, type MetricInput, valueCounts } from './metric.ts'

/**
 * a_d·D_d = Σ over kept records of the rows their label covers + s·D_d = Σ over all records + Σ over suppressed ones of the rows not
 * covered; x_d = (a_d − n ÷ D_d) ÷ (n − n ÷ D_d).
 */
function lossOf({ tuples, tables }: MetricInput, joined: (x: Float64Array) => number): Metric {
  const { rows } = tuples
  const kept = tables.map((table, column) => {
    const counts = valueCounts(tuples, column)
    return table.codes.map((codes, level) => {
      const perLabel = labelCounts(counts, codes, table.labels[level]!.length)
      return perLabel.reduce((sum, count, label) => sum + count * table.covered[level]![label]!, 0)
    })
  })
  const span = tables.map(table => rows * (table.rows - 1))
  const x = new Float64Array(tables.length)
  const at = (levels: LevelVector, uncovered: ArrayLike<number>) => {
    for (let column = 0; column < x.length; column += 1) {
      const lost = Math.max(0, kept[column]![levels[column]!]! + uncovered[column]! - rows)
      x[column] = span[column] === 0 ? 0 : lost / span[column]!
    }
    return joined(x)
  }
  return {
    rests: 'levels',
    suppression: 'uncovered',
    score: (levels, { cost }) => at(levels, cost),
    // A record that must be suppressed covers no more rows at a lower level, so what it leaves uncovered above it leaves uncovered here.
    bound: (low, { cost }) => at(low, cost),
  }
}

/** Of the x_d of all columns; an empty list is no loss. */
export const joinLoss = {
  /** (Π (1 + x_d))^(1 ÷ m) − 1. */
  geometric(x: ArrayLike<number>): number {
    let product = 1
    for (let column = 0; column < x.length; column += 1) product *= 1 + x[column]!
    return product ** (1 / x.length) - 1
  },
  arithmetic(x: ArrayLike<number>): number {
    let sum = 0
    for (let column = 0; column < x.length; column += 1) sum += x[column]!
    return sum / x.length
  },
} as const

export const loss = (input: MetricInput): Metric => lossOf(input, joinLoss.geometric)
export const lossArithmetic = (input: MetricInput): Metric => lossOf(input, joinLoss.arithmetic)
