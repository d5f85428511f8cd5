// Conditions on how many records share a class, in the release and in the population.
// A larger class never fails what a smaller one meets, but for the upper end of presence.
import type { PrivacyCondition } from '../../../contract/deidentify.ts'
import { type ClassCondition, ROUNDING } from './model.ts'

type Of<M extends PrivacyCondition['model']> = Extract<PrivacyCondition, { model: M }>

/** Samarati and Sweeney (1998). */
export function kAnonymity({ k }: Of<'kAnonymity'>): ClassCondition {
  return { kind: 'class', closed: true, floor: { size: k } }
}

/** Sweeney (2002): k records of the population, however few of them are in the release. */
export function kMap({ k }: Of<'kMap'>): ClassCondition {
  return { kind: 'class', closed: true, floor: { population: k } }
}

/**
 * Nergiz, Atzori and Clifton (2007): min ≤ f ÷ F ≤ max. (f₁ + f₂) ÷ (F₁ + F₂) lies between the two shares, so the upper end is closed
 * under union; the lower end is not: merging brings in people of the population who share values with nobody in the release, and they
 * fail no condition as long as they are a class of their own. A class that the population does not have is above every max.
 */
export function presence({ min, max }: Of<'presence'>): ClassCondition {
  return {
    kind: 'class',
    closed: min === 0,
    floor: { population: max === 0 ? Number.MAX_SAFE_INTEGER : Math.ceil(1 / max - ROUNDING) },
    holds: ({ size, population }) =>
      population > 0 && size >= (min - ROUNDING) * population && size <= (max + ROUNDING) * population,
  }
}
