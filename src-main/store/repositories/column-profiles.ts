// Profiles of single columns by the key of their content, so that a new version costs only the columns that changed.
// Computes nothing; what is missing here is merely computed again.
import { type ColumnProfile, ColumnProfileSchema } from '../../contract/profile.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'
import { packJson, type SealedFor, unpackJson } from './packed-json.ts'

export interface ColumnProfileCache {
  find(contentKey: string): ColumnProfile | null
  save(profiles: ReadonlyMap<string, ColumnProfile>): void
}

/** A source and five results of a hundred columns; one takes some two kilobytes. */
const KEPT_PER_DATASET = 600

export class ColumnProfileRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  of(datasetId: string): ColumnProfileCache {
    return {
      find: contentKey => this.#find(datasetId, contentKey),
      save: profiles => this.#save(datasetId, profiles),
    }
  }

  #find(datasetId: string, contentKey: string): ColumnProfile | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string, string], { profile: Uint8Array }>(
          'SELECT profile FROM column_profiles WHERE dataset_id = ? AND content_key = ?',
        )
        .get(datasetId, contentKey)
      // One of an earlier shape is as good as none.
      const stored = row === undefined ? null : unpackJson(this.#sealedFor(datasetId, contentKey), row.profile)
      return ColumnProfileSchema.safeParse(stored).data ?? null
    })
  }

  #sealedFor(datasetId: string, contentKey: string): SealedFor {
    return { keys: this.#connection.keys, scope: datasetScope(datasetId), place: `column/${contentKey}` }
  }

  /** No event of the trail: it says nothing that the profile's own event does not say. */
  #save(datasetId: string, profiles: ReadonlyMap<string, ColumnProfile>): void {
    if (profiles.size === 0) return
    const { db } = this.#connection
    this.#connection.writeUnseen(() => {
      const insert = db.prepare(
        'INSERT OR REPLACE INTO column_profiles (dataset_id, content_key, profile) VALUES (?, ?, ?)',
      )
      for (const [contentKey, profile] of profiles) {
        insert.run(datasetId, contentKey, packJson(this.#sealedFor(datasetId, contentKey), profile))
      }
      db.prepare(
        `DELETE FROM column_profiles WHERE dataset_id = ? AND id NOT IN
           (SELECT id FROM column_profiles WHERE dataset_id = ? ORDER BY id DESC LIMIT ?)`,
      ).run(datasetId, datasetId, KEPT_PER_DATASET)
    })
  }
}
