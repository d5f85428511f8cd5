// Further tables of datasets: which stored version each is, and where it came from.
// Reads no file and knows no step.
import { OpenprepError } from '../../contract/errors.ts'
import { type Reading, ReadingSchema } from '../../contract/reading.ts'
import type { StoreConnection } from '../connection.ts'
import { type DataKeys, datasetScope } from '../protection/data-keys.ts'
import { deleteVersion, openColumns } from '../versions.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

export interface DatasetInput {
  name: string
  versionId: number
  /** Base name, never a path. */
  file: string
  sheet: string | null
  /** Of the whole file, lower-case hex. */
  sha256: string
  reading: Reading
  rows: number
  columns: string[]
  at: string
}

interface InputRow {
  name: string
  version_id: number
  file: string
  sheet: string | null
  sha256: string
  reading: string
  at: string
  rows: number
  columns: string
}

export class DatasetInputRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** In the order of their names. */
  list(datasetId: string): DatasetInput[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[string], InputRow>(
          `SELECT i.*, v.rows, v.columns FROM dataset_inputs i JOIN versions v ON v.id = i.version_id
           WHERE i.dataset_id = ? ORDER BY i.name`,
        )
        .all(datasetId)
        .map(row => toInput(this.#connection.keys, datasetId, row)),
    )
  }

  /** Throws RECIPE_INPUT_MISSING. */
  get(datasetId: string, name: string): DatasetInput {
    const found = this.list(datasetId).find(input => input.name === name)
    if (found === undefined) throw new OpenprepError('RECIPE_INPUT_MISSING', { step: '', input: name })
    return found
  }

  /** Makes a finished version visible under this name; the one that had it goes. */
  save(datasetId: string, input: Omit<DatasetInput, 'rows' | 'columns' | 'at'>, person?: string): void {
    const { name, versionId, file, sheet, sha256, reading } = input
    const detail = { name, file, sha256 }
    this.#connection.write({ action: 'input.saved', datasetId, detail, person }, at => {
      this.#drop(datasetId, name)
      this.#connection.db
        .prepare(
          `INSERT INTO dataset_inputs (dataset_id, name, version_id, file, sheet, sha256, reading, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          datasetId,
          name,
          versionId,
          file,
          sheet,
          sha256,
          sealedJson(sealedFor(this.#connection.keys, datasetId, name), reading),
          at,
        )
    })
  }

  /** Throws RECIPE_INPUT_MISSING. */
  remove(datasetId: string, name: string, person?: string): void {
    const { file, sha256 } = this.get(datasetId, name)
    this.#connection.write({ action: 'input.removed', datasetId, detail: { name, file, sha256 }, person }, () => {
      this.#drop(datasetId, name)
    })
  }

  #drop(datasetId: string, name: string): void {
    const { db } = this.#connection
    const gone = db
      .prepare<[string, string], { id: number }>(
        'SELECT version_id AS id FROM dataset_inputs WHERE dataset_id = ? AND name = ?',
      )
      .get(datasetId, name)
    if (gone === undefined) return
    db.prepare('DELETE FROM dataset_inputs WHERE dataset_id = ? AND name = ?').run(datasetId, name)
    deleteVersion(db, gone.id)
  }
}

function sealedFor(keys: DataKeys, datasetId: string, name: string): SealedFor {
  return { keys, scope: datasetScope(datasetId), place: `input/${name}` }
}

function toInput(keys: DataKeys, datasetId: string, row: InputRow): DatasetInput {
  const { version_id: versionId, reading, columns, ...rest } = row
  return {
    ...rest,
    versionId,
    reading: ReadingSchema.parse(openedJson(sealedFor(keys, datasetId, rest.name), reading)),
    columns: openColumns(keys, versionId, columns),
  }
}
