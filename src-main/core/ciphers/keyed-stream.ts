// Random choices that depend on a secret key and a text alone: the same text gives the same choices, another key others.
// Has no state between texts and no source of chance of its own.
import type { KeyObject } from 'node:crypto'
import { createTextHmac } from '../values/text-hmac.ts'

/** Choices of one text, in order. */
export interface KeyedStream {
  byte(): number
  /** A whole number from 0 to `limit` − 1, each equally likely; `limit` ≤ 2^32. */
  below(limit: number): number
  /** 0 ≤ x < 1 in steps of 2^−48. */
  unit(): number
}

const WHOLE = 2 ** 48

/** `hmac` gives 32 bytes as characters 0–255; blocks beyond the first are drawn under a counter no text can hold. */
function streamOf(hmac: (text: string) => string, text: string): KeyedStream {
  let block = hmac(text)
  let count = 0
  let at = 0
  const byte = () => {
    if (at === block.length) {
      count += 1
      block = hmac(`${text}\u0000${count}`)
      at = 0
    }
    const value = block.charCodeAt(at)
    at += 1
    return value
  }
  const bytes = (number: number) => {
    let value = 0
    for (let left = number; left > 0; left -= 1) value = value * 256 + byte()
    return value
  }
  return {
    byte,
    below(limit) {
      if (limit <= 1) return 0
      const wide = limit <= 256 ? 1 : limit <= 65_536 ? 2 : 5
      const range = 256 ** wide
      // Without throwing away the rest, small numbers would be a little likelier.
      const fair = range - (range % limit)
      let value = bytes(wide)
      while (value >= fair) value = bytes(wide)
      return value % limit
    },
    unit: () => bytes(6) / WHOLE,
  }
}

/** `purpose` keeps the uses of one key apart: a fake name must not be drawn with the bytes of a pseudonym. */
export function createKeyedStreams(secret: KeyObject, purpose: string): (text: string) => KeyedStream {
  const hmac = createTextHmac(secret)
  return text => streamOf(hmac, `${purpose}\u0000${text}`)
}

/** Stream over bytes already drawn for a text; more are drawn with the same function. */
export function streamFrom(hmac: (text: string) => string, text: string): KeyedStream {
  return streamOf(hmac, text)
}
