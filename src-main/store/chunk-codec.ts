// Turns one chunk of a table into compact bytes and back: dictionary or plain text, then zstd level 1, with a checksum.
// Pure and thread-safe: opens no database and keeps nothing between calls.
import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { OpenprepError } from '../contract/errors.ts'
import { unpackCells } from '../core/table/cell-bytes.ts'
import type { Column, TableChunk } from '../core/table/chunk.ts'
import { type Codes, type ColumnUnits, findRepeats, unitsOfColumn } from '../core/table/column-units.ts'
import { columnsOfLines, type LineCut } from '../core/table/split-line.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import type { ChunkCodec, EncodedChunk, EncodedColumn } from './table-store.ts'

const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
/** Below this a zstd frame saves nothing worth its header and its call. */
const MIN_COMPRESSED = 96

/** A chunk on its way to another thread; `text`, `columns` and `cells` as `packCells` makes them. */
export interface PackedCells {
  readonly rows: number
  /** Those rows that are whole lines of a text still, all with the table's number of cells; `kinds` as in `SplitRows`. null = none is. */
  readonly lines: {
    readonly cut: LineCut
    readonly text: Uint8Array<ArrayBuffer>
    readonly kinds: Uint8Array<ArrayBuffer>
  } | null
  /** Of the rows that are not. */
  readonly columns: Uint8Array<ArrayBuffer>
  readonly rowNumbers: readonly number[]
  /** null when every cell was text; else which columns have one, and theirs. */
  readonly sidecars: { readonly columns: readonly number[]; readonly cells: Uint8Array<ArrayBuffer> } | null
}

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

/** The same bytes, from the cells as they came from another thread. */
export function encodeCells(cells: PackedCells): EncodedChunk {
  const columns = unitsOfCells(cells).map(column => encodeUnits(findRepeats(column)))
  const encoded: EncodedChunk = { rows: cells.rows, columns, rowNumbers: encodeRowNumbers(cells.rowNumbers) }
  if (cells.sidecars === null) return encoded
  const sidecars: (EncodedColumn | null)[] = columns.map(() => null)
  for (const [at, sidecar] of unpackCells(cells.sidecars.cells).entries()) {
    sidecars[cells.sidecars.columns[at] ?? 0] = encodeUnits(findRepeats(sidecar))
  }
  return { ...encoded, sidecars }
}

function unitsOfCells({ lines, columns }: PackedCells): ColumnUnits[] {
  const apart = unpackCells(columns)
  if (lines === null) return apart
  const { cut, kinds } = lines
  return unpackCells(lines.text).flatMap(text => columnsOfLines({ lines: text, cut, apart, kinds }))
}

/** One column of strings. */
export function encodeColumn(values: Column): EncodedColumn {
  return encodeUnits(unitsOfColumn(values))
}

/** The same for a column whose units are known already. */
export function encodeUnits(column: ColumnUnits): EncodedColumn {
  const { codes } = column
  return codes === null ? seal('plain', writeTexts(column)) : seal('dict', writeDictionary(column, codes))
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

function writeDictionary(column: ColumnUnits, codes: Codes): Uint8Array {
  const texts = writeTexts(column)
  const wide = column.starts.length - 1 > 256
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
  for (let row = 0; row < codes.length; row += 1) if ((codes[row] ?? 0) >= entries) throw corrupt()
  return codes
}

const LATIN1 = 0
const UTF16 = 1

/** `charset · count · width of lengths · lengths in UTF-16 units · all text as one run`. */
function writeTexts({ units, starts }: ColumnUnits): Uint8Array {
  const count = starts.length - 1
  const lengths = new Uint32Array(count)
  let longest = 0
  for (let text = 0; text < count; text += 1) {
    const length = (starts[text + 1] ?? 0) - (starts[text] ?? 0)
    lengths[text] = length
    if (length > longest) longest = length
  }
  // UTF-16 rather than UTF-8: it decodes by copying, and zstd makes up for the zero bytes.
  const wideText = units.BYTES_PER_ELEMENT === 2
  const text = new Uint8Array(units.buffer, units.byteOffset, units.byteLength)
  const width = longest <= 0xff ? 1 : longest <= 0xffff ? 2 : 4
  const writer = new ByteWriter(text.length + count * width + 16)
  writer.byte(wideText ? UTF16 : LATIN1)
  writer.varint(count)
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
