// Decodes short pieces of UTF-8 by hand: one call of the engine for each costs more than all of its characters.
// Takes only bytes that are known to be valid.

/** Longer texts are not worth the trouble. */
const MAX_UNITS = 512

/** Makes strings of their own out of a few bytes each. */
export class WideText {
  readonly #units = new Uint16Array(MAX_UNITS)
  readonly #bytes = Buffer.from(this.#units.buffer)

  text(source: Buffer, start: number, end: number): string {
    if (end - start > MAX_UNITS) return source.toString('utf8', start, end)
    return this.#bytes.toString('utf16le', 0, 2 * decodeUtf8(source, start, end, this.#units, 0))
  }
}

/** Valid UTF-8 to UTF-16; returns where it ends in `target`. */
export function decodeUtf8(source: Buffer, start: number, end: number, target: Uint16Array, at: number): number {
  let to = at
  let from = start
  while (from < end) {
    const first = source[from] ?? 0
    if (first < 0x80) {
      target[to] = first
      from += 1
    } else if (first < 0xe0) {
      target[to] = ((first & 0x1f) << 6) | follow(source, from + 1)
      from += 2
    } else if (first < 0xf0) {
      target[to] = ((first & 0x0f) << 12) | (follow(source, from + 1) << 6) | follow(source, from + 2)
      from += 3
    } else {
      const high = ((first & 0x07) << 18) | (follow(source, from + 1) << 12)
      const code = (high | (follow(source, from + 2) << 6) | follow(source, from + 3)) - 0x10000
      target[to] = 0xd800 | (code >>> 10)
      to += 1
      target[to] = 0xdc00 | (code & 0x3ff)
      from += 4
    }
    to += 1
  }
  return to
}

function follow(source: Buffer, at: number): number {
  return (source[at] ?? 0) & 0x3f
}
