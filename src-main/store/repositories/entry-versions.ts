// The entry as it was for each package that was built: what the history and the release notes compare.
// Never changed once written.
import { type Catalogue, CatalogueSchema } from '../../contract/catalogue.ts'
import { migratedCatalogue } from '../../core/catalogue/catalogue-versions.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

export interface StoredEntryVersion {
  no: number
  catalogue: Catalogue
  sourceNo: number
  rows: number
  digest: string
  packageSha256: string
  person: string
  at: string
}

interface VersionRow extends Omit<StoredEntryVersion, 'catalogue'> {
  catalogue: string
}

export class EntryVersionRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** Oldest first. */
  list(datasetId: string): StoredEntryVersion[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[string], VersionRow>(
          `SELECT no, catalogue, source_no AS sourceNo, rows, digest, package_sha256 AS packageSha256, person, at
           FROM catalogue_versions WHERE dataset_id = ? ORDER BY no`,
        )
        .all(datasetId)
        .map(({ catalogue, ...row }) => {
          const stored = openedJson(this.#sealedFor(datasetId, row.no), catalogue)
          return { ...row, catalogue: CatalogueSchema.parse(migratedCatalogue(stored)) }
        }),
    )
  }

  add(datasetId: string, version: Omit<StoredEntryVersion, 'no' | 'at'>): void {
    const { catalogue, sourceNo, rows, digest, packageSha256, person } = version
    const no = this.list(datasetId).length + 1
    const detail = { no, digest, package: packageSha256, rows }
    this.#connection.write({ action: 'version.kept', datasetId, detail, person }, at => {
      this.#connection.db
        .prepare('INSERT INTO catalogue_versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          datasetId,
          no,
          sealedJson(this.#sealedFor(datasetId, no), catalogue),
          sourceNo,
          rows,
          digest,
          packageSha256,
          person,
          at,
        )
    })
  }

  #sealedFor(datasetId: string, no: number): SealedFor {
    return { keys: this.#connection.keys, scope: datasetScope(datasetId), place: `catalogue/${no}` }
  }
}
