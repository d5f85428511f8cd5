// Datasets of the work folder: what was imported, from where, and the packages built from it.
// Knows nothing of how rows are read or treated; progress is judged by the engine.
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { FileFormatSchema, type Reading } from '../../contract/reading.ts'
import type { Recipe } from '../../contract/recipe.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'
import { deleteVersion, openColumns } from '../versions.ts'
import { insertRecipeNode } from './recipes.ts'
import { insertSourceVersion, openedState, type SourceState, sealedState } from './source-versions.ts'

export interface DatasetSource {
  /** Base name, never a path: a path may name a person. */
  file: string
  sheet: string | null
  bytes: number
  /** Of the whole file, lower-case hex. */
  sha256: string
  format: z.infer<typeof FileFormatSchema>
}

export interface NewDataset extends SourceState {
  name: string
  /** The first state of the recipe history and its label. */
  recipe: Recipe
  label: string
}

export interface LastPackage {
  path: string
  at: string
  sha256: string
  digest: string
  draft: boolean
}

/** What the store knows of a dataset. `rowsRead = rowsSetAside + rows`. */
export interface Dataset {
  id: string
  name: string
  importedAt: string
  changedAt: string
  source: DatasetSource
  reading: Reading
  rowsRead: number
  rowsSetAside: number
  rows: number
  columns: string[]
  /** The source table, for `tables.open`. */
  versionId: number
  damaged: { column: string; count: number }[]
  warnings: string[]
  lastPackage: LastPackage | null
}

interface DatasetRow {
  id: string
  name: string
  imported_at: string
  changed_at: string
  source_file: string
  source_sheet: string | null
  source_bytes: number
  source_sha256: string
  source_format: string
  reading: string
  rows_read: number
  rows_set_aside: number
  source_version: number
  damaged: string
  warnings: string
  columns: string
  rows: number
}

const SELECT = 'SELECT d.*, v.columns, v.rows FROM datasets d JOIN versions v ON v.id = d.source_version'

export class DatasetRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** Makes an imported table visible. Throws DATASET_NAME_TAKEN. */
  create(dataset: NewDataset, person?: string): Dataset {
    const id = randomUUID()
    const { source, rowsRead, rowsSetAside } = dataset
    const detail = { ...source, rowsRead, rowsSetAside, name: dataset.name }
    this.#connection.write({ action: 'dataset.imported', datasetId: id, detail, person }, at => {
      this.checkNameFree(dataset.name)
      this.#insert(id, dataset, at)
      const place = { datasetId: id, no: 1, base: null, at, person: person ?? '' }
      insertSourceVersion(this.#connection, place, dataset)
      insertRecipeNode(this.#connection, { datasetId: id, parent: null, label: dataset.label, at }, dataset.recipe)
    })
    return this.get(id)
  }

  /** In order of import. */
  list(): Dataset[] {
    return this.#connection.read(() => {
      const rows = this.#connection.db.prepare<[], DatasetRow>(`${SELECT} ORDER BY d.imported_at, d.rowid`).all()
      return rows.map(row => this.#toDataset(row))
    })
  }

  /** Throws DATASET_NOT_FOUND. */
  get(id: string): Dataset {
    return this.#connection.read(() => {
      const row = this.#connection.db.prepare<[string], DatasetRow>(`${SELECT} WHERE d.id = ?`).get(id)
      if (row === undefined) throw this.#notFound(id)
      return this.#toDataset(row)
    })
  }

  /** Throws DATASET_NOT_FOUND naming those there are. */
  byName(name: string): Dataset {
    const found = this.list().find(dataset => dataset.name === name)
    if (found === undefined) throw this.#notFound(name)
    return found
  }

  /** Throws DATASET_NAME_TAKEN. */
  checkNameFree(name: string, except?: string): void {
    const taken = this.list().some(dataset => dataset.name === name && dataset.id !== except)
    if (taken) throw new OpenprepError('DATASET_NAME_TAKEN', { name })
  }

  rename(id: string, name: string, person?: string): Dataset {
    const before = this.get(id).name
    const detail = { before, after: name }
    this.#connection.write({ action: 'dataset.renamed', datasetId: id, detail, person }, () => {
      this.checkNameFree(name, id)
      this.#connection.db.prepare('UPDATE datasets SET name = ? WHERE id = ?').run(name, id)
    })
    return this.get(id)
  }

  /** Removes the dataset with its tables, history and outcomes; its events stay in the audit trail. */
  remove(id: string, person?: string): void {
    const { name, source } = this.get(id)
    const detail = { name, sha256: source.sha256 }
    const { db } = this.#connection
    this.#connection.write({ action: 'dataset.removed', datasetId: id, detail, person }, () => {
      const versions = db
        .prepare<[string, string, string], { id: number }>(
          `SELECT version_id AS id FROM source_versions WHERE dataset_id = ?
           UNION SELECT version_id FROM results WHERE dataset_id = ?
           UNION SELECT version_id FROM dataset_inputs WHERE dataset_id = ?`,
        )
        .all(id, id, id)
      db.prepare('DELETE FROM datasets WHERE id = ?').run(id)
      for (const version of versions) deleteVersion(db, version.id)
      this.#connection.keys.destroy(datasetScope(id))
    })
    this.#connection.read(() => db.pragma('incremental_vacuum'))
  }

  recordPackage(id: string, built: Omit<LastPackage, 'at'>, person?: string): void {
    const { sha256, digest, draft } = built
    const detail = { sha256, digest, draft }
    this.#connection.write({ action: 'package.built', datasetId: id, detail, person }, at => {
      this.#connection.db
        .prepare('INSERT INTO packages (dataset_id, path, sha256, digest, draft, at) VALUES (?, ?, ?, ?, ?, ?)')
        .run(id, built.path, sha256, digest, draft ? 1 : 0, at)
    })
  }

  /** Oldest first. */
  packages(id: string): LastPackage[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[string], Omit<LastPackage, 'draft'> & { draft: number }>(
          'SELECT path, at, sha256, digest, draft FROM packages WHERE dataset_id = ? ORDER BY id',
        )
        .all(id)
        .map(row => ({ ...row, draft: row.draft === 1 })),
    )
  }

  #insert(id: string, dataset: NewDataset, at: string): void {
    const { source } = dataset
    const sealed = sealedState(this.#connection.keys, id, dataset)
    this.#connection.db
      .prepare(
        `INSERT INTO datasets (id, name, imported_at, changed_at, source_file, source_sheet, source_bytes, source_sha256,
           source_format, reading, rows_read, rows_set_aside, source_version, damaged, warnings)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        dataset.name,
        at,
        at,
        source.file,
        source.sheet,
        source.bytes,
        source.sha256,
        source.format,
        sealed.reading,
        dataset.rowsRead,
        dataset.rowsSetAside,
        dataset.versionId,
        sealed.damaged,
        sealed.warnings,
      )
  }

  #toDataset(row: DatasetRow): Dataset {
    const { keys } = this.#connection
    const opened = openedState(keys, row.id, row)
    return {
      id: row.id,
      name: row.name,
      importedAt: row.imported_at,
      changedAt: row.changed_at,
      source: {
        file: row.source_file,
        sheet: row.source_sheet,
        bytes: row.source_bytes,
        sha256: row.source_sha256,
        format: FileFormatSchema.parse(row.source_format),
      },
      reading: opened.reading,
      rowsRead: row.rows_read,
      rowsSetAside: row.rows_set_aside,
      rows: row.rows,
      columns: openColumns(keys, row.source_version, row.columns),
      versionId: row.source_version,
      damaged: opened.damaged,
      warnings: opened.warnings,
      lastPackage: this.#lastPackage(row.id),
    }
  }

  #lastPackage(id: string): LastPackage | null {
    const row = this.#connection.db
      .prepare<[string], Omit<LastPackage, 'draft'> & { draft: number }>(
        'SELECT path, at, sha256, digest, draft FROM packages WHERE dataset_id = ? ORDER BY id DESC LIMIT 1',
      )
      .get(id)
    return row === undefined ? null : { ...row, draft: row.draft === 1 }
  }

  #notFound(dataset: string): OpenprepError {
    const names = this.list().map(known => known.name)
    return new OpenprepError('DATASET_NOT_FOUND', { dataset, datasets: names.join('、') })
  }
}
