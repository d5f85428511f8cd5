// Lists the streams of an OLE compound file: enough to tell a workbook from a Word file and from an encrypted package.
// Reads the directory only, never a stream. Format: [MS-CFB].
import type { FileHandle } from 'node:fs/promises'

const END_OF_CHAIN = 0xfffffffe
const HEADER_BYTES = 512
const ENTRY_BYTES = 128
/** 2,048 directory sectors hold at least 8,192 entries; a workbook has a few dozen. */
const MAX_DIRECTORY_SECTORS = 2048
const HEADER_FAT_SECTORS = 109

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

export function isOle(head: Buffer): boolean {
  return head.subarray(0, OLE.length).equals(OLE)
}

/** Upper-cased stream and storage names; null when the directory cannot be followed. */
export async function listOleNames(file: FileHandle): Promise<string[] | null> {
  const header = await readAt(file, 0, HEADER_BYTES)
  if (header.length < HEADER_BYTES) return null
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return null
  const sectorBytes = 2 ** shift
  const names: string[] = []
  let sector = header.readUInt32LE(48)
  for (let count = 0; sector < END_OF_CHAIN - 1; count += 1) {
    if (count >= MAX_DIRECTORY_SECTORS) return null
    const bytes = await readAt(file, (sector + 1) * sectorBytes, sectorBytes)
    if (bytes.length < ENTRY_BYTES) return count === 0 ? null : names
    collectNames(bytes, names)
    const next = await nextSector(file, header, sector, sectorBytes)
    if (next === null) return names
    sector = next
  }
  return names
}

function collectNames(bytes: Buffer, names: string[]): void {
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const length = bytes.readUInt16LE(at + 64)
    const type = bytes[at + 66]
    if (type === 0 || length < 4 || length > 64) continue
    names.push(bytes.toString('utf16le', at, at + length - 2).toUpperCase())
  }
}

/** The FAT entry of `sector`; null when its FAT sector lies beyond the header's list, which only files of many MB have. */
async function nextSector(
  file: FileHandle,
  header: Buffer,
  sector: number,
  sectorBytes: number,
): Promise<number | null> {
  const perSector = sectorBytes / 4
  const index = Math.floor(sector / perSector)
  if (index >= HEADER_FAT_SECTORS) return null
  const fatSector = header.readUInt32LE(76 + index * 4)
  if (fatSector >= END_OF_CHAIN - 1) return null
  const entry = await readAt(file, (fatSector + 1) * sectorBytes + (sector % perSector) * 4, 4)
  return entry.length < 4 ? null : entry.readUInt32LE(0)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
