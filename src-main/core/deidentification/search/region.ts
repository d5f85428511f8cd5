// A region of the lattice: all solutions between two level vectors, with what is known of them before any is judged.
// Cuts regions; judges no solution.
import type { Above, Below } from '../metrics/metric.ts'

export interface Region {
  /** No solution of the region scores less. */
  readonly bound: number
  readonly low: Uint16Array
  readonly high: Uint16Array
  readonly above: Above
  readonly below: Below
}

export const NOTHING_BELOW: Below = { weight: 0, room: Number.POSITIVE_INFINITY }

export function nothingAbove(columns: number): Above {
  return { forced: 0, cost: new Float64Array(columns), largest: 0, room: Number.POSITIVE_INFINITY }
}

/** What both know holds together; each figure is a bound by itself. */
export function bothAbove(one: Above, other: Above): Above {
  const cost = new Float64Array(Math.max(one.cost.length, other.cost.length))
  for (let column = 0; column < cost.length; column += 1)
    cost[column] = Math.max(one.cost[column] ?? 0, other.cost[column] ?? 0)
  return one.forced >= other.forced
    ? { ...one, cost, room: Math.min(one.room, other.room) }
    : { ...other, cost, room: Math.min(one.room, other.room) }
}

export function withLevel(levels: Uint16Array, column: number, level: number): Uint16Array {
  const copy = levels.slice()
  copy[column] = level
  return copy
}

/** Solutions of a lattice; a double, exact up to 2^53. */
export function latticeSize(heights: readonly number[]): number {
  return heights.reduce((product, height) => product * height, 1)
}
