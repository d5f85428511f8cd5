// Makes evidence of a file a person has chosen: its name and SHA-256.
// Keeps no copy and reads no meaning.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Evidence } from '../contract/opening.ts'
import { openingError, readingError } from '../files/file-errors.ts'

/** Memory: one piece of the file. Throws FILE_NOT_FOUND, FILE_NOT_READABLE. */
export async function fileEvidence(path: string, signal: AbortSignal): Promise<Evidence> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(path, { signal })) hash.update(piece)
  } catch (cause) {
    throw readingError(openingError(cause, path), path)
  }
  return { name: basename(path), sha256: hash.digest('hex') }
}
