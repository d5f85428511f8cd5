// How far two distributions over the same classes lie apart, and how far chance alone would take them.
// Figures only; what a figure means is said elsewhere.

/** Added to every class, so that an empty one does not make the index infinite (Jeffreys' prior). */
const SMOOTHING = 0.5

/**
 * Population stability index Σ (q − p) ln(q / p) of two lists of counts over the same classes; 0 = the same shares. Symmetric.
 * Siddiqi, Credit Risk Scorecards, 2006: below 0.1 stable, from 0.25 another population.
 */
export function stabilityIndex(before: readonly number[], after: readonly number[]): number {
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count + SMOOTHING, 0)
  const [all, now] = [total(before), total(after)]
  return before.reduce((sum, count, at) => {
    const p = (count + SMOOTHING) / all
    const q = ((after[at] ?? 0) + SMOOTHING) / now
    return sum + (q - p) * Math.log(q / p)
  }, 0)
}

/**
 * What the index exceeds once in twenty when both are samples of one population: (1/n + 1/m) χ²₀.₉₅ with classes − 1 degrees of freedom
 * (Yurdakul and Naranjo, Statistical properties of the population stability index, 2020); χ² after Wilson and Hilferty.
 */
export function indexByChance(before: readonly number[], after: readonly number[]): number {
  const rows = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
  const [n, m] = [rows(before), rows(after)]
  const degrees = before.length - 1
  if (n === 0 || m === 0) return Number.POSITIVE_INFINITY
  if (degrees < 1) return 0
  const spread = 2 / (9 * degrees)
  const quantile = degrees * (1 - spread + 1.6449 * Math.sqrt(spread)) ** 3
  return (1 / n + 1 / m) * quantile
}
