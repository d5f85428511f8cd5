// Holds back a large document until it is complete: nothing reaches stdout that an error would cut short.
// Keeps a few megabytes in memory and the rest in an encrypted temporary file of its own, removed at the end.
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { openSpillFile, type SpillFile } from '../files/spill-file.ts'

/** UTF-16 units kept before they go to the file. */
const IN_MEMORY = 4 * 1024 * 1024

export class Spool {
  #held: string[] = []
  #length = 0
  #file: SpillFile | null = null

  write(piece: string): void {
    this.#held.push(piece)
    this.#length += piece.length
    if (this.#length > IN_MEMORY) this.#spill()
  }

  #spill(): void {
    this.#file ??= openSpillFile(tmpdir())
    this.#file.append(0, Buffer.from(this.#held.join(''), 'utf8'))
    this.#held = []
    this.#length = 0
  }

  /** Everything written so far, in order. */
  async pour(out: NodeJS.WritableStream): Promise<void> {
    for (const bytes of this.#file?.read(0) ?? []) await give(out, bytes)
    await give(out, this.#held.join(''))
  }

  close(): void {
    this.#file?.close()
    this.#file = null
  }
}

async function give(out: NodeJS.WritableStream, piece: string | Uint8Array): Promise<void> {
  if (!out.write(piece)) await once(out, 'drain')
}
