// The zip container of a workbook: looks parts up by name and streams them expanded, within limits and checked.
// Extracts nothing to disk and understands no XML.
import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { OpenprepError } from '../../../contract/errors.ts'
import type { ReadLimits } from '../../table-source.ts'
import { openEncrypted } from '../encrypted/encrypted-package.ts'
import { faultError, passwordError } from '../faults.ts'
import { FREE_EXPANSION_BYTES, MAX_ARCHIVE_ENTRIES } from '../limits.ts'
import { FileReader } from './file-reader.ts'

export interface ReadPartOptions {
  signal?: AbortSignal
  /** Compressed bytes of this part taken from the disk so far. */
  onBytes?(done: number, total: number): void
}

/** Whatever hands out parts by name. */
export interface PartSource {
  readonly path: string
  /** Names are compared without regard to case, as OPC wants (ECMA-376 part 2, 6.2.2.3). */
  read(name: string, options?: ReadPartOptions): AsyncGenerator<Buffer>
}

export interface Archive extends PartSource {
  /** Part names as the archive spells them, without a leading slash. */
  readonly names: readonly string[]
  has(name: string): boolean
  /** Bytes the part expands to, as the directory states and reading checks; 0 for a part that is not there. */
  size(name: string): number
  close(): void
}

const STORED = 0
const DEFLATED = 8

/**
 * `password` opens an encrypted workbook. Throws FILE_CORRUPT, FILE_HOSTILE, FILE_PASSWORD, FILE_PASSWORD_WRONG, and what the system
 * says of the file itself.
 */
export async function openArchive(path: string, limits: ReadLimits, password?: string): Promise<Archive> {
  const { zip, closeFile } = await openZip(path, password)
  try {
    const entries = await listEntries(zip, path)
    const streams = new Set<Readable>()
    return {
      path,
      names: [...entries.values()].map(entry => partName(entry.fileNameRaw)),
      has: name => entries.has(keyOf(name)),
      size: name => entries.get(keyOf(name))?.uncompressedSize ?? 0,
      read: (name, options = {}) => readPart({ zip, path, limits, streams }, entries.get(keyOf(name)), options),
      close: () => {
        // A part that somebody stopped reading without saying so would keep the file open.
        for (const stream of streams) stream.destroy()
        zip.close()
        closeFile()
      },
    }
  } catch (thrown) {
    zip.close()
    closeFile()
    throw thrown
  }
}

interface OpenedZip {
  zip: ZipFile
  closeFile(): void
}

const ZIP_OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false }

async function openZip(path: string, password: string | undefined): Promise<OpenedZip> {
  const decrypted = await openEncrypted(path, password)
  try {
    if (decrypted === null) return await openFile(path)
    const zip = await fromRandomAccessReaderPromise(decrypted.reader, decrypted.size, ZIP_OPTIONS)
    return { zip, closeFile: decrypted.closeFile }
  } catch (thrown) {
    decrypted?.closeFile()
    if (thrown instanceof Error && 'code' in thrown) throw thrown
    throw faultError(path, 'archiveBroken', thrown)
  }
}

async function openFile(path: string): Promise<OpenedZip> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const reader = new FileReader(file)
    const zip = await fromRandomAccessReaderPromise(reader, size, ZIP_OPTIONS)
    return { zip, closeFile: () => reader.closeFile() }
  } catch (thrown) {
    await file.close()
    throw thrown
  }
}

async function listEntries(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ARCHIVE_ENTRIES) throw faultError(path, 'tooManyEntries')
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) addEntry(entries, entry, path)
  } catch (thrown) {
    if (thrown instanceof OpenprepError) throw thrown
    throw faultError(path, 'archiveBroken', thrown)
  }
  return entries
}

function addEntry(entries: Map<string, Entry>, entry: Entry, path: string): void {
  const name = partName(entry.fileNameRaw)
  if (name.endsWith('/')) return
  if (name.split('/').includes('..')) throw faultError(path, 'entryName')
  const key = keyOf(name)
  const twin = entries.get(key)
  // Careless writers repeat an entry unchanged; two different contents under one name are a trick on whoever checks one of them.
  if (twin && (twin.crc32 !== entry.crc32 || twin.uncompressedSize !== entry.uncompressedSize)) {
    throw faultError(path, 'duplicateEntry')
  }
  if (!twin) entries.set(key, entry)
}

/** The archivers of Chinese Windows write names as GBK without saying so. */
const chineseNames = new TextDecoder('gb18030')

function partName(raw: Buffer): string {
  const name = isUtf8(raw) ? raw.toString('utf8') : chineseNames.decode(raw)
  return name.replaceAll('\\', '/').replace(/^\/+/, '')
}

function keyOf(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}

interface OpenZip {
  zip: ZipFile
  path: string
  limits: ReadLimits
  /** Parts being read. */
  streams: Set<Readable>
}

async function* readPart(
  { zip, path, limits, streams }: OpenZip,
  entry: Entry | undefined,
  options: ReadPartOptions,
): AsyncGenerator<Buffer> {
  if (entry === undefined) throw faultError(path, 'partMissing')
  if (entry.isEncrypted()) throw passwordError(path)
  const ceiling = Math.max(FREE_EXPANSION_BYTES, entry.compressedSize * limits.maxExpansion)
  let size = 0
  let sum = 0
  const stream = await openPart(zip, path, entry, options)
  streams.add(stream)
  try {
    for await (const piece of stream) {
      options.signal?.throwIfAborted()
      const bytes: Buffer = piece
      size += bytes.length
      if (size > limits.maxPartBytes) throw faultError(path, 'partSize')
      if (size > ceiling) throw faultError(path, 'expansion')
      sum = crc32(bytes, sum)
      yield bytes
    }
  } catch (thrown) {
    throw partError(thrown, path)
  } finally {
    stream.destroy()
    streams.delete(stream)
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw faultError(path, 'checksum')
}

async function openPart(zip: ZipFile, path: string, entry: Entry, options: ReadPartOptions): Promise<Readable> {
  const { compressionMethod } = entry
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) throw faultError(path, 'inflate')
  let raw: Readable
  try {
    raw = await zip.openReadStreamPromise(entry, { decodeFileData: false })
  } catch (thrown) {
    throw partError(thrown, path)
  }
  let taken = 0
  const count = (bytes: Buffer) => {
    taken += bytes.length
    options.onBytes?.(taken, entry.compressedSize)
  }
  if (compressionMethod === STORED) return raw.on('data', count).pause()
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  raw.on('data', count)
  raw.on('error', error => inflate.destroy(error))
  inflate.on('close', () => raw.destroy())
  return raw.pipe(inflate)
}

function partError(thrown: unknown, path: string): unknown {
  if (thrown instanceof OpenprepError || !(thrown instanceof Error)) return thrown
  if (thrown.name === 'AbortError' || thrown.name === 'XmlFaultError') return thrown
  if ('code' in thrown && typeof thrown.code === 'string' && thrown.code.startsWith('Z_')) {
    return faultError(path, 'inflate', thrown)
  }
  return 'code' in thrown ? thrown : faultError(path, 'archiveBroken', thrown)
}
