// Papers of experts in the work folder, each sealed under the folder's key and named by what it is.
// Knows no review.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataKeys } from './protection/data-keys.ts'

const FOLDER = 'reviews'
const pathOf = (folder: string, sha256: string) => join(folder, FOLDER, `paper-${sha256}.sealed`)
const placeOf = (sha256: string) => `paper/${sha256}`

interface Kept {
  readonly dir: string
  readonly keys: DataKeys
}

/** Returns the SHA-256. The same paper twice is kept once. */
export function keepPaper({ dir, keys }: Kept, bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = pathOf(dir, sha256)
  mkdirSync(join(dir, FOLDER), { recursive: true })
  writeFileSync(`${path}.tmp`, keys.seal('folder', bytes, placeOf(sha256)), { mode: 0o600, flush: true })
  renameSync(`${path}.tmp`, path)
  return sha256
}

/** null = it is not kept here. Throws STORE_LOCKED, STORE_CORRUPT. */
export function readPaper({ dir, keys }: Kept, sha256: string): Uint8Array | null {
  const path = pathOf(dir, sha256)
  return existsSync(path) ? keys.open('folder', readFileSync(path), placeOf(sha256)) : null
}
