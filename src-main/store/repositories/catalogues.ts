// The catalogue entry of each dataset, complete or not.
// Judges no completeness: that is core/catalogue.
import { type Catalogue, CatalogueSchema } from '../../contract/catalogue.ts'
import { migratedCatalogue } from '../../core/catalogue/catalogue-versions.ts'
import { digestOf } from '../../core/recipe/recipe-digest.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

export class CatalogueRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** An empty entry until one is saved. */
  get(datasetId: string): Catalogue {
    return this.find(datasetId) ?? CatalogueSchema.parse({})
  }

  /** null until one is saved. */
  find(datasetId: string): Catalogue | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { catalogue: string }>('SELECT catalogue FROM catalogues WHERE dataset_id = ?')
        .get(datasetId)
      if (row === undefined) return null
      const stored = openedJson(this.#sealedFor(datasetId), row.catalogue)
      return CatalogueSchema.parse(migratedCatalogue(stored))
    })
  }

  save(datasetId: string, catalogue: Catalogue, person?: string): void {
    const detail = { catalogue: digestOf(catalogue), fields: catalogue.fields.length }
    this.#connection.write({ action: 'catalogue.saved', datasetId, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO catalogues (dataset_id, catalogue, at) VALUES (?, ?, ?)
           ON CONFLICT (dataset_id) DO UPDATE SET catalogue = excluded.catalogue, at = excluded.at`,
        )
        .run(datasetId, sealedJson(this.#sealedFor(datasetId), catalogue), at)
    })
  }

  #sealedFor(datasetId: string): SealedFor {
    return { keys: this.#connection.keys, scope: datasetScope(datasetId), place: 'catalogue' }
  }
}
