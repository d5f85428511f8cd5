// ID numbers and mobile numbers written without anything between them: 320205190001010006 and 13800000000 in one row of digits.
// Must not guess: a row counts only where every ID number in it has its right check character.
import { everyMatch } from '../values/every-match.ts'
import { judgeCitizenId18 } from './citizen-id.ts'
import { ASSIGNED } from './phone.ts'

/** Two numbers without anything between them: two ID numbers, or one and a mobile number before or behind it. */
export const GLUED = /(?<![0-9A-Za-z])(?:1[3-9]\d{9})?(?:[1-7]\d{16}[\dXx]){1,3}(?:1[3-9]\d{9})?(?![0-9A-Za-z])/g
const MAY_BE_GLUED = /[\dXx]{29}/
const ID_LENGTH = 18
const MOBILE_LENGTH = 11

interface Place {
  start: number
  end: number
}

export interface GluedNumbers {
  ids: Place[]
  mobiles: Place[]
}

/** UTF-16 offsets of folded text. */
export function searchGlued(folded: string): GluedNumbers {
  const found: GluedNumbers = { ids: [], mobiles: [] }
  if (!MAY_BE_GLUED.test(folded)) return found
  for (const run of everyMatch(GLUED, folded)) cutApart(run[0], run.index, found)
  return found
}

function cutApart(row: string, index: number, found: GluedNumbers): void {
  if (row.length <= ID_LENGTH) return
  const before = row.length % ID_LENGTH === 0 || !/^1[3-9]/.test(row) || isIdAt(row, 0) ? 0 : MOBILE_LENGTH
  let at = before
  for (; isIdAt(row, at); at += ID_LENGTH) found.ids.push({ start: index + at, end: index + at + ID_LENGTH })
  if (at === before) return
  if (before > 0) addMobile(row, 0, index, found)
  if (row.length - at === MOBILE_LENGTH) addMobile(row, at, index, found)
}

function addMobile(row: string, at: number, index: number, { mobiles }: GluedNumbers): void {
  if (ASSIGNED.test(row.slice(at))) mobiles.push({ start: index + at, end: index + at + MOBILE_LENGTH })
}

function isIdAt(row: string, at: number): boolean {
  return judgeCitizenId18(row.slice(at, at + ID_LENGTH)) === 'valid'
}
