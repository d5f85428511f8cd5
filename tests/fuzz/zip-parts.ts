// Takes a zip apart and puts it together again, lies in its headers included.
// For tests only: trusts every number in the archive it reads and holds everything in memory.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string
  data: Buffer
  /** What the headers say instead of the truth. */
  lies?: Partial<ZipHeader>
  stored?: boolean
}

export interface ZipHeader {
  flags: number
  method: number
  crc: number
  compressed: number
  expanded: number
  offset: number
  /** The name in the local header. */
  localName: string
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** Null for what is no ordinary archive. */
export function unzip(bytes: Buffer): ZipPart[] | null {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0) return null
  const parts: ZipPart[] = []
  try {
    let at = bytes.readUInt32LE(end + 16)
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (bytes.readUInt32LE(at) !== CENTRAL) return null
      const nameLength = bytes.readUInt16LE(at + 28)
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
      parts.push({ name, data: dataOf(bytes, at) })
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
  } catch (thrown) {
    if (thrown instanceof Error) return null
    throw thrown
  }
  return parts
}

function dataOf(bytes: Buffer, central: number): Buffer {
  const local = bytes.readUInt32LE(central + 42)
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const raw = bytes.subarray(start, start + bytes.readUInt32LE(central + 20))
  return bytes.readUInt16LE(central + 10) === 0 ? raw : inflateRawSync(raw)
}

export function zip(parts: readonly ZipPart[], comment = Buffer.alloc(0)): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const raw = part.stored === true ? part.data : deflateRawSync(part.data, { level: 1 })
    const header = headerOf(part, raw, at)
    const local = Buffer.concat([localHeader(header), raw])
    directory.push(centralHeader(part.name, header))
    pieces.push(local)
    at += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...pieces, central, end, comment])
}

function headerOf({ name, data, stored, lies }: ZipPart, raw: Buffer, offset: number): ZipHeader {
  const truth: ZipHeader = {
    flags: 0x800,
    method: stored === true ? 0 : 8,
    crc: crc32(data),
    compressed: raw.length,
    expanded: data.length,
    offset,
    localName: name,
  }
  return { ...truth, ...lies }
}

function localHeader({ flags, method, crc, compressed, expanded, localName }: ZipHeader): Buffer {
  const header = Buffer.alloc(30)
  const name = Buffer.from(localName)
  header.writeUInt32LE(LOCAL, 0)
  header.writeUInt16LE(20, 4)
  writeCommon(header, 6, { flags, method, crc, compressed, expanded })
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function centralHeader(partName: string, { flags, method, crc, compressed, expanded, offset }: ZipHeader): Buffer {
  const header = Buffer.alloc(46)
  const name = Buffer.from(partName)
  header.writeUInt32LE(CENTRAL, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(20, 6)
  writeCommon(header, 8, { flags, method, crc, compressed, expanded })
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(offset >>> 0, 42)
  return Buffer.concat([header, name])
}

/** The date stays 1980-01-01: archives must not depend on the clock. */
function writeCommon(header: Buffer, at: number, facts: Omit<ZipHeader, 'offset' | 'localName'>): void {
  header.writeUInt16LE(facts.flags, at)
  header.writeUInt16LE(facts.method, at + 2)
  header.writeUInt16LE(0x21, at + 6)
  header.writeUInt32LE(facts.crc >>> 0, at + 8)
  header.writeUInt32LE(facts.compressed >>> 0, at + 12)
  header.writeUInt32LE(facts.expanded >>> 0, at + 16)
}
