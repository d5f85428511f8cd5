// Encrypting to one person: a content key wrapped by X25519 (RFC 7748) and HKDF-SHA-256 (RFC 5869), and data under it in pieces of AES-256-GCM.
// Uses no randomness of its own. Memory: one piece, whatever the size of the data.
import { createCipheriv, createDecipheriv, diffieHellman, hkdfSync } from 'node:crypto'
import type { Certificate, Recipient } from '../../contract/signing.ts'
import { publicHex, publicKey, secretKey } from './raw-keys.ts'

export const CONTENT_KEY_BYTES = 32
const TAG_BYTES = 16
/** Plain bytes of a piece; every piece but the last is full. */
export const PIECE_BYTES = 1 << 20

/** `ephemeral` = 32 random bytes used for nothing else. */
export function wrapKey(contentKey: Uint8Array, to: Certificate, ephemeral: Uint8Array): Recipient {
  const secret = Buffer.from(ephemeral).toString('hex')
  const own = publicHex('X25519', secret)
  const key = wrappingKey(secret, to.keys.x25519, own, to.keys.x25519)
  return { keyId: to.keyId, ephemeral: own, wrapped: sealPiece(key, nonce(0, true), contentKey).toString('hex') }
}

/** null when it was not wrapped for this key. */
export function unwrapKey(recipient: Recipient, x25519Secret: string): Uint8Array | null {
  const own = publicHex('X25519', x25519Secret)
  try {
    const key = wrappingKey(x25519Secret, recipient.ephemeral, recipient.ephemeral, own)
    return openPiece(key, nonce(0, true), Buffer.from(recipient.wrapped, 'hex'))
  } catch {
    // A point of low order gives no shared secret (RFC 7748, 6.1): nobody honest sends one.
    return null
  }
}

/** Both public keys go into the derivation, so that a wrap cannot be passed on as one for somebody else. */
function wrappingKey(secret: string, other: string, ephemeral: string, recipient: string): Uint8Array {
  const shared = diffieHellman({ privateKey: secretKey('X25519', secret), publicKey: publicKey('X25519', other) })
  return Buffer.from(
    hkdfSync('sha256', shared, Buffer.from(ephemeral + recipient, 'hex'), 'openprep/wrap/1', CONTENT_KEY_BYTES),
  )
}

/** A key of its own for every attachment, by its path: nonces are never used twice, and attachments cannot change places. */
export function attachmentKey(contentKey: Uint8Array, path: string): Uint8Array {
  return Buffer.from(hkdfSync('sha256', contentKey, '', `openprep/attachment/1\n${path}`, CONTENT_KEY_BYTES))
}

/** Pieces are numbered and the last is marked (STREAM, Hoang et al. 2015): none can be lost, added, moved or cut off. */
function nonce(no: number, last: boolean): Uint8Array {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(no, 7)
  bytes[11] = last ? 1 : 0
  return bytes
}

function sealPiece(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openPiece(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Buffer | null {
  if (sealed.length < TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()])
  } catch {
    // node:crypto says no more than that the tag does not fit, and there is no more to say.
    return null
  }
}

type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

export async function* sealStream(key: Uint8Array, content: Bytes): AsyncGenerator<Uint8Array> {
  let no = 0
  for await (const { piece, last } of pieces(content, PIECE_BYTES)) {
    yield sealPiece(key, nonce(no, last), piece)
    no += 1
  }
}

/** The same bytes, for content that is there without waiting. */
export function* sealPieces(key: Uint8Array, content: Iterable<Uint8Array>): Generator<Uint8Array> {
  const cutter = new Cutter(PIECE_BYTES)
  let no = 0
  for (const part of content) {
    for (const piece of cutter.take(part)) {
      yield sealPiece(key, nonce(no, false), piece)
      no += 1
    }
  }
  yield sealPiece(key, nonce(no, true), cutter.rest())
}

/** Throws what `broken` makes where a piece was changed, moved, added or is missing; nothing of such a piece is given out. */
export async function* openStream(key: Uint8Array, sealed: Bytes, broken: () => Error): AsyncGenerator<Uint8Array> {
  let no = 0
  for await (const { piece, last } of pieces(sealed, PIECE_BYTES + TAG_BYTES)) {
    const plain = openPiece(key, nonce(no, last), piece)
    if (plain === null) throw broken()
    yield plain
    no += 1
  }
}

/** Cuts a stream into pieces of one size, the last of them marked; nothing at all is one empty last piece. */
async function* pieces(content: Bytes, size: number): AsyncGenerator<{ piece: Uint8Array; last: boolean }> {
  const cutter = new Cutter(size)
  for await (const part of content) for (const piece of cutter.take(part)) yield { piece, last: false }
  yield { piece: cutter.rest(), last: true }
}

class Cutter {
  readonly #size: number
  #held: Uint8Array[] = []
  #bytes = 0

  constructor(size: number) {
    this.#size = size
  }

  /** More than one piece must be held before the first is known not to be the last. */
  *take(part: Uint8Array): Generator<Uint8Array> {
    this.#held.push(part)
    this.#bytes += part.length
    while (this.#bytes > this.#size) {
      const all = Buffer.concat(this.#held)
      yield all.subarray(0, this.#size)
      this.#held = [all.subarray(this.#size)]
      this.#bytes -= this.#size
    }
  }

  rest(): Uint8Array {
    return Buffer.concat(this.#held)
  }
}
