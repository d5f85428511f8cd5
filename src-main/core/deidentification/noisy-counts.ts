// Counts with the noise of differential privacy: two-sided geometric noise, and the count below which a group seen in the data is left out.
// Draws from the stream it is given. Whole numbers only: noise in floating point gives more away than it seems to (Mironov 2012).
import type { KeyedStream } from '../ciphers/keyed-stream.ts'

export interface NoiseBudget {
  /** ε of all counts of one table together. */
  readonly epsilon: number
  /** Rows that one person may have in the table: how far a person can move all counts together. */
  readonly perPerson: number
}

/** Ratio of neighbouring probabilities, e^(−ε ÷ rows of a person). */
function ratioOf({ epsilon, perPerson }: NoiseBudget): number {
  return Math.exp(-epsilon / perPerson)
}

/**
 * Pr[X = x] = (1 − α) ÷ (1 + α) · α^|x|, the geometric mechanism (Ghosh, Roughgarden and Sundararajan, "Universally utility-maximizing
 * privacy mechanisms", 2009): the difference of two geometric numbers.
 */
export function geometricNoise(stream: KeyedStream, budget: NoiseBudget): number {
  return geometric(stream, budget) - geometric(stream, budget)
}

/** Failures before the first success, Pr[X ≥ x] = α^x; 1 − u is never 0. */
function geometric(stream: KeyedStream, { epsilon, perPerson }: NoiseBudget): number {
  return Math.floor((-Math.log(1 - stream.unit()) * perPerson) / epsilon)
}

/**
 * Noisy counts below it are left out where groups come from the data: that a group is there at all may otherwise tell of one person. The
 * least τ at which somebody's rows alone show a group with probability δ at most (Korolova, Kenthapadi, Mishra and Ntoulas, "Releasing
 * search queries and clicks privately", 2009; here for geometric noise): Pr[X ≥ τ − perPerson] = α^(τ − perPerson) ÷ (1 + α) ≤ δ ÷ perPerson.
 */
export function leastShown(budget: NoiseBudget, delta: number): number {
  const ratio = ratioOf(budget)
  const wanted = (delta / budget.perPerson) * (1 + ratio)
  return budget.perPerson + Math.max(0, Math.ceil(Math.log(wanted) / Math.log(ratio)))
}

/** Within ± of it lie 95 % of the counts. */
export function usualError(budget: NoiseBudget): number {
  const ratio = ratioOf(budget)
  // Pr[|X| > x] = 2α^(x + 1) ÷ (1 + α).
  return Math.max(0, Math.ceil(Math.log((0.05 * (1 + ratio)) / 2) / Math.log(ratio)) - 1)
}
