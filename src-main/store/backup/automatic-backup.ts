// Keeps the work folder as it is before it is brought to a new shape, so that a fault in that can cost nothing.
// Knows no migration. The copy is no worse sealed than what it is of.
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { AutomaticBackup } from '../../contract/backup.ts'
import { VERSION } from '../../contract/version.ts'
import { ARCHIVE_KEY_BYTES, type ArchiveLock, archiveBytes } from '../../core/backup/archive.ts'
import { type SealKey, sealBytes } from '../protection/sealing.ts'
import { workFiles } from './work-files.ts'

export const BACKUP_FOLDER = 'backups'
const NAME = /^before-(\d+)-to-\d+-\d{8}T\d{6}\.opbackup$/
/** The newest; older ones go when a further one is made. */
const KEPT = 3
/** For what a folder's own backups are sealed. */
export const BACKUP_PLACE = 'backup'

export interface Migrating {
  readonly folder: string
  readonly from: number
  readonly to: number
  /** null = locked: then everything in the database that needs it is sealed already, and the archive needs no lock of its own. */
  readonly key: SealKey | null
  /** ISO 8601. */
  readonly now: string
}

/** The database must be written out (no log beside it). Returns the path. Throws what writing throws; leaves nothing half-made. */
export function backupBeforeMigration({ folder, from, to, key, now }: Migrating): string {
  const directory = join(folder, BACKUP_FOLDER)
  mkdirSync(directory, { recursive: true })
  const at = now.replace(/[-:]/g, '').slice(0, 15)
  const path = join(directory, `before-${from}-to-${to}-${at}.opbackup`)
  const secret = randomBytes(ARCHIVE_KEY_BYTES)
  const lock: ArchiveLock =
    key === null
      ? { kind: 'open', key: secret.toString('base64') }
      : { kind: 'folder', wrapped: sealBytes(key, secret, BACKUP_PLACE).toString('base64') }
  const head = { formatVersion: 1, madeAt: now, application: VERSION, schemaVersion: from, lock } as const
  // The key of the folder does not travel inside what it locks.
  const entries = workFiles(folder, join(folder, 'openprep.db')).filter(entry => entry.path !== 'openprep.key')
  writeWhole(path, archiveBytes(head, secret, entries))
  for (const old of automaticBackups(folder).slice(KEPT)) rmSync(old.path, { force: true })
  return path
}

function writeWhole(path: string, pieces: Iterable<Uint8Array>): void {
  const temporary = `${path}.tmp`
  try {
    const descriptor = openSync(temporary, 'w', 0o600)
    try {
      for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, path)
  } catch (thrown) {
    rmSync(temporary, { force: true })
    throw thrown
  }
}

/** Newest first. */
export function automaticBackups(folder: string): AutomaticBackup[] {
  const directory = join(folder, BACKUP_FOLDER)
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .flatMap(name => {
      const version = NAME.exec(name)?.[1]
      if (version === undefined) return []
      const path = join(directory, name)
      return [{ path, bytes: statSync(path).size, schemaVersion: Number(version), name: name.slice(-24) }]
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1))
    .map(({ name: _, ...backup }) => backup)
}

/** What was erased must not come back out of them. */
export function removeAutomaticBackups(folder: string): number {
  const all = automaticBackups(folder)
  for (const { path } of all) rmSync(path, { force: true })
  return all.length
}
