// Datasets of the work folder: what was imported, from where, and the packages built from it.
// Knows nothing of how rows are read or treated; progress is judged by the engine.
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type ClosedDataset, ClosedDatasetSchema } from '../../contract/datasets.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { FileFormatSchema, type Reading } from '../../contract/reading.ts'
import type { Recipe } from '../../contract/recipe.ts'
import { removeAutomaticBackups } from '../backup/automatic-backup.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope, emptyLog } from '../protection/data-keys.ts'
import type { Sqlite } from '../sqlite.ts'
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

type ClosedRow = Omit<ClosedDataset, 'packages'> & { packages: string }

function countKeys(db: Sqlite): number {
  return db.prepare<[], { n: number }>('SELECT count(*) AS n FROM data_keys').get()?.n ?? 0
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
    this.#connection.write({ action: 'dataset.removed', datasetId: id, detail, person }, () => this.#erase(id))
    this.#forgetErased()
  }

  /**
   * The same for a dataset whose work is done, with a record of what it was and what was made of it. Its keys are destroyed and
   * overwritten: what was sealed under them opens nowhere any more, not even in pages that the disk still holds.
   */
  close(id: string, reason: string, person: string): ClosedDataset {
    const dataset = this.get(id)
    const packages = this.packages(id).map(({ sha256, at, draft }) => ({ sha256, at, draft }))
    const { name, source, rows, importedAt } = dataset
    const closed = this.#connection.write<ClosedDataset>(
      ({ keys }) => ({
        action: 'dataset.closed',
        datasetId: id,
        detail: { name, reason, sha256: source.sha256, rows, keys, packages: packages.length },
        person,
      }),
      at => {
        const keys = this.#erase(id)
        const record = { id, name, importedAt, closedAt: at, person, reason, sourceFile: source.file, rows, keys }
        const row = [name, importedAt, at, person, reason, source.file, source.sha256, rows, keys]
        this.#connection.db
          .prepare(
            `INSERT INTO closed_datasets
               (id, name, imported_at, closed_at, person, reason, source_file, source_sha256, rows, keys, packages)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(id, ...row, JSON.stringify(packages))
        return { ...record, sourceSha256: source.sha256, packages }
      },
    )
    this.#forgetErased()
    return closed
  }

  /** Newest first. */
  closed(): ClosedDataset[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], ClosedRow>(
          `SELECT id, name, imported_at AS importedAt, closed_at AS closedAt, person, reason, source_file AS sourceFile,
             source_sha256 AS sourceSha256, rows, keys, packages
           FROM closed_datasets ORDER BY closed_at DESC, rowid DESC`,
        )
        .all()
        .map(({ packages, ...row }) => ClosedDatasetSchema.parse({ ...row, packages: JSON.parse(packages) })),
    )
  }

  /** Part of the caller's transaction. Returns how many keys were destroyed. */
  #erase(id: string): number {
    const { db, keys } = this.#connection
    const before = countKeys(db)
    const versions = db
      .prepare<[string, string, string], { id: number }>(
        `SELECT version_id AS id FROM source_versions WHERE dataset_id = ?
         UNION SELECT version_id FROM results WHERE dataset_id = ?
         UNION SELECT version_id FROM dataset_inputs WHERE dataset_id = ?`,
      )
      .all(id, id, id)
    db.prepare('DELETE FROM datasets WHERE id = ?').run(id)
    for (const version of versions) deleteVersion(db, version.id)
    // Sealed under a key that is about to go: it could only be found broken.
    db.prepare('UPDATE review_requests SET snapshot = NULL WHERE dataset_id = ?').run(id)
    keys.destroy(datasetScope(id))
    return before - countKeys(db)
  }

  /** Gives the space back, and leaves nothing of the keys in the write-ahead log or in the program's own backups. */
  #forgetErased(): void {
    this.#connection.keys.forget()
    removeAutomaticBackups(this.#connection.folder)
    this.#connection.read(() => {
      this.#connection.db.pragma('incremental_vacuum')
      emptyLog(this.#connection.db)
    })
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
