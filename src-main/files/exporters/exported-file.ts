// A written file on disk, as exporters read it back.
// Removes nothing.
import { createReadStream } from 'node:fs'
import type { ExportedFile } from './exporter.ts'

export function exportedFile(path: string): ExportedFile {
  return {
    bytes: () => createReadStream(path, { highWaterMark: 1 << 20 }),
    inPlace: use => use(path),
  }
}
