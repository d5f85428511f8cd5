// Takes the workbook stream out of an OLE compound file, so that SheetJS meets nothing else of the container.
// SheetJS follows circular sector chains and false property counts until memory is gone. Format: [MS-CFB].

const ENTRY_BYTES = 128
const HEADER_FAT_SECTORS = 109

class BrokenChain extends Error {}

interface Container {
  bytes: Buffer
  sectorBytes: number
  sectors: number
  fat: number[]
}

interface Stream {
  name: string
  start: number
  size: number
  isRoot: boolean
}

/** The bytes of the stream `Workbook`, or else `Book`; null when the container is broken or has neither. */
export function readWorkbookStream(bytes: Buffer): Buffer | null {
  try {
    const container = readContainer(bytes)
    const streams = listStreams(container)
    const wanted = streams.find(({ name }) => name === 'WORKBOOK') ?? streams.find(({ name }) => name === 'BOOK')
    return wanted === undefined ? null : readStream(container, streams, wanted)
  } catch (thrown) {
    if (thrown instanceof BrokenChain || thrown instanceof RangeError) return null
    throw thrown
  }
}

function readContainer(bytes: Buffer): Container {
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw new BrokenChain()
  const sectorBytes = 2 ** shift
  const container: Container = { bytes, sectorBytes, sectors: Math.ceil(bytes.length / sectorBytes), fat: [] }
  container.fat = entriesOf(container, fatSectors(container))
  return container
}

/** The header names the first 109 FAT sectors; a chain of sectors names the rest. */
function fatSectors({ bytes, sectorBytes, sectors }: Container): number[] {
  const found: number[] = []
  const add = (sector: number) => {
    if (sector < sectors) found.push(sector)
    if (found.length > sectors) throw new BrokenChain()
  }
  for (let at = 0; at < HEADER_FAT_SECTORS; at += 1) add(bytes.readUInt32LE(76 + at * 4))
  let sector = bytes.readUInt32LE(68)
  while (sector < sectors) {
    const start = (sector + 1) * sectorBytes
    for (let at = start; at < start + sectorBytes - 4; at += 4) add(bytes.readUInt32LE(at))
    sector = bytes.readUInt32LE(start + sectorBytes - 4)
  }
  return found
}

function entriesOf(container: Container, sectors: readonly number[]): number[] {
  const entries: number[] = []
  for (const sector of sectors) {
    const start = (sector + 1) * container.sectorBytes
    const end = Math.min(start + container.sectorBytes, container.bytes.length - 3)
    for (let at = start; at < end; at += 4) entries.push(container.bytes.readUInt32LE(at))
  }
  return entries
}

/** A chain longer than its table has entries goes round in a circle. */
function followChain(start: number, table: readonly number[]): number[] {
  const chain: number[] = []
  for (let sector = start; sector < table.length; sector = table[sector] ?? 0xfffffffe) {
    chain.push(sector)
    if (chain.length > table.length) throw new BrokenChain()
  }
  return chain
}

function listStreams(container: Container): Stream[] {
  const { bytes, sectorBytes } = container
  const streams: Stream[] = []
  for (const sector of followChain(bytes.readUInt32LE(48), container.fat)) {
    const end = Math.min((sector + 2) * sectorBytes, bytes.length - ENTRY_BYTES + 1)
    for (let at = (sector + 1) * sectorBytes; at < end; at += ENTRY_BYTES) {
      const type = bytes[at + 66]
      const nameEnd = at + Math.min(64, bytes.readUInt16LE(at + 64)) - 2
      if ((type !== 2 && type !== 5) || nameEnd <= at) continue
      streams.push({
        name: bytes.toString('utf16le', at, nameEnd).toUpperCase(),
        start: bytes.readUInt32LE(at + 116),
        size: bytes.readUInt32LE(at + 120),
        isRoot: type === 5,
      })
    }
  }
  return streams
}

function readStream(container: Container, streams: readonly Stream[], stream: Stream): Buffer {
  const { bytes, sectorBytes, fat } = container
  if (stream.size > bytes.length) throw new BrokenChain()
  if (stream.size >= bytes.readUInt32LE(56)) {
    const chain = followChain(stream.start, fat)
    return joined(bytes, chain, sector => (sector + 1) * sectorBytes, sectorBytes, stream.size)
  }
  // Small streams lie in 64-byte sectors inside the root's own stream.
  const root = streams.find(({ isRoot }) => isRoot)
  if (root === undefined || root.size > bytes.length) throw new BrokenChain()
  const rootChain = followChain(root.start, fat)
  const store = joined(bytes, rootChain, sector => (sector + 1) * sectorBytes, sectorBytes, root.size)
  const miniFat = entriesOf(container, followChain(bytes.readUInt32LE(60), fat))
  const miniBytes = 2 ** Math.min(12, bytes.readUInt16LE(32))
  return joined(store, followChain(stream.start, miniFat), sector => sector * miniBytes, miniBytes, stream.size)
}

function joined(
  source: Buffer,
  chain: readonly number[],
  place: (sector: number) => number,
  length: number,
  size: number,
): Buffer {
  const whole = Buffer.concat(chain.map(sector => source.subarray(place(sector), place(sector) + length)))
  if (whole.length < size) throw new BrokenChain()
  return whole.subarray(0, size)
}
