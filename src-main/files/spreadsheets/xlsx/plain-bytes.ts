// Small steps through XML that is read as bytes: words that must stand there, blanks, a run of text.
// Judges nothing; whoever finds something else gives it to the scanner.

export function matches(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  if (at + word.length > bytes.length) return false
  for (let place = 0; place < word.length; place += 1) if (bytes[at + place] !== word[place]) return false
  return true
}

export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && isSpace(bytes[at] ?? 0)) at += 1
  return at
}

export function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9
}

const LESS = 60
const UNDERSCORE = 95
const SMALL_X = 120

/** 1: the text ends or may have to be decoded here. */
const WATCHED = new Uint8Array(256)
for (const byte of [LESS, UNDERSCORE, 38, 13]) WATCHED[byte] = 1

/** The run of text read last. */
export class PlainText {
  /** Where `<` stands, or the end of the bytes. */
  end = 0
  ascii = true
  /** False where an entity, a line end or an escape of spreadsheets (`_x000D_`) has to be decoded. */
  literal = true

  read(bytes: Uint8Array, from: number): void {
    let seen = 0
    let literal = true
    let at = from
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0
      seen |= byte
      if (WATCHED[byte] === 0) continue
      if (byte === LESS) break
      if (byte !== UNDERSCORE || bytes[at + 1] === SMALL_X) literal = false
    }
    this.end = at
    this.ascii = seen < 0x80
    this.literal = literal
  }
}
