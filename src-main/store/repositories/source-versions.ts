// The versions of a dataset's source: each one kept, one of them the present one.
// Reads no cell and compares nothing; a version becomes visible in one transaction.
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { type Reading, ReadingSchema } from '../../contract/reading.ts'
import {
  type Difference,
  DifferenceSchema,
  type ImportedPart,
  ImportedPartSchema,
  type SourceChange,
  SourceChangeSchema,
} from '../../contract/sources.ts'
import type { StoreConnection } from '../connection.ts'
import { type DataKeys, datasetScope } from '../protection/data-keys.ts'
import { openColumns } from '../versions.ts'
import type { DatasetSource } from './datasets.ts'
import { openedJson, packJson, type SealedFor, sealedJson, unpackJson } from './packed-json.ts'

/** What one reading of files made: the table and everything known about how it came to be. */
export interface SourceState {
  source: DatasetSource
  reading: Reading
  rowsRead: number
  rowsSetAside: number
  /** A finished version of `tables`; becomes visible with this state. */
  versionId: number
  damaged: { column: string; count: number }[]
  warnings: string[]
  /** Absent = none. */
  sourceColumn?: string | null
  /** In the order of their rows. */
  parts?: ImportedPart[]
}

export interface NewSourceVersion extends SourceState {
  change: Exclude<SourceChange, 'import'>
  difference: Difference
}

export interface StoredSourceVersion {
  no: number
  base: number | null
  change: SourceChange
  at: string
  person: string
  file: string
  versionId: number
  rows: number
  columns: string[]
  rowsRead: number
  rowsSetAside: number
  reading: Reading
  sourceColumn: string | null
  parts: ImportedPart[]
  current: boolean
}

interface VersionRow {
  no: number
  base: number | null
  change: string
  at: string
  person: string
  source_file: string
  version_id: number
  rows: number
  columns: string
  rows_read: number
  rows_set_aside: number
  reading: string
  source_column: string | null
  parts: string
  current: number
}

const CURRENT_COLUMNS = `source_file, source_sheet, source_bytes, source_sha256, source_format, reading, rows_read,
  rows_set_aside, damaged, warnings`

export class SourceVersionRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** Newest first. Throws DATASET_NOT_FOUND. */
  list(datasetId: string): StoredSourceVersion[] {
    const rows = this.#connection.read(() =>
      this.#connection.db
        .prepare<[string], VersionRow>(
          `SELECT s.*, v.rows, v.columns, d.source_version = s.version_id AS current
           FROM source_versions s JOIN versions v ON v.id = s.version_id JOIN datasets d ON d.id = s.dataset_id
           WHERE s.dataset_id = ? ORDER BY s.no DESC`,
        )
        .all(datasetId),
    )
    if (rows.length === 0) throw new OpenprepError('DATASET_NOT_FOUND', { dataset: datasetId, datasets: '' })
    return rows.map(row => toVersion(this.#connection.keys, datasetId, row))
  }

  current(datasetId: string): StoredSourceVersion {
    const found = this.list(datasetId).find(version => version.current)
    if (found === undefined) throw new OpenprepError('STORE_CORRUPT', { reason: `dataset ${datasetId}` })
    return found
  }

  /** null for a version that was made from none. Throws VERSION_NOT_FOUND. */
  difference(datasetId: string, no: number): Difference | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string, number], { difference: Uint8Array | null }>(
          'SELECT difference FROM source_versions WHERE dataset_id = ? AND no = ?',
        )
        .get(datasetId, no)
      if (row === undefined) throw new OpenprepError('VERSION_NOT_FOUND', { version: no })
      return row.difference === null
        ? null
        : DifferenceSchema.parse(unpackJson(sealedFor(this.#connection.keys, datasetId, 'difference'), row.difference))
    })
  }

  /**
   * Adds a version and makes it the present one, in one transaction. `base` = the number of the version it was made from; when that is
   * no longer the present one, nothing happens: throws VERSION_CHANGED. Returns the new number.
   */
  add(datasetId: string, base: number, version: NewSourceVersion, person?: string): number {
    const { change, source, rowsRead, rowsSetAside } = version
    const entry = (no: number) => ({
      action: 'dataset.updated' as const,
      datasetId,
      detail: { change, no, file: source.file, sha256: source.sha256, rowsRead, rowsSetAside },
      ...(person !== undefined && { person }),
    })
    return this.#connection.write(entry, at => {
      if (this.current(datasetId).no !== base) throw new OpenprepError('VERSION_CHANGED')
      const no = base + this.#later(datasetId, base) + 1
      insertSourceVersion(this.#connection, { datasetId, no, base, at, person: person ?? '' }, version)
      this.#makeCurrent(datasetId, no)
      return no
    })
  }

  /** Throws VERSION_NOT_FOUND. */
  restore(datasetId: string, no: number, person?: string): void {
    const before = this.current(datasetId).no
    const detail = { before, no }
    this.#connection.write(
      { action: 'dataset.restored', datasetId, detail, ...(person !== undefined && { person }) },
      () => {
        this.#makeCurrent(datasetId, no)
      },
    )
  }

  #later(datasetId: string, no: number): number {
    return this.list(datasetId).filter(version => version.no > no).length
  }

  #makeCurrent(datasetId: string, no: number): void {
    const assignments = CURRENT_COLUMNS.split(',')
      .map(name => `${name.trim()} = s.${name.trim()}`)
      .join(', ')
    const { changes } = this.#connection.db
      .prepare(
        `UPDATE datasets SET source_version = s.version_id, ${assignments}
         FROM source_versions s WHERE datasets.id = ? AND s.dataset_id = datasets.id AND s.no = ?`,
      )
      .run(datasetId, no)
    if (changes !== 1) throw new OpenprepError('VERSION_NOT_FOUND', { version: no })
  }
}

/** Where in a dataset's history a version stands. */
export interface VersionPlace {
  datasetId: string
  no: number
  base: number | null
  at: string
  person: string
}

/** Part of the caller's transaction. */
export function insertSourceVersion(
  { db, keys }: Pick<StoreConnection, 'db' | 'keys'>,
  { datasetId, no, base, at, person }: VersionPlace,
  state: SourceState & Partial<Pick<NewSourceVersion, 'change' | 'difference'>>,
): void {
  const { source } = state
  const sealed = sealedState(keys, datasetId, state)
  db.prepare(
    `INSERT INTO source_versions (dataset_id, no, version_id, change, base, at, person, ${CURRENT_COLUMNS},
       source_column, parts, difference)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    datasetId,
    no,
    state.versionId,
    state.change ?? 'import',
    base,
    at,
    person,
    source.file,
    source.sheet,
    source.bytes,
    source.sha256,
    source.format,
    sealed.reading,
    state.rowsRead,
    state.rowsSetAside,
    sealed.damaged,
    sealed.warnings,
    state.sourceColumn ?? null,
    sealedJson(sealedFor(keys, datasetId, 'parts'), state.parts ?? []),
    state.difference === undefined ? null : packJson(sealedFor(keys, datasetId, 'difference'), state.difference),
  )
}

const DamagedSchema = z.array(z.object({ column: z.string(), count: z.number() }))
const WarningsSchema = z.array(z.string())

/** The same in every version of a dataset's source, because the present one's fields are copied as they stand. */
function sealedFor(keys: DataKeys, datasetId: string, field: string): SealedFor {
  return { keys, scope: datasetScope(datasetId), place: `source/${field}` }
}

type SealedState = Record<'reading' | 'damaged' | 'warnings', string>

/** Row rules quote titles, warnings quote cells. Part of the caller's transaction. */
export function sealedState(
  keys: DataKeys,
  datasetId: string,
  { reading, damaged, warnings }: Pick<SourceState, 'reading' | 'damaged' | 'warnings'>,
): SealedState {
  return {
    reading: sealedJson(sealedFor(keys, datasetId, 'reading'), reading),
    damaged: sealedJson(sealedFor(keys, datasetId, 'damaged'), damaged),
    warnings: sealedJson(sealedFor(keys, datasetId, 'warnings'), warnings),
  }
}

export function openedState(
  keys: DataKeys,
  datasetId: string,
  { reading, damaged, warnings }: SealedState,
): Pick<SourceState, 'reading' | 'damaged' | 'warnings'> {
  return {
    reading: ReadingSchema.parse(openedJson(sealedFor(keys, datasetId, 'reading'), reading)),
    damaged: DamagedSchema.parse(openedJson(sealedFor(keys, datasetId, 'damaged'), damaged)),
    warnings: WarningsSchema.parse(openedJson(sealedFor(keys, datasetId, 'warnings'), warnings)),
  }
}

function toVersion(keys: DataKeys, datasetId: string, row: VersionRow): StoredSourceVersion {
  return {
    no: row.no,
    base: row.base,
    change: SourceChangeSchema.parse(row.change),
    at: row.at,
    person: row.person,
    file: row.source_file,
    versionId: row.version_id,
    rows: row.rows,
    columns: openColumns(keys, row.version_id, row.columns),
    rowsRead: row.rows_read,
    rowsSetAside: row.rows_set_aside,
    reading: ReadingSchema.parse(openedJson(sealedFor(keys, datasetId, 'reading'), row.reading)),
    sourceColumn: row.source_column,
    parts: z.array(ImportedPartSchema).parse(openedJson(sealedFor(keys, datasetId, 'parts'), row.parts)),
    current: row.current === 1,
  }
}
