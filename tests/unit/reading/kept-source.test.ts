// Questions about one file share its opening, and each can be given up without harming the others.
// Real files and reader processes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import * as XLSX from 'xlsx'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { KeptSource } from '../../../src-main/files/kept-source.ts'
import { openTableSource } from '../../../src-main/files/open-source.ts'
import { previewFile } from '../../../src-main/files/preview.ts'

const auto = { header: 'auto' as const }

function workbook(bookType: 'biff8' | 'xlsx', rows: number): string {
  const directory = mkdtempSync(join(tmpdir(), 'openprep-kept-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const book = XLSX.utils.book_new()
  const cells = Array.from({ length: rows }, (_, row) => [`A${row}`, `第${row % 7}区`, row * 3])
  for (const sheet of ['一月', '二月']) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['编号', '区县', '金额'], ...cells]), sheet)
  }
  const path = join(directory, bookType === 'xlsx' ? '台账.xlsx' : '台账.xls')
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType, compression: true }))
  return path
}

function keptSource(): KeptSource {
  const kept = new KeptSource()
  onTestFinished(() => kept.close())
  return kept
}

it('answers every question about an older workbook from one opening of it', async () => {
  const path = workbook('biff8', 30)
  const kept = keptSource()
  expect((await previewFile(path, auto, 5, { kept })).sheet).toBe('一月')
  const next = await kept.use(path, auto, {}, async source => source)
  expect((await previewFile(path, { header: 'none', sheet: '二月' }, 5, { kept })).columns).toEqual(['A', 'B', 'C'])
  expect((await inspectFile(path, auto, { kept })).sheets.map(({ rows }) => rows)).toEqual([31, 31])
  expect(await kept.use(path, { header: '1..1' }, {}, async source => source)).toBe(next)
})

it('opens a file anew once it has been written to', async () => {
  const path = workbook('xlsx', 3)
  const kept = keptSource()
  await previewFile(path, auto, 5, { kept })
  writeFileSync(path, '编号,姓名\nA1,张三\n')
  expect((await previewFile(path, auto, 5, { kept })).format).toBe('csv')
})

it('decides an encoding on the whole text for counting, though a look at its beginning was first', async () => {
  const path = workbook('xlsx', 1).replace('.xlsx', '.csv')
  // 张三 in GB18030, far behind what a look at the beginning sees.
  const named = Buffer.concat([Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]), Buffer.from(',1\n')])
  writeFileSync(path, Buffer.concat([Buffer.from('id,name\n'.repeat(200_000)), ...new Array(500).fill(named)]))
  const kept = keptSource()
  const looks = await Promise.all([previewFile(path, auto, 5, { kept }), inspectFile(path, auto, { kept })])
  expect(looks[0].encoding).toBe('utf-8')
  expect(looks[1].encoding).not.toBe('utf-8')
})

it('lets one question about a workbook be given up while another goes on', async () => {
  const path = workbook('xlsx', 4000)
  const kept = keptSource()
  const leaving = new AbortController()
  const left = inspectFile(path, auto, { kept, signal: leaving.signal, onProgress: () => leaving.abort() })
  const stays = previewFile(path, { ...auto, sheet: '二月' }, 5, { kept })
  await expect(left).rejects.toMatchObject({ name: 'AbortError' })
  expect((await stays).rows).toHaveLength(5)
})

it('stops while a workbook is being opened, and can be asked again', async () => {
  const path = workbook('xlsx', 200)
  const source = await openTableSource(path, auto)
  onTestFinished(() => source.close())
  await expect(source.head('一月', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  expect(await source.head('一月')).toMatchObject({ rowEstimate: 201 })
})

it('ends the reader of an older workbook at once when the opening is given up', async () => {
  const path = workbook('biff8', 4000)
  const leaving = new AbortController()
  const opening = openTableSource(path, auto, {}, { signal: leaving.signal })
  setTimeout(() => leaving.abort(), 100)
  await expect(opening).rejects.toMatchObject({ name: 'AbortError' })
})
