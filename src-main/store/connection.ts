// The writer's door to the database: every write is one transaction that also appends its event to the audit trail.
// Holds no queries of any repository.
import type { Json } from '../contract/recipe.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import type { Sqlite } from './sqlite.ts'
import { withStoreErrors } from './store-errors.ts'

export const AUDIT_ACTIONS = [
  'dataset.imported',
  'dataset.updated',
  'dataset.restored',
  'dataset.renamed',
  'dataset.removed',
  'input.saved',
  'input.removed',
  'recipe.saved',
  'recipe.moved',
  'result.saved',
  'profile.saved',
  'examination.saved',
  'column.judged',
  'catalogue.saved',
  'gates.saved',
  'package.built',
  'settings.saved',
  'key.created',
  'key.rotated',
  'key.destroyed',
  'samples.revealed',
  'cells.copied',
  'result.written',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

export interface AuditEntry {
  action: AuditAction
  datasetId: string | null
  /** Names, counts and digests only; never a cell value. */
  detail: Record<string, Json>
  /** Who did it; absent = the person of the settings, else the holder of the folder. */
  person?: string
}

/** Everything an event's hash covers, in the names of the hashed JSON. */
export interface AuditContent {
  seq: number
  at: string
  person: string
  action: string
  datasetId: string | null
  detail: Record<string, Json>
  prevHash: string
}

/** The `prevHash` of the first event. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64)

/** SHA-256 over canonical JSON, lower-case hex. */
export function auditHash(content: AuditContent): string {
  return digestOf(content)
}

export class StoreConnection {
  readonly db: Sqlite
  readonly folder: string
  readonly now: () => string
  readonly #holder: string

  constructor(db: Sqlite, folder: string, holder: string, now: () => string) {
    this.db = db
    this.folder = folder
    this.now = now
    this.#holder = holder
  }

  read<T>(action: () => T): T {
    return withStoreErrors(this.folder, action)
  }

  /** Runs `action` and appends its event; both happen or neither. `at` is the time of the event. */
  write<T>(entry: AuditEntry | ((result: T) => AuditEntry), action: (at: string) => T): T {
    const transaction = this.db.transaction(() => {
      const at = this.now()
      const result = action(at)
      const event = typeof entry === 'function' ? entry(result) : entry
      this.#append(event, at)
      if (event.datasetId !== null) {
        this.db.prepare('UPDATE datasets SET changed_at = ? WHERE id = ?').run(at, event.datasetId)
      }
      return result
    })
    return withStoreErrors(this.folder, () => transaction.immediate())
  }

  /** A transaction of rows that nobody can see yet; the write that makes them visible leaves the event. */
  writeUnseen<T>(action: () => T): T {
    return withStoreErrors(this.folder, () => this.db.transaction(action).immediate())
  }

  #append(entry: AuditEntry, at: string): void {
    const last = this.db
      .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
      .get()
    const content: AuditContent = {
      seq: (last?.seq ?? 0) + 1,
      at,
      person: entry.person ?? this.#person(),
      action: entry.action,
      datasetId: entry.datasetId,
      detail: entry.detail,
      prevHash: last?.hash ?? FIRST_PREVIOUS_HASH,
    }
    this.db
      .prepare(
        `INSERT INTO audit (seq, at, person, action, dataset_id, detail, prev_hash, hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        content.seq,
        content.at,
        content.person,
        content.action,
        content.datasetId,
        JSON.stringify(content.detail),
        content.prevHash,
        auditHash(content),
      )
  }

  #person(): string {
    const row = this.db
      .prepare<[], { person: string | null }>("SELECT value ->> '$.person' AS person FROM settings WHERE only = 1")
      .get()
    return row?.person ? row.person : this.#holder
  }
}
