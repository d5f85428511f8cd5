// Reads streams of an OLE compound file at any place without taking the whole file into memory.
// Follows chains no longer than the file itself; knows nothing of what the streams hold. Format: [MS-CFB].
import type { FileHandle } from 'node:fs/promises'

const HEADER_BYTES = 512
const ENTRY_BYTES = 128
const HEADER_FAT_SECTORS = 109

/** The container contradicts itself. */
export class BrokenOleError extends Error {}

export interface OleStream {
  readonly size: number
  read(position: number, length: number): Promise<Buffer>
}

interface Entry {
  name: string
  start: number
  size: number
  isRoot: boolean
}

export class OleFile {
  readonly #file: FileHandle
  readonly #sectorBytes: number
  readonly #sectors: number
  readonly #header: Buffer
  #fat: Uint32Array = new Uint32Array()
  #entries: Entry[] = []

  private constructor(file: FileHandle, header: Buffer, bytes: number) {
    const shift = header.length < HEADER_BYTES ? 0 : header.readUInt16LE(30)
    if (shift !== 9 && shift !== 12) throw new BrokenOleError()
    this.#file = file
    this.#header = header
    this.#sectorBytes = 2 ** shift
    this.#sectors = Math.ceil(bytes / this.#sectorBytes)
  }

  /** Throws BrokenOleError. The handle stays the caller's. */
  static async open(file: FileHandle): Promise<OleFile> {
    const ole = new OleFile(file, await readAt(file, 0, HEADER_BYTES), (await file.stat()).size)
    ole.#fat = await ole.#entriesOf(await ole.#fatSectors())
    ole.#entries = await ole.#directory()
    return ole
  }

  /** Null when there is no stream of that name, compared without regard to case. Throws BrokenOleError. */
  async stream(name: string): Promise<OleStream | null> {
    const entry = this.#entries.find(candidate => candidate.name === name.toUpperCase())
    if (entry === undefined) return null
    if (entry.size > this.#sectors * this.#sectorBytes) throw new BrokenOleError()
    return entry.size < this.#header.readUInt32LE(56) ? this.#smallStream(entry) : this.#bigStream(entry)
  }

  #bigStream({ start, size }: Entry): OleStream {
    const chain = followChain(start, this.#fat)
    const sectorBytes = this.#sectorBytes
    if (chain.length * sectorBytes < size) throw new BrokenOleError()
    return {
      size,
      read: async (position, length) => {
        const pieces: Buffer[] = []
        const end = Math.min(size, position + length)
        for (let at = position; at < end; ) {
          const first = Math.floor(at / sectorBytes)
          const within = at - first * sectorBytes
          const run = runLength(chain, first, Math.ceil((end - first * sectorBytes) / sectorBytes))
          const wanted = Math.min(end - at, run * sectorBytes - within)
          const place = ((chain[first] ?? 0) + 1) * sectorBytes + within
          const bytes = await readAt(this.#file, place, wanted)
          if (bytes.length < wanted) throw new BrokenOleError()
          pieces.push(bytes)
          at += wanted
        }
        return Buffer.concat(pieces)
      },
    }
  }

  /** Small streams lie in sectors of 64 bytes inside the root's own stream. */
  async #smallStream({ start, size }: Entry): Promise<OleStream> {
    const root = this.#entries.find(({ isRoot }) => isRoot)
    if (root === undefined || root.size > this.#sectors * this.#sectorBytes) throw new BrokenOleError()
    const store = await this.#bigStream(root).read(0, root.size)
    const miniFat = await this.#entriesOf(followChain(this.#header.readUInt32LE(60), this.#fat))
    const miniBytes = 2 ** Math.min(12, this.#header.readUInt16LE(32))
    const pieces = followChain(start, miniFat).map(sector =>
      store.subarray(sector * miniBytes, sector * miniBytes + miniBytes),
    )
    const whole = Buffer.concat(pieces)
    if (whole.length < size) throw new BrokenOleError()
    return { size, read: async (position, length) => whole.subarray(position, Math.min(size, position + length)) }
  }

  /** The header names the first 109 FAT sectors; a chain of sectors names the rest. */
  async #fatSectors(): Promise<number[]> {
    const found: number[] = []
    const add = (sector: number) => {
      if (sector < this.#sectors) found.push(sector)
      if (found.length > this.#sectors) throw new BrokenOleError()
    }
    for (let at = 0; at < HEADER_FAT_SECTORS; at += 1) add(this.#header.readUInt32LE(76 + at * 4))
    let sector = this.#header.readUInt32LE(68)
    for (let seen = 0; sector < this.#sectors; seen += 1) {
      if (seen > this.#sectors) throw new BrokenOleError()
      const bytes = await this.#sector(sector)
      for (let at = 0; at + 8 <= bytes.length; at += 4) add(bytes.readUInt32LE(at))
      sector = bytes.length < this.#sectorBytes ? this.#sectors : bytes.readUInt32LE(this.#sectorBytes - 4)
    }
    return found
  }

  async #entriesOf(sectors: readonly number[]): Promise<Uint32Array> {
    const perSector = this.#sectorBytes / 4
    const entries = new Uint32Array(sectors.length * perSector).fill(0xffffffff)
    for (const [index, sector] of sectors.entries()) {
      const bytes = await this.#sector(sector)
      for (let at = 0; at + 4 <= bytes.length; at += 4) entries[index * perSector + at / 4] = bytes.readUInt32LE(at)
    }
    return entries
  }

  async #directory(): Promise<Entry[]> {
    const entries: Entry[] = []
    for (const sector of followChain(this.#header.readUInt32LE(48), this.#fat)) {
      const bytes = await this.#sector(sector)
      for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
        const type = bytes[at + 66]
        const length = bytes.readUInt16LE(at + 64)
        if ((type !== 2 && type !== 5) || length < 4 || length > 64) continue
        entries.push({
          name: bytes.toString('utf16le', at, at + length - 2).toUpperCase(),
          start: bytes.readUInt32LE(at + 116),
          size: bytes.readUInt32LE(at + 120),
          isRoot: type === 5,
        })
      }
    }
    return entries
  }

  #sector(sector: number): Promise<Buffer> {
    return readAt(this.#file, (sector + 1) * this.#sectorBytes, this.#sectorBytes)
  }
}

/** How many sectors of the chain lie one behind the other, from `first` on, at most `most`. */
function runLength(chain: readonly number[], first: number, most: number): number {
  let run = 1
  while (run < most && chain[first + run] === (chain[first] ?? 0) + run) run += 1
  return run
}

/** A chain longer than its table has entries goes round in a circle. */
function followChain(start: number, table: Uint32Array): number[] {
  const chain: number[] = []
  for (let sector = start; sector < table.length; sector = table[sector] ?? 0xfffffffe) {
    chain.push(sector)
    if (chain.length > table.length) throw new BrokenOleError()
  }
  return chain
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
