// dBASE and FoxPro tables whose long texts lie in a file beside them.
// Tables are built here, byte by byte.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { readRows } from '../../../src-main/files/read-table.ts'

const auto = { header: 'auto' as const }

/** A table of a name of ten bytes and a memo pointer; `pointer` writes the pointer of a block. */
function makeTable(version: number, language: number, names: Buffer[], pointers: Buffer[]): Buffer {
  const pointerBytes = pointers[0]?.length ?? 0
  const field = (name: Buffer, type: string, length: number) => {
    const bytes = Buffer.alloc(32)
    name.copy(bytes)
    bytes.write(type, 11)
    bytes[16] = length
    return bytes
  }
  const head = Buffer.alloc(32)
  head[0] = version
  head.set([24, 1, 2], 1)
  head.writeUInt32LE(names.length, 4)
  head.writeUInt16LE(32 * 3 + 1, 8)
  head.writeUInt16LE(1 + 10 + pointerBytes, 10)
  head[29] = language
  const records = names.map((name, at) => {
    const text = Buffer.alloc(10, 0x20)
    name.copy(text)
    return Buffer.concat([Buffer.from(' '), text, pointers[at] ?? Buffer.alloc(0)])
  })
  const fields = [field(iconv.encode('名称', 'gbk'), 'C', 10), field(iconv.encode('备注', 'gbk'), 'M', pointerBytes)]
  return Buffer.concat([head, ...fields, Buffer.from([0x0d]), ...records, Buffer.from([0x1a])])
}

const gbk = (text: string) => iconv.encode(text, 'gbk')
const ascii = (block: number) => Buffer.from(block === 0 ? ' '.repeat(10) : String(block).padStart(10))
const binary = (block: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(block)
  return bytes
}
function writePair(table: Buffer, memo: Buffer | null, extension: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'openprep-memo-'))
  if (memo !== null) writeFileSync(join(folder, `TABLE${extension}`), memo)
  const path = join(folder, 'table.dbf')
  writeFileSync(path, table)
  return path
}

const LONG = '本单位于一九〇一年迁入现址。\r\n'.repeat(60)

describe('a table with long texts beside it', () => {
  it('of dBASE III is read with them', async () => {
    const memo = Buffer.concat([Buffer.alloc(512), Buffer.concat([gbk(LONG), Buffer.from([0x1a, 0x1a])], 2560)])
    const path = writePair(makeTable(0x83, 0, [gbk('甲'), gbk('乙')], [ascii(1), ascii(0)]), memo, '.DBT')
    const { columns, rows } = await readRows(path, auto)
    expect(columns).toEqual(['名称', '备注'])
    expect(rows).toEqual([
      ['甲', LONG],
      ['乙', null],
    ])
    expect((await inspectFile(path, auto)).warnings).toEqual([])
  })

  it('of dBASE IV is read with them', async () => {
    const text = gbk(LONG)
    const head = Buffer.alloc(512)
    head.writeUInt16LE(512, 20)
    const mark = Buffer.from('ffff080000000000', 'hex')
    mark.writeUInt32LE(text.length + 8, 4)
    const path = writePair(makeTable(0x8b, 77, [gbk('甲')], [ascii(1)]), Buffer.concat([head, mark, text]), '.dbt')
    expect((await readRows(path, auto)).rows).toEqual([['甲', LONG]])
  })

  it('of FoxPro is read with them, and a text that is not there is reported', async () => {
    const text = gbk(LONG)
    const head = Buffer.alloc(512)
    head.writeUInt16BE(64, 6)
    const mark = Buffer.alloc(8)
    mark.writeUInt32BE(1, 0)
    mark.writeUInt32BE(text.length, 4)
    const path = writePair(
      makeTable(0x30, 122, [gbk('甲'), gbk('乙')], [binary(8), binary(9999)]),
      Buffer.concat([head, mark, text]),
      '.fpt',
    )
    expect((await readRows(path, auto)).rows).toEqual([
      ['甲', LONG],
      ['乙', null],
    ])
    expect((await inspectFile(path, auto)).warnings.map(({ code }) => code)).toEqual(['MEMO_MISSING'])
  })

  it('says so when that file is missing', async () => {
    const path = writePair(makeTable(0x83, 0, [gbk('甲')], [ascii(1)]), null, '')
    expect((await inspectFile(path, auto)).warnings.map(({ code }) => code)).toEqual(['MEMO_NOT_READ'])
  })
})

it('a table that states a wrong encoding is not read with signs for lost characters in silence', async () => {
  const path = writePair(makeTable(0x03, 120, [Buffer.from([0xd6, 0xd0, 0xff, 0xfe])], [ascii(0)]), null, '')
  expect((await inspectFile(path, auto)).warnings.map(({ code }) => code)).toContain('GARBLED_ROWS')
})
