// The three key pairs a person has: Ed25519 and SM2 to sign, X25519 to be written to.
// Makes them of random bytes that are given; shows no secret key.

import { sign, verify } from 'node:crypto'
import type { PublicKeys, Signatures } from '../../contract/signing.ts'
import { canonicalJson, digestOf } from '../recipe/recipe-digest.ts'
import { publicHex, publicKey, secretKey } from './raw-keys.ts'
import { sm2PublicHex, sm2SecretFrom, sm2Sign, sm2Verify } from './sm2.ts'

/** Lower-case hex, 32 bytes each. Kept sealed at rest, never printed, never in a message between processes. */
export interface SecretKeys {
  readonly ed25519: string
  readonly sm2: string
  readonly x25519: string
}

/** Random bytes wanted by {@link secretKeysFrom}. */
export const SECRET_KEYS_RANDOM = 128

export function secretKeysFrom(random: Uint8Array): SecretKeys {
  if (random.length !== SECRET_KEYS_RANDOM) throw new RangeError(`${SECRET_KEYS_RANDOM} bytes wanted`)
  const hex = (from: number) => Buffer.from(random.subarray(from, from + 32)).toString('hex')
  return { ed25519: hex(0), x25519: hex(32), sm2: sm2SecretFrom(random.subarray(64)) }
}

export function publicKeysOf(secret: SecretKeys): PublicKeys {
  return {
    ed25519: publicHex('Ed25519', secret.ed25519),
    sm2: sm2PublicHex(secret.sm2),
    x25519: publicHex('X25519', secret.x25519),
  }
}

/** Names a person's keys: SHA-256 of their canonical JSON, lower-case hex. */
export function keyIdOf(keys: PublicKeys): string {
  return digestOf(keys)
}

/** One key in common is enough: whoever holds it can sign for both. */
export function shareAKey(a: PublicKeys, b: PublicKeys): boolean {
  return a.ed25519 === b.ed25519 || a.sm2 === b.sm2 || a.x25519 === b.x25519
}

/** What is signed: the purpose in front keeps a signature for one thing from being shown as one for another. */
function signedBytes(purpose: string, value: object): Uint8Array {
  return Buffer.from(`openprep/${purpose}\n${canonicalJson(value)}`, 'utf8')
}

export function signValue(purpose: string, value: object, secret: SecretKeys): Signatures {
  const bytes = signedBytes(purpose, value)
  return {
    ed25519: sign(null, bytes, secretKey('Ed25519', secret.ed25519)).toString('hex'),
    sm2: sm2Sign(bytes, secret.sm2),
  }
}

/** Both signatures must hold. */
export function verifyValue(purpose: string, value: object, keys: PublicKeys, signatures: Signatures): boolean {
  const bytes = signedBytes(purpose, value)
  return ed25519Verify(bytes, signatures.ed25519, keys.ed25519) && sm2Verify(bytes, signatures.sm2, keys.sm2)
}

function ed25519Verify(bytes: Uint8Array, signature: string, key: string): boolean {
  return verify(null, bytes, publicKey('Ed25519', key), Buffer.from(signature, 'hex'))
}
