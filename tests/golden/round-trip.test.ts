// What goes in comes out: values that other tools damage go through a package and are read again, from CSV and from xlsx.
// All numbers are invented; the eighteen digits are no valid identity numbers.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { write } from 'xlsx'
import { buildPackage } from '../../src-main/files/packages/build-package.ts'
import { readRows } from '../../src-main/files/read-table.ts'
import { unzip } from '../fuzz/zip-parts.ts'
import { sources } from '../unit/packages/sample-package.ts'

const dir = mkdtempSync(join(tmpdir(), 'openprep-round-trip-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const COLUMNS = ['编号', '名称', '长编号', '日期', '金额', '说明']
/** U+20BB7, U+2CE7A: four bytes in UTF-8 and in GB18030; U+FE10, U+9FB4: code points that GB18030-2022 moved. */
const ROWS = [
  ['00123', '𠮷野桥停车场', '990000000000000011', '2024-02-29', '0.10', '︐'],
  ['007', '\u{2ce7a}河站', '100000000000000001', '1900-03-01', '1.50', '龴字头'],
  ['0', '㐂', '000000000000000000', '9999-12-31', '-0', '1.1E+17'],
  ['+1', '龦龥', '123456789012345678', '1899-12-31', '1e5', '第一行\n第二行'],
  ['1-2', '"引号"', '99999999999999999999', '2024-01-01', '1,234.50', '=SUM(A1)'],
  ['３', 'a,b;c\td', '0123456789012345678', '2000-02-29', '.5', '_x0041_'],
]

const csv = [COLUMNS, ...ROWS]
  .map(row => row.map(cell => (/[",\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
  .join('\r\n')

/** The four bytes of a code point above the basic plane (GB18030, 4.2: 189,000 code points lie before them). */
function fourBytes(point: number): number[] {
  const at = point - 0x10000 + 189_000
  return [
    0x81 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ]
}

const CHANGED: Readonly<Record<string, string>> = { '︐': 'a6d9', 龴: 'fe59', 龦: 'fe90' }

/** By the standard of 2022, found by asking the decoder for every two-byte and needed four-byte sequence. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const known = new Map<string, Buffer>()
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) {
      if (second !== 0x7f) known.set(decoder.decode(Uint8Array.of(first, second)), Buffer.of(first, second))
    }
  }
  const bytes = [...text].map(character => {
    const point = character.codePointAt(0) ?? 0
    if (point < 128) return Buffer.of(point)
    const changed = CHANGED[character]
    if (changed !== undefined && decoder.decode(Buffer.from(changed, 'hex')) === character)
      return Buffer.from(changed, 'hex')
    const two = known.get(character)
    if (two !== undefined) return two
    return point > 0xffff ? Buffer.from(fourBytes(point)) : fourByteOf(character, decoder)
  })
  return Buffer.concat(bytes)
}

function fourByteOf(character: string, decoder: TextDecoder): Buffer {
  for (let at = 0; at < 39_420; at += 1) {
    const bytes = Buffer.of(
      0x81 + Math.floor(at / 12_600),
      0x30 + (Math.floor(at / 1260) % 10),
      0x81 + (Math.floor(at / 10) % 126),
      0x30 + (at % 10),
    )
    if (decoder.decode(bytes) === character) return bytes
  }
  throw new RangeError(`no bytes for ${character}`)
}

function xlsx(): Buffer {
  const rows = [COLUMNS, ...ROWS].map(row =>
    row.map(text => ({ t: 's' as const, v: text.replace('_x', '_x005F_x'), z: '@' })),
  )
  const sheet = { '!data': rows, '!ref': `A1:F${rows.length}` }
  return write({ SheetNames: ['S'], Sheets: { S: sheet } }, { type: 'buffer', bookType: 'xlsx', bookSST: true })
}

const SOURCES: readonly [name: string, bytes: () => Buffer][] = [
  ['utf8.csv', () => Buffer.from(csv)],
  ['mark.csv', () => Buffer.from(`\ufeff${csv}`)],
  ['gb18030.csv', () => gb18030(csv)],
  ['utf16.csv', () => Buffer.from(`\ufeff${csv}`, 'utf16le')],
  ['table.xlsx', xlsx],
]

describe.each(SOURCES)('%s', (name, bytes) => {
  it('comes back from both files of the package exactly as it went in', async () => {
    const path = join(dir, name)
    writeFileSync(path, bytes())
    const first = await readRows(path, { header: 'auto' })
    expect(first.columns).toEqual(COLUMNS)
    expect(first.rows).toEqual(ROWS)

    const rows = first.rows.map(row => row.map(cell => cell ?? ''))
    const built = await buildPackage(sources(join(dir, `${name}.zip`), {}, rows, first.columns))
    const parts = (unzip(readFileSync(built.path)) ?? []).filter(part => /\.(?:csv|xlsx)$/.test(part.name))
    const data = parts.filter(part => part.name.startsWith('data/'))
    expect(data.map(part => part.name.split('.').at(-1)).sort()).toEqual(['csv', 'xlsx'])
    for (const part of data) {
      const again = join(dir, `${name}-again-${part.name.replaceAll('/', '-')}`)
      writeFileSync(again, part.data)
      const second = await readRows(again, { header: 'auto' })
      expect(second.columns, part.name).toEqual(COLUMNS)
      expect(second.rows, part.name).toEqual(ROWS)
    }
  })
})
