// Profiles by table version: a version never changes, so its profile stays true as long as the version is there.
// Computes nothing.
import { type TableProfile, TableProfileSchema } from '../../contract/profile.ts'
import type { StoreConnection } from '../connection.ts'
import { packJson, unpackJson } from './packed-json.ts'

export class ProfileRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** `versionId` = the profiled table, source or result. */
  save(datasetId: string, versionId: number, profile: TableProfile, person?: string): void {
    const detail = { rows: profile.rows, columns: profile.columns.length }
    this.#connection.write({ action: 'profile.saved', datasetId, detail, person }, at => {
      this.#connection.db
        .prepare('INSERT OR REPLACE INTO profiles (version_id, dataset_id, profile, at) VALUES (?, ?, ?, ?)')
        .run(versionId, datasetId, packJson(profile), at)
    })
  }

  find(datasetId: string, versionId: number): TableProfile | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string, number], { profile: Uint8Array }>(
          'SELECT profile FROM profiles WHERE dataset_id = ? AND version_id = ?',
        )
        .get(datasetId, versionId)
      return row === undefined ? null : TableProfileSchema.parse(unpackJson(row.profile))
    })
  }
}
