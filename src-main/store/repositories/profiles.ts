// Profiles by table version: a version never changes, so its profile stays true as long as the version is there.
// Computes nothing.
import type { View } from '../../contract/datasets.ts'
import { type ColumnProfile, type Judgement, type TableProfile, TableProfileSchema } from '../../contract/profile.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'
import { JudgementRepository } from './judgements.ts'
import { packJson, type SealedFor, unpackJson } from './packed-json.ts'

export class ProfileRepository {
  readonly #connection: StoreConnection
  readonly #judgements: JudgementRepository
  #refine: (profile: TableProfile) => TableProfile = profile => profile

  constructor(connection: StoreConnection) {
    this.#connection = connection
    this.#judgements = new JudgementRepository(connection)
  }

  /** What rules from outside make of every profile that is found, after what persons decided: nobody decides below them. */
  refineWith(refine: (profile: TableProfile) => TableProfile): void {
    this.#refine = refine
  }

  /** `versionId` = the profiled table, source or result. */
  save(datasetId: string, versionId: number, profile: TableProfile, person?: string): void {
    const detail = { rows: profile.rows, columns: profile.columns.length }
    this.#connection.write({ action: 'profile.saved', datasetId, detail, person }, at => {
      this.#connection.db
        .prepare('INSERT OR REPLACE INTO profiles (version_id, dataset_id, profile, at) VALUES (?, ?, ?, ?)')
        .run(versionId, datasetId, packJson(this.#sealedFor(datasetId, versionId), profile), at)
    })
  }

  /** With what persons decided about columns on top. */
  find(datasetId: string, versionId: number): TableProfile | null {
    const profile = this.#stored(datasetId, versionId)
    if (profile === null) return null
    const judgements = this.#judgements.of(datasetId, this.#viewOf(datasetId, versionId))
    return this.#refine(
      judgements.size === 0 ? profile : { ...profile, columns: profile.columns.map(judged(judgements)) },
    )
  }

  #sealedFor(datasetId: string, versionId: number): SealedFor {
    return { keys: this.#connection.keys, scope: datasetScope(datasetId), place: `profile/${versionId}` }
  }

  #viewOf(datasetId: string, versionId: number): View {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { source: number }>('SELECT source_version AS source FROM datasets WHERE id = ?')
        .get(datasetId)
      return row?.source === versionId ? 'source' : 'result'
    })
  }

  #stored(datasetId: string, versionId: number): TableProfile | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string, number], { profile: Uint8Array }>(
          'SELECT profile FROM profiles WHERE dataset_id = ? AND version_id = ?',
        )
        .get(datasetId, versionId)
      return row === undefined
        ? null
        : TableProfileSchema.parse(unpackJson(this.#sealedFor(datasetId, versionId), row.profile))
    })
  }
}

function judged(judgements: ReadonlyMap<string, Judgement>): (column: ColumnProfile) => ColumnProfile {
  return column => {
    const judgement = judgements.get(column.name)
    if (judgement === undefined) return column
    const { role, grade, gradeReason } = column
    return {
      ...column,
      role: judgement.role,
      grade: judgement.grade,
      gradeReason: judgement.reason,
      judged: { ...judgement, proposed: { role, grade, gradeReason } },
    }
  }
}
