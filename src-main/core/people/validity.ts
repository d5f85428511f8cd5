// For how long certificates of people and roots hold.
// Reads no clock.
import type { Validity } from '../signing/certificates.ts'

const PERSON_YEARS = 5
const ROOT_YEARS = 20

/** `now` an instant in UTC to the millisecond. The person's never outlives the root's. */
export function personValidity(now: string, rootTo: string): Validity {
  const own = yearsLater(now, PERSON_YEARS)
  return { validFrom: now, validTo: own < rootTo ? own : rootTo }
}

export function rootValidity(now: string): Validity {
  return { validFrom: now, validTo: yearsLater(now, ROOT_YEARS) }
}

function yearsLater(instant: string, years: number): string {
  const later = `${Number(instant.slice(0, 4)) + years}${instant.slice(4)}`
  return later.replace('-02-29T', '-02-28T')
}
