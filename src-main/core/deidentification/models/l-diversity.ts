// l-diversity: at least l well-represented values of a sensitive column in every class (Machanavajjhala et al. 2007), and (α,k).
// All are closed under union; only the number of different values also survives merging with a class that fails.
import type { PrivacyCondition } from '../../../contract/deidentify.ts'
import { type ClassCondition, type HistogramView, ROUNDING, type SensitiveFacts } from './model.ts'

type Of<M extends PrivacyCondition['model']> = Extract<PrivacyCondition, { model: M }>

export function lDiversity({ diversity, l, c }: Of<'lDiversity'>, { index }: SensitiveFacts): ClassCondition {
  const least = Math.ceil(l - ROUNDING)
  // l well-represented values are at least l values, and at least l records: entropy is greatest, ln d, where d values are equally
  // frequent; a recursive class with fewer than l values has nothing on the right of its inequality.
  const floor = { size: least, distinct: { sensitive: index, least } }
  switch (diversity) {
    case 'distinct':
      return { kind: 'class', closed: true, floor }
    case 'entropy':
      return {
        kind: 'class',
        closed: true,
        floor,
        holds: ({ size, histograms }) => isEntropic(histograms[index]!, size, l),
      }
    case 'recursive':
      return {
        kind: 'class',
        closed: true,
        floor,
        holds: ({ histograms }) => isRecursive(histograms[index]!, c ?? 1, least),
      }
    default:
      return diversity satisfies never
  }
}

/** −Σ p ln p ≥ ln l. Closed under union because entropy is concave. */
function isEntropic({ counts, from, to }: HistogramView, size: number, l: number): boolean {
  let sum = 0
  for (let at = from; at < to; at += 1) {
    const count = counts[at]!
    sum += count * Math.log(count)
  }
  return Math.log(size) - sum / size >= Math.log(l) - ROUNDING
}

/**
 * r₁ < c·(r_l + … + r_m), frequencies in falling order. Closed under union: the most frequent value of the union has at most r₁ + r₁′
 * records, and leaving out any l − 1 values leaves at least both tails.
 */
function isRecursive({ counts, from, to }: HistogramView, c: number, l: number): boolean {
  const falling = counts.slice(from, to).sort((one, other) => other - one)
  let tail = 0
  for (let at = l - 1; at < falling.length; at += 1) tail += falling[at]!
  return falling[0]! < c * tail - ROUNDING * Math.max(1, tail)
}

/** max p ≤ α (Wong et al. 2006). Closed under union: the share of a value in the union lies between its two shares. */
export function alphaShare({ alpha }: Of<'alpha'>, { index }: SensitiveFacts): ClassCondition {
  const least = alpha === 0 ? Number.MAX_SAFE_INTEGER : Math.ceil(1 / alpha - ROUNDING)
  return {
    kind: 'class',
    closed: true,
    floor: { size: least, distinct: { sensitive: index, least } },
    holds: ({ size, histograms }) => mostFrequent(histograms[index]!) <= (alpha + ROUNDING) * size,
  }
}

function mostFrequent({ counts, from, to }: HistogramView): number {
  let most = 0
  for (let at = from; at < to; at += 1) most = Math.max(most, counts[at]!)
  return most
}
