// The one list of metrics: a new one is a function in a file beside this one and a line here.
// Chooses; measures nothing.
import type { Metric as MetricName } from '../../../contract/deidentify.ts'
import { aecs, discernibility } from './class-sizes.ts'
import { entropy, entropyMonotone } from './entropy.ts'
import { height, precision } from './levels.ts'
import { loss, lossArithmetic } from './loss.ts'
import type { Metric, MetricInput } from './metric.ts'

const METRIC_OF = {
  loss,
  'loss-arithmetic': lossArithmetic,
  precision,
  height,
  aecs,
  discernibility,
  entropy,
  'entropy-monotone': entropyMonotone,
} as const satisfies Record<MetricName, (input: MetricInput) => Metric>

export function createMetric(name: MetricName, input: MetricInput): Metric {
  return METRIC_OF[name](input)
}
