// Which administrative division codes exist or once existed (GB/T 2260), for numbers that carry one.
// Must not judge a number invalid because a district is unknown: withdrawn codes live on in ID numbers for decades.
import list from '../../../resources/code-lists/division-codes.json' with { type: 'json' }

/** Provinces, autonomous regions, municipalities; 71 Taiwan, 81 Hong Kong, 82 Macau. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)
const KNOWN = new Set(
  Object.entries(list.codes).flatMap(([prefix, ends]) => (ends.match(/../g) ?? []).map(end => prefix + end)),
)

export function isProvinceCode(twoDigits: string): boolean {
  return PROVINCES.has(twoDigits)
}

/** Six digits, current or withdrawn. */
export function isKnownDivision(code: string): boolean {
  return KNOWN.has(code)
}
