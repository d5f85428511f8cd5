// Turns one chunk of a table into compact bytes and back: dictionary or plain text, then zstd level 1, with a checksum.
// Pure and thread-safe: opens no database and keeps nothing between calls.
import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { OpenprepError } from '../contract/errors.ts'
import type { Column, TableChunk } from '../core/table/chunk.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import type { ChunkCodec, EncodedChunk, EncodedColumn } from './table-store.ts'

const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
/** Below this a zstd frame saves nothing worth its header and its call. */
const MIN_COMPRESSED = 96
/** Values looked at before giving up on a dictionary; a full attempt on a column of distinct values costs as much as zstd. */
const DICTIONARY_PROBE = 384

/**
 * Encodes a chunk. `sidecars[c]` holds one string per row for column `c` (see sidecar.ts), or null when every cell was text.
 * Text is kept code unit by code unit, lone surrogates included.
 */
export function encodeChunk(chunk: TableChunk, sidecars?: readonly (Column | null)[]): EncodedChunk {
  const encoded: EncodedChunk = {
    rows: chunk.rows,
    columns: chunk.columns.map(encodeColumn),
    rowNumbers: encodeRowNumbers(chunk.rowNumbers),
  }
  if (sidecars?.some(sidecar => sidecar !== null)) {
    encoded.sidecars = sidecars.map(sidecar => (sidecar === null ? null : encodeColumn(sidecar)))
  }
  return encoded
}

/** One column of strings. */
export function encodeColumn(values: Column): EncodedColumn {
  const dictionary = buildDictionary(values)
  return dictionary === null ? seal('plain', writeTexts(values)) : seal('dict', writeDictionary(dictionary))
}

/** A column decoded as far as one run of text; cells become strings of their own only when asked for. */
export interface ColumnView {
  readonly length: number
  /** Rows `from` up to but not including `to`. */
  slice(from: number, to: number): string[]
}

/**
 * For pages: twenty columns of 2,048 cells would be 40,000 strings, and collecting that garbage took 30 ms now and then;
 * a page of 100 rows needs 2,000. Throws STORE_CORRUPT when the checksum or the content does not fit.
 */
export function viewColumn(encoded: EncodedColumn): ColumnView {
  const bytes = unseal(encoded)
  return readWhole(bytes, reader => (isDictionary(encoded.codec) ? readDictionary(reader) : readTexts(reader)))
}

/** A column as its UTF-16 units: what counting and comparing needs, without a string for every cell. */
export interface ColumnUnits {
  /** Text `n` is `units` from `starts[n]` up to `starts[n + 1]`. */
  readonly units: Uint8Array | Uint16Array
  readonly starts: Uint32Array
  /** Which text each row has; null = its own. */
  readonly codes: Uint8Array | Uint32Array | null
}

/** Throws STORE_CORRUPT when the checksum or the content does not fit. */
export function columnUnits(encoded: EncodedColumn): ColumnUnits {
  return readWhole(unseal(encoded), reader => {
    const { charset, starts, count } = readStarts(reader)
    const units = reader.units(starts[count] ?? 0, charset === UTF16 ? 2 : 1)
    return { units, starts, codes: isDictionary(encoded.codec) ? readCodes(reader, count) : null }
  })
}

/** The strings `encodeColumn` was given. Throws STORE_CORRUPT when the checksum or the content does not fit. */
export function decodeColumn(encoded: EncodedColumn): string[] {
  const view = viewColumn(encoded)
  return view.slice(0, view.length)
}

/** Row numbers as runs of consecutive numbers: a few bytes for an untouched chunk, whatever the table's size. */
export function encodeRowNumbers(rowNumbers: readonly number[]): EncodedColumn {
  const writer = new ByteWriter(64)
  writer.varint(rowNumbers.length)
  let expected = 0
  for (let at = 0; at < rowNumbers.length; ) {
    const first = rowNumbers[at] ?? 0
    let length = 1
    while (rowNumbers[at + length] === first + length) length += 1
    writer.zigzag(first - expected)
    writer.varint(length)
    expected = first + length
    at += length
  }
  return seal('plain', writer.done())
}

/** The numbers `encodeRowNumbers` was given. Throws STORE_CORRUPT. */
export function decodeRowNumbers(encoded: EncodedColumn): number[] {
  return readWhole(unseal(encoded), reader => {
    const rowNumbers = new Array<number>(reader.varint())
    let expected = 0
    for (let at = 0; at < rowNumbers.length; ) {
      const first = expected + reader.zigzag()
      const length = reader.varint()
      if (length === 0 || at + length > rowNumbers.length) throw corrupt()
      for (let step = 0; step < length; step += 1) rowNumbers[at + step] = first + step
      expected = first + length
      at += length
    }
    return rowNumbers
  })
}

interface Dictionary {
  entries: string[]
  codes: Uint16Array
}

/** null when at least half of the values are distinct: then the values themselves are shorter. */
function buildDictionary(values: Column): Dictionary | null {
  const limit = Math.min(values.length >> 1, 0xffff)
  const codeOf = new Map<string, number>()
  const codes = new Uint16Array(values.length)
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? ''
    let code = codeOf.get(value)
    if (code === undefined) {
      code = codeOf.size
      if (code >= limit || (row === DICTIONARY_PROBE && code > DICTIONARY_PROBE * 0.75)) return null
      codeOf.set(value, code)
    }
    codes[row] = code
  }
  return { entries: [...codeOf.keys()], codes }
}

function writeDictionary({ entries, codes }: Dictionary): Uint8Array {
  const texts = writeTexts(entries)
  const wide = entries.length > 256
  const writer = new ByteWriter(texts.length + codes.length * (wide ? 2 : 1) + 16)
  writer.bytes(texts)
  writer.varint(codes.length)
  writer.unsigned(codes, wide ? 2 : 1)
  return writer.done()
}

function readDictionary(reader: ByteReader): ColumnView {
  const texts = readTexts(reader)
  const entries = texts.slice(0, texts.length)
  const codes = readCodes(reader, entries.length)
  return {
    length: codes.length,
    slice: (from, to) => {
      const values = new Array<string>(to - from)
      for (let row = from; row < to; row += 1) values[row - from] = entries[codes[row] ?? 0] ?? ''
      return values
    },
  }
}

function readCodes(reader: ByteReader, entries: number): Uint8Array | Uint32Array {
  const codes = reader.unsigned(reader.varint(), entries > 256 ? 2 : 1)
  for (const code of codes) if (code >= entries) throw corrupt()
  return codes
}

const LATIN1 = 0
const UTF16 = 1

/** `charset · count · width of lengths · lengths in UTF-16 units · all text as one run`. */
function writeTexts(values: Column): Uint8Array {
  const lengths = new Uint32Array(values.length)
  let longest = 0
  for (let row = 0; row < values.length; row += 1) {
    const length = values[row]?.length ?? 0
    lengths[row] = length
    if (length > longest) longest = length
  }
  const joined = values.join('')
  // UTF-16 rather than UTF-8: it decodes by copying, and zstd makes up for the zero bytes.
  const wideText = /[\u0100-\uffff]/.test(joined)
  const text = Buffer.from(joined, wideText ? 'utf16le' : 'latin1')
  const width = longest <= 0xff ? 1 : longest <= 0xffff ? 2 : 4
  const writer = new ByteWriter(text.length + lengths.length * width + 16)
  writer.byte(wideText ? UTF16 : LATIN1)
  writer.varint(values.length)
  writer.byte(width)
  writer.unsigned(lengths, width)
  writer.bytes(text)
  return writer.done()
}

function readStarts(reader: ByteReader): { charset: number; starts: Uint32Array; count: number } {
  const charset = reader.byte()
  const count = reader.varint()
  const width = reader.byte()
  if ((charset !== LATIN1 && charset !== UTF16) || (width !== 1 && width !== 2 && width !== 4)) throw corrupt()
  const lengths = reader.unsigned(count, width)
  const starts = new Uint32Array(count + 1)
  let units = 0
  for (let row = 0; row < count; row += 1) {
    units += lengths[row] ?? 0
    starts[row + 1] = units
  }
  return { charset, starts, count }
}

function readTexts(reader: ByteReader): ColumnView {
  const { charset, starts, count } = readStarts(reader)
  const units = starts[count] ?? 0
  const text = charset === UTF16 ? reader.utf16(units) : reader.latin1(units)
  return {
    length: count,
    slice: (from, to) => {
      const values = new Array<string>(to - from)
      for (let row = from; row < to; row += 1) values[row - from] = text.substring(starts[row] ?? 0, starts[row + 1])
      return values
    },
  }
}

function seal(codec: 'plain' | 'dict', bytes: Uint8Array): EncodedColumn {
  if (bytes.length >= MIN_COMPRESSED) {
    const packed = zstdCompressSync(bytes, { ...ZSTD, chunkSize: bytes.length + 1024 })
    if (packed.length < bytes.length) return { codec: `${codec}+zstd`, data: packed, crc: crc32(packed) }
  }
  return { codec, data: bytes, crc: crc32(bytes) }
}

function unseal({ codec, data, crc }: EncodedColumn): Uint8Array {
  if (crc32(data) !== crc) throw corrupt()
  if (codec === 'plain' || codec === 'dict') return data
  try {
    return zstdDecompressSync(data)
  } catch (cause) {
    throw new OpenprepError('STORE_CORRUPT', { reason: 'zstd' }, undefined, { cause })
  }
}

function isDictionary(codec: ChunkCodec): boolean {
  return codec === 'dict' || codec === 'dict+zstd'
}

function readWhole<T>(bytes: Uint8Array, read: (reader: ByteReader) => T): T {
  const reader = new ByteReader(bytes)
  const value = read(reader)
  if (!reader.atEnd) throw corrupt()
  return value
}

function corrupt(): OpenprepError {
  return new OpenprepError('STORE_CORRUPT', { reason: 'chunk' })
}
