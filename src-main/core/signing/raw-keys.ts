// Raw 32-byte keys of RFC 8032 and RFC 7748 as KeyObjects of node:crypto.
// Makes no keys: their bytes are given.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

export type Curve = 'Ed25519' | 'X25519'

/** DER in front of the raw key (RFC 8410): PKCS #8 for secret keys, SubjectPublicKeyInfo for public ones. */
const PREFIXES = {
  Ed25519: { secret: '302e020100300506032b657004220420', public: '302a300506032b6570032100' },
  X25519: { secret: '302e020100300506032b656e04220420', public: '302a300506032b656e032100' },
} as const satisfies Record<Curve, { secret: string; public: string }>

export function secretKey(curve: Curve, hex: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(PREFIXES[curve].secret + hex, 'hex'), format: 'der', type: 'pkcs8' })
}

/** Throws where the bytes are no key of the curve. */
export function publicKey(curve: Curve, hex: string): KeyObject {
  return createPublicKey({ key: Buffer.from(PREFIXES[curve].public + hex, 'hex'), format: 'der', type: 'spki' })
}

/** The public half of a secret key, lower-case hex. */
export function publicHex(curve: Curve, secret: string): string {
  const der = createPublicKey(secretKey(curve, secret)).export({ format: 'der', type: 'spki' })
  return der.subarray(-32).toString('hex')
}
