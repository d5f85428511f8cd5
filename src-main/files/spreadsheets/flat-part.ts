// An XML file that is no archive, read like the one part of an archive.
// Bounds its size; parses nothing.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { openingError, readingError } from '../file-errors.ts'
import type { ReadLimits } from '../table-source.ts'
import { faultError } from './faults.ts'
import type { PartSource, ReadPartOptions } from './xlsx/archive.ts'

/** Whatever part is asked for is the whole file. Throws what the system says of it. */
export async function flatPart(path: string, limits: ReadLimits): Promise<{ parts: PartSource; bytes: number }> {
  try {
    const { size } = await stat(path)
    return { bytes: size, parts: { path, read: (_name, options) => readFlat(path, size, limits, options) } }
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

async function* readFlat(
  path: string,
  total: number,
  limits: ReadLimits,
  options: ReadPartOptions = {},
): AsyncGenerator<Buffer> {
  if (total > limits.maxPartBytes) throw faultError(path, 'partSize')
  let done = 0
  try {
    for await (const piece of createReadStream(path, { signal: options.signal })) {
      const bytes: Buffer = piece
      done += bytes.length
      options.onBytes?.(done, total)
      yield bytes
    }
  } catch (thrown) {
    throw readingError(thrown, path)
  }
}
