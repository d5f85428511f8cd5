// Makes a backup of the whole work folder: a consistent snapshot, one encrypted file, read back and checked before it counts.
// Needs as much room beside the database as the database takes. Memory: one piece.
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BackupReport } from '../contract/backup.ts'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import { VERSION } from '../contract/version.ts'
import { ABOUT_PATH, ARCHIVE_KEY_BYTES, type ArchiveEntry, archiveBytes } from '../core/backup/archive.ts'
import { writeAtomically } from '../files/write-atomically.ts'
import { CHECKING, SNAPSHOT, sweepSnapshots } from '../store/backup/snapshots.ts'
import { workFiles } from '../store/backup/work-files.ts'
import { sealUnderPassphrase } from '../store/passphrase.ts'
import type { WorkFolder } from '../store/work-folder.ts'
import { openBackup, PHRASE_BOUND } from './open-backup.ts'

export interface MakeBackupInput {
  readonly folder: WorkFolder
  readonly out: string
  readonly passphrase: string
  readonly person: string
  now(): string
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Throws DISK_FULL, TARGET_NOT_WRITABLE, FILE_LOCKED, CANCELLED. */
export async function makeBackup(input: MakeBackupInput): Promise<BackupReport> {
  const { folder, out, passphrase, person, signal, onProgress } = input
  const snapshot = join(folder.dir, SNAPSHOT)
  try {
    await folder.snapshot(snapshot, (done, total) => {
      if (signal.aborted) throw new OpenprepError('CANCELLED')
      onProgress({ stage: 'backup.copy', done, total, unit: 'numbers' })
    })
    await write(input, snapshot)
  } finally {
    sweepSnapshots(folder.dir)
  }
  // Where it cannot be opened again it was never made: better no file than one that is trusted in vain.
  const checked = await checkBackup({ path: out, passphrase, folder, signal, onProgress }).catch(thrown => {
    rmSync(out, { force: true })
    throw thrown
  })
  folder.recordBackup({ file: basename(out), sha256: checked.sha256, bytes: checked.report.bytes }, person)
  return checked.report
}

async function write(input: MakeBackupInput, snapshot: string): Promise<void> {
  const { folder, out, passphrase, person, now, signal, onProgress } = input
  const key = randomBytes(ARCHIVE_KEY_BYTES)
  const lock = { kind: 'passphrase', sealed: sealUnderPassphrase(key, passphrase, PHRASE_BOUND) } as const
  const head = {
    formatVersion: 1,
    madeAt: now(),
    application: VERSION,
    schemaVersion: folder.schemaVersion,
    lock,
  } as const
  const about = Buffer.from(JSON.stringify({ person }), 'utf8')
  const entries: ArchiveEntry[] = [
    { path: ABOUT_PATH, bytes: about.length, content: () => [about] },
    ...workFiles(folder.dir, snapshot),
  ]
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  await writeAtomically(out, archiveBytes(head, key, entries), {
    signal,
    onBytes: done => onProgress({ stage: 'backup.write', done: Math.min(done, total), total, unit: 'bytes' }),
  })
}

export interface CheckBackupInput extends Pick<MakeBackupInput, 'folder' | 'signal' | 'onProgress'> {
  readonly path: string
  readonly passphrase: string | undefined
}

/** Opens it into a place of the work folder that is swept afterwards. Throws as `openBackup` does. */
export async function checkBackup(input: CheckBackupInput): Promise<{ report: BackupReport; sha256: string }> {
  const { folder, path, passphrase, signal, onProgress } = input
  const into = join(folder.dir, CHECKING)
  try {
    return await openBackup({ path, passphrase, into, signal, onProgress })
  } finally {
    rmSync(into, { recursive: true, force: true })
  }
}
