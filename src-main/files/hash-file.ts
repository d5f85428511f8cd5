// The fingerprint of a file.
// Reads bytes only; opens no table.
import { createHash } from 'node:crypto'
import { readPieces } from './delimited/file-bytes.ts'

/** SHA-256 of the whole file, lower-case hex. Throws FILE_NOT_FOUND, FILE_LOCKED, FILE_NOT_READABLE, FILE_GONE. */
export async function hashFile(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of readPieces(path, signal === undefined ? {} : { signal })) hash.update(piece)
  return hash.digest('hex')
}
