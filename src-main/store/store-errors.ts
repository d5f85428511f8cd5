// The one place where faults of SQLite and of the file system become the errors a person can act on.
// Hides no fault: what it does not know is thrown on as it is.
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { type ErrorCode, OpenprepError } from '../contract/errors.ts'

/** Runs `action`; SQLite and file system faults come out as OpenprepError naming `folder`. */
export function withStoreErrors<T>(folder: string, action: () => T): T {
  try {
    return action()
  } catch (thrown) {
    throw toStoreError(thrown, folder)
  }
}

export function toStoreError(thrown: unknown, folder: string): unknown {
  const code = storeErrorCode(thrown, folder)
  if (code === null) return thrown
  const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  return new OpenprepError(code, { folder, file: folder, reason, holder: '?' }, undefined, { cause: thrown })
}

function storeErrorCode(thrown: unknown, folder: string): ErrorCode | null {
  if (thrown instanceof OpenprepError || !(thrown instanceof Error)) return null
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  return thrown instanceof Database.SqliteError ? sqliteErrorCode(code, folder) : fileErrorCode(code)
}

function sqliteErrorCode(code: string, folder: string): ErrorCode | null {
  if (code === 'SQLITE_FULL') return 'DISK_FULL'
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'STORE_CORRUPT'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'STORE_IN_USE'
  // A moved database is one whose stick was pulled and pushed in again: the file behind the handle is gone.
  if (code === 'SQLITE_READONLY_DBMOVED') return 'FILE_GONE'
  const unwritable = ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'SQLITE_AUTH']
  if (unwritable.some(prefix => code.startsWith(prefix))) return existsSync(folder) ? 'STORE_NOT_WRITABLE' : 'FILE_GONE'
  if (code.startsWith('SQLITE_IOERR')) return existsSync(folder) ? 'STORE_CORRUPT' : 'FILE_GONE'
  return null
}

function fileErrorCode(code: string): ErrorCode | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'DISK_FULL'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return 'STORE_NOT_WRITABLE'
    case 'ENOENT':
    case 'ENODEV':
    case 'ENXIO':
    case 'EIO':
      return 'FILE_GONE'
    default:
      return null
  }
}
