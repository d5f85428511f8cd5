// Temporary folders that hold people's data go away however the process ends.
// Touches only the folder it made.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryFolder {
  path: string
  remove(): void
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'openprep-'))
  const erase = () => rmSync(path, { recursive: true, force: true })
  process.once('exit', erase)
  return {
    path,
    remove() {
      process.off('exit', erase)
      erase()
    },
  }
}
