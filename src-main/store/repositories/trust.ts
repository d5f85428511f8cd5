// Whom this PC believes: the roots and revocations it was given.
// Judges no signature.
import { type Trust, TrustSchema } from '../../contract/signing.ts'
import type { StoreConnection } from '../connection.ts'

export class TrustRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** null = none was imported. */
  get(): Trust | null {
    return this.#connection.read(() => {
      const row = this.#connection.db.prepare<[], { document: string }>('SELECT document FROM trust').get()
      return row === undefined ? null : TrustSchema.parse(JSON.parse(row.document))
    })
  }

  save(trust: Trust, person?: string): void {
    const detail = { roots: trust.roots.map(root => root.keyId), revocations: trust.revocations.length }
    this.#connection.write({ action: 'trust.saved', datasetId: null, detail, person }, () => {
      this.#connection.db
        .prepare(
          'INSERT INTO trust (only, document) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET document = excluded.document',
        )
        .run(JSON.stringify(trust))
    })
  }
}
