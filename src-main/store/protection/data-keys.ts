// The data keys of a work folder: one for every table version, dataset and further purpose, each wrapped by the folder's key.
// Holds unwrapped keys only while the folder is unlocked; destroying a wrapped key makes what it sealed unreadable for good.
import { OpenprepError } from '../../contract/errors.ts'
import type { Sqlite } from '../sqlite.ts'
import { newSealKey, openBytes, type SealCipher, type SealKey, sealBytes, sealKeyOf } from './sealing.ts'

/** What a key is for. Keys of a dataset seal everything about it that may hold a value; the table versions have keys of their own. */
export type KeyScope = `version/${number}` | `dataset/${string}` | 'folder'

export const versionScope = (versionId: number): KeyScope => `version/${versionId}`
export const datasetScope = (datasetId: string): KeyScope => `dataset/${datasetId}`

interface KeyRow {
  cipher: string
  wrapped: Uint8Array
}

export class DataKeys {
  readonly #db: Sqlite
  readonly #known = new Map<KeyScope, SealKey>()
  #folderKey: SealKey | null

  /** `folderKey` null = locked. */
  constructor(db: Sqlite, folderKey: SealKey | null) {
    this.#db = db
    this.#folderKey = folderKey
  }

  get locked(): boolean {
    return this.#folderKey === null
  }

  /** Throws STORE_LOCKED. */
  get folderKey(): SealKey {
    if (this.#folderKey === null) throw new OpenprepError('STORE_LOCKED')
    return this.#folderKey
  }

  unlock(folderKey: SealKey): void {
    this.#known.clear()
    this.#folderKey = folderKey
  }

  /** Forgets every key. */
  lock(): void {
    this.#known.clear()
    this.#folderKey = null
  }

  /** Looks keys up again: a transaction that made some was rolled back. */
  forget(): void {
    this.#known.clear()
  }

  /** Throws STORE_LOCKED; STORE_CORRUPT when there is no such key. */
  of(scope: KeyScope): SealKey {
    const key = this.#find(scope)
    if (key === null) throw new OpenprepError('STORE_CORRUPT', { reason: `key ${scope}` })
    return key
  }

  /** The key of this scope, made when there is none. Part of the caller's transaction. */
  ensure(scope: KeyScope): SealKey {
    return this.#find(scope) ?? this.#create(scope)
  }

  seal(scope: KeyScope, bytes: Uint8Array, place: string): Buffer {
    return sealBytes(this.ensure(scope), bytes, place)
  }

  open(scope: KeyScope, sealed: Uint8Array, place: string): Uint8Array {
    return openBytes(this.of(scope), sealed, place)
  }

  /** For columns of text. */
  sealText(scope: KeyScope, text: string, place: string): string {
    return this.seal(scope, Buffer.from(text, 'utf8'), place).toString('base64')
  }

  openText(scope: KeyScope, sealed: string, place: string): string {
    return Buffer.from(this.open(scope, Buffer.from(sealed, 'base64'), place)).toString('utf8')
  }

  /** Wraps every key anew under another folder key; to be unlocked with it once this is kept. Part of the caller's transaction. */
  rewrap(folderKey: SealKey): void {
    const update = this.#db.prepare('UPDATE data_keys SET wrapped = ? WHERE scope = ?')
    const rows = this.#db
      .prepare<[], { scope: string; wrapped: Uint8Array }>('SELECT scope, wrapped FROM data_keys')
      .all()
    for (const { scope, wrapped } of rows) {
      update.run(sealBytes(folderKey, openBytes(this.folderKey, wrapped, scope), scope), scope)
    }
  }

  /** Part of the caller's transaction. */
  destroy(scope: KeyScope): void {
    this.#known.delete(scope)
    destroyKey(this.#db, scope)
  }

  #find(scope: KeyScope): SealKey | null {
    const folderKey = this.folderKey
    const known = this.#known.get(scope)
    if (known !== undefined) return known
    const row = this.#db.prepare<[string], KeyRow>('SELECT cipher, wrapped FROM data_keys WHERE scope = ?').get(scope)
    if (row === undefined) return null
    const key = sealKeyOf(cipherOf(row.cipher), openBytes(folderKey, row.wrapped, scope))
    this.#known.set(scope, key)
    return key
  }

  #create(scope: KeyScope): SealKey {
    const folderKey = this.folderKey
    const key = newSealKey(folderKey.cipher)
    this.#db
      .prepare('INSERT INTO data_keys (scope, cipher, wrapped) VALUES (?, ?, ?)')
      .run(scope, key.cipher, sealBytes(folderKey, key.secret.export(), scope))
    this.#known.set(scope, key)
    return key
  }
}

/**
 * Overwrites the wrapped key in the file as well: SQLite leaves deleted rows where they lay. Earlier pages may still stand in the
 * write-ahead log until it is emptied (`emptyLog`). Part of the caller's transaction.
 */
export function destroyKey(db: Sqlite, scope: KeyScope): void {
  db.pragma('secure_delete = ON')
  try {
    db.prepare('DELETE FROM data_keys WHERE scope = ?').run(scope)
  } finally {
    db.pragma('secure_delete = OFF')
  }
}

/** Empties the write-ahead log, so that nothing destroyed is left in it. Outside any transaction. */
export function emptyLog(db: Sqlite): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
}

function cipherOf(name: string): SealCipher {
  switch (name) {
    case 'aes-256-gcm':
    case 'sm4-gcm':
      return name
    default:
      throw new OpenprepError('STORE_CORRUPT', { reason: `cipher ${name}` })
  }
}
