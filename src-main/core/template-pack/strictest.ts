// The strictest of the limits that the application and the packs state: a pack may tighten one, nothing loosens one.
// Judges no table.
import type { EffectFigures } from '../../contract/effect-figures.ts'
import { RELEASE_KINDS } from '../../contract/risk.ts'
import type { PackLimits } from '../../contract/template-pack.ts'
import type { GateLimits } from '../gates/limits.ts'

/** Which way a limit is stricter. */
const HIGHER = ['minimumCount', 'machineReadableRate'] as const
const LOWER = ['dominantShare', 'similarTitle', 'sharedColumns'] as const
const DIMENSIONS = ['complete', 'accurate', 'consistent', 'unique'] as const

export function strictestLimits(base: GateLimits, packs: readonly PackLimits[]): GateLimits {
  const limits = { ...base, quality: { ...base.quality } }
  for (const pack of packs) {
    for (const name of HIGHER) limits[name] = Math.max(limits[name], pack[name] ?? limits[name])
    for (const name of LOWER) limits[name] = Math.min(limits[name], pack[name] ?? limits[name])
    for (const name of DIMENSIONS)
      limits.quality[name] = Math.max(limits.quality[name], pack.quality?.[name] ?? limits.quality[name])
  }
  return limits
}

/** A number of people that must look alike is a threshold of risk of one by that number. */
export function strictestFigures(figures: EffectFigures, packs: readonly PackLimits[]): EffectFigures {
  const releases = { ...figures.releases }
  for (const { people } of packs) {
    for (const release of RELEASE_KINDS) {
      const asked = people?.[release]
      const { threshold } = releases[release]
      if (asked !== undefined) releases[release] = { ...releases[release], threshold: Math.min(threshold, 1 / asked) }
    }
  }
  return { ...figures, releases }
}

/** Exceptions of an entry that no pack forbids. */
export function allowedExceptions<T extends { readonly gate: string }>(
  exceptions: readonly T[],
  packs: readonly PackLimits[],
): T[] {
  const forbidden = new Set(packs.flatMap(({ noExceptions }) => noExceptions))
  return exceptions.filter(({ gate }) => !forbidden.has(gate))
}
