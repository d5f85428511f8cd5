// What columns say about one another, on stored tables over the pool: names, rows and values as a person would check them.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { citizenIdCheckCharacter } from '../../../src-main/core/identifiers/citizen-id.ts'
import { singleOutCandidates } from '../../../src-main/core/profiling/single-out-candidates.ts'
import { profileTable } from '../../../src-main/jobs/profile-table.ts'
import { relateTable } from '../../../src-main/jobs/relate-table.ts'
import { singleOutTable } from '../../../src-main/jobs/single-out-table.ts'
import { createWorkerPool, type WorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { storeTable, temporaryFolder } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
let pool: WorkerPool
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  pool = createWorkerPool({ size: 0 })
})
afterEach(async () => {
  await pool.close()
  remove()
})

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }
const ROWS = 3000

const day = (row: number) => String(1 + (row % 28)).padStart(2, '0')
const month = (row: number) => String(1 + (row % 12)).padStart(2, '0')
const year = (row: number) => 1900 + (row % 3)
const birth = (row: number) => `${year(row)}-${month(row)}-${day(row)}`

function idOf(row: number): string {
  const first17 = `320205${birth(row).replaceAll('-', '')}${String(row % 1000).padStart(3, '0')}`
  return first17 + citizenIdCheckCharacter(first17)
}

/** A table as an office has it: one district name is misspelled in row 20, and two persons share an acceptance number. */
function makeTable(): number {
  const rows = Array.from({ length: ROWS }, (_, row) => row)
  const district = (row: number) => row % 5
  return storeTable(
    folder,
    ['受理编号', '身份证号', '出生日期', '性别', '年龄', '区代码', '区名称', '手机号', '电子邮箱', '备注'],
    [
      rows.map(row => `SL${row === 77 ? 76 : row}`),
      rows.map(idOf),
      rows.map(row => (row === 33 ? '1950-01-01' : birth(row))),
      rows.map(row => (row % 2 === 1 ? '男' : '女')),
      rows.map(row => String(1950 - year(row))),
      rows.map(row => `32020${district(row) + 1}`),
      rows.map(row => (row === 20 ? '梁溪区(错)' : `第${district(row)}区`)),
      rows.map(row => `1380000${String(row).padStart(4, '0')}`),
      rows.map(row => `1380000${String(row).padStart(4, '0')}@example.com`),
      rows.map(row => (row === 5 || row === 6 || row === 7 ? `机主手机1380000${String(row).padStart(4, '0')}` : '')),
    ],
  )
}

it('finds what gives what away, the code that names the district, and the number that is no key', async () => {
  const versionId = makeTable()
  const profile = await profileTable({ folder, pool, versionId, ...quiet })
  const report = await relateTable({ folder, pool, versionId, profile, ...quiet })
  const leak = (from: string, to: string) => report.leaks.find(one => one.from === from && one.to === to)
  expect(leak('身份证号', '出生日期')).toMatchObject({ kind: 'birthInId', compared: ROWS, agreeing: ROWS - 1 })
  expect(leak('身份证号', '出生日期')?.otherRowNumbers).toEqual([35])
  expect(leak('身份证号', '性别')).toMatchObject({ kind: 'sexInId', agreeing: ROWS })
  expect(leak('身份证号', '年龄')).toMatchObject({ kind: 'ageInId', agreeing: ROWS })
  expect(leak('电子邮箱', '手机号')).toMatchObject({ kind: 'partOf', agreeing: ROWS })
  expect(leak('备注', '手机号')).toMatchObject({ kind: 'partOf', agreeing: 3, rowNumbers: [7, 8, 9] })
  expect(leak('性别', '身份证号')).toBeUndefined()

  const named = report.dependencies.find(one => one.from === '区代码' && one.to === '区名称')
  expect(named).toMatchObject({ rows: ROWS, wrong: 1, contradicting: 1, mutual: true })
  expect(named?.examples).toEqual([
    {
      value: '320201',
      partners: [
        { value: '第0区', rows: 599, rowNumber: 2 },
        { value: '梁溪区(错)', rows: 1, rowNumber: 22 },
      ],
    },
  ])

  expect(report.keys).toContainEqual(['手机号'])
  expect(report.nearKeys).toContainEqual({
    column: '受理编号',
    missing: 0,
    repeated: 1,
    examples: [{ value: 'SL76', rowNumbers: [78, 79] }],
  })
  expect(report).toMatchObject({ rows: ROWS, usedRows: ROWS })
})

it('is the same with and without worker threads', async () => {
  const versionId = makeTable()
  const profile = await profileTable({ folder, pool, versionId, ...quiet })
  const threads = createWorkerPool({ size: 2 })
  try {
    const [here, there] = await Promise.all(
      [pool, threads].map(one => relateTable({ folder, pool: one, versionId, profile, ...quiet })),
    )
    expect(here).toEqual(there)
  } finally {
    await threads.close()
  }
})

it('leaves identifiers and row numbers out and ranks what singles people out together', async () => {
  const versionId = makeTable()
  const profile = await profileTable({ folder, pool, versionId, ...quiet })
  const candidates = singleOutCandidates(profile)
  expect(candidates.columns).toEqual(expect.arrayContaining(['出生日期', '性别', '年龄', '区代码']))
  expect(candidates.leftOut).toEqual(
    expect.arrayContaining([
      { column: '身份证号', reason: 'direct' },
      { column: '受理编号', reason: 'ownNumber' },
    ]),
  )
  const report = await singleOutTable({ folder, pool, versionId, candidates, maxSize: 2, ...quiet })
  expect(report).toMatchObject({ rows: ROWS, searchedRows: ROWS, separationError: 0 })
  const sex = report.sets.find(({ columns }) => columns.join() === '性别')
  expect(sex).toMatchObject({ classes: 2, alone: 0, few: 0 })
  const pairs = report.sets.filter(({ columns }) => columns.length === 2)
  expect(pairs[0]?.columns).toContain('出生日期')
})

it('stops when the person cancels', async () => {
  const versionId = makeTable()
  const profile = await profileTable({ folder, pool, versionId, ...quiet })
  const stop = new AbortController()
  const running = relateTable({ folder, pool, versionId, profile, signal: stop.signal, onProgress: () => stop.abort() })
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
})
