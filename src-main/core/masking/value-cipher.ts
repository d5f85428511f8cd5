// Deterministic encryption of texts with SM4: counter mode under a starting value made of the text itself, which also proves it unharmed.
// The same text gives the same cipher text, and only that is told; the length shows too.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { createSm4 } from '../ciphers/sm4.ts'
import { createTextHmacSm3 } from '../ciphers/text-hmac-sm3.ts'

const BLOCK = 16

export interface ValueCipher {
  encrypt(value: string): string
  /** null = not made with this key, or harmed. */
  decrypt(text: string): string | null
}

/** Synthetic starting value as in RFC 5297, with HMAC-SM3 in the place of CMAC. Two keys are derived, so that no use shares one. */
export function createValueCipher(secret: KeyObject): ValueCipher {
  const derived = (purpose: string) => createHmac('sha256', secret).update(`openprep ${purpose}`, 'utf8').digest()
  const tag = createTextHmacSm3(createSecretKey(derived('SM4 SIV tag')))
  const cipher = createSm4(derived('SM4 SIV').subarray(0, BLOCK))

  /** Encrypts and decrypts alike, in place. */
  function counted(start: Uint8Array, bytes: Uint8Array): Uint8Array {
    const counter = new DataView(new ArrayBuffer(BLOCK))
    const block = new Uint8Array(BLOCK)
    for (let from = 0; from < bytes.length; from += BLOCK) {
      block.set(start)
      counter.setUint32(0, from / BLOCK)
      for (let at = 0; at < 4; at += 1) block[BLOCK - 4 + at] = (block[BLOCK - 4 + at] ?? 0) ^ counter.getUint8(at)
      cipher(block)
      for (let at = from; at < Math.min(from + BLOCK, bytes.length); at += 1)
        bytes[at] = (bytes[at] ?? 0) ^ (block[at - from] ?? 0)
    }
    return bytes
  }

  const startOf = (value: string) => Buffer.from(tag(value).slice(0, BLOCK), 'latin1')
  return {
    encrypt(value) {
      const start = startOf(value)
      return Buffer.concat([start, counted(start, Buffer.from(value, 'utf8'))]).toString('base64url')
    },
    decrypt(text) {
      const bytes = Buffer.from(text, 'base64url')
      if (bytes.length < BLOCK) return null
      const start = bytes.subarray(0, BLOCK)
      const value = Buffer.from(counted(start, bytes.subarray(BLOCK))).toString('utf8')
      return startOf(value).equals(start) ? value : null
    },
  }
}
