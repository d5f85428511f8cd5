// Tells a release package from any other file: a zip whose directory names a manifest.
// Judges nothing else; a damaged archive is simply not a package.
import { open } from 'node:fs/promises'
import { openingError } from '../file-errors.ts'

const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006', 'latin1')
/** The end record with the longest comment, plus a directory of a few hundred files. */
const TAIL_BYTES = 256 * 1024
const MANIFEST = Buffer.from('manifest.json')

export async function isPackage(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((thrown: unknown) => Promise.reject(openingError(thrown, path)))
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES))
    await file.read(tail, 0, tail.length, size - tail.length)
    const end = tail.lastIndexOf(END_OF_DIRECTORY)
    return end >= 0 && tail.subarray(0, end).includes(MANIFEST)
  } finally {
    await file.close()
  }
}
