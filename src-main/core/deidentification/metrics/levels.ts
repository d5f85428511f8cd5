// Height and precision: how far up the hierarchies a solution lies, whatever the data.
// Precision after Samarati and Sweeney (1998), here as a loss: 0 = nothing generalised.
import type { LevelVector, Metric, MetricInput } from './metric.ts'

/** Σ l_d. */
export function height(_: MetricInput): Metric {
  const sum = (levels: LevelVector) => {
    let total = 0
    for (let column = 0; column < levels.length; column += 1) total += levels[column]!
    return total
  }
  return { rests: 'levels', suppression: 'none', score: sum, bound: sum }
}

/** (1 ÷ m) Σ_d [(n − s)·l_d ÷ h_d + s] ÷ n; a column with nothing to generalise counts 0 where it is kept. */
export function precision({ tuples: { rows }, tables }: MetricInput): Metric {
  const share = tables.map(({ height: levels }) =>
    Array.from({ length: levels }, (_, level) => (levels === 1 ? 0 : level / (levels - 1))),
  )
  const at = (levels: LevelVector, suppressed: number) => {
    let sum = 0
    for (let column = 0; column < levels.length; column += 1) sum += share[column]![levels[column]!]!
    return ((rows - suppressed) * sum + suppressed * levels.length) / (levels.length * rows)
  }
  return {
    rests: 'levels',
    suppression: 'none',
    score: (levels, { suppressed }) => at(levels, suppressed),
    // A suppressed record costs at least what a kept one does, so fewer of them never cost more.
    bound: (low, { forced }) => at(low, forced),
  }
}
