// Opens a work folder for the one who writes in it: lock, integrity, migrations, leftovers swept, repositories made.
// Does no work on data itself.
import { mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'
import { backupBeforeMigration } from './backup/automatic-backup.ts'
import { type PendingRestore, restoreDone, takeRestored } from './backup/pending-restore.ts'
import { sweepSnapshots } from './backup/snapshots.ts'
import { ChunkStore } from './chunk-store.ts'
import { StoreConnection } from './connection.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { MIGRATIONS, migrate, SEALED_SINCE, schemaVersion } from './migrations/migrate.ts'
import { DataKeys, emptyLog } from './protection/data-keys.ts'
import { createKeyFile, destroyKeyFile, readKeyFile } from './protection/key-file.ts'
import { sealRecords } from './protection/seal-records.ts'
import type { SealKey } from './protection/sealing.ts'
import type { StoreAccess } from './read-only.ts'
import { AuditRepository } from './repositories/audit.ts'
import { BureauDecisionRepository } from './repositories/bureau-decisions.ts'
import { BureauLedgerRepository } from './repositories/bureau-ledger.ts'
import { CaseRepository } from './repositories/cases.ts'
import { CatalogueRepository } from './repositories/catalogues.ts'
import { ColumnProfileRepository } from './repositories/column-profiles.ts'
import { DatasetInputRepository } from './repositories/dataset-inputs.ts'
import { DatasetRepository } from './repositories/datasets.ts'
import { DestinationRepository } from './repositories/destinations.ts'
import { EntryVersionRepository } from './repositories/entry-versions.ts'
import { ExaminationRepository } from './repositories/examinations.ts'
import { GateRepository } from './repositories/gates.ts'
import { JudgementRepository } from './repositories/judgements.ts'
import { OpeningRepository } from './repositories/openings.ts'
import { PeopleRepository } from './repositories/people.ts'
import { ProfileRepository } from './repositories/profiles.ts'
import { RecipeRepository } from './repositories/recipes.ts'
import { RectificationRepository } from './repositories/rectifications.ts'
import { ReferenceListRepository } from './repositories/reference-lists.ts'
import { RegisterRepository } from './repositories/registers.ts'
import { ResultRepository } from './repositories/results.ts'
import { ReviewRepository } from './repositories/reviews.ts'
import { SettingsRepository } from './repositories/settings.ts'
import { SourceVersionRepository } from './repositories/source-versions.ts'
import { TemplatePackRepository } from './repositories/template-packs.ts'
import { TraceRepository } from './repositories/traces.ts'
import { TrustRepository } from './repositories/trust.ts'
import { openForWriting, type Sqlite } from './sqlite.ts'
import { toStoreError, withStoreErrors } from './store-errors.ts'
import type { TableStore } from './table-store.ts'
import { sweepOrphans } from './versions.ts'

export interface WorkFolderOptions {
  /** Shown to whoever finds the folder in use, and the audit trail's person until the settings name one. */
  holder: string
  /** Keeps everything under this key, which is written nowhere: what a command leaves behind cannot be read again. */
  key?: SealKey
  /** The clock: ISO 8601 with offset. */
  now(): string
}

export interface WorkFolder {
  readonly dir: string
  /** Of the database, for what lies there in plain: the audit trail. */
  readonly dbPath: string
  /** For `openReadOnly`. Throws STORE_LOCKED. */
  readonly access: StoreAccess
  readonly keys: DataKeys
  readonly tables: TableStore
  readonly datasets: DatasetRepository
  readonly sources: SourceVersionRepository
  readonly inputs: DatasetInputRepository
  readonly recipes: RecipeRepository
  readonly results: ResultRepository
  readonly traces: TraceRepository
  readonly profiles: ProfileRepository
  readonly columnProfiles: ColumnProfileRepository
  readonly examinations: ExaminationRepository
  readonly judgements: JudgementRepository
  readonly catalogues: CatalogueRepository
  readonly openings: OpeningRepository
  readonly entryVersions: EntryVersionRepository
  readonly references: ReferenceListRepository
  readonly cases: CaseRepository
  readonly registers: RegisterRepository
  readonly gates: GateRepository
  readonly bureauLedger: BureauLedgerRepository
  readonly bureauDecisions: BureauDecisionRepository
  readonly audit: AuditRepository
  readonly destinations: DestinationRepository
  readonly trust: TrustRepository
  readonly reviews: ReviewRepository
  readonly settings: SettingsRepository
  readonly people: PeopleRepository
  /** Version of the database's shape. */
  readonly schemaVersion: number
  /** A consistent copy, while others go on reading. `onPages` may throw to break off. Needs room for all of it. */
  snapshot(path: string, onPages: (done: number, total: number) => void): Promise<void>
  /** Nothing was ever imported, received or set up here. */
  isUnused(): boolean
  recordBackup(backup: { file: string; sha256: string; bytes: number }, person: string): void
  /** With the key that an account or the recovery key opened. */
  unlock(folderKey: SealKey): void
  readonly templatePacks: TemplatePackRepository
  readonly rectifications: RectificationRepository
  /** Forgets every key and everything decoded with one. */
  lock(): void
  /** Gives the folder free; further calls do nothing. */
  close(): void
}

/** Creates the folder when absent. Throws STORE_IN_USE, STORE_CORRUPT, STORE_NEWER, STORE_NOT_WRITABLE, DISK_FULL. */
export function openWorkFolder(dir: string, options: WorkFolderOptions): WorkFolder {
  const folder = resolve(dir)
  return withStoreErrors(folder, () => {
    mkdirSync(folder, { recursive: true })
    const lock = lockFolder(folder, options.holder)
    try {
      return open(folder, options, lock)
    } catch (thrown) {
      lock.release()
      throw thrown
    }
  })
}

function open(folder: string, options: WorkFolderOptions, lock: FolderLock): WorkFolder {
  const path = join(folder, 'openprep.db')
  sweepSnapshots(folder)
  const restored = takeRestored(folder)
  const db = openForWriting(path)
  let folderKey: SealKey | null
  let opening: Opening
  try {
    const before = schemaVersion(db)
    folderKey = options.key ?? keyOf(folder, db)
    opening = { restored, before, kept: keepBefore(db, folder, folderKey, options.now()) }
    migrate(db, folderKey)
    if (before > 0 && before < SEALED_SINCE) leaveNoPlainText(db)
    checkIntegrity(db, lock.takenOver)
    const swept = db.transaction(() => sweepOrphans(db)).immediate()
    if (swept > 0) db.pragma('incremental_vacuum')
  } catch (thrown) {
    db.close()
    throw thrown
  }
  const keys = new DataKeys(db, folderKey)
  if (folderKey !== null) sealRecords(db, keys)
  const connection = new StoreConnection(db, keys, folder, options.holder, options.now)
  recordOpening(connection, opening)
  const tables = new ChunkStore(connection)
  return {
    dir: folder,
    dbPath: path,
    get access() {
      return { path, key: keys.folderKey }
    },
    keys,
    tables,
    datasets: new DatasetRepository(connection),
    sources: new SourceVersionRepository(connection),
    inputs: new DatasetInputRepository(connection),
    recipes: new RecipeRepository(connection),
    results: new ResultRepository(connection),
    traces: new TraceRepository(connection),
    profiles: new ProfileRepository(connection),
    columnProfiles: new ColumnProfileRepository(connection),
    examinations: new ExaminationRepository(connection),
    judgements: new JudgementRepository(connection),
    catalogues: new CatalogueRepository(connection),
    openings: new OpeningRepository(connection),
    entryVersions: new EntryVersionRepository(connection),
    references: new ReferenceListRepository(connection),
    cases: new CaseRepository(connection),
    registers: new RegisterRepository(connection),
    gates: new GateRepository(connection),
    bureauLedger: new BureauLedgerRepository(connection),
    bureauDecisions: new BureauDecisionRepository(connection),
    audit: new AuditRepository(connection),
    destinations: new DestinationRepository(connection),
    trust: new TrustRepository(connection),
    reviews: new ReviewRepository(connection),
    settings: new SettingsRepository(connection),
    people: new PeopleRepository(connection),
    schemaVersion: schemaVersion(db),
    snapshot: (target, onPages) => copyDatabase(db, folder, target, onPages),
    isUnused: () => isUnused(connection),
    recordBackup: (backup, person) =>
      connection.write({ action: 'backup.made', datasetId: null, detail: { ...backup }, person }, () => undefined),
    unlock(key) {
      keys.unlock(key)
      sealRecords(db, keys)
    },
    templatePacks: new TemplatePackRepository(connection),
    rectifications: new RectificationRepository(connection),
    lock() {
      keys.lock()
      tables.forget()
    },
    close: () => {
      if (!db.open) return
      db.close()
      lock.release()
    },
  }
}

/** Of a database that is about to be brought to a new shape. Null where there is nothing to keep. */
function keepBefore(db: Sqlite, folder: string, key: SealKey | null, now: string): string | null {
  const from = schemaVersion(db)
  if (from === 0 || from >= MIGRATIONS.length) return null
  // Everything must stand in the one file that is copied.
  emptyLog(db)
  return backupBeforeMigration({ folder, from, to: MIGRATIONS.length, key, now })
}

interface Opening {
  readonly restored: PendingRestore | null
  readonly kept: string | null
  readonly before: number
}

function recordOpening(connection: StoreConnection, { restored, kept, before }: Opening): void {
  if (kept !== null) {
    const detail = { file: basename(kept), automatic: true, from: before, to: MIGRATIONS.length }
    connection.write({ action: 'backup.made', datasetId: null, detail }, () => undefined)
  }
  if (restored === null) return
  const { file, sha256, madeAt, person } = restored
  const entry = { action: 'backup.restored', datasetId: null, detail: { file, sha256, madeAt }, person } as const
  connection.write(entry, () => undefined)
  restoreDone(connection.folder)
}

async function copyDatabase(
  db: Sqlite,
  folder: string,
  target: string,
  onPages: (done: number, total: number) => void,
): Promise<void> {
  try {
    await db.backup(target, {
      progress({ totalPages, remainingPages }) {
        onPages(totalPages - remainingPages, totalPages)
        return PAGES_AT_ONCE
      },
    })
  } catch (thrown) {
    throw toStoreError(thrown, folder)
  }
}

/** 16 MB: the engine answers in between. */
const PAGES_AT_ONCE = 4_096

function isUnused({ db }: StoreConnection): boolean {
  return ['datasets', 'closed_datasets', 'organisation', 'review_requests', 'bureau_items', 'reference_lists'].every(
    table => db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined,
  )
}

/** Of a folder whose key is gone nothing could be read again: no new key takes its place. */
function keyOf(folder: string, db: Sqlite): SealKey | null {
  if (hasAccounts(db)) {
    // Of before the accounts, where the program ended before it could take it away.
    destroyKeyFile(folder)
    return null
  }
  const found = readKeyFile(folder)
  if (found !== null) return found
  if (schemaVersion(db) >= SEALED_SINCE) throw new OpenprepError('STORE_CORRUPT', { reason: 'openprep.key' })
  return createKeyFile(folder)
}

function hasAccounts(db: Sqlite): boolean {
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'organisation'").get()
  return there !== undefined && db.prepare('SELECT 1 FROM organisation').get() !== undefined
}

/** Sealing leaves what stood there before in free pages and in the log; both are written anew. */
function leaveNoPlainText(db: Sqlite): void {
  db.exec('VACUUM')
  emptyLog(db)
}

/**
 * The small tables every time; the whole file, chunks included, after a holder that did not end properly.
 * Chunks carry checksums of their own, so checking gigabytes at every start would buy nothing.
 */
function checkIntegrity(db: Sqlite, whole: boolean): void {
  const checks = whole ? ['quick_check(1)'] : SMALL_TABLES.map(table => `quick_check(${table})`)
  for (const check of checks) {
    const answer = String(db.pragma(check, { simple: true }))
    if (answer !== 'ok') throw new OpenprepError('STORE_CORRUPT', { reason: answer.split('\n')[0] ?? check })
  }
}

const SMALL_TABLES = [
  'versions',
  'audit',
  'audit_checkpoints',
  'raw_views',
  'destinations',
  'trust',
  'review_requests',
  'review_drafts',
  'review_decisions',
  'datasets',
  'recipe_nodes',
  'settings',
  'results',
  'traced_columns',
  'traced_effects',
  'profiles',
  'column_profiles',
  'catalogues',
  'openings',
  'catalogue_versions',
  'reference_lists',
  'reference_lines',
  'cases',
  'registers',
  'gate_reports',
  'packages',
  'source_versions',
  'dataset_inputs',
  'examinations',
  'judgements',
  'data_keys',
  'bureau_items',
  'bureau_targets',
  'bureau_twins',
  'organisation',
  'accounts',
  'closed_datasets',
  'template_packs',
  'dataset_templates',
  'rectifications',
  'bureau_reports',
  'bureau_decisions',
]
