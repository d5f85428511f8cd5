// An import encodes its chunks on other threads: what is stored is the same, byte for byte, on whatever thread it was made.
// Starts real workers.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOfLines, splitLine, splitQuotedLine } from '../../src-main/core/table/split-line.ts'
import { ChunkBuilder, chunkOf } from '../../src-main/jobs/chunk-builder.ts'
import { packChunk } from '../../src-main/jobs/chunk-encoder.ts'
import { importTable } from '../../src-main/jobs/import-table.ts'
import { encodeCells, encodeChunk } from '../../src-main/store/chunk-codec.ts'
import type { TableReader } from '../../src-main/store/table-store.ts'
import { openFolder, openPool, temporaryDirectory } from './support.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '男', '女', '320201', 'é', '𠮷', '\ud800', 'a\u0000b'),
)
const cell = fc.oneof(
  text,
  fc.constant(null),
  fc.record({ text, type: fc.constantFrom('number', 'date', 'text'), shown: fc.option(text, { nil: undefined }) }),
)
/** Columns that repeat themselves and columns that do not, long enough for both to show. */
const column = fc
  .tuple(fc.array(cell, { minLength: 1, maxLength: 700 }), fc.integer({ min: 1, max: 700 }))
  .map(([cells, period]) => Array.from({ length: 700 }, (_, row) => cells[(row % period) % cells.length] ?? null))

describe('a chunk that was encoded on another thread', () => {
  it('has the bytes it would have had in this one, whatever its cells', () => {
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 700 }),
        (columns, rows) => {
          const build = () => {
            const builder = new ChunkBuilder(columns.map((_, at) => `列${at}`))
            for (let row = 0; row < rows; row += 1)
              builder.add(
                row + 2,
                columns.map(cells => cells[row] ?? null),
              )
            const built = builder.rest()
            if (built === null) throw new Error('no rows')
            return built
          }
          const built = build()
          expect(encodeCells(structuredClone(packChunk(built)))).toEqual(encodeChunk(chunkOf(built), built.sidecars))
        },
      ),
      { numRuns: 60 },
    )
  })
})

const delimiters = [',', '||', '\t'] as const
/** Rows as a text has them: most are lines with the usual number of cells, some are shorter or longer, some were quoted. */
const textRow = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('line'), cells: fc.array(text, { minLength: 3, maxLength: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('line'), cells: fc.array(text, { minLength: 1, maxLength: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('quoted'), cells: fc.array(text, { maxLength: 4 }) }) },
)

/** As a text would have it: now and then a cell stands in quotes. */
function cutOf(cells: readonly string[], delimiter: string): string[] {
  const cut = { delimiter, quote: '"' }
  const plain = cells.map(text => text.replaceAll('"', ''))
  const quoted = plain.map((text, at) => ((text.length + at) % 3 === 0 ? `"${text}"` : text)).join(delimiter)
  return quoted.includes('"') ? (splitQuotedLine(quoted, cut) ?? plain) : splitLine(quoted, cut)
}

describe('rows that are whole lines still', () => {
  it('are cut into the same columns on another thread, among rows that are none and with any delimiter', () => {
    fc.assert(
      fc.property(
        fc.array(textRow, { minLength: 1, maxLength: 120 }),
        fc.constantFrom(...delimiters),
        fc.constantFrom(...delimiters),
        (rows, early, late) => {
          const builder = new ChunkBuilder(['甲', '乙', '丙'])
          for (const [at, { kind, cells }] of rows.entries()) {
            const delimiter = at < rows.length / 2 ? early : late
            builder.add(at + 2, kind === 'line' ? cutOf(cells, delimiter) : cells)
          }
          const built = builder.rest()
          if (built === null) throw new Error('no rows')
          const packed = packChunk(built)
          expect(encodeCells(structuredClone(packed))).toEqual(encodeChunk(chunkOf(built), built.sidecars))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('with a number of cells that is not the table’s would be noticed, not cut wrongly', () => {
    const lines = { units: new Uint8Array(Buffer.from('a,"b,",c')), starts: new Uint32Array([0, 8]), codes: null }
    const none = { units: new Uint8Array(0), starts: new Uint32Array(1), codes: null }
    const cut = { delimiter: ',', quote: '"' }
    const columns = (apart: (typeof none)[]) => columnsOfLines({ lines, cut, apart, kinds: new Uint8Array([1]) })
    expect(() => columns([none, none])).toThrow(RangeError)
    expect(() => columns([none, none, none, none])).toThrow(RangeError)
    expect(columns([none, none, none])).toHaveLength(3)
  })
})

const ROWS = 60_000

function storedBytes(table: TableReader): unknown[] {
  return table.chunks.map(({ no, rows }) => ({
    rows,
    numbers: table.rowNumbers(no),
    columns: table.columns.map(name => table.encodedColumn(no, name)),
  }))
}

describe('an import', () => {
  it('stores the same table with any number of workers, and with none', async () => {
    const directory = temporaryDirectory()
    const path = join(directory, '办件.csv')
    const line = (row: number) => `${row},姓名${row % 977},${row % 3 === 0 ? '男' : '女'},"第 ${row} 件"\r\n`
    writeFileSync(path, `编号,姓名,性别,备注\r\n${Array.from({ length: ROWS }, (_, row) => line(row)).join('')}`)
    const stored: unknown[][] = []
    for (const workers of [0, 1, 3]) {
      const folder = openFolder(join(directory, String(workers)))
      const { datasetId } = await importTable({
        folder,
        pool: openPool(workers),
        path,
        reading: { header: 'auto' },
        name: '办件',
        person: '李经办',
        signal: new AbortController().signal,
        onProgress: () => undefined,
      })
      stored.push(storedBytes(folder.tables.open(folder.datasets.get(datasetId).versionId)))
    }
    expect(stored[0]).toHaveLength(Math.ceil(ROWS / 2048))
    expect(stored[1]).toEqual(stored[0])
    expect(stored[2]).toEqual(stored[0])
  })
})
