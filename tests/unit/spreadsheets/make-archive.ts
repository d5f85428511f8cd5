// Builds small archives byte by byte for tests, so that every kind of broken or hostile one can be made.
// Not for product code.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

export interface Part {
  name: string
  content: string | Buffer
  /** Written instead of the true checksum. */
  crc?: number
  /** Written instead of the true size. */
  size?: number
  encrypted?: boolean
}

export function makeArchive(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.isBuffer(part.content) ? part.content : Buffer.from(part.content)
    const data = deflateRawSync(content)
    const name = Buffer.from(part.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(part.encrypted === true ? 0x801 : 0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(part.crc ?? crc32(content), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(part.size ?? content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, data])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, place, name]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06', 'latin1'), end])
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface WorkbookParts {
  /** The children of `worksheet`. */
  sheet: string
  /** The whole part. */
  worksheet?: string | Buffer
  shared?: string
  styles?: string
  workbookPr?: string
  extra?: readonly Part[]
  /** Changes the parts before they are packed. */
  change?(parts: Part[]): Part[]
}

export function workbookParts(content: WorkbookParts): Part[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const parts: Part[] = [
    {
      name: '[Content_Types].xml',
      content:
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${content.workbookPr ?? ''}<sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: content.worksheet ?? `<worksheet xmlns="${MAIN}">${content.sheet}</worksheet>`,
    },
  ]
  if (content.shared !== undefined) parts.push({ name: 'xl/sharedStrings.xml', content: content.shared })
  if (content.styles !== undefined) parts.push({ name: 'xl/styles.xml', content: content.styles })
  return [...parts, ...(content.extra ?? [])]
}

export function writeFile(name: string, bytes: Buffer | string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'openprep-')), name)
  writeFileSync(path, bytes)
  return path
}

export function writeWorkbook(content: WorkbookParts): string {
  const parts = workbookParts(content)
  return writeFile('book.xlsx', makeArchive(content.change?.(parts) ?? parts))
}
