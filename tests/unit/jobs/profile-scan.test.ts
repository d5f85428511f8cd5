// Profiling and scanning stored tables over the pool: complete, in order, the same whatever the workers, and stoppable.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { profileTable } from '../../../src-main/jobs/profile-table.ts'
import { scanTable } from '../../../src-main/jobs/scan-table.ts'
import { createWorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { storeTable, temporaryFolder } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
})
afterEach(() => remove())

const ROWS = 5000
const ID = '320205190001010006'

/** Row 10 and row 4,000 of the notes hold a number; row 1 repeats row 0. */
function makeTable(): number {
  const rows = Array.from({ length: ROWS }, (_, row) => row)
  return storeTable(
    folder,
    ['姓名', '备注', '金额'],
    [
      rows.map(row => (row < 2 ? '张三' : `李${row}`)),
      rows.map(row => (row === 10 || row === 4000 ? `代办人身份证${ID}已留存` : '')),
      rows.map(row => (row < 2 ? '7' : String(row))),
    ],
  )
}

async function withPool<T>(size: number, work: (pool: ReturnType<typeof createWorkerPool>) => Promise<T>): Promise<T> {
  const pool = createWorkerPool({ size })
  try {
    return await work(pool)
  } finally {
    await pool.close()
  }
}

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

it('profiles every column and counts repeated rows, the same with and without workers', async () => {
  const versionId = makeTable()
  const [here, threads] = await Promise.all(
    [0, 2].map(size => withPool(size, pool => profileTable({ folder, pool, versionId, ...quiet }))),
  )
  expect(here).toEqual(threads)
  expect(here?.rows).toBe(ROWS)
  expect(here?.duplicateRows).toBe(1)
  expect(here?.columns.map(({ name, rows, empty }) => ({ name, rows, empty }))).toEqual([
    { name: '姓名', rows: ROWS, empty: 0 },
    { name: '备注', rows: ROWS, empty: ROWS - 2 },
    { name: '金额', rows: ROWS, empty: 0 },
  ])
})

it('finds ID numbers in free text in row order and keeps exact counts under a limit', async () => {
  const versionId = makeTable()
  const all = await withPool(1, pool => scanTable({ folder, pool, versionId, ...quiet }))
  const found = all.findings.filter(finding => finding.kind === 'citizenId18')
  expect(found.map(({ row, column, start, end, valid }) => ({ row, column, start, end, valid }))).toEqual([
    { row: 12, column: '备注', start: 6, end: 24, valid: true },
    { row: 4002, column: '备注', start: 6, end: 24, valid: true },
  ])
  expect(JSON.stringify(all)).not.toContain(ID)
  const one = await withPool(0, pool => scanTable({ folder, pool, versionId, limit: 1, ...quiet }))
  expect(one.findings).toEqual(all.findings.slice(0, 1))
  expect(one.byKind).toEqual(all.byKind)
  expect(one.byColumn).toEqual(all.byColumn)
})

it('stops a profile when the person cancels, and the pool serves the next one', async () => {
  const versionId = makeTable()
  await withPool(1, async pool => {
    const stop = new AbortController()
    const onProgress = () => stop.abort()
    const running = profileTable({ folder, pool, versionId, signal: stop.signal, onProgress })
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
    const next = await profileTable({ folder, pool, versionId, ...quiet })
    expect(next.rows).toBe(ROWS)
  })
})
