// SM4 in Galois/Counter Mode (RFC 8998, NIST SP 800-38D), for work folders that choose the national cipher.
// Chooses no nonce: whoever calls must never give one twice under one key.
import { ghash } from '@noble/ciphers/_polyval.js'
import { createSm4 } from './sm4.ts'

export const SM4_NONCE_BYTES = 12
export const SM4_TAG_BYTES = 16
const BLOCK = 16

export interface Sm4Gcm {
  /** Ciphertext followed by the tag of 16 bytes. `nonce` 12 bytes. */
  seal(nonce: Uint8Array, plain: Uint8Array, aad: Uint8Array): Uint8Array
  /** null when the tag does not fit. */
  open(nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | null
}

/** `key` 16 bytes. */
export function createSm4Gcm(key: Uint8Array): Sm4Gcm {
  const encrypt = createSm4(key)
  const hashKey = new Uint8Array(BLOCK)
  encrypt(hashKey)

  const tagOf = (nonce: Uint8Array, cipher: Uint8Array, aad: Uint8Array): Uint8Array => {
    const mask = counterBlock(nonce, 1)
    encrypt(mask)
    const hash = ghash.create(hashKey, cipher.length + aad.length)
    const tag = hash.update(paddedCopy(aad)).update(paddedCopy(cipher)).update(lengths(aad, cipher)).digest()
    for (let at = 0; at < BLOCK; at += 1) tag[at] = (tag[at] ?? 0) ^ (mask[at] ?? 0)
    return tag
  }

  const applied = (nonce: Uint8Array, bytes: Uint8Array, target: Uint8Array): void => {
    const block = new Uint8Array(BLOCK)
    for (let at = 0, counter = 2; at < bytes.length; at += BLOCK, counter += 1) {
      block.set(counterBlock(nonce, counter))
      encrypt(block)
      const end = Math.min(BLOCK, bytes.length - at)
      for (let byte = 0; byte < end; byte += 1) target[at + byte] = (bytes[at + byte] ?? 0) ^ (block[byte] ?? 0)
    }
  }

  return {
    seal(nonce, plain, aad) {
      const sealed = new Uint8Array(plain.length + SM4_TAG_BYTES)
      applied(nonce, plain, sealed)
      sealed.set(tagOf(nonce, sealed.subarray(0, plain.length), aad), plain.length)
      return sealed
    },
    open(nonce, sealed, aad) {
      if (sealed.length < SM4_TAG_BYTES) return null
      const cipher = sealed.subarray(0, sealed.length - SM4_TAG_BYTES)
      const tag = sealed.subarray(cipher.length)
      if (!sameBytes(tag, tagOf(nonce, cipher, aad))) return null
      const plain = new Uint8Array(cipher.length)
      applied(nonce, cipher, plain)
      return plain
    },
  }
}

function counterBlock(nonce: Uint8Array, counter: number): Uint8Array {
  const block = new Uint8Array(BLOCK)
  block.set(nonce)
  new DataView(block.buffer).setUint32(SM4_NONCE_BYTES, counter)
  return block
}

/** Whole blocks that begin at an even place, which the hash reads as words. */
function paddedCopy(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK)
  padded.set(bytes)
  return padded
}

/** Both lengths in bits, 64 bits each. */
function lengths(aad: Uint8Array, cipher: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK)
  const view = new DataView(block.buffer)
  view.setBigUint64(0, BigInt(aad.length) * 8n)
  view.setBigUint64(8, BigInt(cipher.length) * 8n)
  return block
}

/** In a time that tells nothing of where they differ. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (let at = 0; at < b.length; at += 1) difference |= (a[at] ?? 0) ^ (b[at] ?? 0)
  return difference === 0
}
