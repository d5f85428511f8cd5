// The usual spellings of an amount read sign by sign, for columns of millions: 1234, 1,234.50, ￥1234.5, 1234.50元.
// Must say nothing of any other text, and of these exactly what number-text says.

const ZERO = 48
const COMMA = 0x2c
const POINT = 0x2e
const YUAN = '元'.charCodeAt(0)
const SIGNS: ReadonlySet<number> = new Set([...'￥¥'].map(sign => sign.charCodeAt(0)))
/** Digits of the whole part that, with a step added to them, are exact in a double. */
const MOST_DIGITS = 14

/** One amount read; the same object each time. */
export interface PlainAmount {
  whole: number
  /** Digits stand behind the point, whatever they are. */
  fraction: boolean
  /** They are half or more. */
  half: boolean
}

const READ: PlainAmount = { whole: 0, fraction: false, half: false }

/** null = not written so: number-text then decides. Read it before the next text. */
export function plainAmount(text: string): PlainAmount | null {
  const { length } = text
  const end = length > 0 && text.charCodeAt(length - 1) === YUAN ? length - 1 : length
  const point = readWhole(text, SIGNS.has(text.charCodeAt(0)) ? 1 : 0, end)
  if (point < 0) return null
  READ.fraction = point < end
  READ.half = READ.fraction && text.charCodeAt(point + 1) >= ZERO + 5
  return point === end || isFraction(text, point, end) ? READ : null
}

/** Reads digits, grouped by three or not, and returns where they end; -1 = there is no whole part, or one too long or wrongly grouped. */
function readWhole(text: string, start: number, end: number): number {
  let whole = 0
  let digits = 0
  let grouped = false
  let group = 0
  let at = start
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code === COMMA) {
      if (group === 0 || group > 3 || (grouped && group < 3)) return -1
      grouped = true
      group = 0
      continue
    }
    const digit = code - ZERO
    if (!(digit >= 0 && digit <= 9)) break
    whole = whole * 10 + digit
    digits += 1
    group += 1
  }
  READ.whole = whole
  return digits === 0 || digits > MOST_DIGITS || (grouped && group !== 3) ? -1 : at
}

function isFraction(text: string, from: number, end: number): boolean {
  if (text.charCodeAt(from) !== POINT || from + 1 === end) return false
  for (let at = from + 1; at < end; at += 1) {
    const digit = text.charCodeAt(at) - ZERO
    if (!(digit >= 0 && digit <= 9)) return false
  }
  return true
}
