// A key ring: named secret keys, each with the random pseudonyms given out under it, in one file that is sealed.
// Keys never leave it but as KeyObjects inside this process; recipes and packages hold only their names.
import { createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { OpenprepError } from '../contract/errors.ts'
import { type DestroyedKey, type KeyringSeal, loadKeyring, type RingKey, storeKeyring } from './keyring-file.ts'
import type { DataKeys } from './protection/data-keys.ts'

const KEY_BYTES = 32

/** What may be known of a key by everyone. */
export type KeyringEntry = Omit<RingKey, 'secret' | 'pseudonyms'>

/** A key as steps use it. */
export interface UsableKey {
  readonly id: string
  readonly secret: KeyObject
  /** Tags of the values that have a random pseudonym, in the order in which they got it; see core/masking/pseudonym-table. */
  readonly pseudonyms: Uint8Array
}

/** `project` = the only one the key is for; absent = the whole body, and then `reason` says why it is shared. */
export interface KeyScope {
  readonly project?: string
  readonly reason?: string
}

/** A name may stand for a key of each project and one of the whole body: a project's own goes first. */
export interface Keyring {
  list(): KeyringEntry[]
  create(name: string, now: string, scope?: KeyScope): KeyringEntry
  /** A new key takes the name and what it is for; the former one stays, retired. Throws KEYRING_MISSING. */
  rotate(name: string, project: string | undefined, now: string): KeyringEntry
  /**
   * Forgets the key, its retired forerunners and their pseudonyms for good; the ring keeps a record of it. Throws KEYRING_MISSING,
   * KEYRING_LOCKED.
   */
  destroy(name: string, project: string | undefined, act: { readonly now: string; readonly by: string }): DestroyedKey[]
  destroyed(): DestroyedKey[]
  /** Writes the key, with its forerunners, as a key ring of its own, sealed by `passphrase`. Throws KEYRING_MISSING, TARGET_NOT_WRITABLE. */
  export(name: string, project: string | undefined, path: string, passphrase: string): void
  /** Throws KEYRING_MISSING when there is no such key; KEYRING_LOCKED. */
  key(name: string, project?: string): UsableKey
  entry(name: string, project?: string): KeyringEntry | null
  /**
   * Keeps the tags of values that got a pseudonym, behind the first `from` ones. Throws KEYRING_CHANGED when others were added meanwhile:
   * what was made with these must then not be kept.
   */
  remember(id: string, from: number, added: Uint8Array): void
  /** Writes the file anew, sealed as it should be. */
  seal(): void
}

const NO_TAGS = new Uint8Array(0)
const TAG_BYTES = 16

const entryOf = ({ secret: _, pseudonyms: __, ...entry }: RingKey): KeyringEntry => entry

function newKey(name: string, now: string, { project, reason }: KeyScope): RingKey {
  return {
    id: randomUUID(),
    name,
    createdAt: now,
    ...(project !== undefined && { project }),
    ...(reason !== undefined && { reason }),
    secret: randomBytes(KEY_BYTES).toString('base64'),
  }
}

function findKey<K extends KeyringEntry>(keys: readonly K[], name: string, project: string | undefined): K | undefined {
  const named = keys.filter(key => key.name === name && key.retiredAt === undefined)
  const own = named.find(key => key.project === project) ?? named.find(key => key.project === undefined)
  return own ?? (project === undefined && named.length === 1 ? named[0] : undefined)
}

function withTags(key: RingKey, from: number, added: Uint8Array): RingKey {
  const known = Buffer.from(key.pseudonyms ?? '', 'base64')
  if (known.length !== from * TAG_BYTES) throw new OpenprepError('KEYRING_CHANGED', { key: key.name })
  return { ...key, pseudonyms: Buffer.concat([known, added]).toString('base64') }
}

/** Of a work folder that is locked: opened when it is asked for, so that locking leaves no key behind. */
export function openFolderKeyring(path: string, folderKeys: DataKeys): Keyring {
  const opened = () => openKeyring(path, folderKeys)
  // One that an earlier version left in plain is sealed as soon as that is possible.
  if (!folderKeys.locked && existsSync(path)) opened().seal()
  return {
    list: () => opened().list(),
    create: (name, now, scope) => opened().create(name, now, scope),
    rotate: (name, project, now) => opened().rotate(name, project, now),
    destroy: (name, project, act) => opened().destroy(name, project, act),
    destroyed: () => opened().destroyed(),
    export: (name, project, target, passphrase) => opened().export(name, project, target, passphrase),
    key: (name, project) => opened().key(name, project),
    entry: (name, project) => opened().entry(name, project),
    remember: (id, from, added) => opened().remember(id, from, added),
    seal: () => opened().seal(),
  }
}

/** Opens the key ring at `path`; the file is made with the first key. Throws KEYRING_LOCKED, KEYRING_INVALID. */
export function openKeyring(path: string, seal?: KeyringSeal): Keyring {
  let held = loadKeyring(path, seal)

  /** Another process may have added keys: writing over them would destroy them. */
  function change(edit: (keys: readonly RingKey[]) => RingKey[], gone: readonly DestroyedKey[] = []): void {
    const { keys, destroyed } = loadKeyring(path, seal)
    held = { keys: edit(keys), destroyed: [...destroyed, ...gone] }
    storeKeyring(path, held, seal)
  }
  const present = (name: string, project: string | undefined): RingKey => {
    const found = findKey(held.keys, name, project)
    if (found === undefined) throw new OpenprepError('KEYRING_MISSING', { key: name })
    return found
  }
  /** The key and those that bore its name before it. */
  const line = (name: string, project: string | undefined): RingKey[] => {
    const { project: own } = present(name, project)
    return held.keys.filter(key => key.name === name && key.project === own)
  }
  return {
    list: () => held.keys.map(entryOf),
    entry(name, project) {
      const found = findKey(held.keys, name, project)
      return found === undefined ? null : entryOf(found)
    },
    seal: () => storeKeyring(path, held, seal),
    create(name, now, scope = {}) {
      const key = newKey(name, now, scope)
      change(keys => [...keys, key])
      return entryOf(key)
    },
    rotate(name, project, now) {
      const { id, ...scope } = present(name, project)
      const key = newKey(name, now, scope)
      change(keys => [...keys.map(old => (old.id === id ? { ...old, retiredAt: now } : old)), key])
      return entryOf(key)
    },
    destroy(name, project, { now, by }) {
      const gone = line(name, project).map(key => ({ ...entryOf(key), destroyedAt: now, by }))
      const ids = new Set(gone.map(({ id }) => id))
      change(keys => keys.filter(({ id }) => !ids.has(id)), gone)
      return gone
    },
    destroyed: () => [...held.destroyed],
    export(name, project, target, passphrase) {
      const exported = line(name, project)
      try {
        storeKeyring(target, { keys: exported, destroyed: [] }, passphrase)
      } catch (cause) {
        throw new OpenprepError('TARGET_NOT_WRITABLE', { file: target }, { file: target }, { cause })
      }
    },
    key(name, project) {
      const { id, secret, pseudonyms } = present(name, project)
      return {
        id,
        secret: createSecretKey(Buffer.from(secret, 'base64')),
        pseudonyms: pseudonyms === undefined ? NO_TAGS : new Uint8Array(Buffer.from(pseudonyms, 'base64')),
      }
    },
    remember(id, from, added) {
      change(keys => keys.map(key => (key.id === id ? withTags(key, from, added) : key)))
    },
  }
}
