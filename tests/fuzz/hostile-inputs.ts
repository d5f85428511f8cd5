// Files made to break readers: bombs, tricks with entities, names and headers, absurd numbers. Each small on the disk.
// Made on the spot; nothing in them does anything but take time and memory from whoever believes it.
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import { type ZipPart, zip } from './zip-parts.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MIB = 1024 * 1024

export interface HostileInput {
  name: string
  extension: string
  make(): Buffer | Promise<Buffer>
  /** How each way of reading may end. */
  ends: readonly string[]
}

interface BookParts {
  sheet?: string | Buffer
  strings?: string | Buffer
  workbook?: string
  extra?: ZipPart[]
}

function book({ sheet = '<sheetData/>', strings = '', workbook = '', extra = [] }: BookParts): ZipPart[] {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const relations = (...list: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
  const part = (name: string, text: string | Buffer): ZipPart => ({ name, data: Buffer.from(text) })
  const worksheet = Buffer.isBuffer(sheet) ? sheet : `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`
  return [
    part('_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml'))),
    part(
      'xl/workbook.xml',
      `${workbook}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      relations(relation(1, 'worksheet', 'worksheets/sheet1.xml'), relation(2, 'sharedStrings', 'sharedStrings.xml')),
    ),
    part('xl/worksheets/sheet1.xml', worksheet),
    part('xl/sharedStrings.xml', Buffer.isBuffer(strings) ? strings : `<sst xmlns="${MAIN}">${strings}</sst>`),
    ...extra,
  ]
}

const row = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`
const ONE_CELL = row('<c r="A1"><v>1</v></c>')

/** A part that expands to `pieces` copies of `piece`; the archive is put together without ever holding the whole. */
async function expanding(name: string, head: string, piece: Buffer, pieces: number, tail: string): Promise<ZipPart> {
  const deflate = createDeflateRaw({ level: 1 })
  const packed: Buffer[] = []
  deflate.on('data', (bytes: Buffer) => packed.push(bytes))
  let crc = 0
  let expanded = 0
  for (let at = -1; at <= pieces; at += 1) {
    const bytes = at < 0 ? Buffer.from(head) : at === pieces ? Buffer.from(tail) : piece
    crc = crc32(bytes, crc)
    expanded += bytes.length
    if (!deflate.write(bytes)) await new Promise(resolve => deflate.once('drain', resolve))
  }
  deflate.end()
  await new Promise(resolve => deflate.once('end', resolve))
  // Already deflated: stored as it is, under headers that say deflated.
  const data = Buffer.concat(packed)
  return { name, data, stored: true, lies: { method: 8, crc, expanded } }
}

function without(parts: ZipPart[], name: string): ZipPart[] {
  return parts.filter(part => part.name !== name)
}

/** Texts that hardly repeat within the window of deflate, so that the expansion itself does not give them away. */
function noisyStrings(bytes: number): Buffer {
  let text = ''
  for (let at = 0; text.length < bytes; at += 1)
    text += `<si><t>${deflateRawSync(String(at)).toString('hex')}${at * 7919}</t></si>`
  return Buffer.from(text)
}

function dbf(records: number): Buffer {
  const bytes = Buffer.alloc(32 + 32 + 1 + 11 * 3, 0x20)
  bytes.fill(0, 0, 65)
  bytes.set([3, 124, 1, 1], 0)
  bytes.writeUInt32LE(records, 4)
  bytes.writeUInt16LE(65, 8)
  bytes.writeUInt16LE(11, 10)
  bytes.write('NAME', 32, 'latin1')
  bytes.write('C', 43, 'latin1')
  bytes[48] = 10
  bytes[64] = 13
  return bytes
}

const ODS = (content: string): Buffer =>
  zip([
    { name: 'mimetype', data: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), stored: true },
    {
      name: 'content.xml',
      data: Buffer.from(
        `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">${content}</table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
    },
  ])

const REFUSED = ['FILE_HOSTILE'] as const
const BROKEN = ['FILE_HOSTILE', 'FILE_CORRUPT'] as const
const CLEAR = ['read', 'FILE_HOSTILE', 'FILE_CORRUPT', 'FILE_TOO_LARGE', 'SHEET_EMPTY'] as const

export const HOSTILE_INPUTS: readonly HostileInput[] = [
  {
    name: 'a worksheet of a gigabyte of blanks',
    extension: '.xlsx',
    ends: REFUSED,
    make: async () => {
      const sheet = await expanding(
        'xl/worksheets/sheet1.xml',
        `<worksheet xmlns="${MAIN}"><sheetData>`,
        Buffer.alloc(MIB, 32),
        1024,
        '</sheetData></worksheet>',
      )
      return zip([...without(book({}), sheet.name), sheet])
    },
  },
  {
    name: 'shared strings of a gigabyte',
    extension: '.xlsx',
    ends: ['FILE_TOO_LARGE', 'FILE_HOSTILE'],
    make: async () => {
      const strings = await expanding(
        'xl/sharedStrings.xml',
        `<sst xmlns="${MAIN}">`,
        noisyStrings(30_000),
        35_000,
        '</sst>',
      )
      return zip([...without(book({ sheet: row('<c r="A1" t="s"><v>0</v></c>') }), strings.name), strings])
    },
  },
  {
    name: 'entities that multiply',
    extension: '.xlsx',
    ends: REFUSED,
    make: () =>
      zip(
        book({
          sheet: Buffer.from(
            `<!DOCTYPE w [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]><worksheet xmlns="${MAIN}">${row('<c t="str"><v>&j;</v></c>')}</worksheet>`,
          ),
        }),
      ),
  },
  {
    name: 'an entity that reads a file',
    extension: '.xlsx',
    ends: REFUSED,
    make: () => zip(book({ sheet: ONE_CELL, workbook: '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' })),
  },
  {
    name: 'elements a hundred thousand deep',
    extension: '.xlsx',
    ends: REFUSED,
    make: () => zip(book({ sheet: `<sheetData>${'<a>'.repeat(100_000)}` })),
  },
  {
    name: 'one text of a hundred megabytes in a cell',
    extension: '.xlsx',
    ends: REFUSED,
    make: async () => {
      const sheet = await expanding(
        'xl/worksheets/sheet1.xml',
        `<worksheet xmlns="${MAIN}"><sheetData><row><c t="str"><v>`,
        Buffer.from(
          noisyStrings(40_000)
            .toString('latin1')
            .replace(/[^0-9a-f]/g, ''),
        ),
        3500,
        '</v></c></row></sheetData></worksheet>',
      )
      return zip([...without(book({}), sheet.name), { ...sheet }])
    },
  },
  {
    name: 'a dimension of the whole sheet around three cells',
    extension: '.xlsx',
    ends: ['read'],
    make: () =>
      zip(
        book({
          sheet: `<dimension ref="A1:XFD1048576"/>${row('<c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>乙</v></c><c r="C1" t="str"><v>丙</v></c>')}`,
        }),
      ),
  },
  {
    name: 'a value in the very last cell of the sheet',
    extension: '.xlsx',
    ends: CLEAR,
    make: () =>
      zip(
        book({
          sheet:
            '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        }),
      ),
  },
  {
    name: 'a cell beyond the last column',
    extension: '.xlsx',
    ends: REFUSED,
    make: () => zip(book({ sheet: row('<c r="ZZZ1"><v>1</v></c>') })),
  },
  {
    name: 'a million merged regions',
    extension: '.xlsx',
    ends: REFUSED,
    make: () =>
      zip(book({ sheet: `${ONE_CELL}<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(1_000_000)}</mergeCells>` })),
  },
  {
    name: 'hidden columns up to four thousand million',
    extension: '.xlsx',
    ends: ['read', 'SHEET_EMPTY'],
    make: () => zip(book({ sheet: `<cols><col min="1" max="4294967295" hidden="1"/></cols>${ONE_CELL}` })),
  },
  {
    name: 'two worksheets under one name',
    extension: '.xlsx',
    ends: REFUSED,
    make: () =>
      zip(book({ sheet: ONE_CELL, extra: [{ name: 'xl/worksheets/sheet1.xml', data: Buffer.from('<worksheet/>') }] })),
  },
  {
    name: 'a part that climbs out of the archive',
    extension: '.xlsx',
    ends: REFUSED,
    make: () => zip(book({ sheet: ONE_CELL, extra: [{ name: '../../../tmp/evil', data: Buffer.from('x') }] })),
  },
  {
    name: 'sixty thousand parts',
    extension: '.xlsx',
    ends: REFUSED,
    make: () =>
      zip(
        book({
          sheet: ONE_CELL,
          extra: Array.from({ length: 60_000 }, (_, at) => ({ name: `x/${at}`, data: Buffer.alloc(0), stored: true })),
        }),
      ),
  },
  {
    name: 'a part whose directory entry lies about its size',
    extension: '.xlsx',
    ends: BROKEN,
    make: () =>
      zip(
        book({ sheet: ONE_CELL }).map(part =>
          part.name.includes('sheet1') ? { ...part, lies: { expanded: 0xfffffff0 } } : part,
        ),
      ),
  },
  {
    name: 'rows and columns repeated a thousand million times',
    extension: '.ods',
    ends: REFUSED,
    make: () =>
      ODS(
        '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1000000000"/></table:table-row>',
      ),
  },
  {
    name: 'a million rows of sixteen thousand repeated cells',
    extension: '.ods',
    ends: REFUSED,
    make: () =>
      ODS(
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/></table:table-row>',
      ),
  },
  {
    name: 'a table that says it has four thousand million records',
    extension: '.dbf',
    ends: CLEAR,
    make: () => dbf(0xffffffff),
  },
  {
    name: 'a quote that opens and never closes over thirty megabytes',
    extension: '.csv',
    ends: CLEAR,
    make: () => Buffer.from(`姓名,金额\n"${'张三,1\n'.repeat(3_000_000)}`),
  },
  {
    name: 'a line of a million separators',
    extension: '.csv',
    ends: CLEAR,
    make: () => Buffer.from(`a${','.repeat(1_000_000)}\n1,2\n`),
  },
  {
    name: 'fifty megabytes of zeros',
    extension: '.csv',
    ends: [...CLEAR, 'ENCODING_UNKNOWN', 'FORMAT_UNKNOWN', 'ENCODING_MISMATCH'],
    make: () => Buffer.alloc(50 * MIB),
  },
  { name: 'brackets a million deep', extension: '.json', ends: CLEAR, make: () => Buffer.from('['.repeat(1_000_000)) },
  {
    name: 'an HTML cell as wide as a thousand million columns',
    extension: '.xls',
    ends: CLEAR,
    make: () =>
      Buffer.from(
        '<html><table><tr><td colspan="1000000000" rowspan="1000000000">x</td><td>y</td></tr><tr><td>1</td></tr></table></html>',
      ),
  },
  {
    name: 'an XML row at a thousand million',
    extension: '.xml',
    ends: CLEAR,
    make: () =>
      Buffer.from(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row ss:Index="1000000000"><Cell ss:Index="1000000000"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>',
      ),
  },
]
