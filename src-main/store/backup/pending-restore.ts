// A restored work folder waits beside the empty one until nobody has that open; the next opening puts it in its place.
// Checks nothing: only what was checked is put here (jobs/restore-backup).
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** Where the files wait. */
export const RESTORE_FOLDER = 'restore'
const NOTE = 'restore.json'

const PendingSchema = z.strictObject({
  paths: z.array(z.string()).min(1),
  /** For the audit trail. */
  file: z.string(),
  sha256: z.string(),
  madeAt: z.string(),
  person: z.string(),
})
export type PendingRestore = z.infer<typeof PendingSchema>

/** From here on the next opening takes the waiting files. */
export function announceRestore(folder: string, pending: PendingRestore): void {
  const path = join(folder, NOTE)
  writeFileSync(`${path}.tmp`, `${JSON.stringify(PendingSchema.parse(pending), null, 2)}\n`, { flush: true })
  renameSync(`${path}.tmp`, path)
}

/** Of the empty folder; what the backup has no counterpart of must not stay. */
const REPLACED = ['openprep.db', 'openprep.key', 'keyring.json']

/** null = nothing waits. Can be broken off anywhere and done again. The folder must be locked and its database closed. */
export function takeRestored(folder: string): PendingRestore | null {
  const note = join(folder, NOTE)
  if (!existsSync(note)) {
    // Broken off before it was checked: of no use to anybody.
    rmSync(join(folder, RESTORE_FOLDER), { recursive: true, force: true })
    return null
  }
  const pending = PendingSchema.parse(JSON.parse(readFileSync(note, 'utf8')))
  const waiting = join(folder, RESTORE_FOLDER)
  if (existsSync(join(waiting, 'openprep.db'))) {
    for (const name of ['openprep.db-wal', 'openprep.db-shm']) rmSync(join(folder, name), { force: true })
  }
  for (const name of REPLACED) if (!pending.paths.includes(name)) rmSync(join(folder, name), { force: true })
  // The database last: as long as it is not there, this is begun again.
  const paths = [...pending.paths].sort((a, b) => Number(a === 'openprep.db') - Number(b === 'openprep.db'))
  for (const path of paths) {
    if (!existsSync(join(waiting, path))) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    renameSync(join(waiting, path), join(folder, path))
  }
  return pending
}

/** Once the restored folder has been opened and says so in its trail. */
export function restoreDone(folder: string): void {
  rmSync(join(folder, RESTORE_FOLDER), { recursive: true, force: true })
  rmSync(join(folder, NOTE), { force: true })
}
