// The file of a key ring: sealed by the work folder it lies in or by a pass phrase, or in the clear.
// Knows no rule about keys.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'
import type { DataKeys } from './protection/data-keys.ts'

const KEY_BYTES = 32
// RFC 7914; about 64 MiB and a tenth of a second, bearable on an office PC.
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }

const EntrySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  /** Set when another key took the name: kept so that it can be handed over, never used again. */
  retiredAt: z.string().optional(),
  /** The only project the key is for; absent = the whole body. */
  project: z.string().optional(),
  /** Why a key is shared between projects. */
  reason: z.string().optional(),
})
const KeySchema = EntrySchema.extend({
  secret: z.base64(),
  /** 16 bytes for each value that has a random pseudonym, in the order in which they got it. */
  pseudonyms: z.base64().optional(),
})
/** What stays of a key that was destroyed: that it was, when, and by whom. */
const DestroyedSchema = EntrySchema.extend({ destroyedAt: z.string(), by: z.string() })
const SealedSchema = z.object({ salt: z.base64(), iv: z.base64(), tag: z.base64(), data: z.base64() })
const FileSchema = z.object({
  formatVersion: z.literal(1),
  keys: z.array(KeySchema).optional(),
  sealed: SealedSchema.optional(),
  /** By the key of the work folder. */
  sealedByFolder: z.base64().optional(),
  destroyed: z.array(DestroyedSchema).optional(),
})
type File = z.infer<typeof FileSchema>
type Sealed = z.infer<typeof SealedSchema>
export type RingKey = z.infer<typeof KeySchema>
export type DestroyedKey = z.infer<typeof DestroyedSchema>

export interface KeyringContent {
  readonly keys: readonly RingKey[]
  readonly destroyed: readonly DestroyedKey[]
}

/** What seals a key ring: the work folder's keys, a pass phrase, or nothing. */
export type KeyringSeal = DataKeys | string | undefined

const SCOPE = 'folder'
const PLACE = 'keyring'

function sealed(keys: readonly RingKey[], passphrase: string): Sealed {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, KEY_BYTES, SCRYPT), iv)
  const data = Buffer.concat([cipher.update(JSON.stringify(keys), 'utf8'), cipher.final()])
  return {
    salt: salt.toString('base64'),
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  }
}

function openedByPhrase({ salt, iv, tag, data }: Sealed, seal: KeyringSeal): RingKey[] {
  if (typeof seal !== 'string') throw new OpenprepError('KEYRING_LOCKED')
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', scryptSync(seal, bytes(salt), KEY_BYTES, SCRYPT), bytes(iv))
  decipher.setAuthTag(bytes(tag))
  try {
    const text = Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString('utf8')
    return z.array(KeySchema).parse(JSON.parse(text))
  } catch (cause) {
    throw new OpenprepError('KEYRING_LOCKED', {}, undefined, { cause })
  }
}

function openedByFolder(text: string, seal: KeyringSeal): RingKey[] {
  if (seal === undefined || typeof seal === 'string') throw new OpenprepError('KEYRING_LOCKED')
  return z.array(KeySchema).parse(JSON.parse(seal.openText(SCOPE, text, PLACE)))
}

function keysOf(file: File, seal: KeyringSeal): RingKey[] {
  if (file.sealedByFolder !== undefined) return openedByFolder(file.sealedByFolder, seal)
  return file.sealed === undefined ? (file.keys ?? []) : openedByPhrase(file.sealed, seal)
}

/** Throws KEYRING_LOCKED, KEYRING_INVALID. */
export function loadKeyring(path: string, seal: KeyringSeal): KeyringContent {
  if (!existsSync(path)) return { keys: [], destroyed: [] }
  try {
    const file = FileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    return { keys: keysOf(file, seal), destroyed: file.destroyed ?? [] }
  } catch (cause) {
    if (cause instanceof OpenprepError) throw cause
    throw new OpenprepError('KEYRING_INVALID', { file: path }, undefined, { cause })
  }
}

function secretsOf(keys: readonly RingKey[], seal: KeyringSeal): Partial<File> {
  if (seal === undefined) return { keys: [...keys] }
  if (typeof seal === 'string') return { sealed: sealed(keys, seal) }
  return { sealedByFolder: seal.sealText(SCOPE, JSON.stringify(keys), PLACE) }
}

/** Whole or not at all. */
export function storeKeyring(path: string, { keys, destroyed }: KeyringContent, seal: KeyringSeal): void {
  const records = destroyed.length === 0 ? {} : { destroyed }
  const content = { formatVersion: 1, ...secretsOf(keys, seal), ...records }
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(temporary, path)
}
