// Lays the files of a package out in a folder, for programs that read folders.
// Checks nothing.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { entryBytes, openContainer } from '../../src-main/files/packages/container-reader.ts'

export async function unpack(file: string, folder: string): Promise<void> {
  const container = await openContainer(file)
  for (const entry of container.entries) {
    const pieces: Uint8Array[] = []
    for await (const piece of entryBytes(container, entry)) pieces.push(piece)
    const path = join(folder, entry.path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, Buffer.concat(pieces))
  }
}
