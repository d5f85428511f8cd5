// The classes of a table at some levels, and the classes one column higher: classes are regrouped, never the records.
// Judges nothing. A class of a higher level is a union of classes of the lower one, so counts and histograms add up.
import { Grouping } from '../encoding/grouping.ts'
import { keyLanes } from '../encoding/key-lanes.ts'
import type { SearchLevels } from '../encoding/level-table.ts'
import type { Histograms, SearchTuples } from '../encoding/tuples.ts'

export interface ClassSet {
  readonly size: number
  /** Packed codes at the levels of the set. */
  readonly keys: readonly Int32Array[]
  /** One combination of values out of each class. */
  readonly tuple: Int32Array
  /** Records; 0 for a class only the population has. */
  readonly counts: Int32Array
  readonly population: Int32Array | null
  readonly sensitive: readonly Histograms[]
}

const KEY_LIMIT = 2 ** 31

export class ClassRaiser {
  readonly #tuples: SearchTuples
  readonly #tables: readonly SearchLevels[]
  readonly #laneOf: readonly number[]
  readonly #weightOf: readonly number[]
  readonly #lanes: number
  readonly #grouping = new Grouping()
  readonly #differences = new Map<number, Int32Array>()
  readonly #tally: Tally

  constructor(tuples: SearchTuples, tables: readonly SearchLevels[]) {
    const { lanes, laneOf, weightOf } = keyLanes(tuples.cardinalities)
    this.#tuples = tuples
    this.#tables = tables
    this.#laneOf = laneOf
    this.#weightOf = weightOf
    this.#lanes = lanes
    this.#tally = new Tally(Math.max(0, ...tuples.sensitive.map(({ cardinality }) => cardinality)))
  }

  /** Every combination a class of its own: all columns at level 0. */
  lowest(): ClassSet {
    const { size, columns, counts, population, sensitive } = this.#tuples
    const keys = Array.from({ length: this.#lanes }, () => new Int32Array(size))
    for (const [at, codes] of columns.entries()) {
      const lane = keys[this.#laneOf[at] ?? 0]!
      const weight = this.#weightOf[at] ?? 1
      for (let tuple = 0; tuple < size; tuple += 1) lane[tuple]! += codes[tuple]! * weight
    }
    return { size, keys, tuple: Int32Array.from({ length: size }, (_, at) => at), counts, population, sensitive }
  }

  /** Some columns of a set go from level 0 to their levels, in one regrouping. */
  raise(set: ClassSet, columns: readonly number[], levels: ArrayLike<number>): ClassSet {
    let keys = set.keys
    for (const column of columns) keys = this.#raisedKeys({ ...set, keys }, column, 0, levels[column]!)
    return this.#regrouped(set, keys)
  }

  /** The classes at given levels, and the class of each combination. */
  classesOf(levels: ArrayLike<number>): { set: ClassSet; classOf: Int32Array } {
    const lowest = this.lowest()
    let keys = lowest.keys
    for (let column = 0; column < levels.length; column += 1)
      keys = this.#raisedKeys({ ...lowest, keys }, column, 0, levels[column]!)
    const set = this.#regrouped(lowest, keys)
    return { set, classOf: this.#grouping.groupOf.slice(0, lowest.size) }
  }

  /**
   * From levels at most as high to these, all columns at once, by labels alone: columns at their top cost nothing. The set has no keys, so
   * nothing can be raised from it. null where the labels have more combinations than one key can tell apart.
   */
  regroup(set: ClassSet, levels: ArrayLike<number>): ClassSet | null {
    const told: { codes: Int32Array; labelOf: Int32Array; weight: number }[] = []
    let weight = 1
    for (const [column, { codes, labels }] of this.#tables.entries()) {
      const level = levels[column]!
      const count = labels[level]!.length
      if (count > 1) told.push({ codes: this.#tuples.columns[column]!, labelOf: codes[level]!, weight })
      weight *= count
      if (weight > KEY_LIMIT) return null
    }
    const keys = new Int32Array(set.size)
    const { tuple } = set
    for (const { codes, labelOf, weight: step } of told)
      for (let at = 0; at < keys.length; at += 1) keys[at]! += labelOf[codes[tuple[at]!]!]! * step
    return { ...this.#regrouped(set, [keys]), keys: [] }
  }

  #regrouped(set: ClassSet, keys: readonly Int32Array[]): ClassSet {
    const size = this.#grouping.group(keys, set.size)
    const { first, groupOf } = this.#grouping
    return {
      size,
      keys: keys.map(lane => picked(lane, first, size)),
      tuple: picked(set.tuple, first, size),
      counts: summed(set.counts, groupOf, size),
      population: set.population === null ? null : summed(set.population, groupOf, size),
      sensitive: set.sensitive.map(histograms => this.#tally.merge(histograms, groupOf, size)),
    }
  }

  #raisedKeys({ size, keys, tuple }: ClassSet, column: number, from: number, to: number): readonly Int32Array[] {
    if (from === to) return keys
    const difference = this.#difference(column, from, to)
    const codes = this.#tuples.columns[column]!
    const changed = this.#laneOf[column] ?? 0
    return keys.map((old, lane) => {
      if (lane !== changed) return old
      const raised = new Int32Array(size)
      for (let at = 0; at < size; at += 1) raised[at] = old[at]! + difference[codes[tuple[at]!]!]!
      return raised
    })
  }

  /** What the lane of a key changes by when a value goes from one level to another. */
  #difference(column: number, from: number, to: number): Int32Array {
    const name = (column * 65536 + from) * 65536 + to
    const known = this.#differences.get(name)
    if (known !== undefined) return known
    const { codes } = this.#tables[column]!
    const [below, above] = [codes[from]!, codes[to]!]
    const weight = this.#weightOf[column] ?? 1
    const made = Int32Array.from(below, (code, value) => (above[value]! - code) * weight)
    this.#differences.set(name, made)
    return made
  }
}

function picked(items: Int32Array, first: Int32Array, size: number): Int32Array {
  const chosen = new Int32Array(size)
  for (let at = 0; at < size; at += 1) chosen[at] = items[first[at]!]!
  return chosen
}

function summed(items: Int32Array, groupOf: Int32Array, size: number): Int32Array {
  const sums = new Int32Array(size)
  for (let at = 0; at < items.length; at += 1) sums[groupOf[at]!]! += items[at]!
  return sums
}

/** Adds up histograms of merged classes, with one dense row of counters for all of them. */
class Tally {
  readonly #counters: Int32Array
  readonly #touched: Int32Array

  constructor(cardinality: number) {
    this.#counters = new Int32Array(cardinality)
    this.#touched = new Int32Array(cardinality)
  }

  merge(histograms: Histograms, groupOf: Int32Array, size: number): Histograms {
    const { start, cardinality } = histograms
    const members = membersByGroup(groupOf, start.length - 1, size)
    const starts = new Int32Array(size + 1)
    const values = new Int32Array(histograms.values.length)
    const counts = new Int32Array(histograms.values.length)
    let end = 0
    for (let group = 0; group < size; group += 1) {
      const distinct = this.#count(histograms, members, group)
      for (let at = 0; at < distinct; at += 1) {
        const value = this.#touched[at]!
        values[end] = value
        counts[end] = this.#counters[value]!
        this.#counters[value] = 0
        end += 1
      }
      starts[group + 1] = end
    }
    return { start: starts, values: values.slice(0, end), counts: counts.slice(0, end), cardinality }
  }

  /** Fills the counters with one group and answers how many values it has. */
  #count({ start, values, counts }: Histograms, { offsets, items }: Members, group: number): number {
    const [counters, touched] = [this.#counters, this.#touched]
    let distinct = 0
    for (let at = offsets[group]!; at < offsets[group + 1]!; at += 1) {
      const item = items[at]!
      for (let entry = start[item]!; entry < start[item + 1]!; entry += 1) {
        const value = values[entry]!
        if (counters[value] === 0) {
          touched[distinct] = value
          distinct += 1
        }
        counters[value]! += counts[entry]!
      }
    }
    return distinct
  }
}

interface Members {
  readonly offsets: Int32Array
  readonly items: Int32Array
}

function membersByGroup(groupOf: Int32Array, items: number, size: number): Members {
  const offsets = new Int32Array(size + 1)
  for (let item = 0; item < items; item += 1) offsets[groupOf[item]! + 1]! += 1
  for (let group = 0; group < size; group += 1) offsets[group + 1]! += offsets[group]!
  const next = offsets.slice(0, size)
  const sorted = new Int32Array(items)
  for (let item = 0; item < items; item += 1) {
    const group = groupOf[item]!
    sorted[next[group]!] = item
    next[group]! += 1
  }
  return { offsets, items: sorted }
}
