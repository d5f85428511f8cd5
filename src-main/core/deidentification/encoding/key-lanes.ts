// Packs one code per column into a few 32-bit numbers, so that records are compared as numbers.
// Mixed radix: a column takes as many values as it has codes, and no two combinations share a key.

const LANE_LIMIT = 2 ** 31

export interface KeyLanes {
  readonly lanes: number
  /** Per column: in which lane it lies. */
  readonly laneOf: readonly number[]
  /** Per column: what one step of its code adds to the lane. */
  readonly weightOf: readonly number[]
}

/** Two columns whose combinations do not fit into 31 bits lie in different lanes. */
export function keyLanes(cardinalities: readonly number[]): KeyLanes {
  const laneOf: number[] = []
  const weightOf: number[] = []
  let lane = 0
  let weight = 1
  for (const cardinality of cardinalities) {
    if (weight * cardinality > LANE_LIMIT) {
      lane += 1
      weight = 1
    }
    laneOf.push(lane)
    weightOf.push(weight)
    weight *= Math.max(1, cardinality)
  }
  return { lanes: lane + 1, laneOf, weightOf }
}
