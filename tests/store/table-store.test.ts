// Tables written to a work folder are read back exactly, by chunk, by page and from a second connection.
// Uses the real database in a temporary folder.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeChunk } from '../../src-main/store/chunk-codec.ts'
import { ChunkStore } from '../../src-main/store/chunk-store.ts'
import { StoreConnection } from '../../src-main/store/connection.ts'
import { DataKeys } from '../../src-main/store/protection/data-keys.ts'
import { readKeyFile } from '../../src-main/store/protection/key-file.ts'
import { openReadOnly } from '../../src-main/store/read-only.ts'
import {
  addDataset,
  chunkOf,
  clock,
  countRows,
  openFolder,
  temporaryDirectory,
  withDatabase,
  writeTable,
} from './support.ts'

const rowsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, row) => [`32020119000101${1000 + from + row}`, (from + row) % 3 === 0 ? '' : '𠮷'])
const names = ['身份证号', '备注']
/** Ragged, as filters leave chunks. */
const ragged = [
  chunkOf(names, rowsOf(0, 2048), 2),
  chunkOf(names, rowsOf(2048, 7), 2050),
  chunkOf(names, rowsOf(2055, 900), 5000),
]
const all = ragged.flatMap(chunk => chunk.rowNumbers.map((number, row) => [number, ...chunk.columns.map(c => c[row])]))

describe('a stored table', () => {
  it('comes back chunk by chunk as it was written', () => {
    const folder = openFolder(temporaryDirectory())
    const table = folder.tables.open(writeTable(folder, ragged))
    expect(table.rows).toBe(2955)
    expect(table.chunks.map(place => [place.firstRow, place.rows])).toEqual([
      [0, 2048],
      [2048, 7],
      [2055, 900],
    ])
    expect(table.chunks.map(({ no }) => table.readChunk(no))).toEqual(ragged)
  })

  it('shows the same rows on any page, over the borders of chunks and past the end', () => {
    const folder = openFolder(temporaryDirectory())
    const table = folder.tables.open(writeTable(folder, ragged))
    for (const [offset, limit] of [
      [0, 50],
      [2040, 20],
      [2000, 1000],
      [2950, 50],
      [2955, 10],
      [9999, 1],
      [0, 0],
    ] as const) {
      const page = table.page(offset, limit)
      const shown = page.rowNumbers.map((number, row) => [number, ...page.columns.map(column => column[row])])
      expect(shown).toEqual(all.slice(offset, offset + limit))
      expect(page.rows).toBe(shown.length)
    }
  })

  it('gives single columns, in the order asked for', () => {
    const folder = openFolder(temporaryDirectory())
    const table = folder.tables.open(writeTable(folder, ragged))
    expect(table.readChunk(1, ['备注', '身份证号']).columns).toEqual([ragged[1]?.columns[1], ragged[1]?.columns[0]])
    expect(table.page(0, 2, ['备注'])).toMatchObject({ names: ['备注'], columns: [['', '𠮷']] })
  })

  it('may have no rows', () => {
    const folder = openFolder(temporaryDirectory())
    const table = folder.tables.open(writeTable(folder, [chunkOf(names, [])]))
    expect(table.rows).toBe(0)
    expect(table.page(0, 100)).toEqual({ names, columns: [[], []], rows: 0, rowNumbers: [] })
  })

  it('keeps beside a cell what its source stored', () => {
    const folder = openFolder(temporaryDirectory())
    const writer = folder.tables.create(names)
    writer.append(encodeChunk(chunkOf(names, [['2024-01-01', '甲']]), [['d\u000045292\u00002024/1/1'], null]))
    writer.finish()
    const table = folder.tables.open(writer.versionId)
    expect(table.origins(0, '身份证号')).toEqual([{ type: 'date', raw: '45292', shown: '2024/1/1' }])
    expect(table.origins(0, '备注')).toBeNull()
  })

  it('keeps rows set aside with their reason, page by page', () => {
    const folder = openFolder(temporaryDirectory())
    const writer = folder.tables.create(names)
    const aside = Array.from({ length: 1500 }, (_, row) => ({
      rowNumber: row + 1,
      reason: row === 0 ? ('title' as const) : ('blank' as const),
      cells: row === 0 ? ['登记表', '𠮷'] : [],
    }))
    writer.setAside(aside)
    writer.finish()
    const table = folder.tables.open(writer.versionId)
    expect(table.setAsideRows(0, 2)).toEqual({ total: 1500, rows: aside.slice(0, 2) })
    expect(table.setAsideRows(500, 30).rows).toEqual(aside.slice(500, 530))
    expect(table.setAsideRows(1499, 30).rows).toEqual(aside.slice(1499))
  })

  it('is read from a second connection while the folder is open, once finished', () => {
    const folder = openFolder(temporaryDirectory())
    const finished = writeTable(folder, ragged)
    const unfinished = folder.tables.create(names)
    const reader = openReadOnly(folder.access)
    try {
      expect(reader.openTable(finished).readChunk(2)).toEqual(ragged[2])
      expect(() => reader.openTable(unfinished.versionId)).toThrow('STORE_CORRUPT')
    } finally {
      reader.close()
    }
  })

  it('refuses a table with two columns of one name', () => {
    const folder = openFolder(temporaryDirectory())
    expect(() => folder.tables.create(['姓名', '姓名'])).toThrow(RangeError)
  })
})

describe('work that was given up', () => {
  it('leaves no chunk behind', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const writer = folder.tables.create(names)
    for (let turn = 0; turn < 12; turn += 1) writer.append(encodeChunk(chunkOf(names, rowsOf(0, 2048))))
    writer.abort()
    folder.close()
    expect([countRows(directory, 'chunks'), countRows(directory, 'versions')]).toEqual([0, 0])
  })

  it('is swept at the next opening when the process ended before', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const kept = addDataset(folder, '甲', ragged)
    writeTable(folder, ragged)
    folder.tables.create(names).append(encodeChunk(chunkOf(names, rowsOf(0, 20_000))))
    folder.close()
    const reopened = openFolder(directory)
    expect(reopened.tables.open(kept.versionId).readChunk(0)).toEqual(ragged[0])
    reopened.close()
    expect(countRows(directory, 'versions')).toBe(1)
    expect(countRows(directory, 'chunks')).toBe(3 * 3)
  })
})

describe('damage', () => {
  it('of one stored cell block is noticed when it is read, and nothing else is lost', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const { versionId } = addDataset(folder, '甲', ragged)
    folder.close()
    withDatabase(directory, db => {
      const where = 'WHERE column = 0 AND chunk_no = 1'
      const data = db.prepare<[], Buffer>(`SELECT data FROM chunks ${where}`).pluck().get() as Buffer
      data[3] = (data[3] ?? 0) ^ 4
      db.prepare(`UPDATE chunks SET data = ? ${where}`).run(data)
    })
    const table = openFolder(directory).tables.open(versionId)
    expect(() => table.readChunk(1)).toThrow('STORE_CORRUPT')
    expect(() => table.page(2050, 2)).toThrow('STORE_CORRUPT')
    expect(table.readChunk(0)).toEqual(ragged[0])
  })

  it('of the whole file is noticed at opening', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    addDataset(folder, '甲', ragged)
    folder.close()
    writeFileSync(join(directory, 'openprep.db'), '这不是数据库'.repeat(500))
    expect(() => openFolder(directory)).toThrow('STORE_CORRUPT')
  })

  it('of a file cut short is noticed at opening', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    addDataset(folder, '甲', ragged)
    folder.close()
    const path = join(directory, 'openprep.db')
    truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096)
    expect(() => openFolder(directory).datasets.list()).toThrow('STORE_CORRUPT')
  })
})

describe('a place where nothing can be written', () => {
  it('is named when the folder is in truth a file', () => {
    const path = join(temporaryDirectory(), 'file')
    writeFileSync(path, '')
    expect(() => openFolder(path)).toThrow(expect.objectContaining({ code: 'STORE_NOT_WRITABLE' }))
    expect(existsSync(join(path, 'openprep.db'))).toBe(false)
  })

  it('is named when the disk is full, and what was there stays', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const kept = addDataset(folder, '甲', ragged)
    folder.close()
    withDatabase(directory, db => {
      // SQLite's own limit gives the very error of a full disk.
      db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 20}`)
      const writer = new ChunkStore(
        new StoreConnection(db, new DataKeys(db, readKeyFile(directory)), directory, '甲', clock),
      ).create(['文本'])
      const noise = Array.from({ length: 2048 }, () => [randomBytes(60).toString('latin1')])
      const write = () => {
        for (let turn = 0; turn < 8; turn += 1) writer.append(encodeChunk(chunkOf(['文本'], noise)))
      }
      expect(write).toThrow(expect.objectContaining({ code: 'DISK_FULL' }))
      writer.abort()
    })
    expect(openFolder(directory).tables.open(kept.versionId).readChunk(2)).toEqual(ragged[2])
    expect(countRows(directory, 'versions')).toBe(1)
  })
})
