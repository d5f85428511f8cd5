// A file is written again with some cells replaced: from memory where the whole of it was held, else by reading it once more.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { type Replacement, readTextTable, type TextSource, writeReplaced } from '../../../src-main/jobs/text-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'openprep-text-table-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function sourceOf(columns: string[], rows: (string | null)[][]): TextSource & { opened(): number } {
  let opened = 0
  return {
    file: '表.csv',
    sheet: '表',
    signal: new AbortController().signal,
    opened: () => opened,
    async open() {
      opened += 1
      const records = async function* () {
        for (const [at, cells] of rows.entries()) yield { number: at + 2, cells }
      }
      return { columns, rows: records(), close: async () => undefined }
    },
  }
}

const cell = fc.constantFrom('', '甲', '乙,丙', '"丁"', '戊\n己', null)

it('writes the same from memory as by reading again, whatever is in the cells and whoever is left out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      async (rows, every) => {
        const source = sourceOf(['a', 'b', 'c'], rows)
        const table = await readTextTable(source, ['b'])
        expect(table.whole).toHaveLength(3)
        const replacement: Replacement = {
          columns: ['b'],
          keeps: row => row % every === 0,
          cell: row => `第${row}行`,
        }
        const [held, read] = [join(folder, 'held.csv'), join(folder, 'read.csv')]
        const written = await writeReplaced(source, table, replacement, held)
        expect(source.opened()).toBe(1)
        expect(await writeReplaced(source, { ...table, whole: null }, replacement, read)).toBe(written)
        expect(source.opened()).toBe(2)
        expect(readFileSync(held)).toEqual(readFileSync(read))
      },
    ),
    { numRuns: 60 },
  )
})

it('holds only what was asked for of a column with more different texts than are held', async () => {
  const rows = Array.from({ length: 210_000 }, (_, row) => [`人${row}`, row % 2 === 0 ? '男' : '女'])
  const table = await readTextTable(sourceOf(['姓名', '性别'], rows), ['性别'])
  expect(table.whole).toBeNull()
  expect(table.column('性别').values).toEqual(['男', '女'])
  expect(table.column('性别').codes).toHaveLength(210_000)
  expect(() => table.column('姓名')).toThrow()
})
