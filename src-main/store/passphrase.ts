// Secrets under a pass phrase: argon2id (RFC 9106) makes the key, AES-256-GCM seals.
// Keeps neither the phrase nor the key.
import { argon2Sync, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { argon2id } from '@noble/hashes/argon2.js'
import { z } from 'zod'

const KEY_BYTES = 32

/**
 * More than OWASP asks for one pass (46 MiB). Electron's own cryptography knows no argon2: there the same function in JavaScript takes
 * about a second, and three passes would take three.
 */
const COST = { memory: 65_536, passes: 1, parallelism: 1 }
/** A hostile file must not cost more memory or time than this. */
const CostSchema = z.strictObject({
  memory: z.number().int().min(8_192).max(262_144),
  passes: z.number().int().min(1).max(10),
  parallelism: z.number().int().min(1).max(8),
})

export const PassphraseSealSchema = z.strictObject({
  kdf: z.literal('argon2id'),
  cost: CostSchema,
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
})
export type PassphraseSeal = z.infer<typeof PassphraseSealSchema>

function keyOf(passphrase: string, salt: Uint8Array, cost: z.infer<typeof CostSchema>): Uint8Array {
  // The same phrase typed on another system may come composed otherwise.
  const message = passphrase.normalize('NFC')
  if (process.versions.electron === undefined)
    return argon2Sync('argon2id', { message, nonce: salt, tagLength: KEY_BYTES, ...cost })
  return argon2id(message, salt, { t: cost.passes, m: cost.memory, p: cost.parallelism, dkLen: KEY_BYTES })
}

/** `bound` is not secret: the seal opens only together with it. */
export function sealUnderPassphrase(plain: Uint8Array, passphrase: string, bound: string): PassphraseSeal {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt, COST), iv).setAAD(Buffer.from(bound))
  const data = Buffer.concat([cipher.update(plain), cipher.final()])
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  return {
    kdf: 'argon2id',
    cost: COST,
    salt: text(salt),
    iv: text(iv),
    tag: text(cipher.getAuthTag()),
    data: text(data),
  }
}

/** null for another phrase, or where anything was changed. */
export function openUnderPassphrase(seal: PassphraseSeal, passphrase: string, bound: string): Uint8Array | null {
  const bytes = (base64: string) => Buffer.from(base64, 'base64')
  const key = keyOf(passphrase, bytes(seal.salt), seal.cost)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(seal.iv), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes(seal.tag))
  try {
    return Buffer.concat([decipher.update(bytes(seal.data)), decipher.final()])
  } catch {
    // A wrong phrase and a changed file look the same, and both mean: not opened.
    return null
  }
}
