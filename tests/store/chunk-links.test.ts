// A version may refer to chunks of another instead of holding copies; whichever of the two goes first, the other stays whole.
// Uses the real database in a temporary folder.
import { describe, expect, it } from 'vitest'
import type { TableChunk } from '../../src-main/core/table/chunk.ts'
import { encodeChunk, encodeRowNumbers } from '../../src-main/store/chunk-codec.ts'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import {
  addDataset,
  chunkOf,
  countRows,
  openFolder,
  runReport,
  temporaryDirectory,
  withDatabase,
  writeTable,
} from './support.ts'

const names = ['编号', '姓名']
const chunks: TableChunk[] = [0, 1].map(no =>
  chunkOf(
    names,
    Array.from({ length: 300 }, (_, row) => [`A${no * 300 + row}`, `姓名${row % 7}`]),
    2 + no * 300,
  ),
)

/** A version whose numbers are those of `from`, with names of its own. */
function borrowNumbers(folder: WorkFolder, from: number): number {
  const source = folder.tables.open(from)
  const writer = folder.tables.create(['编号', '名'])
  for (const { no, rows } of source.chunks) {
    const [masked] = encodeChunk(
      chunkOf(
        ['名'],
        Array.from({ length: rows }, () => ['某']),
      ),
      undefined,
    ).columns
    if (masked === undefined) throw new Error('one column was encoded')
    writer.append({
      rows,
      columns: [source.linkTo(no, '编号'), masked],
      rowNumbers: encodeRowNumbers(source.rowNumbers(no)),
    })
  }
  writer.finish()
  return writer.versionId
}

const numbersOf = (folder: WorkFolder, version: number) => {
  const table = folder.tables.open(version)
  return table.chunks.map(({ no }) => table.readChunk(no, ['编号']).columns[0])
}
const expected = chunks.map(chunk => chunk.columns[0])

describe('a version that refers to chunks of another', () => {
  it('reads like one that holds them, by chunk, by page and as stored', () => {
    const folder = openFolder(temporaryDirectory())
    const source = writeTable(folder, chunks)
    const table = folder.tables.open(borrowNumbers(folder, source))
    expect(numbersOf(folder, table.versionId)).toEqual(expected)
    expect(table.page(299, 2).columns).toEqual([
      ['A299', 'A300'],
      ['某', '某'],
    ])
    expect(table.encodedColumn(1, '编号')).toEqual(folder.tables.open(source).encodedColumn(1, '编号'))
    expect(table.origins(0, '编号')).toBeNull()
  })

  it('holds no bytes of them', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const borrower = borrowNumbers(folder, writeTable(folder, chunks))
    folder.close()
    withDatabase(directory, db => {
      const count = (table: string) =>
        db.prepare(`SELECT count(*) FROM ${table} WHERE version = ? AND column = 0`).pluck().get(borrower)
      expect([count('chunks'), count('chunk_links')]).toEqual([0, 2])
    })
  })

  it('stays whole when the other is removed, and takes the chunks with it when it goes itself', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const source = writeTable(folder, chunks)
    const first = borrowNumbers(folder, source)
    const second = borrowNumbers(folder, first)
    folder.tables.remove(source)
    expect(numbersOf(folder, first)).toEqual(expected)
    folder.tables.remove(first)
    expect(numbersOf(folder, second)).toEqual(expected)
    folder.tables.remove(second)
    folder.close()
    expect(['chunks', 'chunk_links', 'versions'].map(table => countRows(directory, table))).toEqual([0, 0, 0])
  })

  it('refers to where the bytes are, however often it was handed on', () => {
    const folder = openFolder(temporaryDirectory())
    const source = writeTable(folder, chunks)
    const second = borrowNumbers(folder, borrowNumbers(folder, source))
    expect(folder.tables.open(second).linkTo(1, '编号')).toEqual(folder.tables.open(source).linkTo(1, '编号'))
  })

  it('goes with its dataset', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const { id, versionId } = addDataset(folder, '办件', chunks)
    folder.results.save(id, { recipeKey: 'k', versionId: borrowNumbers(folder, versionId), report: runReport(600) })
    folder.datasets.remove(id)
    folder.close()
    expect(['chunks', 'chunk_links', 'versions'].map(table => countRows(directory, table))).toEqual([0, 0, 0])
  })

  it('is swept when the process ended before it was finished, and the other stays', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const { versionId } = addDataset(folder, '办件', chunks)
    borrowNumbers(folder, versionId)
    folder.close()
    const reopened = openFolder(directory)
    expect(numbersOf(reopened, versionId)).toEqual(expected)
    reopened.close()
    expect([countRows(directory, 'chunk_links'), countRows(directory, 'versions')]).toEqual([0, 1])
  })

  it('notices damage of the bytes, and other content where they were', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const { id, versionId } = addDataset(folder, '办件', chunks)
    const borrower = borrowNumbers(folder, versionId)
    folder.results.save(id, { recipeKey: 'k', versionId: borrower, report: runReport(600) })
    folder.close()
    withDatabase(directory, db => {
      const at = 'WHERE version = ? AND column = 0 AND chunk_no = ?'
      const data = db
        .prepare<[number, number], Buffer>(`SELECT data FROM chunks ${at}`)
        .pluck()
        .get(versionId, 0) as Buffer
      data[9] = (data[9] ?? 0) ^ 1
      db.prepare(`UPDATE chunks SET data = ? ${at}`).run(data, versionId, 0)
      db.prepare(`UPDATE chunks SET crc = crc + 1 ${at}`).run(versionId, 1)
    })
    const table = openFolder(directory).tables.open(borrower)
    expect(() => table.readChunk(0)).toThrow('STORE_CORRUPT')
    expect(() => table.readChunk(1)).toThrow('STORE_CORRUPT')
    expect(table.readChunk(0, ['名']).columns[0]?.[0]).toBe('某')
  })

  it('is guarded by the database itself: a chunk that is referred to cannot be deleted', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const { id, versionId } = addDataset(folder, '办件', chunks)
    folder.results.save(id, { recipeKey: 'k', versionId: borrowNumbers(folder, versionId), report: runReport(600) })
    folder.close()
    withDatabase(directory, db => {
      db.pragma('foreign_keys = ON')
      expect(() => db.prepare('DELETE FROM chunks WHERE version = ?').run(versionId)).toThrow(/FOREIGN KEY/)
    })
  })
})
