// The zip container of a workbook as a stream of bytes: deflated entries of unknown size, no date, no names but those of the parts.
// Knows nothing of sheets. Must stay free of choice: the same parts give the same bytes.
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  /** ASCII, with `/`. */
  readonly path: string
  pieces(): Iterable<Uint8Array>
}

interface Entry {
  readonly path: Buffer
  readonly offset: number
  crc: number
  bytes: number
  packed: number
}

const U32 = 0xffffffff
const DEFLATED = 8
/** Sizes follow the data: they are not known before. */
const SIZES_FOLLOW = 0x0008
const VERSION = 20
const VERSION_ZIP64 = 45
const UNIX = 3 << 8
/** 1980-01-01, the earliest date the format can say. */
const DOS_DATE = 0x0021
/** A plain file, read by all (st_mode in the upper half). */
const ATTRIBUTES = 0o100644 * 0x10000
const LEVEL = 1

/** Little-endian fields: width in bytes, value. */
function fields(...values: readonly (readonly [2 | 4 | 8, number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of values) {
    if (width === 8) buffer.writeBigUInt64LE(BigInt(value), at)
    else buffer.writeUIntLE(value, at, width)
    at += width
  }
  return buffer
}

function localHeader({ path }: Entry): Buffer {
  const head = fields([4, 0x04034b50], [2, VERSION], [2, SIZES_FOLLOW], [2, DEFLATED], [2, 0], [2, DOS_DATE])
  return Buffer.concat([head, fields([4, 0], [4, 0], [4, 0], [2, path.length], [2, 0]), path])
}

function isLarge({ bytes, packed }: Entry): boolean {
  return bytes >= U32 || packed >= U32
}

function descriptor(entry: Entry): Buffer {
  const width = isLarge(entry) ? 8 : 4
  return fields([4, 0x08074b50], [4, entry.crc], [width, entry.packed], [width, entry.bytes])
}

function centralHeader(entry: Entry): Buffer {
  const { path, offset, crc, bytes, packed } = entry
  const wide = isLarge(entry) || offset >= U32
  const extra = wide ? fields([2, 1], [2, 24], [8, bytes], [8, packed], [8, offset]) : Buffer.alloc(0)
  const version = wide ? VERSION_ZIP64 : VERSION
  const inHead = (value: number) => (wide ? U32 : value)
  return Buffer.concat([
    fields([4, 0x02014b50], [2, version | UNIX], [2, version], [2, SIZES_FOLLOW], [2, DEFLATED], [2, 0], [2, DOS_DATE]),
    fields([4, crc], [4, inHead(packed)], [4, inHead(bytes)], [2, path.length], [2, extra.length]),
    fields([2, 0], [2, 0], [2, 0], [4, ATTRIBUTES], [4, inHead(offset)]),
    path,
    extra,
  ])
}

function endRecords(entries: number, start: number, size: number): Buffer {
  const most = Math.min(entries, 0xffff)
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, most], [2, most], [4, Math.min(size, U32)])
  const tail = Buffer.concat([end, fields([4, Math.min(start, U32)], [2, 0])])
  if (start < U32 && size < U32) return tail
  const record = fields([4, 0x06064b50], [8, 44], [2, VERSION_ZIP64], [2, VERSION_ZIP64], [4, 0], [4, 0])
  const counts = fields([8, entries], [8, entries], [8, size], [8, start])
  const locator = fields([4, 0x07064b50], [4, 0], [8, start + size], [4, 1])
  return Buffer.concat([record, counts, locator, tail])
}

function* counted(pieces: Iterable<Uint8Array>, entry: Entry): Generator<Uint8Array> {
  for (const piece of pieces) {
    entry.crc = crc32(piece, entry.crc)
    entry.bytes += piece.length
    // An empty piece would end the stream.
    if (piece.length > 0) yield piece
  }
}

async function* deflated(entry: Entry, pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: LEVEL, chunkSize: 1 << 18 })
  const source = Readable.from(counted(pieces, entry), { highWaterMark: 2 })
  source.on('error', error => deflate.destroy(error))
  source.pipe(deflate)
  try {
    for await (const bytes of deflate) {
      entry.packed += bytes.length
      yield bytes
    }
  } finally {
    source.destroy()
  }
}

/** Throws what `pieces` throws. Sizes beyond 4 GiB are written as zip64. */
export async function* zipBytes(parts: readonly ZipPart[]): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = []
  let at = 0
  for (const part of parts) {
    const entry = { path: Buffer.from(part.path), offset: at, crc: 0, bytes: 0, packed: 0 }
    entries.push(entry)
    const head = localHeader(entry)
    yield head
    yield* deflated(entry, part.pieces())
    const tail = descriptor(entry)
    yield tail
    at += head.length + entry.packed + tail.length
  }
  const directory = Buffer.concat(entries.map(centralHeader))
  yield directory
  yield endRecords(entries.length, at, directory.length)
}
