// The writer's door to the database: every write is one transaction that also appends its event to the audit trail.
// Holds no queries of any repository.
import type { Json } from '../contract/recipe.ts'
import { contentDigests, contentText, firstLink, type Link, nextLink } from '../core/audit/chain.ts'
import type { DataKeys } from './protection/data-keys.ts'
import type { Sqlite, Statement } from './sqlite.ts'
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
  'opening.changed',
  'version.kept',
  'case.changed',
  'calendar.saved',
  'milestones.saved',
  'limits.saved',
  'reference.imported',
  'reference.answered',
  'reference.removed',
  'gates.saved',
  'package.built',
  'settings.saved',
  'key.created',
  'key.rotated',
  'key.destroyed',
  'policy.kept',
  'samples.revealed',
  'cells.copied',
  'result.written',
  'document.written',
  'raw.viewed',
  'trust.saved',
  'identity.opened',
  'identity.closed',
  'audit.exported',
  'audit.checked',
  'package.handedOver',
  'review.requested',
  'review.received',
  'review.reproduced',
  'review.attached',
  'review.decided',
  'review.answered',
  'bureau.collected',
  'bureau.removed',
  'bureau.targets',
  'bureau.decided',
  'organisation.created',
  'organisation.joined',
  'account.created',
  'account.disabled',
  'account.recovered',
  'account.exported',
  'passphrase.changed',
  'session.opened',
  'session.refused',
  'session.lockedOut',
  'session.locked',
  'session.idleChanged',
  'recovery.used',
  'recovery.refused',
  'dataset.closed',
  'backup.made',
  'backup.restored',
  'template.installed',
  'template.applied',
  'template.built',
  'rectification.changed',
  'bureau.reported',
  'bureau.matched',
  'bureau.answered',
  'bureau.dispute',
  'bureau.source',
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

export class StoreConnection {
  readonly db: Sqlite
  readonly folder: string
  readonly now: () => string
  readonly keys: DataKeys
  readonly #holder: string
  // Made once: preparing them would cost more than the append itself.
  readonly #newest: Statement<[], Link & { seq: number }>
  readonly #appending: Statement<[number, string, Uint8Array, Uint8Array]>

  constructor(db: Sqlite, keys: DataKeys, folder: string, holder: string, now: () => string) {
    this.db = db
    this.keys = keys
    this.folder = folder
    this.now = now
    this.#holder = holder
    this.#newest = db.prepare('SELECT seq, sha256, sm3 FROM audit ORDER BY seq DESC LIMIT 1')
    this.#appending = db.prepare('INSERT INTO audit (seq, content, sha256, sm3) VALUES (?, ?, ?, ?)')
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
    return this.#committed(() => transaction.immediate())
  }

  /**
   * A transaction of rows that nobody can see yet; the write that makes them visible leaves the event. It need not wait for the disk: the
   * write-ahead log keeps the order, and that later write has all of it on the disk before it is reported.
   */
  writeUnseen<T>(action: () => T): T {
    this.db.pragma('synchronous = NORMAL')
    try {
      return this.#committed(() => this.db.transaction(action).immediate())
    } finally {
      this.db.pragma('synchronous = FULL')
    }
  }

  /** Keys made by a transaction that came to nothing were never kept, and must not seal anything. */
  #committed<T>(transaction: () => T): T {
    try {
      return withStoreErrors(this.folder, transaction)
    } catch (thrown) {
      this.keys.forget()
      throw thrown
    }
  }

  #append(entry: AuditEntry, at: string): void {
    const last = this.#lastLink()
    const seq = last.seq + 1
    const content = contentText({
      at,
      person: entry.person ?? this.#person(),
      action: entry.action,
      datasetId: entry.datasetId,
      detail: entry.detail,
    })
    const link = nextLink(last, seq, contentDigests(content))
    this.#appending.run(seq, content, link.sha256, link.sm3)
  }

  #lastLink(): Link & { seq: number } {
    const row = this.#newest.get()
    if (row !== undefined) return row
    const trail = this.db.prepare<[], { id: string }>('SELECT id FROM trail').get()
    return { seq: 0, ...firstLink(trail?.id ?? '') }
  }

  #person(): string {
    const row = this.db
      .prepare<[], { person: string | null }>("SELECT value ->> '$.person' AS person FROM settings WHERE only = 1")
      .get()
    return row?.person ? row.person : this.#holder
  }
}
