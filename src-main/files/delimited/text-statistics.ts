// Counts over raw bytes that tell UTF-16 from 8-bit text and Chinese GB text from other double-byte text.
// Draws no conclusion: encoding.ts does.

export interface PairCounts {
  /** Zero bytes at even and at odd offsets. */
  evenZeros: number
  oddZeros: number
  bytes: number
}

export function countZeros(bytes: Uint8Array): PairCounts {
  let evenZeros = 0
  let oddZeros = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0) continue
    if ((at & 1) === 0) evenZeros += 1
    else oddZeros += 1
  }
  return { evenZeros, oddZeros, bytes: bytes.length }
}

/** Share of UTF-16 code units that are ASCII text, common punctuation, Latin letters or Chinese characters; line ends included. */
export function plausibleUnits(bytes: Uint8Array, littleEndian: boolean): number {
  const units = bytes.length >> 1
  let plausible = 0
  for (let unit = 0; unit < units; unit++) {
    const first = bytes[unit * 2]!
    const second = bytes[unit * 2 + 1]!
    if (isPlausible(littleEndian ? (second << 8) | first : (first << 8) | second)) plausible += 1
  }
  return units === 0 ? 0 : plausible / units
}

function isPlausible(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 || unit === 9 || unit === 10 || unit === 13
  if (unit < 0x250) return unit >= 0xa0
  return (unit >= 0x3000 && unit <= 0x30ff) || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xff00 && unit <= 0xffef)
}

/**
 * Of the double-byte characters, the share inside the GB 2312 plane (both bytes from A1 on, lead byte up to F7). Chinese text in any
 * GB encoding keeps nearly all of its characters there; Big5, Shift-JIS and Western text read as GB do not. null = none at all.
 */
export function gb2312Share(bytes: Uint8Array): number | null {
  let inside = 0
  let pairs = 0
  let at = 0
  while (at + 1 < bytes.length) {
    const lead = bytes[at]!
    if (lead < 0x81) {
      at += 1
      continue
    }
    const trail = bytes[at + 1]!
    pairs += 1
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) inside += 1
    at += trail >= 0x30 && trail <= 0x39 ? 4 : 2
  }
  return pairs === 0 ? null : inside / pairs
}

export type EucRival = 'euc-jp' | 'euc-kr'

export interface EucEvidence {
  /** What the characters clearly speak for instead of Chinese; null = nothing. */
  clear: EucRival | null
  /** What they do not rule out: a few characters may belong to any of the three. */
  possible: EucRival[]
}

/** Of this many different characters a Chinese text has dozens where Korean and Japanese have none, and the other way round. */
const FEWEST_DIFFERENT = 40
const KANA = new Set([0xa4, 0xa5])
/** A character in thirty may be a foreign one. */
const NEARLY_ALL = 0.97
const FIRST_LETTER = 0xb0
/** Hangul ends there, Chinese characters of Korean text follow. */
const LAST_HANGUL = 0xc8
/** Of JIS X 0208, the characters in daily use end there; the everyday ones of GB 2312 go on up to D7. */
const LAST_KANJI = 0xcf

/**
 * Japanese and Korean in their EUC encodings are valid GB 2312 too, but they use other rows of the table: kana, or Hangul alone in the
 * first half of the rows where a Chinese text has its characters in both halves. Counted over different characters, so that a column of
 * 男 and 女 proves nothing.
 */
export function eucEvidence(bytes: Uint8Array): EucEvidence {
  const leads = leadsOfDifferent(bytes)
  const share = (fits: (lead: number) => boolean) => leads.filter(fits).length / leads.length
  const isKana = (lead: number) => KANA.has(lead)
  const isHangul = (lead: number) => lead >= FIRST_LETTER && lead <= LAST_HANGUL
  const clear = leads.length < FEWEST_DIFFERENT ? null : clearRival(leads)
  const possible: EucRival[] = []
  if (share(lead => isKana(lead) || (lead >= FIRST_LETTER && lead <= LAST_KANJI)) >= NEARLY_ALL) possible.push('euc-jp')
  if (share(isHangul) >= NEARLY_ALL) possible.push('euc-kr')
  return { clear, possible }
}

/** Of every different letter its first byte; punctuation and signs stand in the rows before, alike in all three. */
function leadsOfDifferent(bytes: Uint8Array): number[] {
  const seen = new Set<number>()
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at]!
    if (lead < 0x81) continue
    const trail = bytes[at + 1]!
    if ((lead >= FIRST_LETTER || KANA.has(lead)) && trail >= 0xa1) seen.add(lead * 256 + trail)
    at += trail >= 0x30 && trail <= 0x39 ? 3 : 1
  }
  return [...seen].map(pair => pair >> 8)
}

function clearRival(leads: readonly number[]): EucRival | null {
  const kana = leads.filter(lead => KANA.has(lead)).length
  if (kana >= leads.length * 0.2) return 'euc-jp'
  const first = leads.filter(lead => lead >= FIRST_LETTER && lead <= LAST_HANGUL).length
  const second = leads.filter(lead => lead > LAST_HANGUL).length
  return first >= FEWEST_DIFFERENT / 2 && second <= first * 0.03 ? 'euc-kr' : null
}
