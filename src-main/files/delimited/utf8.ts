// Strict UTF-8 over a stream of bytes: does it fit, and where does it first not.
// Looks at bytes only; decides nothing about other encodings.
import { isUtf8 } from 'node:buffer'

/** Length of the sequence a lead byte opens; 0 = not a lead byte. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** How many bytes at the end may be the beginning of a character whose rest is still to come. */
function openEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/** Index of the first byte that opens no valid character; -1 when all do. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]!)
    if (length === 0 || !isUtf8(bytes.subarray(at, at + length)) || at + length > bytes.length) return at
    at += length
  }
  return -1
}

export class Utf8Check {
  #carried: Uint8Array = new Uint8Array(0)
  #offset = 0

  /** Byte offset, from the first byte given, of the first fault; -1 so far none. */
  add(piece: Uint8Array): number {
    const bytes = this.#carried.length === 0 ? piece : Buffer.concat([this.#carried, piece])
    const open = openEnd(bytes)
    const whole = bytes.subarray(0, bytes.length - open)
    if (!isUtf8(whole)) return this.#offset + firstInvalid(whole)
    this.#carried = bytes.slice(bytes.length - open)
    this.#offset += whole.length
    return -1
  }

  /** A character cut off by the end of the file is a fault too. */
  end(): number {
    return this.#carried.length === 0 ? -1 : this.#offset
  }
}

/**
 * Of the characters beyond ASCII, the share that is well-formed UTF-8; 0 when there are none. A share close to 1 in bytes that are
 * not UTF-8 means a damaged UTF-8 file rather than another encoding.
 */
export function utf8Share(bytes: Uint8Array): number {
  let good = 0
  let bad = 0
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]!)
    if (length === 1) at += 1
    else if (length > 1 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length) {
      good += 1
      at += length
    } else {
      bad += 1
      at += 1
    }
  }
  return good === 0 ? 0 : good / (good + bad)
}
