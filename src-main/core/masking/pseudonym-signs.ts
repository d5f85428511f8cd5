// The signs of a pseudonym of fixed length, drawn from the words of a keyed hash: hexadecimal, base 32, or decimal digits.
// Hides nothing by itself, the hash does; makes no string a sign at a time, of which a column would need millions.

const codesOf = (signs: string) => Uint8Array.from(signs, sign => sign.charCodeAt(0))
const HEX = codesOf('0123456789abcdef')
/** RFC 4648 base 32, lower case so that it is told apart from codes. */
const BASE32 = codesOf('abcdefghijklmnopqrstuvwxyz234567')
const ZERO = 48
/** Bytes of a digest. */
const BYTES = 32
/** Bytes from here on are drawn again: with them the first six digits would be a little likelier. */
const FAIR = 250

/** Sign codes of the pseudonym in the making. */
const CODES = new Uint8Array(64)

/** `length` ≤ 64 codes as text, sixteen at a time: a third of the time of adding sign to sign. */
function textOf(length: number): string {
  const c = CODES
  let text = ''
  let at = 0
  for (; at + 16 <= length; at += 16) {
    text += String.fromCharCode(
      c[at]!,
      c[at + 1]!,
      c[at + 2]!,
      c[at + 3]!,
      c[at + 4]!,
      c[at + 5]!,
      c[at + 6]!,
      c[at + 7]!,
      c[at + 8]!,
      c[at + 9]!,
      c[at + 10]!,
      c[at + 11]!,
      c[at + 12]!,
      c[at + 13]!,
      c[at + 14]!,
      c[at + 15]!,
    )
  }
  for (; at + 4 <= length; at += 4) text += String.fromCharCode(c[at]!, c[at + 1]!, c[at + 2]!, c[at + 3]!)
  for (; at < length; at += 1) text += String.fromCharCode(c[at]!)
  return text
}

/** The first `length` ≤ 64 half bytes of the eight words. */
export function hexSigns(words: Int32Array, length: number): string {
  for (let at = 0; at < length; at += 1) CODES[at] = HEX[(words[at >> 3]! >>> (28 - (at & 7) * 4)) & 15]!
  return textOf(length)
}

/** The first `length` ≤ 51 groups of five bits of the eight words. */
export function base32Signs(words: Int32Array, length: number): string {
  for (let at = 0; at < length; at += 1) {
    const bit = at * 5
    const shift = bit & 31
    const behind = shift > 27 ? words[(bit >> 5) + 1]! >>> (32 - shift) : 0
    CODES[at] = BASE32[((words[bit >> 5]! << shift) | behind) >>> 27]!
  }
  return textOf(length)
}

/**
 * `length` ≤ 64 digits that the stream of the text draws one by one, see `KeyedStream.below`; most texts need the first block only.
 * `words` gives those of a text.
 */
export function digitSigns(words: (text: string) => Int32Array, text: string, length: number): string {
  let drawn = 0
  for (let block = 0; drawn < length; block += 1) {
    const digest = words(block === 0 ? text : `${text}\u0000${block}`)
    for (let at = 0; at < BYTES && drawn < length; at += 1) {
      const byte = (digest[at >> 2]! >>> (24 - (at & 3) * 8)) & 255
      if (byte >= FAIR) continue
      CODES[drawn] = ZERO + (byte % 10)
      drawn += 1
    }
  }
  return textOf(length)
}
