// Publishes a table at one level per column; classes that fail a condition are suppressed whole.
// Searches nothing.
import type { CountedProblem } from '../encoding/prepare.ts'
import type { LevelVector } from '../metrics/metric.ts'
import { ClassRaiser } from '../search/class-set.ts'
import { failingClasses } from '../search/failing-classes.ts'
import type { Recoded } from './recoded.ts'

export function recodeFullDomain(prepared: CountedProblem, levels: LevelVector): Recoded {
  const { tuples, tables } = prepared
  const { set, classOf } = new ClassRaiser(tuples, tables).classesOf(levels)
  const failing = failingClasses(set, prepared)
  const sizes = set.counts.slice()
  let suppressed = 0
  for (const one of failing) {
    suppressed += sizes[one]!
    sizes[one] = 0
  }
  const failed = new Set(failing)
  return {
    columns: tables.map(({ labels, codes }, column) => {
      const level = levels[column]!
      const labelOf = codes[level]!
      return { labels: labels[level]!, codes: tuples.columns[column]!.map(value => labelOf[value]!) }
    }),
    classOf: classOf.map(one => (failed.has(one) ? -1 : one)),
    sizes,
    suppressed,
  }
}
