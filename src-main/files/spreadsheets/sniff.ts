// Tells what kind of table a file holds by its contents, never by its name.
// Reads the first bytes and directories only; opens no table.
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type { FileFormat } from '../../contract/reading.ts'
import { openingError } from '../file-errors.ts'
import { faultError } from './faults.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { isOle, listOleNames } from './ole-directory.ts'
import { type Archive, openArchive } from './xlsx/archive.ts'

const HEAD_BYTES = 65_536

/** Formats that are neither tables nor text; reading them as text would only show noise. */
const STRANGERS: readonly Buffer[] = [
  Buffer.from('%PDF-'),
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.from('ffd8ff', 'hex'),
  Buffer.from('GIF8'),
  Buffer.from('Rar!\x1a'),
  Buffer.from('377abcaf271c', 'hex'),
  Buffer.from('1f8b08', 'hex'),
  Buffer.from('SQLite format 3\0'),
  Buffer.from('{\\rtf'),
  Buffer.from('7f454c46', 'hex'),
  Buffer.from('II*\0'),
  Buffer.from('MM\0*'),
]

/**
 * `text` = anything delimited or otherwise textual, JSON included.
 * An encrypted workbook counts as `xlsx`. Throws FILE_EMPTY, FILE_CORRUPT, FILE_HOSTILE, FORMAT_UNKNOWN (pdf, pictures, Word …),
 * FORMAT_NOT_SUPPORTED, FILE_NOT_FOUND, FILE_LOCKED, FILE_NOT_READABLE.
 */
export async function sniffFormat(path: string): Promise<FileFormat | 'text'> {
  const file = await openFile(path)
  try {
    const head = await readHead(file)
    if (head.length === 0) throw new OpenprepError('FILE_EMPTY', { file: basename(path) }, { file: path })
    if (isOle(head)) return await sniffOle(file, path)
    if (STRANGERS.some(magic => head.subarray(0, magic.length).equals(magic))) throw unknownFormat(path)
    if (isZip(head)) return await sniffZip(path)
    if (isBareBiff(head)) return 'xls'
    if (isDbf(head, (await file.stat()).size)) return 'dbf'
    return sniffText(head, path)
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

async function readHead(file: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(HEAD_BYTES)
  const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0)
  return buffer.subarray(0, bytesRead)
}

function unknownFormat(path: string): OpenprepError {
  return new OpenprepError('FORMAT_UNKNOWN', { file: basename(path) }, { file: path })
}

async function sniffOle(file: FileHandle, path: string): Promise<FileFormat> {
  const names = await listOleNames(file)
  if (names === null) throw faultError(path, 'archiveBroken')
  // What is inside shows only when it is opened with the password.
  if (names.includes('ENCRYPTEDPACKAGE')) return 'xlsx'
  if (names.includes('WORKBOOK') || names.includes('BOOK')) return 'xls'
  throw unknownFormat(path)
}

/** Begins as a zip does. Throws what the system says of the file. */
export async function isZipFile(path: string): Promise<boolean> {
  const file = await openFile(path)
  try {
    return isZip(await readHead(file))
  } finally {
    await file.close()
  }
}

function isZip(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)
}

async function sniffZip(path: string): Promise<FileFormat> {
  const archive = await openArchive(path, DEFAULT_LIMITS)
  try {
    return await formatOfArchive(archive, path)
  } finally {
    archive.close()
  }
}

async function formatOfArchive(archive: Archive, path: string): Promise<FileFormat> {
  if (archive.has('mimetype') && (await smallPart(archive, 'mimetype')).includes('opendocument.spreadsheet'))
    return 'ods'
  const types = archive.has('[Content_Types].xml') ? await smallPart(archive, '[Content_Types].xml') : ''
  // Only the part itself tells: SheetJS declares the binary type as the default for `.bin` in every xlsx it writes.
  if (/<Override[^>]*ms-excel\.sheet\.binary/.test(types) || archive.has('xl/workbook.bin')) return 'xlsb'
  if (/spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.macroEnabled/.test(types)) return 'xlsx'
  if (archive.has('xl/workbook.xml')) return 'xlsx'
  throw unknownFormat(path)
}

async function smallPart(archive: Archive, name: string): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of archive.read(name)) {
    size += piece.length
    if (size > 1_048_576) throw faultError(archive.path, 'partSize')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('latin1')
}

/** Excel 2 to 4 wrote their records without a container: a BOF record and its length come first. */
function isBareBiff(head: Buffer): boolean {
  const [id, version, length, high] = head
  if (id !== 9 || high !== 0) return false
  return (
    (version === 0 || version === 2 || version === 4 || version === 8) && (length === 4 || length === 6 || length === 8)
  )
}

/** dBASE II (0x02) and dBASE 7 (0x8C) lay out their headers differently and are not read. */
const DBF_VERSIONS = new Set([0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xe5, 0xf5, 0xfb])

/** A known version byte, a plausible date, and sizes that agree with the file's. */
function isDbf(head: Buffer, bytes: number): boolean {
  if (head.length < 33 || !DBF_VERSIONS.has(head[0] ?? 0)) return false
  const month = head[2] ?? 0
  const day = head[3] ?? 0
  const records = head.readUInt32LE(4)
  const headerBytes = head.readUInt16LE(8)
  const recordBytes = head.readUInt16LE(10)
  if (month > 12 || day > 31 || headerBytes < 33 || recordBytes < 2) return false
  return headerBytes <= bytes && headerBytes + records * recordBytes <= bytes + recordBytes
}

function sniffText(head: Buffer, path: string): FileFormat | 'text' {
  const text = headText(head).trimStart()
  if (/^MIME-Version:/i.test(text)) throw notSupported(path, 'mht')
  if (/^TABLE\r?\n0,1\r?\n/.test(text)) throw notSupported(path, 'dif')
  if (!text.startsWith('<')) return 'text'
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet') && /<(?:\w+:)?Workbook\b/.test(text))
    return 'xml2003'
  if (/<office:document\b/.test(text)) return 'fods'
  const body = text.replace(/^(?:<\?xml[^>]*\?>|<!--.*?-->|\s)+/s, '')
  return /^<(?:!doctype\s+html|html|head|body|meta|style|table|div|center)\b/i.test(body) ? 'html' : 'text'
}

function headText(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le', 2)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return head.toString('utf8', 3)
  return head.toString('latin1')
}

function notSupported(path: string, format: string): OpenprepError {
  return new OpenprepError('FORMAT_NOT_SUPPORTED', { format }, { file: path })
}
