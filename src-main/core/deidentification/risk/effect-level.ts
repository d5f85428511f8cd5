// The four levels of effect of de-identification (GB/T 42460-2023), by figures that are data and printed with their source.
// Must not find identifiers: what columns are is said by the caller.
import usual from '../../../../resources/deidentification/effect-levels.json' with { type: 'json' }
import type { EffectFigures } from '../../../contract/effect-figures.ts'
import type { Environment, ReleaseKind } from '../../../contract/risk.ts'
import { isAbove } from './attacker-risk.ts'

/** Those of the application; a work folder may have its own. */
export const USUAL_FIGURES: EffectFigures = usual

/** Risk of one class above which a release of that kind fails. */
export function classThreshold(release: ReleaseKind, figures: EffectFigures = USUAL_FIGURES): number {
  return figures.releases[release].threshold
}

/** The number of people that must look alike: the least k whose 1/k is within the threshold. */
export function impliedK(threshold: number): number {
  return threshold <= 0 ? Number.POSITIVE_INFINITY : Math.ceil(1 / threshold - 1e-9)
}

/** Probability that somebody tries: 1 for a public release, else the greatest of the three ways. */
export function attemptProbability(
  release: ReleaseKind,
  environment: Environment,
  figures: EffectFigures = USUAL_FIGURES,
): AttemptProbability {
  if (release === 'public') return { probability: 1, insider: null, acquaintance: null, breach: null }
  const insider = figures.insider[environment.control][environment.ability]
  const acquaintance = 1 - (1 - environment.share) ** environment.acquaintances
  const breach = figures.breach[environment.security]
  return { probability: Math.max(insider, acquaintance, breach), insider, acquaintance, breach }
}

export interface AttemptProbability {
  readonly probability: number
  /** T1, T2, T3; null where they do not count. */
  readonly insider: number | null
  readonly acquaintance: number | null
  readonly breach: number | null
}

export interface EffectInput {
  /** Direct identifiers are left in the data. */
  readonly direct: boolean
  /** Quasi-identifiers in the data; 0 with no direct ones is level 4. */
  readonly quasiIdentifiers: number
  /** Of the classes: largest 1/f, mean of 1/f over classes, classes ÷ records. */
  readonly maxRisk: number
  readonly averageOverClasses: number
  readonly averageOverRecords: number
  readonly release: ReleaseKind
  readonly environment: Environment
  /** Replaces the threshold of the release. */
  readonly threshold?: number
  readonly figures?: EffectFigures
}

export interface EffectLevel {
  readonly level: 1 | 2 | 3 | 4
  readonly threshold: number
  /** No class is above the threshold. */
  readonly gatePassed: boolean
  readonly attempt: AttemptProbability
  /** R; 1 when the gate is not passed. */
  readonly risk: number
}

export function effectLevel(input: EffectInput): EffectLevel {
  const figures = input.figures ?? USUAL_FIGURES
  const threshold = input.threshold ?? classThreshold(input.release, figures)
  const attempt = attemptProbability(input.release, input.environment, figures)
  const gatePassed = !isAbove(input.maxRisk, threshold)
  // Of the two averages in use the larger counts.
  const average = Math.max(input.averageOverClasses, input.averageOverRecords)
  const expected = (input.release === 'public' ? input.maxRisk : average) * attempt.probability
  const risk = gatePassed ? expected : 1
  return { level: levelOf(input, gatePassed && !isAbove(risk, threshold)), threshold, gatePassed, attempt, risk }
}

function levelOf({ direct, quasiIdentifiers }: EffectInput, acceptable: boolean): 1 | 2 | 3 | 4 {
  if (direct) return 1
  if (quasiIdentifiers === 0) return 4
  return acceptable ? 3 : 2
}
