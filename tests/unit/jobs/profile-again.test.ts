// A table that changed in one column: only that column is looked at again, and the profile is the one that looking at all would give.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { profileTable } from '../../../src-main/jobs/profile-table.ts'
import { createWorkerPool, type WorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkerTask } from '../../../src-main/jobs/worker-tasks.ts'
import type { ColumnProfileCache } from '../../../src-main/store/repositories/column-profiles.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { runOn, storeTable, temporaryFolder } from './make-table.ts'

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

const rows = Array.from({ length: 3000 }, (_, row) => row)
const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

function storeExample(): number {
  return storeTable(
    folder,
    ['姓名', '街道', '金额'],
    [rows.map(row => ` 李${row} `), rows.map(row => `第${row % 7}街道`), rows.map(String)],
  )
}

/** The real pool, noting what it is asked for. */
function watched(): { pool: WorkerPool; asked: string[] } {
  const asked: string[] = []
  const watching: WorkerPool = {
    ...pool,
    run(task, options) {
      asked.push(labelOf(task))
      return pool.run(task, options)
    },
  }
  return { pool: watching, asked }
}

function labelOf(task: WorkerTask): string {
  return task.kind === 'profileColumn' ? task.column : task.kind
}

function memory(): ColumnProfileCache {
  const kept = new Map<string, string>()
  return {
    find: key => JSON.parse(kept.get(key) ?? 'null'),
    save: profiles => {
      for (const [key, profile] of profiles) kept.set(key, JSON.stringify(profile))
    },
  }
}

it('looks again only at the column that a step changed', async () => {
  const source = storeExample()
  const columns = memory()
  const first = watched()
  await profileTable({ folder, pool: first.pool, versionId: source, columns, ...quiet })
  // The names tell all rows apart: none is to be counted.
  expect(first.asked).toEqual(['姓名', '街道', '金额'])

  const { versionId } = await runOn(folder, source, [{ op: 'normalizeText', columns: ['姓名'], params: {} }])
  const second = watched()
  const again = await profileTable({ folder, pool: second.pool, versionId, columns, ...quiet })
  // No amount stands there twice, so no row does.
  expect(second.asked).toEqual(['姓名'])
  expect(again).toEqual(await profileTable({ folder, pool, versionId, ...quiet }))
})

it('counts repeated rows again where no unchanged column tells the rows apart', async () => {
  const source = storeTable(
    folder,
    ['姓名', '街道'],
    [rows.map(row => ` 李${row % 900} `), rows.map(row => `第${row % 7}街道`)],
  )
  const columns = memory()
  await profileTable({ folder, pool, versionId: source, columns, ...quiet })
  const { versionId } = await runOn(folder, source, [{ op: 'normalizeText', columns: ['姓名'], params: {} }])
  const { pool: watching, asked } = watched()
  const again = await profileTable({ folder, pool: watching, versionId, columns, ...quiet })
  expect(asked).toEqual(['姓名', 'countDuplicates'])
  expect(again).toEqual(await profileTable({ folder, pool, versionId, ...quiet }))
})

it('looks again at every column when rows went, since its counts are others', async () => {
  const source = storeExample()
  const columns = memory()
  await profileTable({ folder, pool, versionId: source, columns, ...quiet })
  const { versionId } = await runOn(folder, source, [{ op: 'dropDuplicates', columns: ['街道'], params: {} }])
  const { pool: watching, asked } = watched()
  await profileTable({ folder, pool: watching, versionId, columns, ...quiet })
  expect(asked).toEqual(['姓名', '街道', '金额'])
})

it('looks again on another day, which may be later than a date', async () => {
  const versionId = storeExample()
  const columns = memory()
  await profileTable({ folder, pool, versionId, columns, today: '2024-06-09', ...quiet })
  const { pool: watching, asked } = watched()
  await profileTable({ folder, pool: watching, versionId, columns, today: '2024-06-10', ...quiet })
  expect(asked).toEqual(['姓名', '街道', '金额'])
})
