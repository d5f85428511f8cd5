// Which scores are sums over the columns in disguise: least sums over disjoint sets of columns add up to a bound of the whole.
// Scores nothing itself.
import type { Metric as MetricName } from '../../../contract/deidentify.ts'

export interface Summing {
  /** The score of some columns as a sum over them, and back. */
  of(score: number, columns: number): number
  back(sum: number, columns: number): number
}

const MEAN: Summing = { of: (score, columns) => score * columns, back: (sum, columns) => sum / columns }
const SUM: Summing = { of: score => score, back: sum => sum }
/** Σ ln(1 + x_d) of the geometric form. */
const LOGARITHMS: Summing = {
  of: (score, columns) => columns * Math.log1p(score),
  back: (sum, columns) => Math.expm1(sum / columns),
}

const SUMMING_OF = {
  loss: LOGARITHMS,
  'loss-arithmetic': MEAN,
  precision: MEAN,
  height: SUM,
  aecs: null,
  discernibility: null,
  entropy: SUM,
  'entropy-monotone': SUM,
} as const satisfies Record<MetricName, Summing | null>

/** null where the score rests on the classes of all columns together. */
export function summingOf(metric: MetricName): Summing | null {
  return SUMMING_OF[metric]
}
