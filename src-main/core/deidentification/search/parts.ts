// The classes that given parts of the combinations make, with their histograms.
// For ways of recoding that cut groups freely; the search over levels regroups instead.
import type { Histograms, Tuples } from '../encoding/tuples.ts'
import type { ClassSet } from './class-set.ts'

export function classesOfParts(tuples: Tuples, parts: readonly Int32Array[]): ClassSet {
  const { counts, population, sensitive } = tuples
  const summed = (figures: Int32Array) =>
    Int32Array.from(parts, part => part.reduce((sum, tuple) => sum + figures[tuple]!, 0))
  return {
    size: parts.length,
    keys: [],
    tuple: Int32Array.from(parts, part => part[0] ?? 0),
    counts: summed(counts),
    population: population === null ? null : summed(population),
    sensitive: sensitive.map(histograms => mergedHistograms(histograms, parts)),
  }
}

function mergedHistograms(
  { start, values, counts, cardinality }: Histograms,
  parts: readonly Int32Array[],
): Histograms {
  const starts = new Int32Array(parts.length + 1)
  const heldValues: number[] = []
  const heldCounts: number[] = []
  for (const [number, part] of parts.entries()) {
    const sums = new Map<number, number>()
    for (const tuple of part) {
      for (let entry = start[tuple]!; entry < start[tuple + 1]!; entry += 1) {
        const value = values[entry]!
        sums.set(value, (sums.get(value) ?? 0) + counts[entry]!)
      }
    }
    for (const [value, count] of sums) {
      heldValues.push(value)
      heldCounts.push(count)
    }
    starts[number + 1] = heldValues.length
  }
  return { start: starts, values: Int32Array.from(heldValues), counts: Int32Array.from(heldCounts), cardinality }
}
