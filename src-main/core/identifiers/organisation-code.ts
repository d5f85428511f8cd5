// Codes of organisations: 统一社会信用代码 (GB 32100-2015), 组织机构代码 (GB 11714-1997), old registration number (GS 15-2006).
// Must not look anything up: only the arithmetic of the numbers is known here.
import { judgedForm } from '../values/normalize-text.ts'
import { compactNumber, type IdVerdict } from './citizen-id.ts'
import { isProvinceCode } from './divisions.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Value by character code, −1 outside the alphabet; a table because every 18-character cell is judged. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)))
/** 3^(i−1) mod 31 */
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** Registered with the state itself: no province in front of the place. */
const NATIONAL = /^..(?:10|99)0000/
const USCC_SHAPE = /^[1-9ANY][1-59]\d{6}[0-9A-Z]{10}$/

/** Check character of the first 17: (31 − Σ CᵢWᵢ mod 31) mod 31. null when a character is outside the alphabet (no I, O, S, V, Z). */
export function usccCheckCharacter(first17: string): string | null {
  let sum = 0
  for (let at = 0; at < 17; at++) {
    const value = VALUES[first17.charCodeAt(at)] ?? -1
    if (value < 0) return null
    sum += value * (USCC_WEIGHTS[at] ?? 0)
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/**
 * `value` in judged form; small letters and blanks are forgiven. Eighteen bare digits with a wrong check are no lookalike, because
 * they are far more often citizen numbers. The inner organisation code is not checked: registers hold codes that fail it.
 */
export function judgeUscc(value: string): IdVerdict {
  const code = compactNumber(value).toUpperCase()
  if (code.length !== 18 || !USCC_SHAPE.test(code)) return null
  const check = usccCheckCharacter(code)
  const place = isProvinceCode(code.slice(2, 4)) || NATIONAL.test(code)
  if (place && check !== null && check === code.charAt(17)) return 'valid'
  return /[A-Z]/.test(code.slice(8, 17)) || /^9[1-3]/.test(code) ? 'lookalike' : null
}

/** Canonical spelling (capitals, no blanks) of a valid code, else null. */
export function parseUscc(text: string): string | null {
  const code = compactNumber(judgedForm(text)).toUpperCase()
  return judgeUscc(code) === 'valid' ? code : null
}

/** 92… are 个体工商户: the code of one person's business. */
export function isSoleTrader(uscc: string): boolean {
  return uscc.startsWith('92')
}

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ORGANISATION_SHAPE = /^([0-9A-Z]{8})-?([0-9X])$/

/** C₉ = 11 − (Σ mod 11), letters A=10 … Z=35; 10 is X, 11 is 0. */
export function organisationCheckCharacter(body: string): string {
  let sum = 0
  for (let at = 0; at < 8; at++) sum += Number.parseInt(body.charAt(at), 36) * (ORGANISATION_WEIGHTS[at] ?? 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

export function judgeOrganisationCode(value: string): IdVerdict {
  const parts = ORGANISATION_SHAPE.exec(value)
  if (parts === null) return null
  return organisationCheckCharacter(parts[1] ?? '') === parts[2] ? 'valid' : 'lookalike'
}

/** 营业执照注册号, 15 digits, ISO 7064 MOD 11,10. */
export function judgeBusinessRegistration(value: string): IdVerdict {
  if (!/^\d{15}$/.test(value)) return null
  let product = 10
  for (let at = 0; at < 14; at++) {
    const sum = (product + Number(value.charAt(at))) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === Number(value.charAt(14)) ? 'valid' : 'lookalike'
}
