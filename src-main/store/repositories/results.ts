// Results of runs by the key of everything they depend on, so that undo shows an earlier result at once.
// Runs nothing and computes no key.
import { OpenprepError } from '../../contract/errors.ts'
import { type RunReport, RunReportSchema } from '../../contract/run.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'
import { deleteVersion } from '../versions.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

/** Results kept per dataset; a result of a million rows is some 300 MB. */
export const KEPT_RESULTS = 5

export interface StoredResult {
  recipeKey: string
  versionId: number
  report: RunReport
  at: string
}

interface ResultRow {
  recipe_key: string
  version_id: number
  report: string
  at: string
}

export class ResultRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** Makes a finished version visible as the result under this key. Older results beyond the last few go. */
  save(datasetId: string, result: Omit<StoredResult, 'at'>, person?: string): StoredResult {
    const { report, recipeKey, versionId } = result
    const detail = { digest: report.digest, rows: report.result.rows, recipe: report.recipe.sha256 }
    return this.#connection.write({ action: 'result.saved', datasetId, detail, person }, at => {
      this.#checkComplete(versionId)
      this.#drop(datasetId, 'recipe_key = ?', recipeKey)
      this.#connection.db
        .prepare('INSERT INTO results (dataset_id, recipe_key, version_id, report, at) VALUES (?, ?, ?, ?, ?)')
        .run(datasetId, recipeKey, versionId, sealedJson(this.#sealedFor(datasetId, recipeKey), report), at)
      this.#drop(
        datasetId,
        'id NOT IN (SELECT id FROM results WHERE dataset_id = ? ORDER BY id DESC LIMIT ?)',
        datasetId,
        KEPT_RESULTS,
      )
      return { ...result, at }
    })
  }

  /** null when it has not been run, or so long ago that it was dropped. */
  find(datasetId: string, recipeKey: string): StoredResult | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string, string], ResultRow>(
          'SELECT recipe_key, version_id, report, at FROM results WHERE dataset_id = ? AND recipe_key = ?',
        )
        .get(datasetId, recipeKey)
      if (row === undefined) return null
      const report = RunReportSchema.parse(openedJson(this.#sealedFor(datasetId, recipeKey), row.report))
      return { recipeKey: row.recipe_key, versionId: row.version_id, report, at: row.at }
    })
  }

  #sealedFor(datasetId: string, recipeKey: string): SealedFor {
    return { keys: this.#connection.keys, scope: datasetScope(datasetId), place: `result/${recipeKey}` }
  }

  #checkComplete(versionId: number): void {
    const row = this.#connection.db
      .prepare<[number], { complete: number }>('SELECT complete FROM versions WHERE id = ?')
      .get(versionId)
    if (row?.complete !== 1) throw new OpenprepError('INTERNAL')
  }

  #drop(datasetId: string, condition: string, ...values: (string | number)[]): void {
    const { db } = this.#connection
    const gone = db
      .prepare<(string | number)[], { id: number; version: number }>(
        `SELECT id, version_id AS version FROM results WHERE dataset_id = ? AND ${condition}`,
      )
      .all(datasetId, ...values)
    for (const { id, version } of gone) {
      db.prepare('DELETE FROM results WHERE id = ?').run(id)
      deleteVersion(db, version)
    }
  }
}
