// The parts of an e-mail address (RFC 5322, the usual ones), read sign by sign for columns of millions.
// Must not accept an address without a top-level domain.

const LONGEST_LOCAL = 64
const LONGEST_LABEL = 63
const MOST_LABELS = 8
const TOP_LEVEL = { least: 2, most: 24 }

const OTHER = 0
const LETTER = 1
const DIGIT_OR_DASH = 2
const LOCAL_ONLY = 3
const CLASSES = new Uint8Array(128)
const mark = (signs: string, meant: number) => {
  for (const sign of signs) CLASSES[sign.charCodeAt(0)] = meant
}
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', LETTER)
mark('0123456789-', DIGIT_OR_DASH)
mark('_%+', LOCAL_ONLY)
const AT = 0x40
const DOT = 0x2e

const classOf = (code: number) => (code < 128 ? CLASSES[code]! : OTHER)

/** Where the @ stands in a text that is one address and nothing else; -1 = it is none. */
export function mailSignAt(text: string): number {
  let at = 0
  while (at < text.length && (text.charCodeAt(at) === DOT || classOf(text.charCodeAt(at)) !== OTHER)) at += 1
  if (at === 0 || at > LONGEST_LOCAL || text.charCodeAt(at) !== AT) return -1
  return isDomain(text, at + 1) ? at : -1
}

function isDomain(text: string, start: number): boolean {
  let labels = 0
  let from = start
  let letters = true
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === DOT) {
      if (at === from || at - from > LONGEST_LABEL) return false
      labels += 1
      from = at + 1
      letters = true
      continue
    }
    const meant = classOf(code)
    if (meant === OTHER || meant === LOCAL_ONLY) return false
    if (meant === DIGIT_OR_DASH) letters = false
  }
  const last = text.length - from
  return letters && labels >= 1 && labels <= MOST_LABELS && last >= TOP_LEVEL.least && last <= TOP_LEVEL.most
}
