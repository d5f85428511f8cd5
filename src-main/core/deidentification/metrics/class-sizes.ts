// Discernibility and average class size: what matters is how large the classes are, not which levels made them so.
// Discernibility after Bayardo and Agrawal (2005), average class size after LeFevre et al. (2006).
import type { Metric, MetricInput } from './metric.ts'

/** Σ kept |c|² + n·s. */
export function discernibility({ tuples: { rows }, floor }: MetricInput): Metric {
  return {
    rests: 'classes',
    suppression: 'none',
    score: (_, { squares, suppressed }) => squares + rows * suppressed,
    /**
     * A kept record costs at least the size of its class below and at least the floor; a record that must be suppressed costs n, where
     * `below.weight` counted at most max(floor, the largest such class) for it.
     */
    bound: (_, { forced, largest }, { weight }) =>
      Math.max(
        weight + forced * (rows - Math.max(floor, largest)),
        rows * forced + Math.min(floor, rows) * (rows - forced),
      ),
  }
}

/** n ÷ (kept classes + [s > 0]). */
export function aecs({ tuples: { rows }, floor, limit }: MetricInput): Metric {
  const spare = limit > 0 ? 1 : 0
  return {
    rests: 'classes',
    suppression: 'none',
    score: (_, { classes, suppressed }) => rows / (classes + (suppressed > 0 ? 1 : 0)),
    bound: (_, above, below) => {
      const most = Math.min(above.room, below.room, Math.floor((rows - above.forced) / floor))
      return rows / (most + spare)
    },
  }
}
