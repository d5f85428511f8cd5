// Reads a container without trusting it: takes names, sizes and checksums from the directory, rebuilds every header from them, and
// compares byte by byte. Judges no content and never follows an offset the file states.
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { openingError } from '../file-errors.ts'
import { comparePaths, directory, entryOffsets, localHeader, type StoredEntry } from './stored-zip.ts'

export type ContainerFault = 'end' | 'directory' | 'name' | 'method' | 'order' | 'bytes' | 'size' | 'tooMany'

export interface ContainerProblem {
  readonly fault: ContainerFault
  /** Path of the entry it is about, or ''. */
  readonly file: string
  readonly offset: number
}

export interface ContainerEntry extends StoredEntry {
  /** Where the data begin. */
  readonly from: number
}

export interface Container {
  readonly path: string
  readonly bytes: number
  /** Empty when the directory cannot be read. */
  readonly entries: readonly ContainerEntry[]
  readonly problem: ContainerProblem | null
}

/** A package has nine files; the bounds only keep a hostile one from costing memory. */
const MAX_ENTRIES = 256
const MAX_DIRECTORY = 1 << 18
const END = 22
const LOCATOR = 20
const END64 = 56
const U32 = 0xffffffff

/** Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_LOCKED; everything else is the container's `problem`. */
export async function openContainer(path: string): Promise<Container> {
  const file = await open(path, constants.O_RDONLY).catch(thrown => {
    throw openingError(thrown, path)
  })
  try {
    const { size: bytes } = await file.stat()
    const found = await readDirectory(file, bytes)
    if ('fault' in found) return { path, bytes, entries: [], problem: found }
    const problem = namesProblem(found) ?? (await compareHeaders(file, bytes, found))
    return { path, bytes, entries: placed(found), problem }
  } finally {
    await file.close()
  }
}

/** The bytes of one entry, checked by the caller. */
export async function* entryBytes(
  container: Container,
  entry: ContainerEntry,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (entry.bytes === 0) return
  const file = await open(container.path, constants.O_RDONLY)
  const range = { start: entry.from, end: entry.from + entry.bytes - 1, highWaterMark: 1 << 20 }
  for await (const piece of file.createReadStream(range)) {
    signal?.throwIfAborted()
    yield piece
  }
}

function placed(entries: readonly StoredEntry[]): ContainerEntry[] {
  const offsets = entryOffsets(entries)
  return entries.map((entry, i) => ({ ...entry, from: offsets[i]! + localHeader(entry).length }))
}

async function read(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let at = 0
  while (at < length) {
    const { bytesRead } = await file.read(buffer, at, length - at, from + at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return buffer.subarray(0, at)
}

function faulty(fault: ContainerFault, file = '', offset = 0): ContainerProblem {
  return { fault, file, offset }
}

/** Where the directory stands and how many entries it has, from the last bytes of the file only: a comment has no place. */
async function readDirectory(file: FileHandle, bytes: number): Promise<StoredEntry[] | ContainerProblem> {
  if (bytes < END) return faulty('end')
  const tail = await read(file, Math.max(0, bytes - END - LOCATOR - END64), Math.min(bytes, END + LOCATOR + END64))
  const end = tail.subarray(tail.length - END)
  if (end.readUInt32LE(0) !== 0x06054b50) return faulty('end')
  const place = endPlace(tail, end)
  if (place === null) return faulty('end')
  if (place.count > MAX_ENTRIES || place.size > MAX_DIRECTORY) return faulty('tooMany')
  if (place.start + place.size > bytes) return faulty('directory')
  return parseDirectory(await read(file, place.start, place.size), place.count)
}

interface EndPlace {
  count: number
  size: number
  start: number
}

function endPlace(tail: Buffer, end: Buffer): EndPlace | null {
  const plain = { count: end.readUInt16LE(10), size: end.readUInt32LE(12), start: end.readUInt32LE(16) }
  if (plain.start !== U32 && plain.size !== U32) return plain
  if (tail.length < END + LOCATOR + END64 || tail.readUInt32LE(0) !== 0x06064b50) return null
  return { count: Number(tail.readBigUInt64LE(32)), size: wide(tail, 40), start: wide(tail, 48) }
}

function wide(buffer: Buffer, at: number): number {
  return Number(buffer.readBigUInt64LE(at))
}

function parseDirectory(bytes: Buffer, count: number): StoredEntry[] | ContainerProblem {
  const entries: StoredEntry[] = []
  let at = 0
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return faulty('directory')
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const next = at + 46 + nameLength + extraLength
    if (next > bytes.length) return faulty('directory')
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (bytes.readUInt16LE(at + 10) !== 0) return faulty('method', path)
    const stated = bytes.readUInt32LE(at + 24)
    const extra = bytes.subarray(at + 46 + nameLength, next)
    if (stated === U32 && extra.length < 12) return faulty('directory', path)
    entries.push({ path, bytes: stated === U32 ? wide(extra, 4) : stated, crc: bytes.readUInt32LE(at + 16) })
    at = next
  }
  return entries
}

const BAD_PATH = /^\/|^[A-Za-z]:|\\|\/\/|(?:^|\/)\.\.?(?:\/|$)|\p{Cc}|\ufffd/u

function namesProblem(entries: readonly StoredEntry[]): ContainerProblem | null {
  const bad = entries.find(entry => entry.path === '' || BAD_PATH.test(entry.path))
  if (bad !== undefined) return faulty('name', bad.path)
  const unsorted = entries.find((entry, i) => i > 0 && comparePaths(entries[i - 1]!.path, entry.path) >= 0)
  return unsorted === undefined ? null : faulty('order', unsorted.path)
}

/** Every byte that is no entry's data must be what the canonical writer would put there. */
async function compareHeaders(
  file: FileHandle,
  bytes: number,
  entries: readonly StoredEntry[],
): Promise<ContainerProblem | null> {
  const offsets = entryOffsets(entries)
  const start = offsets.at(-1) ?? 0
  const tail = directory(entries, offsets, start)
  if (!Number.isSafeInteger(start) || start + tail.length !== bytes) return faulty('size')
  for (const [i, entry] of entries.entries()) {
    const header = localHeader(entry)
    const differs = difference(await read(file, offsets[i]!, header.length), header)
    if (differs >= 0) return faulty('bytes', entry.path, offsets[i]! + differs)
  }
  const differs = difference(await read(file, start, tail.length), tail)
  return differs < 0 ? null : faulty('bytes', '', start + differs)
}

function difference(found: Uint8Array, wanted: Uint8Array): number {
  if (found.length !== wanted.length) return Math.min(found.length, wanted.length)
  return found.findIndex((byte, i) => byte !== wanted[i])
}
