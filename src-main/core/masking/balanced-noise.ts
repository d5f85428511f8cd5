// Bounded noise that adds up to nothing over a group, so that the group's sum stays.
// A group of one row cannot move at all: its sum would.
import type { KeyedStream } from '../ciphers/keyed-stream.ts'
import { boundedNoise, type Noise } from './bounded-noise.ts'
import { shuffle } from './keyed-shuffle.ts'

export interface BalancedNoiseRules {
  readonly noise: Noise
  readonly scale: number
  readonly bound: number
  /** Results below it are not made. */
  readonly least: number
  readonly decimals: number
}

/** Spreads `missing` units over the members, none beyond its slack; all of it fits, because no noise at all would fit. */
function spread(amounts: Float64Array, missing: number, slackOf: (at: number) => number, stream: KeyedStream): void {
  const order = shuffle(Uint32Array.from(amounts.keys()), stream)
  const sign = Math.sign(missing)
  let left = Math.abs(missing)
  while (left > 0) {
    const open = order.filter(at => slackOf(at) > 0)
    if (open.length === 0) return
    const share = Math.max(1, Math.floor(left / open.length))
    for (const at of open) {
      const step = Math.min(share, slackOf(at), left)
      amounts[at] = (amounts[at] ?? 0) + sign * step
      left -= step
    }
  }
}

/** New numbers for the members of one group: same sum to `decimals` places, each within `bound` of what it was. */
export function balancedNoise(numbers: Float64Array, stream: KeyedStream, rules: BalancedNoiseRules): Float64Array {
  const unit = 10 ** rules.decimals
  const whole = numbers.map(number => Math.round(number * unit))
  const bound = Math.floor(rules.bound * unit)
  const lowest = whole.map(number => Math.min(0, Math.max(-bound, Math.round(rules.least * unit) - number)))
  const amounts = whole.map((_, at) => {
    const drawn = Math.round(boundedNoise(stream, rules.noise, rules.scale, rules.bound) * unit)
    return Math.max(lowest[at] ?? 0, Math.min(bound, drawn))
  })
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0)
  const missing = Math.round(sum(numbers) * unit) - sum(whole) - sum(amounts)
  const slackOf = (at: number) => {
    const amount = amounts[at] ?? 0
    return missing > 0 ? bound - amount : amount - (lowest[at] ?? 0)
  }
  spread(amounts, missing, slackOf, stream)
  return whole.map((number, at) => (number + (amounts[at] ?? 0)) / unit)
}
