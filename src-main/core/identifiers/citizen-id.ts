// Citizen identity numbers, 18 and 15 digits, and the permits built like them (GB 11643-1999, GB 11643-1989).
// Must not know the processing date: a birth after it is for callers that know today.
import { isRealDate } from '../values/calendar.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { isProvinceCode } from './divisions.ts'

export type IdVerdict = 'valid' | 'lookalike' | null

export interface CitizenId {
  /** Canonical: 18 characters, X in capitals. */
  id: string
  digits: 15 | 18
  /** First six digits. */
  division: string
  /** `YYYY-MM-DD` */
  birth: string
  sex: 'male' | 'female'
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const ZERO = 48

/**
 * Check character of 17 digits, ISO 7064 MOD 11-2 as GB 11643-1999 prints it: S = Σ aᵢWᵢ, Y = S mod 11, character Y of `10X98765432`.
 */
export function citizenIdCheckCharacter(first17: string): string {
  let sum = 0
  for (let at = 0; at < 17; at++) sum += (first17.charCodeAt(at) - ZERO) * (WEIGHTS[at] ?? 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

const SHAPE_18 = /^[1-9]\d{16}[\dXx]$/
const SHAPE_15 = /^[1-9]\d{14}$/
const SEPARATORS = /[ -]/g

/** Blanks and dashes inside, as in `320205 19000101 0006`, do not count. */
export function compactNumber(value: string): string {
  return value.includes(' ') || value.includes('-') ? value.replace(SEPARATORS, '') : value
}

function hasValidCheck18(number: string): boolean {
  const last = number.charCodeAt(17)
  const check = citizenIdCheckCharacter(number).charCodeAt(0)
  return last === check || (last === 120 && check === 88)
}

/** Year, month and day at `at` of the number are a real date between 1800 and 2099. */
function hasBirthDate(number: string, at = 6): boolean {
  const year = Number(number.slice(at, at + 4))
  return (
    year >= 1800 &&
    year <= 2099 &&
    isRealDate(year, Number(number.slice(at + 4, at + 6)), Number(number.slice(at + 6, at + 8)))
  )
}

/**
 * `value` in judged form. valid = province, date and check character are right. lookalike = the shape is there and either the place and
 * century are plausible, or only the place is wrong.
 */
export function judgeCitizenId18(value: string): IdVerdict {
  const number = compactNumber(value)
  if (number.length !== 18 || !SHAPE_18.test(number) || number.charCodeAt(0) === ZERO + 8) return null
  const province = isProvinceCode(number.slice(0, 2))
  const date = hasBirthDate(number)
  const check = hasValidCheck18(number)
  if (province && date && check) return 'valid'
  const century = /^(?:18|19|20)$/.test(number.slice(6, 8))
  return (province && century) || (date && check) ? 'lookalike' : null
}

/** The old form has no check character: its century is 19 by convention, place and date are all there is to judge. */
export function judgeCitizenId15(value: string): IdVerdict {
  const number = compactNumber(value)
  if (number.length !== 15 || !SHAPE_15.test(number)) return null
  const province = isProvinceCode(number.slice(0, 2)) && number.charCodeAt(0) !== ZERO + 8
  const date = isRealDate(Number(`19${number.slice(6, 8)}`), Number(number.slice(8, 10)), Number(number.slice(10, 12)))
  if (province && date) return 'valid'
  return province || date ? 'lookalike' : null
}

/** 15 digits to 18: `19` after the sixth digit and the check character behind. `number` must be a valid 15-digit number. */
export function upgradeCitizenId15(number: string): string {
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`
  return first17 + citizenIdCheckCharacter(first17)
}

/** Reads a number in any spelling (full width, blanks, apostrophe, small x); null when it is not valid. */
export function parseCitizenId(text: string): CitizenId | null {
  const number = compactNumber(judgedForm(text)).toUpperCase()
  if (judgeCitizenId18(number) === 'valid') return describe(number, 18)
  if (judgeCitizenId15(number) === 'valid') return describe(upgradeCitizenId15(number), 15)
  return null
}

function describe(id: string, digits: 15 | 18): CitizenId {
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  return { id, digits, division: id.slice(0, 6), birth, sex: Number(id.charAt(16)) % 2 === 1 ? 'male' : 'female' }
}

const PERMIT = /^8[123]0000\d{11}[\dX]$/i

/** 港澳台居民居住证 (2018): 81, 82 or 83 and four zeros in front, else as GB 11643. */
export function judgeHmtPermit(value: string): IdVerdict {
  const number = compactNumber(value)
  if (number.length !== 18 || !PERMIT.test(number)) return null
  return hasBirthDate(number) && hasValidCheck18(number) ? 'valid' : 'lookalike'
}

const FOREIGN = /^9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{14}[\dX]$/i

/** 外国人永久居留身份证, form of 2023: 9, province of application, numeric country, birth, sequence, check character. */
export function judgeForeignPermit(value: string): IdVerdict {
  const number = compactNumber(value)
  if (number.length !== 18 || !FOREIGN.test(number)) return null
  const date = hasBirthDate(number)
  const check = hasValidCheck18(number)
  if (date && check) return 'valid'
  return date || (check && /^(?:19|20)/.test(number.slice(6))) ? 'lookalike' : null
}
