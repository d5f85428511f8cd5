// The header of a dBASE or FoxPro table: its columns, record layout and the language it claims.
// Reads no records. Layout: dBASE III/IV and Visual FoxPro table structure.
import { faultError } from '../faults.ts'

export interface DbfField {
  /** Bytes of the name; decoded once the encoding is known. */
  name: Buffer
  /** One letter: C text, N F number, D date, L logical, I B Y T binary, V text of variable length, M G P W memo. */
  type: string
  offset: number
  length: number
}

export interface DbfHeader {
  foxPro: boolean
  /** First byte of the file. */
  version: number
  records: number
  headerBytes: number
  recordBytes: number
  /** Language driver byte; 0 = not stated. */
  language: number
  fields: DbfField[]
}

const FIELD_BYTES = 32
const FIELDS_END = 0x0d
const FOXPRO = new Set([0x30, 0x31, 0x32])
/** FoxPro's own column of null flags. */
const SYSTEM_COLUMN = 0x01

/** `head` must hold the whole header. Throws FILE_CORRUPT. */
export function readDbfHeader(path: string, head: Buffer): DbfHeader {
  if (head.length < FIELD_BYTES + 1) throw faultError(path, 'unreadable')
  const foxPro = FOXPRO.has(head[0] ?? 0)
  const headerBytes = head.readUInt16LE(8)
  const recordBytes = head.readUInt16LE(10)
  const fields: DbfField[] = []
  let offset = 1
  for (let at = FIELD_BYTES; at + FIELD_BYTES <= Math.min(head.length, headerBytes); at += FIELD_BYTES) {
    if (head[at] === FIELDS_END) break
    const field = readField(head.subarray(at, at + FIELD_BYTES), offset)
    offset += field.length
    if (((head[at + 18] ?? 0) & SYSTEM_COLUMN) === 0 || !foxPro) fields.push(field)
  }
  if (fields.length === 0 || offset > recordBytes) throw faultError(path, 'unreadable')
  const version = head[0] ?? 0
  return { foxPro, version, records: head.readUInt32LE(4), headerBytes, recordBytes, language: head[29] ?? 0, fields }
}

function readField(bytes: Buffer, offset: number): DbfField {
  const end = bytes.indexOf(0)
  const type = bytes.toString('latin1', 11, 12)
  const low = bytes[16] ?? 0
  // Long text columns (Clipper, FoxPro) keep the high byte where numbers keep their decimals.
  const length = type === 'C' ? low + 256 * (bytes[17] ?? 0) : low
  return { name: Buffer.from(bytes.subarray(0, end < 0 || end > 11 ? 11 : end)), type, offset, length }
}
