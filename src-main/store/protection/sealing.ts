// Encrypts bytes for keeping and opens them again: AES-256-GCM or SM4-GCM, one frame for both.
// Knows no table and keeps no key.
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomFillSync } from 'node:crypto'
import { OpenprepError } from '../../contract/errors.ts'
import { createSm4Gcm, type Sm4Gcm } from '../../core/ciphers/sm4-gcm.ts'

// The position is what is stored: append only.
export const SEAL_CIPHERS = ['aes-256-gcm', 'sm4-gcm'] as const
export type SealCipher = (typeof SEAL_CIPHERS)[number]

/** A secret and the cipher it is for. Can be handed to another thread, never written anywhere but sealed. */
export interface SealKey {
  readonly cipher: SealCipher
  readonly secret: KeyObject
}

const KEY_BYTES = { 'aes-256-gcm': 32, 'sm4-gcm': 16 } as const satisfies Record<SealCipher, number>
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** One byte that names the cipher, then the nonce. */
const HEAD_BYTES = 1 + NONCE_BYTES

export function newSealKey(cipher: SealCipher): SealKey {
  const bytes = randomFillSync(new Uint8Array(KEY_BYTES[cipher]))
  return sealKeyOf(cipher, bytes)
}

/** Throws STORE_CORRUPT when the bytes are no key of this cipher. */
export function sealKeyOf(cipher: SealCipher, bytes: Uint8Array): SealKey {
  if (bytes.length !== KEY_BYTES[cipher]) throw new OpenprepError('STORE_CORRUPT', { reason: 'key' })
  return { cipher, secret: createSecretKey(bytes) }
}

export function sealedLength(bytes: Uint8Array): number {
  return HEAD_BYTES + bytes.length + TAG_BYTES
}

/**
 * Head, ciphertext and tag. Nonces are 96 random bits, so that neither a crash nor a restored copy can bring one back: every table
 * version and every dataset has a key of its own, under which fewer than 2³² things are ever sealed (SP 800-38D, 8.3).
 * `place` says where the bytes belong: moved anywhere else they do not open. `sealed`, of `sealedLength` bytes, is where they are put.
 */
export function sealBytes(
  key: SealKey,
  bytes: Uint8Array,
  place: string,
  sealed: Buffer = Buffer.allocUnsafe(sealedLength(bytes)),
): Buffer {
  sealed[0] = SEAL_CIPHERS.indexOf(key.cipher)
  const nonce = sealed.subarray(1, HEAD_BYTES)
  freshNonce(nonce)
  const aad = Buffer.from(place, 'utf8')
  if (key.cipher === 'sm4-gcm') {
    sealed.set(sm4(key).seal(nonce, bytes, aad), HEAD_BYTES)
    return sealed
  }
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce)
  cipher.setAAD(aad)
  sealed.set(cipher.update(bytes), HEAD_BYTES)
  cipher.final()
  sealed.set(cipher.getAuthTag(), HEAD_BYTES + bytes.length)
  return sealed
}

/** Throws STORE_CORRUPT when a byte, the key or the place is not the one it was sealed with. */
export function openBytes(key: SealKey, sealed: Uint8Array, place: string): Uint8Array {
  if (sealed.length < HEAD_BYTES + TAG_BYTES || SEAL_CIPHERS[sealed[0] ?? 255] !== key.cipher) throw unopenable(place)
  const nonce = sealed.subarray(1, HEAD_BYTES)
  const aad = Buffer.from(place, 'utf8')
  if (key.cipher === 'sm4-gcm') {
    const plain = sm4(key).open(nonce, sealed.subarray(HEAD_BYTES), aad)
    if (plain === null) throw unopenable(place)
    return plain
  }
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce)
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  const plain = decipher.update(sealed.subarray(HEAD_BYTES, sealed.length - TAG_BYTES))
  try {
    decipher.final()
  } catch (cause) {
    throw unopenable(place, cause)
  }
  return plain
}

const NONCES = new Uint8Array(NONCE_BYTES * 1024)
let nonceAt = NONCES.length

/** Random bytes are drawn a thousand nonces at a time: asking for twelve costs as much as sealing a small chunk. */
function freshNonce(target: Uint8Array): void {
  if (nonceAt === NONCES.length) {
    randomFillSync(NONCES)
    nonceAt = 0
  }
  target.set(NONCES.subarray(nonceAt, nonceAt + NONCE_BYTES))
  NONCES.fill(0, nonceAt, nonceAt + NONCE_BYTES)
  nonceAt += NONCE_BYTES
}

const schedules = new WeakMap<KeyObject, Sm4Gcm>()

function sm4({ secret }: SealKey): Sm4Gcm {
  const known = schedules.get(secret)
  if (known !== undefined) return known
  const made = createSm4Gcm(secret.export())
  schedules.set(secret, made)
  return made
}

function unopenable(place: string, cause?: unknown): OpenprepError {
  return new OpenprepError('STORE_CORRUPT', { reason: place }, undefined, { cause })
}
