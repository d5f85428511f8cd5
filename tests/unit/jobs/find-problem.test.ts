// Showing problems where they are: every cell the profile counted is found, on pages and one after another.
// Real tables and real profiles in a temporary work folder.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { type FindProblemInput, findProblem, problemsOnPage } from '../../../src-main/jobs/find-problem.ts'
import { profileTable } from '../../../src-main/jobs/profile-table.ts'
import { createWorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { TableReader } from '../../../src-main/store/table-store.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { storeTable, temporaryFolder } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
})
afterEach(() => remove())

const ROWS = 5000
const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

/** Every 70th name has a blank in front: 72 of them over three chunks; every 1,000th note says 无. */
async function profiled(): Promise<{ table: TableReader; profile: TableProfile }> {
  const rows = Array.from({ length: ROWS }, (_, row) => row)
  const names = rows.map(row => (row % 70 === 0 ? ` 张${row}` : `李${row}`))
  const notes = rows.map(row => (row % 1000 === 0 ? '无' : row % 3 === 0 ? '' : '已核对'))
  const versionId = storeTable(folder, ['姓名', '备注'], [names, notes])
  const pool = createWorkerPool({ size: 0 })
  try {
    const profile = await profileTable({ folder, pool, versionId, ...quiet })
    return { table: folder.tables.open(versionId), profile }
  } finally {
    await pool.close()
  }
}

function countOf(profile: TableProfile, column: string, code: string): number {
  const found = profile.columns.find(({ name }) => name === column)?.issues.find(issue => issue.code === code)
  return found?.count ?? 0
}

it('marks on the pages exactly as many cells as the profile counted, though it lists only the first ten', async () => {
  const { table, profile } = await profiled()
  const marked = { edgeBlanks: 0, emptyToken: 0 }
  for (let offset = 0; offset < ROWS; offset += 500) {
    for (const row of problemsOnPage(table, profile, offset, 500)) {
      for (const { codes } of row.cells) {
        if (codes.includes('edgeBlanks')) marked.edgeBlanks += 1
        if (codes.includes('emptyToken')) marked.emptyToken += 1
      }
    }
  }
  expect(marked).toEqual({ edgeBlanks: 72, emptyToken: 5 })
  expect(countOf(profile, '姓名', 'edgeBlanks')).toBe(72)
  expect(countOf(profile, '备注', 'emptyToken')).toBe(5)
})

it('names the row as Excel shows it and leaves out rows without problems', async () => {
  const { table, profile } = await profiled()
  expect(problemsOnPage(table, profile, 65, 10)).toEqual([
    { rowNumber: 72, cells: [{ column: '姓名', codes: ['edgeBlanks'] }] },
  ])
})

it('visits every place of a problem once before it comes round to the first', async () => {
  const { table, profile } = await profiled()
  const visited: number[] = []
  let from = -1
  for (let step = 0; step < 73; step += 1) {
    const hit = await findProblem({ ...search(table, profile), from })
    from = hit?.index ?? -1
    visited.push(from)
  }
  expect(visited).toEqual([...Array.from({ length: 72 }, (_, place) => place * 70), 0])
})

it('goes back from the first place to the last', async () => {
  const { table, profile } = await profiled()
  const hit = await findProblem({ ...search(table, profile), from: 0, backwards: true })
  expect(hit).toEqual({ index: 4970, rowNumber: 4972 })
})

it('finds nothing for a problem the column does not have', async () => {
  const { table, profile } = await profiled()
  expect(await findProblem({ ...search(table, profile), code: 'garbled' })).toBeNull()
})

it('stops when the clerk has moved on', async () => {
  const { table, profile } = await profiled()
  await expect(findProblem({ ...search(table, profile), signal: AbortSignal.abort() })).rejects.toThrow('CANCELLED')
})

function search(table: TableReader, profile: TableProfile): FindProblemInput {
  return { table, profile, column: '姓名', code: 'edgeBlanks', from: -1, backwards: false, ...quiet }
}
