// Where a backup's copies lie while it is made or checked, and how they go when that was broken off.
// Makes none.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export const SNAPSHOT = '.backup-snapshot.db'
export const CHECKING = '.backup-check'

export function sweepSnapshots(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(SNAPSHOT) || name === CHECKING) rmSync(join(folder, name), { recursive: true, force: true })
  }
}
