// Where packages went (R52 去向可查): who got which, for what, by what means. Only ever added to.
// Sends nothing.
import { type Destination, DestinationSchema } from '../../contract/audit.ts'
import type { StoreConnection } from '../connection.ts'

interface DestinationRow extends Omit<Destination, 'sha256' | 'datasetId'> {
  dataset_id: string | null
  package_sha256: string
}

export class DestinationRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  add(destination: Omit<Destination, 'id' | 'at'>): Destination {
    const { datasetId, sha256, title, recipient, purpose, medium, note, person } = destination
    const detail = { sha256, title, recipient, purpose, medium }
    const id = this.#connection.write({ action: 'package.handedOver', datasetId, detail, person }, at =>
      Number(
        this.#connection.db
          .prepare(
            `INSERT INTO destinations (dataset_id, package_sha256, title, recipient, purpose, medium, note, person, at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(datasetId, sha256, title, recipient, purpose, medium, note, person, at).lastInsertRowid,
      ),
    )
    const added = this.list().find(one => one.id === id)
    return DestinationSchema.parse(added)
  }

  /** Newest first. */
  list(datasetId?: string): Destination[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[string | null, string | null], DestinationRow>(
          'SELECT * FROM destinations WHERE ? IS NULL OR dataset_id = ? ORDER BY id DESC',
        )
        .all(datasetId ?? null, datasetId ?? null)
        .map(({ dataset_id, package_sha256, ...row }) =>
          DestinationSchema.parse({ ...row, datasetId: dataset_id, sha256: package_sha256 }),
        ),
    )
  }
}
