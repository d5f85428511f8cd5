// The organisation and the accounts of its people as they lie in the database: certificates in plain, secrets sealed.
// Opens no seal and judges no pass phrase.
import { type Certificate, CertificateSchema, type Trust } from '../../contract/signing.ts'
import type { AuditEntry, StoreConnection } from '../connection.ts'
import { type PassphraseSeal, PassphraseSealSchema } from '../passphrase.ts'
import { destroyKeyFile } from '../protection/key-file.ts'
import type { SealCipher, SealKey } from '../protection/sealing.ts'

export interface Organisation {
  readonly root: Certificate
  readonly cipher: SealCipher
  readonly idleMinutes: number
  /** Under the recovery key. */
  readonly recovery: PassphraseSeal
  readonly recoveryFailures: number
  readonly recoveryFailedAt: string | null
}

export interface StoredAccount {
  readonly id: string
  readonly active: boolean
  readonly certificate: Certificate
  /** Under the person's pass phrase. */
  readonly sealed: PassphraseSeal
  readonly mustChange: boolean
  readonly failures: number
  readonly failedAt: string | null
  readonly at: string
}

export type NewAccount = Pick<StoredAccount, 'id' | 'certificate' | 'sealed' | 'mustChange'>

/** What an act on people leaves in the trail. */
export type PeopleEvent = Pick<AuditEntry, 'action' | 'detail' | 'person'>

interface OrganisationRow {
  root: string
  cipher: SealCipher
  idle_minutes: number
  recovery: string
  recovery_failures: number
  recovery_failed_at: string | null
}

interface AccountRow {
  id: string
  active: number
  certificate: string
  sealed: string
  must_change: number
  failures: number
  failed_at: string | null
  at: string
}

export class PeopleRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** null = none was set up. */
  organisation(): Organisation | null {
    return this.#connection.read(() => {
      const row = this.#connection.db.prepare<[], OrganisationRow>('SELECT * FROM organisation').get()
      if (row === undefined) return null
      return {
        root: CertificateSchema.parse(JSON.parse(row.root)),
        cipher: row.cipher,
        idleMinutes: row.idle_minutes,
        recovery: PassphraseSealSchema.parse(JSON.parse(row.recovery)),
        recoveryFailures: row.recovery_failures,
        recoveryFailedAt: row.recovery_failed_at,
      }
    })
  }

  /** In the order in which they were made. */
  accounts(): StoredAccount[] {
    return this.#connection.read(() =>
      this.#connection.db.prepare<[], AccountRow>('SELECT * FROM accounts ORDER BY at, rowid').all().map(toAccount),
    )
  }

  /**
   * In one transaction: the organisation, its first accounts, whom to trust, and every data key under the new folder key. The key that
   * lay beside the database is destroyed afterwards; where a crash comes between, the next opening does it.
   */
  found(
    { root, cipher, idleMinutes, recovery }: Pick<Organisation, 'root' | 'cipher' | 'idleMinutes' | 'recovery'>,
    { accounts, trust, folderKey }: { accounts: readonly NewAccount[]; trust: Trust; folderKey: SealKey },
    event: PeopleEvent,
  ): void {
    const { db, keys, folder } = this.#connection
    this.#connection.write({ ...event, datasetId: null }, at => {
      db.prepare(
        'INSERT INTO organisation (only, root, cipher, idle_minutes, recovery, at) VALUES (1, ?, ?, ?, ?, ?)',
      ).run(JSON.stringify(root), cipher, idleMinutes, JSON.stringify(recovery), at)
      for (const account of accounts) this.#insert(account, at)
      this.#saveTrust(trust)
      keys.rewrap(folderKey)
    })
    keys.unlock(folderKey)
    destroyKeyFile(folder)
  }

  add(account: NewAccount, event: PeopleEvent): void {
    this.#connection.write({ ...event, datasetId: null }, at => this.#insert(account, at))
  }

  /** Another seal, and another certificate and trust where they are given. The account can be tried again at once. */
  reseal(
    id: string,
    change: Pick<StoredAccount, 'sealed' | 'mustChange'> & { certificate?: Certificate; trust?: Trust },
    event: PeopleEvent,
  ): void {
    const { db } = this.#connection
    this.#connection.write({ ...event, datasetId: null }, () => {
      db.prepare(
        'UPDATE accounts SET sealed = ?, must_change = ?, failures = 0, failed_at = NULL, active = 1 WHERE id = ?',
      ).run(JSON.stringify(change.sealed), change.mustChange ? 1 : 0, id)
      if (change.certificate !== undefined) {
        db.prepare('UPDATE accounts SET certificate = ? WHERE id = ?').run(JSON.stringify(change.certificate), id)
      }
      if (change.trust !== undefined) this.#saveTrust(change.trust)
    })
  }

  disable(id: string, trust: Trust, event: PeopleEvent): void {
    this.#connection.write({ ...event, datasetId: null }, () => {
      this.#connection.db.prepare('UPDATE accounts SET active = 0 WHERE id = ?').run(id)
      this.#saveTrust(trust)
    })
  }

  /** `id` null = the recovery key. `failures` 0 = the attempt was right. */
  attempted(id: string | null, failures: number, event: PeopleEvent): void {
    this.#connection.write({ ...event, datasetId: null }, at => {
      const failedAt = failures === 0 ? null : at
      const { db } = this.#connection
      if (id === null) {
        db.prepare('UPDATE organisation SET recovery_failures = ?, recovery_failed_at = ?').run(failures, failedAt)
      } else {
        db.prepare('UPDATE accounts SET failures = ?, failed_at = ? WHERE id = ?').run(failures, failedAt, id)
      }
    })
  }

  setIdle(minutes: number, event: PeopleEvent): void {
    this.#connection.write({ ...event, datasetId: null }, () => {
      this.#connection.db.prepare('UPDATE organisation SET idle_minutes = ?').run(minutes)
    })
  }

  record(event: PeopleEvent): void {
    this.#connection.write({ ...event, datasetId: null }, () => undefined)
  }

  #insert({ id, certificate, sealed, mustChange }: NewAccount, at: string): void {
    this.#connection.db
      .prepare(
        'INSERT INTO accounts (id, name, active, certificate, sealed, must_change, at) VALUES (?, ?, 1, ?, ?, ?, ?)',
      )
      .run(id, certificate.subject.name, JSON.stringify(certificate), JSON.stringify(sealed), mustChange ? 1 : 0, at)
  }

  #saveTrust(trust: Trust): void {
    this.#connection.db
      .prepare(
        'INSERT INTO trust (only, document) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET document = excluded.document',
      )
      .run(JSON.stringify(trust))
  }
}

function toAccount(row: AccountRow): StoredAccount {
  return {
    id: row.id,
    active: row.active === 1,
    certificate: CertificateSchema.parse(JSON.parse(row.certificate)),
    sealed: PassphraseSealSchema.parse(JSON.parse(row.sealed)),
    mustChange: row.must_change === 1,
    failures: row.failures,
    failedAt: row.failed_at,
    at: row.at,
  }
}
