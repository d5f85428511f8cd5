// Opens a backup into a folder and checks what came out: every byte, page, chunk and event.
// Changes no work folder.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { copyFile, type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { BackupReport } from '../contract/backup.ts'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import { backupFaults } from '../contract/text/zh-CN/backup.ts'
import {
  ABOUT_PATH,
  AboutSchema,
  ArchiveFault,
  type ArchiveLock,
  type OpenArchive,
  openArchive,
} from '../core/backup/archive.ts'
import { openingError } from '../files/file-errors.ts'
import { writeError, writePiece } from '../files/write-atomically.ts'
import { BACKUP_PLACE } from '../store/backup/automatic-backup.ts'
import { checkDatabase } from '../store/backup/check-database.ts'
import { openUnderPassphrase, PassphraseSealSchema } from '../store/passphrase.ts'
import { keyFilePath, readKeyFile } from '../store/protection/key-file.ts'
import { openBytes } from '../store/protection/sealing.ts'

export interface OpenBackupInput {
  readonly path: string
  readonly passphrase: string | undefined
  /** Emptied before, and kept only when all is well. */
  readonly into: string
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface OpenedBackup {
  readonly report: BackupReport
  readonly paths: readonly string[]
  readonly sha256: string
}

/** For what a backup's own key is sealed under the phrase. */
export const PHRASE_BOUND = 'backup/1'

/** Throws BACKUP_LOCKED, BACKUP_INVALID, STORE_NEWER, FILE_NOT_FOUND, DISK_FULL, CANCELLED. */
export async function openBackup(input: OpenBackupInput): Promise<OpenedBackup> {
  const { path, into, signal } = input
  await rm(into, { recursive: true, force: true })
  await mkdir(into, { recursive: true })
  try {
    return await unpackAndCheck(input)
  } catch (thrown) {
    await rm(into, { recursive: true, force: true })
    if (signal.aborted) throw new OpenprepError('CANCELLED')
    if (thrown instanceof ArchiveFault) throw invalid(path, backupFaults[thrown.reason], thrown)
    throw thrown
  }
}

async function unpackAndCheck(input: OpenBackupInput): Promise<OpenedBackup> {
  const { path, into, signal, onProgress } = input
  const total = await sizeOf(path)
  const hash = createHash('sha256')
  let done = 0
  const archive = await openArchive(
    readBytes(path, signal, piece => {
      hash.update(piece)
      done += piece.length
      onProgress({ stage: 'backup.read', done, total, unit: 'bytes' })
    }),
  )
  const paths = await unpack(archive, keyOf(archive.head.lock, input), into)
  onProgress({ stage: 'backup.check', done: 0, total: 1, unit: 'files' })
  const database = join(into, 'openprep.db')
  if (!existsSync(database)) throw new ArchiveFault('broken')
  const checked = checkedDatabase(path, database, signal)
  for (const beside of ['-wal', '-shm']) await rm(`${database}${beside}`, { force: true })
  const { madeAt, application } = archive.head
  const person = await personIn(into)
  const files = [...paths.filter(one => one !== ABOUT_PATH), ...(await keyBeside(archive.head.lock, path, into))]
  return {
    report: { path, bytes: total, madeAt, person, application, files: files.length, ...checked },
    paths: files,
    sha256: hash.digest('hex'),
  }
}

/** A folder's own backup leaves the key where it lies; whoever restores it elsewhere needs it there. */
async function keyBeside(lock: ArchiveLock, path: string, into: string): Promise<string[]> {
  if (lock.kind !== 'folder') return []
  await copyFile(keyFilePath(dirname(dirname(path))), keyFilePath(into))
  return [basename(keyFilePath(into))]
}

/** '' = the program itself. */
async function personIn(into: string): Promise<string> {
  const about = join(into, ABOUT_PATH)
  if (!existsSync(about)) return ''
  const { person } = AboutSchema.parse(JSON.parse(readFileSync(about, 'utf8')))
  await rm(about)
  return person
}

function checkedDatabase(path: string, database: string, signal: AbortSignal) {
  try {
    return checkDatabase(database, signal)
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.code === 'BACKUP_INVALID') {
      throw invalid(path, String(thrown.params.reason ?? ''), thrown)
    }
    if (thrown instanceof OpenprepError || signal.aborted) throw thrown
    throw invalid(path, backupFaults.broken, thrown)
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

async function* readBytes(
  path: string,
  signal: AbortSignal,
  onPiece: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    signal.throwIfAborted()
    onPiece(piece)
    yield piece
  }
}

/** Throws BACKUP_LOCKED. */
function keyOf(lock: ArchiveLock, { path, passphrase }: OpenBackupInput): Uint8Array {
  switch (lock.kind) {
    case 'open':
      return Buffer.from(lock.key, 'base64')
    case 'folder':
      return keyOfFolder(path, lock.wrapped)
    case 'passphrase': {
      const seal = PassphraseSealSchema.safeParse(lock.sealed)
      if (!seal.success) throw new ArchiveFault('head')
      const key = passphrase === undefined ? null : openUnderPassphrase(seal.data, passphrase, PHRASE_BOUND)
      if (key === null) throw new OpenprepError('BACKUP_LOCKED', { file: basename(path) })
      return key
    }
    default: {
      const never: never = lock
      return never
    }
  }
}

/** Beside the folder `backups` it lies in: the key that the work folder had then. */
function keyOfFolder(path: string, wrapped: string): Uint8Array {
  const key = readKeyFile(dirname(dirname(path)))
  if (key === null) throw new OpenprepError('BACKUP_LOCKED', { file: basename(path) })
  try {
    return openBytes(key, Buffer.from(wrapped, 'base64'), BACKUP_PLACE)
  } catch (cause) {
    throw new OpenprepError('BACKUP_LOCKED', { file: basename(path) }, undefined, { cause })
  }
}

async function unpack(archive: OpenArchive, key: Uint8Array, into: string): Promise<string[]> {
  const paths: string[] = []
  let file: FileHandle | null = null
  try {
    for await (const part of archive.parts(key)) {
      if (part.kind === 'bytes') {
        if (file !== null) await writePiece(file, part.bytes)
        continue
      }
      await finished(file)
      file = await created(join(into, part.path))
      paths.push(part.path)
    }
    await finished(file)
    file = null
    return paths
  } catch (thrown) {
    throw writeError(thrown, into)
  } finally {
    await file?.close()
  }
}

async function created(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true })
  return open(path, 'wx', 0o600)
}

async function finished(file: FileHandle | null): Promise<void> {
  await file?.sync()
  await file?.close()
}

function invalid(path: string, reason: string, cause: unknown): OpenprepError {
  return new OpenprepError('BACKUP_INVALID', { file: basename(path), reason }, undefined, { cause })
}
