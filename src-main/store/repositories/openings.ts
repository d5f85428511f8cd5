// The opening record of each dataset.
// Knows no rule: what may be saved is decided by core/opening, and nothing else calls this.
import { type OpeningAct, type OpeningRecord, OpeningRecordSchema } from '../../contract/opening.ts'
import { digestOf } from '../../core/recipe/recipe-digest.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

export class OpeningRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** An empty record until something has been done. */
  get(datasetId: string): OpeningRecord {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { record: string }>('SELECT record FROM openings WHERE dataset_id = ?')
        .get(datasetId)
      return OpeningRecordSchema.parse(row === undefined ? {} : openedJson(this.#sealedFor(datasetId), row.record))
    })
  }

  /** `act` = what a person did; null = the record followed the entry. */
  save(datasetId: string, record: OpeningRecord, act: OpeningAct['act'] | null, person: string): void {
    const { inForce, pending, lifeCycle } = record
    const detail = { act: act ?? '', inForce, pending: pending?.to ?? null, lifeCycle, record: digestOf(record) }
    this.#connection.write({ action: 'opening.changed', datasetId, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO openings (dataset_id, record, at) VALUES (?, ?, ?)
           ON CONFLICT (dataset_id) DO UPDATE SET record = excluded.record, at = excluded.at`,
        )
        .run(datasetId, sealedJson(this.#sealedFor(datasetId), record), at)
    })
  }

  #sealedFor(datasetId: string): SealedFor {
    return { keys: this.#connection.keys, scope: datasetScope(datasetId), place: 'opening' }
  }
}
