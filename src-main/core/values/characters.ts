// What single UTF-16 units are: blank, invisible, full width, Han. The one table the other modules ask.
// Must not decide anything about whole values.

const FULL_FIRST = 0xff01
const FULL_LAST = 0xff5e
const FULL_OFFSET = 0xfee0

export function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Basic block, extension A, compatibility ideographs, 〇, and surrogates (extensions B and later, rare name characters). */
export function isHanCode(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return true
  return (
    code === 0x3007 ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd800 && code <= 0xdfff)
  )
}

/** Blank within a line: space, tab, no-break space, ideographic space (U+3000) and the typographic ones. */
export function isBlankCode(code: number): boolean {
  if (code === 32 || code === 9 || code === 0xa0 || code === 0x3000) return true
  return (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x1680
}

export function isLineBreakCode(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029
}

/** Control, zero-width, direction and byte-order characters. Variation selectors are not among them: rare characters need them. */
export function isInvisibleCode(code: number): boolean {
  if (code < 32) return code !== 9 && code !== 10 && code !== 13
  if (code < 0x7f) return false
  if (code <= 0x9f) return code !== 0x85
  if (code === 0xad || code === 0x61c || code === 0x180e || code === 0xfeff) return true
  if (code < 0x200b) return false
  return (
    code <= 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfff9 && code <= 0xfffb)
  )
}

export function isFullWidthCode(code: number): boolean {
  return code >= FULL_FIRST && code <= FULL_LAST
}

/** The half-width unit of a full-width one; every other unit is returned as it is. */
export function halfWidthCode(code: number): number {
  if (code >= FULL_FIRST && code <= FULL_LAST) return code - FULL_OFFSET
  if (code === 0xffe5) return 0xa5
  if (code === 0xffe0) return 0xa2
  if (code === 0xffe1) return 0xa3
  return code
}

export function isDashCode(code: number): boolean {
  return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xff0d || code === 0xfe63 || code === 0x2d
}
