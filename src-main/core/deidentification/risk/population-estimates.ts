// How many people stand alone in a population of which only a sample and its own size are known: three models and a rule to choose.
// Zayatz (1991), Estimation of the percent of unique population elements; Chen and Keller-McNulty (1998), slide negative binomial;
// Hoshino (2001), Pitman's sampling formula; choice by Dankar et al. (2012), BMC Med Inform Decis Mak 12:66.
// Must not be read as a count: every figure is an estimate, null where its equations have no solution.
import type { SizeCount } from './attacker-risk.ts'
import { digamma, logGamma } from './gamma-functions.ts'

export const ESTIMATE_MODELS = ['pitman', 'zayatz', 'snb'] as const
export type EstimateModel = (typeof ESTIMATE_MODELS)[number]

export interface PopulationEstimate {
  /** Persons. */
  readonly population: number
  /** Rows of the sample ÷ population. */
  readonly samplingFraction: number
  /** Estimated number of combinations that exactly one person of the population has. */
  readonly uniques: Readonly<Record<EstimateModel, number | null>>
  /** By Dankar's rule: up to a tenth sampled Pitman, else the lesser of Zayatz and SNB; Zayatz where the chosen one has no solution. */
  readonly chosen: EstimateModel
  /** Uniques of the chosen model ÷ population. */
  readonly uniqueShare: number
}

/** Up to this share Pitman's model is the better one. */
const SMALL_SAMPLE = 0.1

interface Sample {
  readonly histogram: readonly SizeCount[]
  readonly rows: number
  readonly classes: number
  readonly uniques: number
  readonly population: number
}

/** `population` persons, at least as many as the sample has rows; null otherwise and for an empty sample. */
export function estimatePopulation(histogram: readonly SizeCount[], population: number): PopulationEstimate | null {
  const rows = histogram.reduce((sum, { size, classes }) => sum + size * classes, 0)
  if (rows === 0 || population < rows) return null
  const classes = histogram.reduce((sum, one) => sum + one.classes, 0)
  const uniques = histogram.find(({ size }) => size === 1)?.classes ?? 0
  const sample = { histogram, rows, classes, uniques, population }
  const estimates = { pitman: pitmanUniques(sample), zayatz: zayatzUniques(sample), snb: snbUniques(sample) }
  const chosen = choose(estimates, rows / population)
  return {
    population,
    samplingFraction: rows / population,
    uniques: estimates,
    chosen,
    uniqueShare: (estimates[chosen] ?? 0) / population,
  }
}

function choose({ pitman, zayatz, snb }: Record<EstimateModel, number | null>, fraction: number): EstimateModel {
  if (fraction <= SMALL_SAMPLE) return pitman === null ? 'zayatz' : 'pitman'
  return snb === null || (zayatz ?? 0) < snb ? 'zayatz' : 'snb'
}

/** The class sizes of the sample stand for those of the population; one drawn of a class of size i is hypergeometric. */
function zayatzUniques({ histogram, rows, classes, uniques, population }: Sample): number {
  if (uniques === 0) return 0
  const aloneIn = (size: number) =>
    Math.exp(Math.log(size) + logChoose(population - size, rows - 1) - logChoose(population, rows))
  const drawnAlone = histogram
    .filter(({ size }) => population - size >= rows - 1)
    .reduce((sum, one) => sum + (one.classes / classes) * aloneIn(one.size), 0)
  const share = ((uniques / classes) * aloneIn(1)) / drawnAlone
  return (uniques * share * population) / rows
}

function logChoose(from: number, taken: number): number {
  return logGamma(from + 1) - logGamma(taken + 1) - logGamma(from - taken + 1)
}

const STEPS = 200

/** The zero of a function that changes its sign once between the ends; null when it does not. */
function zero(of: (at: number) => number, low: number, high: number): number | null {
  const atLow = of(low)
  if (!Number.isFinite(atLow) || Math.sign(atLow) === Math.sign(of(high))) return null
  let [from, to] = [low, high]
  for (let step = 0; step < STEPS && to - from > 1e-15 * Math.max(1, Math.abs(to)); step += 1) {
    const middle = (from + to) / 2
    if (Math.sign(of(middle)) === Math.sign(atLow)) from = middle
    else to = middle
  }
  return (from + to) / 2
}

export interface PitmanParameters {
  readonly theta: number
  readonly alpha: number
}

/** Greatest likelihood of the Ewens–Pitman sampling formula: over α by golden section, for each α over θ where its derivative is zero. */
export function pitmanParameters(histogram: readonly SizeCount[]): PitmanParameters | null {
  const rows = histogram.reduce((sum, { size, classes }) => sum + size * classes, 0)
  const classes = histogram.reduce((sum, one) => sum + one.classes, 0)
  if (classes < 2 || classes === rows) return null
  const thetaOf = (alpha: number): number | null => {
    const slope = (log: number) => {
      const theta = Math.exp(log) - alpha
      const joined = (digamma(classes + theta / alpha) - digamma(1 + theta / alpha)) / alpha
      return joined - (digamma(rows + theta) - digamma(1 + theta))
    }
    const log = zero(slope, Math.log(1e-9), Math.log(1e12))
    return log === null ? null : Math.exp(log) - alpha
  }
  const likelihood = (alpha: number): number => {
    const theta = thetaOf(alpha)
    return theta === null ? Number.NEGATIVE_INFINITY : pitmanLikelihood({ theta, alpha }, histogram, rows, classes)
  }
  const alpha = highest(likelihood, 1e-6, 1 - 1e-6)
  const theta = thetaOf(alpha)
  return theta === null ? null : { theta, alpha }
}

function pitmanLikelihood(
  { theta, alpha }: PitmanParameters,
  histogram: readonly SizeCount[],
  rows: number,
  classes: number,
): number {
  const opened = (classes - 1) * Math.log(alpha) + logGamma(classes + theta / alpha) - logGamma(1 + theta / alpha)
  const drawn = logGamma(rows + theta) - logGamma(1 + theta)
  const joined = histogram.reduce(
    (sum, one) => sum + one.classes * (logGamma(one.size - alpha) - logGamma(1 - alpha)),
    0,
  )
  return opened - drawn + joined
}

const GOLDEN = (Math.sqrt(5) - 1) / 2

function highest(of: (at: number) => number, low: number, high: number): number {
  let [from, to] = [low, high]
  let [left, right] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)]
  let [atLeft, atRight] = [of(left), of(right)]
  while (to - from > 1e-10) {
    if (atLeft > atRight) {
      to = right
      right = left
      atRight = atLeft
      left = to - GOLDEN * (to - from)
      atLeft = of(left)
    } else {
      from = left
      left = right
      atLeft = atRight
      right = from + GOLDEN * (to - from)
      atRight = of(right)
    }
  }
  return (from + to) / 2
}

/** Γ(θ+1)/Γ(θ+α)·N^α, the expectation for large N. */
function pitmanUniques({ histogram, uniques, population }: Sample): number | null {
  if (uniques === 0) return 0
  const parameters = pitmanParameters(histogram)
  if (parameters === null) return null
  const { theta, alpha } = parameters
  if (theta + alpha <= 0) return null
  const expected = Math.exp(logGamma(theta + 1) - logGamma(theta + alpha) + alpha * Math.log(population))
  return expected >= 0 && expected <= population ? expected : null
}

export interface SnbParameters {
  /** Classes of the population. */
  readonly classes: number
  readonly alpha: number
  readonly beta: number
}

/**
 * Class sizes of the population are 1 + a negative binomial number (α, β). The three parameters make the expected population, classes
 * and uniques of the sample what they are: G(s) = s((1−β)/(1−βs))^α is the generating function of a size, 1−π the chance to be left out.
 */
export function snbParameters(sample: {
  rows: number
  classes: number
  uniques: number
  population: number
}): SnbParameters | null {
  const { rows, classes, uniques, population } = sample
  const drawn = rows / population
  const left = 1 - drawn
  const total = (alpha: number, beta: number) => population / (1 + (alpha * beta) / (1 - beta))
  const thinned = (alpha: number, beta: number) => ((1 - beta) / (1 - beta * left)) ** alpha
  const seen = (alpha: number, beta: number) => total(alpha, beta) * (1 - left * thinned(alpha, beta))
  const alone = (alpha: number, beta: number) =>
    total(alpha, beta) * drawn * thinned(alpha, beta) * (1 + (alpha * beta * left) / (1 - beta * left))
  const alphaOf = (beta: number): number | null => {
    const log = zero(at => seen(Math.exp(at), beta) - classes, Math.log(1e-9), Math.log(1e9))
    return log === null ? null : Math.exp(log)
  }
  const missed = (beta: number): number => {
    const alpha = alphaOf(beta)
    return alpha === null ? Number.NaN : alone(alpha, beta) - uniques
  }
  const beta = scannedZero(missed, 1e-6, 1 - 1e-6)
  const alpha = beta === null ? null : alphaOf(beta)
  return beta === null || alpha === null ? null : { classes: total(alpha, beta), alpha, beta }
}

/** A zero found between neighbours of a grid, where the function may lack values. */
function scannedZero(of: (at: number) => number, low: number, high: number): number | null {
  const points = 400
  let before: { at: number; value: number } | null = null
  for (let point = 0; point <= points; point += 1) {
    const at = low + ((high - low) * point) / points
    const value = of(at)
    if (!Number.isFinite(value)) continue
    if (before !== null && Math.sign(before.value) !== Math.sign(value)) return zero(of, before.at, at)
    before = { at, value }
  }
  return null
}

function snbUniques(sample: Sample): number | null {
  if (sample.uniques === 0) return 0
  const parameters = snbParameters(sample)
  if (parameters === null) return null
  const expected = parameters.classes * (1 - parameters.beta) ** parameters.alpha
  return expected >= 0 && expected <= sample.population ? expected : null
}
