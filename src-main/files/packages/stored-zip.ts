// The one byte form of a package's container: a zip of stored entries, sorted, with no date, comment or extra field.
// Because nothing in it is free to choose, a verifier can rebuild it and compare; knows nothing of what the entries mean.

/** Entry data are stored as they are; `crc` is CRC-32. Paths are UTF-8 with `/`. */
export interface StoredEntry {
  readonly path: string
  readonly bytes: number
  readonly crc: number
}

const U32 = 0xffffffff
const U16 = 0xffff
/** 1980-01-01, the earliest date the format can say. */
const DOS_DATE = 0x0021
const UTF8_NAMES = 0x0800
const VERSION = 20
const VERSION_ZIP64 = 45
/** File data start after this many bytes of header, plus the name and a zip64 field where sizes need it. */
const LOCAL_HEADER = 30
const CENTRAL_HEADER = 46

const utf8 = new TextEncoder()

/** The order of entries: by UTF-8 bytes of the path. */
export function comparePaths(a: string, b: string): number {
  return Buffer.compare(utf8.encode(a), utf8.encode(b))
}

/** Local header in front of an entry's data. Sizes are known beforehand, so no data descriptor follows. */
export function localHeader(entry: StoredEntry): Uint8Array {
  const name = utf8.encode(entry.path)
  const large = entry.bytes >= U32
  const extra = large ? zip64Field([entry.bytes, entry.bytes]) : new Uint8Array()
  const head = new Fields(LOCAL_HEADER)
  head.u32(0x04034b50).u16(large ? VERSION_ZIP64 : VERSION)
  common(head, entry, large)
  head.u16(name.length).u16(extra.length)
  return Buffer.concat([head.bytes, name, extra])
}

/** Central directory and end records, for entries whose local headers stand at `offsets`. */
export function directory(entries: readonly StoredEntry[], offsets: readonly number[], start: number): Uint8Array {
  const records = entries.map((entry, i) => centralHeader(entry, offsets[i]!))
  const size = records.reduce((sum, record) => sum + record.length, 0)
  return Buffer.concat([...records, ...endRecords(entries.length, size, start)])
}

/** Where the local header of each entry stands when they follow each other from byte 0; the last one is the end. */
export function entryOffsets(entries: readonly StoredEntry[]): number[] {
  const offsets = [0]
  for (const entry of entries) offsets.push(offsets.at(-1)! + localHeader(entry).length + entry.bytes)
  return offsets
}

function centralHeader(entry: StoredEntry, offset: number): Uint8Array {
  const name = utf8.encode(entry.path)
  const large = entry.bytes >= U32
  const far = offset >= U32
  const wide = [...(large ? [entry.bytes, entry.bytes] : []), ...(far ? [offset] : [])]
  const extra = wide.length > 0 ? zip64Field(wide) : new Uint8Array()
  const version = wide.length > 0 ? VERSION_ZIP64 : VERSION
  const head = new Fields(CENTRAL_HEADER)
  head.u32(0x02014b50).u16(version).u16(version)
  common(head, entry, large)
  head.u16(name.length).u16(extra.length).u16(0).u16(0).u16(0).u32(0)
  head.u32(far ? U32 : offset)
  return Buffer.concat([head.bytes, name, extra])
}

/** Flags, method, time, date, CRC and the two sizes: the same in both headers. */
function common(head: Fields, entry: StoredEntry, large: boolean): void {
  const size = large ? U32 : entry.bytes
  head.u16(UTF8_NAMES).u16(0).u16(0).u16(DOS_DATE).u32(entry.crc).u32(size).u32(size)
}

function zip64Field(values: readonly number[]): Uint8Array {
  const field = new Fields(4 + values.length * 8)
  field.u16(0x0001).u16(values.length * 8)
  for (const value of values) field.u64(value)
  return field.bytes
}

function endRecords(count: number, size: number, start: number): Uint8Array[] {
  const zip64 = count >= U16 || size >= U32 || start >= U32
  const end = new Fields(22)
  end.u32(0x06054b50).u16(0).u16(0)
  end.u16(Math.min(count, U16)).u16(Math.min(count, U16))
  end.u32(Math.min(size, U32)).u32(Math.min(start, U32)).u16(0)
  if (!zip64) return [end.bytes]
  const record = new Fields(56)
  record.u32(0x06064b50).u64(44).u16(VERSION_ZIP64).u16(VERSION_ZIP64).u32(0).u32(0)
  record.u64(count).u64(count).u64(size).u64(start)
  const locator = new Fields(20)
  locator
    .u32(0x07064b50)
    .u32(0)
    .u64(start + size)
    .u32(1)
  return [record.bytes, locator.bytes, end.bytes]
}

/** Little-endian fields one after another. */
class Fields {
  readonly bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(length: number) {
    this.bytes = new Uint8Array(length)
    this.#view = new DataView(this.bytes.buffer)
  }

  u16(value: number): this {
    this.#view.setUint16(this.#at, value, true)
    this.#at += 2
    return this
  }

  u32(value: number): this {
    this.#view.setUint32(this.#at, value, true)
    this.#at += 4
    return this
  }

  u64(value: number): this {
    this.#view.setBigUint64(this.#at, BigInt(value), true)
    this.#at += 8
    return this
  }
}
