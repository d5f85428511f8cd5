// The files of a work folder as a backup takes them: the database (or a snapshot of it), the key rings, requests and policies.
// Opens no seal: everything goes along as it lies there.
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type ArchiveEntry, isBackedUp } from '../../core/backup/archive.ts'

const SINGLE_FILES = ['openprep.key', 'keyring.json']
const FOLDERS = ['reviews', 'policies']
const PIECE = 1 << 20

/** `database` = where it is read from. Memory: one piece. */
export function workFiles(folder: string, database: string): ArchiveEntry[] {
  const single = SINGLE_FILES.filter(name => existsSync(join(folder, name)))
  const inFolders = FOLDERS.flatMap(name => namesIn(folder, name))
  const others = [...single, ...inFolders].filter(isBackedUp).map(path => entryOf(path, join(folder, path)))
  return [entryOf('openprep.db', database), ...others]
}

function namesIn(folder: string, name: string): string[] {
  if (!existsSync(join(folder, name))) return []
  return readdirSync(join(folder, name), { withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => `${name}/${one.name}`)
    .sort()
}

function entryOf(path: string, file: string): ArchiveEntry {
  return { path, bytes: statSync(file).size, content: () => piecesOf(file) }
}

export function* piecesOf(file: string): Generator<Uint8Array> {
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.allocUnsafe(PIECE)
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
      yield Buffer.from(buffer.subarray(0, read))
    }
  } finally {
    closeSync(descriptor)
  }
}
