// A key ring file: named secret keys for pseudonyms, sealed by the work folder they lie in or by a pass phrase.
// Keys never leave it but as KeyObjects inside this process; recipes and packages hold only their names.
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomUUID,
  scryptSync,
} from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'
import type { DataKeys } from './protection/data-keys.ts'

const KEY_BYTES = 32
// RFC 7914; about 64 MiB and a tenth of a second, bearable on an office PC.
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }

const KeySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  /** Set when another key took the name: kept so that it can be handed over, never used again. */
  retiredAt: z.string().optional(),
  secret: z.base64(),
})
const SealedSchema = z.object({ salt: z.base64(), iv: z.base64(), tag: z.base64(), data: z.base64() })
const FileSchema = z.object({
  formatVersion: z.literal(1),
  keys: z.array(KeySchema).optional(),
  sealed: SealedSchema.optional(),
  /** By the key of the work folder. */
  sealedByFolder: z.base64().optional(),
})
type Key = z.infer<typeof KeySchema>

export type KeyringEntry = Omit<Key, 'secret'>

export interface Keyring {
  list(): KeyringEntry[]
  create(name: string, now: string): KeyringEntry
  /** A new key takes the name; the former one stays, retired. Throws KEYRING_MISSING. */
  rotate(name: string, now: string): KeyringEntry
  /** Forgets the key and its retired forerunners for good; what they made can never be made again. Throws KEYRING_MISSING. */
  destroy(name: string): KeyringEntry[]
  /** Writes the key, with its forerunners, as a key ring of its own, sealed by `passphrase`. Throws KEYRING_MISSING, TARGET_NOT_WRITABLE. */
  export(name: string, path: string, passphrase: string): void
  /** Throws KEYRING_MISSING when there is no key of that name. */
  key(name: string): { id: string; secret: KeyObject }
  has(name: string): boolean
  /** Writes the file anew, sealed as it should be. */
  seal(): void
}

function seal(keys: readonly Key[], passphrase: string): z.infer<typeof SealedSchema> {
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

function unseal(sealed: z.infer<typeof SealedSchema>, passphrase: string | undefined): Key[] {
  if (passphrase === undefined) throw new OpenprepError('KEYRING_LOCKED')
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const key = scryptSync(passphrase, bytes(sealed.salt), KEY_BYTES, SCRYPT)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(sealed.iv))
  decipher.setAuthTag(bytes(sealed.tag))
  try {
    const text = Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]).toString('utf8')
    return z.array(KeySchema).parse(JSON.parse(text))
  } catch (cause) {
    throw new OpenprepError('KEYRING_LOCKED', {}, undefined, { cause })
  }
}

/** What seals a key ring: the work folder's keys, a pass phrase, or nothing. */
export type KeyringSeal = DataKeys | string | undefined

const SCOPE = 'folder'
const PLACE = 'keyring'

function load(path: string, seal: KeyringSeal): Key[] {
  if (!existsSync(path)) return []
  try {
    const file = FileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    if (file.sealedByFolder !== undefined) return openedByFolder(file.sealedByFolder, seal)
    if (file.sealed !== undefined) return unseal(file.sealed, typeof seal === 'string' ? seal : undefined)
    return file.keys ?? []
  } catch (cause) {
    if (cause instanceof OpenprepError) throw cause
    throw new OpenprepError('KEYRING_INVALID', { file: path }, undefined, { cause })
  }
}

function openedByFolder(sealed: string, seal: KeyringSeal): Key[] {
  if (seal === undefined || typeof seal === 'string') throw new OpenprepError('KEYRING_LOCKED')
  return z.array(KeySchema).parse(JSON.parse(seal.openText(SCOPE, sealed, PLACE)))
}

function contentOf(keys: readonly Key[], by: KeyringSeal): z.infer<typeof FileSchema> {
  if (by === undefined) return { formatVersion: 1, keys: [...keys] }
  if (typeof by === 'string') return { formatVersion: 1, sealed: seal(keys, by) }
  return { formatVersion: 1, sealedByFolder: by.sealText(SCOPE, JSON.stringify(keys), PLACE) }
}

function store(path: string, keys: readonly Key[], seal: KeyringSeal): void {
  const content = contentOf(keys, seal)
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(temporary, path)
}

/** Of a work folder that is locked: opened when it is asked for, so that locking leaves no key behind. */
export function openFolderKeyring(path: string, folderKeys: DataKeys): Keyring {
  const opened = () => openKeyring(path, folderKeys)
  // One that an earlier version left in plain is sealed as soon as that is possible.
  if (!folderKeys.locked && existsSync(path)) opened().seal()
  return {
    list: () => opened().list(),
    create: (name, now) => opened().create(name, now),
    rotate: (name, now) => opened().rotate(name, now),
    destroy: name => opened().destroy(name),
    export: (name, target, passphrase) => opened().export(name, target, passphrase),
    key: name => opened().key(name),
    has: name => opened().has(name),
    seal: () => opened().seal(),
  }
}

/** Opens the key ring at `path`; the file is made with the first key. */
export function openKeyring(path: string, passphrase?: KeyringSeal): Keyring {
  const keys = load(path, passphrase)
  const info = ({ secret: _, ...entry }: Key): KeyringEntry => entry
  const named = (name: string) => keys.find(key => key.name === name && key.retiredAt === undefined)
  const present = (name: string): Key => {
    const found = named(name)
    if (found === undefined) throw new OpenprepError('KEYRING_MISSING', { key: name })
    return found
  }
  const create = (name: string, now: string): Key => {
    const key = { id: randomUUID(), name, createdAt: now, secret: randomBytes(KEY_BYTES).toString('base64') }
    keys.push(key)
    store(path, keys, passphrase)
    return key
  }
  return {
    list: () => keys.map(info),
    has: name => named(name) !== undefined,
    seal: () => store(path, keys, passphrase),
    create: (name, now) => info(create(name, now)),
    rotate(name, now) {
      present(name).retiredAt = now
      return info(create(name, now))
    },
    destroy(name) {
      present(name)
      const gone = keys.filter(key => key.name === name)
      keys.splice(0, keys.length, ...keys.filter(key => key.name !== name))
      store(path, keys, passphrase)
      return gone.map(info)
    },
    export(name, target, seal) {
      present(name)
      const exported = keys.filter(key => key.name === name)
      try {
        store(target, exported, seal)
      } catch (cause) {
        throw new OpenprepError('TARGET_NOT_WRITABLE', { file: target }, { file: target }, { cause })
      }
    },
    key(name) {
      const { id, secret } = present(name)
      return { id, secret: createSecretKey(Buffer.from(secret, 'base64')) }
    },
  }
}
