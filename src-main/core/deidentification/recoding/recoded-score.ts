// Scores a table that was not recoded level by level, by the metrics that need no level.
// Null where a metric speaks of levels.
import type { Metric } from '../../../contract/deidentify.ts'
import type { LevelTable } from '../encoding/level-table.ts'
import type { SearchTuples } from '../encoding/tuples.ts'
import { joinLoss } from '../metrics/loss.ts'
import { classSizes, type Recoded } from './recoded.ts'

/** `covered`: per column and combination the hierarchy rows that its label covers; suppressed records cover all. */
export function recodedScore(
  metric: Metric,
  recoded: Recoded,
  { rows, counts }: SearchTuples,
  tables: readonly LevelTable[],
  covered: readonly Float64Array[],
): number | null {
  const losses = () =>
    tables.map((table, column) => {
      const span = rows * (table.rows - 1)
      let sum = 0
      for (const [tuple, count] of counts.entries())
        sum += count * (recoded.classOf[tuple] === -1 ? table.rows : covered[column]![tuple]!)
      return span === 0 ? 0 : Math.max(0, sum - rows) / span
    })
  switch (metric) {
    case 'loss':
      return joinLoss.geometric(losses())
    case 'loss-arithmetic':
      return joinLoss.arithmetic(losses())
    case 'discernibility':
      return recoded.sizes.reduce((sum, size) => sum + size * size, rows * recoded.suppressed)
    case 'aecs':
      return rows / (classSizes(recoded).classes + (recoded.suppressed > 0 ? 1 : 0))
    case 'precision':
    case 'height':
    case 'entropy':
    case 'entropy-monotone':
      return null
    default:
      return metric satisfies never
  }
}
