// Holds back a large document until it is complete: nothing reaches stdout that an error would cut short.
// Keeps a few megabytes in memory and the rest in a temporary file of its own, removed at the end.
import { once } from 'node:events'
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './temporary-folder.ts'

/** UTF-16 units kept before they go to the file. */
const IN_MEMORY = 4 * 1024 * 1024

export class Spool {
  #held: string[] = []
  #length = 0
  #file: ReturnType<typeof openFile> | null = null

  write(piece: string): void {
    this.#held.push(piece)
    this.#length += piece.length
    if (this.#length > IN_MEMORY) this.#spill()
  }

  #spill(): void {
    this.#file ??= openFile()
    writeSync(this.#file.descriptor, this.#held.join(''))
    this.#held = []
    this.#length = 0
  }

  /** Everything written so far, in order. */
  async pour(out: NodeJS.WritableStream): Promise<void> {
    const path = this.#file?.path
    if (path !== undefined) for await (const bytes of createReadStream(path)) await give(out, bytes)
    await give(out, this.#held.join(''))
  }

  close(): void {
    if (this.#file === null) return
    closeSync(this.#file.descriptor)
    this.#file.remove()
    this.#file = null
  }
}

function openFile() {
  const { path: folder, remove } = temporaryFolder()
  const path = join(folder, 'output')
  return { path, descriptor: openSync(path, 'w', 0o600), remove }
}

async function give(out: NodeJS.WritableStream, piece: string | Uint8Array): Promise<void> {
  if (!out.write(piece)) await once(out, 'drain')
}
