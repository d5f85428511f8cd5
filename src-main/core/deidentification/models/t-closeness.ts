// t-closeness: the values of a sensitive column in every class are distributed like in the whole table (Li, Li and Venkatasubramanian 2007).
// The earth mover's distance is convex, so two classes within t are together within t; a class beyond t may spoil one that is within.
import type { PrivacyCondition } from '../../../contract/deidentify.ts'
import { OpenprepError } from '../../../contract/errors.ts'
import { levelTable } from '../encoding/level-table.ts'
import { type ClassCondition, type HistogramView, ROUNDING, type SensitiveFacts } from './model.ts'

type Of<M extends PrivacyCondition['model']> = Extract<PrivacyCondition, { model: M }>
/** Earth mover's distance of a class of `size` records to the whole table, 0–1. */
export type DistanceToTable = (histogram: HistogramView, size: number) => number

export function tCloseness({ distance, t }: Of<'tCloseness'>, facts: SensitiveFacts): ClassCondition {
  const measure = distanceToTable(distance, facts)
  const { index } = facts
  return {
    kind: 'class',
    closed: true,
    floor: {},
    holds: ({ size, histograms }) => measure(histograms[index]!, size) <= t + ROUNDING,
  }
}

/** Throws ORDER_NEEDED, ORDER_VALUE_MISSING, HIERARCHY_NEEDED, HIERARCHY_VALUE_MISSING. */
export function distanceToTable(distance: Of<'tCloseness'>['distance'], facts: SensitiveFacts): DistanceToTable {
  switch (distance) {
    case 'equal':
      return equalDistance(facts)
    case 'ordered':
      return orderedDistance(facts)
    case 'hierarchical':
      return hierarchicalDistance(facts)
    default:
      return distance satisfies never
  }
}

/** ½ Σ |p − q| = Σ max(0, p − q), and p > q only where the class has the value. */
function equalDistance({ counts: all, rows }: SensitiveFacts): DistanceToTable {
  return ({ values, counts, from, to }, size) => {
    let sum = 0
    for (let at = from; at < to; at += 1) sum += Math.max(0, counts[at]! / size - all[values[at]!]! / rows)
    return sum
  }
}

/** (1 ÷ (m − 1)) Σ_i |Σ_{j ≤ i} (p_j − q_j)| over the m values in order. */
function orderedDistance(facts: SensitiveFacts): DistanceToTable {
  const { rankOf, size: m } = ranks(facts)
  const whole = new Float64Array(m)
  for (const [code, count] of facts.counts.entries()) whole[rankOf[code]!]! += count / facts.rows
  const extra = new Float64Array(m)
  return ({ values, counts, from, to }, size) => {
    for (let rank = 0; rank < m; rank += 1) extra[rank] = -whole[rank]!
    for (let at = from; at < to; at += 1) extra[rankOf[values[at]!]!]! += counts[at]! / size
    let carried = 0
    let sum = 0
    for (let rank = 0; rank < m; rank += 1) {
      carried += extra[rank]!
      sum += Math.abs(carried)
    }
    return m < 2 ? 0 : sum / (m - 1)
  }
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/

/** Place of each value in the order that was given, else by size as numbers. */
function ranks({ values, counts, settings: { column, order } }: SensitiveFacts): { rankOf: Int32Array; size: number } {
  if (order === undefined && !values.every(value => NUMBER.test(value)))
    throw new OpenprepError('ORDER_NEEDED', { column })
  // What nobody has any more is no step between two values.
  const occurring = values.filter((_, code) => counts[code]! > 0)
  const sorted = order ?? occurring.toSorted((one, other) => Number(one) - Number(other))
  const places = new Map(sorted.map((value, place) => [value, place]))
  const rankOf = Int32Array.from(values, (value, code) => {
    const place = places.get(value)
    if (place === undefined && counts[code] === 0) return 0
    if (place === undefined) throw new OpenprepError('ORDER_VALUE_MISSING', { column, value })
    return place
  })
  return { rankOf, size: sorted.length }
}

/**
 * Σ over inner nodes of height(N) ÷ H · min(surplus, shortfall of its children). Where the highest level has several labels, a root above
 * them is added.
 */
function hierarchicalDistance(facts: SensitiveFacts): DistanceToTable {
  const { settings, values, counts: all, rows } = facts
  const { column, hierarchy } = settings
  if (hierarchy === undefined) throw new OpenprepError('HIERARCHY_NEEDED', { column })
  const { codeOf, codes, labels } = levelTable(hierarchy)
  const leafOf = Int32Array.from(values, value => {
    const leaf = codeOf.get(value)
    if (leaf === undefined) throw new OpenprepError('ORDER_VALUE_MISSING', { column, value })
    return leaf
  })
  const parents = parentsByLevel(codes, labels)
  const sizes = [...labels.map(level => level.length), 1].slice(0, parents.length + 1)
  const extras = sizes.map(size => new Float64Array(size))
  const whole = new Float64Array(sizes[0] ?? 0)
  for (const [code, count] of all.entries()) whole[leafOf[code]!]! += count / rows
  return ({ values: held, counts, from, to }, size) => {
    const leaves = extras[0]!
    for (let leaf = 0; leaf < leaves.length; leaf += 1) leaves[leaf] = -whole[leaf]!
    for (let at = from; at < to; at += 1) leaves[leafOf[held[at]!]!]! += counts[at]! / size
    let cost = 0
    for (const [level, parentOf] of parents.entries())
      cost += ((level + 1) / parents.length) * moved(extras[level]!, extras[level + 1]!, parentOf)
    return cost
  }
}

/** Per level below the root: the node above each node. */
function parentsByLevel(codes: readonly Int32Array[], labels: readonly (readonly string[])[]): Int32Array[] {
  const parents: Int32Array[] = []
  for (let level = 0; level + 1 < codes.length; level += 1) {
    const parentOf = new Int32Array(labels[level]!.length)
    for (const [value, code] of codes[level]!.entries()) parentOf[code] = codes[level + 1]![value]!
    parents.push(parentOf)
  }
  const top = labels.at(-1)?.length ?? 0
  return top > 1 ? [...parents, new Int32Array(top)] : parents
}

/** Sums the children into `above` and answers what is moved between children of the same node. */
function moved(below: Float64Array, above: Float64Array, parentOf: Int32Array): number {
  const surplus = new Float64Array(above.length)
  above.fill(0)
  for (let node = 0; node < below.length; node += 1) {
    const parent = parentOf[node]!
    above[parent]! += below[node]!
    if (below[node]! > 0) surplus[parent]! += below[node]!
  }
  let sum = 0
  // surplus − shortfall = the sum of the children.
  for (let node = 0; node < above.length; node += 1) sum += Math.min(surplus[node]!, surplus[node]! - above[node]!)
  return sum
}
