// One writer per work folder: a lock that the operating system drops with the process, and a note of who holds it.
// Judges no process by its number: numbers are given out again, and mean nothing on another computer.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'

const HolderSchema = z.object({ holder: z.string(), host: z.string(), pid: z.number() })
type Holder = z.infer<typeof HolderSchema>

/** A lock that nobody refers to would be dropped with the next garbage collection. */
const held = new Set<Database.Database>()

export interface FolderLock {
  /** The last holder ended without releasing: power cut, kill, crash. */
  readonly takenOver: boolean
  release(): void
}

/**
 * Takes the lock of `folder` at once or throws STORE_IN_USE {holder, host, pid}. SQLite's exclusive lock on a file of its own is
 * used because it works alike on Windows, macOS and Linux and cannot outlive its process.
 */
export function lockFolder(folder: string, holder: string): FolderLock {
  const db = new Database(join(folder, 'openprep.lock'), { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (thrown) {
    db.close()
    if (thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) {
      throw new OpenprepError('STORE_IN_USE', { ...(readHolder(folder) ?? { holder: '?' }) })
    }
    throw thrown
  }
  held.add(db)
  const release = (): void => {
    try {
      rmSync(notePath(folder), { force: true })
    } finally {
      held.delete(db)
      db.close()
    }
  }
  try {
    const takenOver = readHolder(folder) !== null
    writeHolder(folder, { holder, host: hostname(), pid: process.pid })
    return { takenOver, release }
  } catch (thrown) {
    release()
    throw thrown
  }
}

function notePath(folder: string): string {
  return join(folder, 'openprep.lock.json')
}

function writeHolder(folder: string, holder: Holder): void {
  const temporary = `${notePath(folder)}.tmp`
  writeFileSync(temporary, `${JSON.stringify(holder)}\n`)
  renameSync(temporary, notePath(folder))
}

/** null when there is no note; one that cannot be read names nobody, since it only serves the message. */
function readHolder(folder: string): Holder | null {
  try {
    return HolderSchema.parse(JSON.parse(readFileSync(notePath(folder), 'utf8')))
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
    if (thrown instanceof SyntaxError || thrown instanceof z.ZodError) return { holder: '?', host: '?', pid: 0 }
    throw thrown
  }
}
