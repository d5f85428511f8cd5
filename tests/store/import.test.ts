// An import brings a file into the work folder as it is, all of it or nothing.
// Imports real files into a real folder.
import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Progress } from '../../src-main/contract/call.ts'
import { importTable } from '../../src-main/jobs/import-table.ts'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import { countRows, openFolder, openPool, temporaryDirectory } from './support.ts'

interface Choices {
  workers?: number
  name?: string
  signal?: AbortSignal
  onProgress?(progress: Progress): void
}

const bring = (folder: WorkFolder, path: string, choices: Choices = {}) =>
  importTable({
    folder,
    pool: openPool(choices.workers),
    path,
    reading: { header: 'auto' },
    name: choices.name ?? '办件',
    person: '李经办',
    signal: choices.signal ?? new AbortController().signal,
    onProgress: choices.onProgress ?? (() => undefined),
  })

function fileOf(directory: string, text: string, name = '办件.csv'): string {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

const manyRows = (rows: number) =>
  `编号,姓名,备注\r\n${Array.from({ length: rows }, (_, row) => `0${row},姓名${row},"第 ${row} 件"\r\n`).join('')}`

describe('importing a file', () => {
  it('keeps every cell as it stands, leading zeros, spaces, line breaks and rare characters included', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const path = fileOf(directory, '编号,姓名,备注\r\n007,𠮷田䶮,"两\r\n行"\r\n008, 前后空 ,\r\n009,"引""号",=1+1\r\n')
    const report = await bring(folder, path)
    expect(report).toMatchObject({
      counts: { read: 4, setAside: 1, source: 3, removed: 0, added: 0, result: 3 },
      columns: ['编号', '姓名', '备注'],
      setAside: { header: 1 },
      damagedColumns: [],
    })
    const dataset = folder.datasets.get(report.datasetId)
    const table = folder.tables.open(dataset.versionId)
    expect(table.page(0, 10)).toEqual({
      names: ['编号', '姓名', '备注'],
      columns: [
        ['007', '008', '009'],
        ['𠮷田䶮', ' 前后空 ', '引"号'],
        ['两\r\n行', '', '=1+1'],
      ],
      rows: 3,
      rowNumbers: [2, 3, 4],
    })
    expect(dataset.source).toEqual({
      file: '办件.csv',
      sheet: null,
      bytes: readFileSync(path).length,
      sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
      format: 'csv',
    })
    expect(folder.recipes.get(dataset.id)).toMatchObject({ recipe: { steps: [] }, history: [{ label: '导入' }] })
  })

  it('sets titles, blanks and totals aside and shows them again with their reason', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const rows = Array.from({ length: 40 }, (_, row) => `${row + 1},姓名${row},${row}\r\n`).join('')
    const path = fileOf(directory, `某某登记表,,\r\n序号,姓名,金额\r\n${rows}合计,,780\r\n`)
    const { datasetId, counts, setAside } = await bring(folder, path)
    expect(counts.read).toBe(counts.setAside + counts.source)
    expect(setAside).toEqual({ title: 1, header: 1, total: 1 })
    const { versionId } = folder.datasets.get(datasetId)
    expect(folder.tables.open(versionId).setAsideRows(0, 10)).toEqual({
      total: 3,
      rows: [
        { rowNumber: 1, reason: 'title', cells: ['某某登记表', '', ''] },
        { rowNumber: 2, reason: 'header', cells: ['序号', '姓名', '金额'] },
        { rowNumber: 43, reason: 'total', cells: ['合计', '', '780'] },
      ],
    })
  })

  it('counts numbers that were already damaged, column by column', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const path = fileOf(directory, '证号,姓名\r\n3.20201E+17,甲\r\n320201190001010012,乙\r\n3.20202E+17,丙\r\n')
    const { datasetId, damagedColumns } = await bring(folder, path)
    expect(damagedColumns).toEqual([{ column: '证号', count: 2 }])
    expect(folder.datasets.get(datasetId).damaged).toEqual(damagedColumns)
  })

  it('tells how far it is, never backwards', async () => {
    const directory = temporaryDirectory()
    const seen: Progress[] = []
    await bring(openFolder(directory), fileOf(directory, manyRows(30_000)), { onProgress: step => seen.push(step) })
    const reading = seen.filter(({ stage }) => stage === 'import').map(({ done }) => done)
    expect(reading.length).toBeGreaterThan(1)
    expect(reading).toEqual([...reading].sort((a, b) => a - b))
    expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total)
  })

  it('refuses a name that is taken before it reads anything', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const path = fileOf(directory, manyRows(3))
    await bring(folder, path)
    const seen: Progress[] = []
    const again = bring(folder, path, { onProgress: step => seen.push(step) })
    await expect(again).rejects.toMatchObject({ code: 'DATASET_NAME_TAKEN', params: { name: '办件' } })
    expect(seen).toEqual([])
  })
})

describe('an import that does not end well', () => {
  async function leavesNothing(directory: string, folder: WorkFolder): Promise<void> {
    expect(folder.datasets.list()).toEqual([])
    expect(folder.audit.verify().events).toBe(0)
    folder.close()
    expect([
      countRows(directory, 'versions'),
      countRows(directory, 'chunks'),
      countRows(directory, 'set_aside'),
    ]).toEqual([0, 0, 0])
  }

  for (const wanted of ['import.open', 'import']) {
    it(`leaves nothing when cancelled during ${wanted}`, async () => {
      const directory = temporaryDirectory()
      const folder = openFolder(directory)
      const cancel = new AbortController()
      const onProgress = ({ stage, done, total }: Progress) => {
        if (stage === wanted && (total === null || done > total / 2)) cancel.abort()
      }
      const path = fileOf(directory, manyRows(60_000))
      const job = bring(folder, path, { signal: cancel.signal, onProgress })
      await expect(job).rejects.toMatchObject({ code: 'CANCELLED' })
      await leavesNothing(directory, folder)
    })
  }

  it('leaves nothing when cancelled while other threads encode', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const cancel = new AbortController()
    const onProgress = ({ stage, done, total }: Progress) => {
      if (stage === 'import' && done > (total ?? 0) / 2) cancel.abort()
    }
    const path = fileOf(directory, manyRows(60_000))
    const job = bring(folder, path, { signal: cancel.signal, onProgress, workers: 2 })
    await expect(job).rejects.toMatchObject({ code: 'CANCELLED' })
    await leavesNothing(directory, folder)
  })

  it('leaves nothing when another program writes to the file meanwhile', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const path = fileOf(directory, manyRows(30_000))
    let written = false
    const onProgress = ({ stage }: Progress) => {
      if (stage === 'import' && !written) appendFileSync(path, '999999,后来,\r\n')
      written ||= stage === 'import'
    }
    await expect(bring(folder, path, { onProgress })).rejects.toMatchObject({ code: 'FILE_LOCKED' })
    await leavesNothing(directory, folder)
  })

  it('leaves nothing when the file is not there', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    await expect(bring(folder, join(directory, 'nothing.csv'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    await leavesNothing(directory, folder)
  })
})
