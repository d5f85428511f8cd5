// A pool at rest: threads with nothing to do give their memory back and start anew with their next task.
import { afterEach, describe, expect, it } from 'vitest'
import { packColumns } from '../../../src-main/core/table/packed-columns.ts'
import { createWorkerPool, type WorkerPool } from '../../../src-main/jobs/worker-pool.ts'

let pool: WorkerPool
afterEach(() => pool.close())

/** A column of two cells on its way into the store. */
const task = {
  kind: 'encodeCells',
  cells: {
    rows: 2,
    lines: null,
    columns: new Uint8Array(packColumns([['甲', '乙']])),
    rowNumbers: [2, 3],
    sidecars: null,
  },
} as const

describe('a pool that rests', () => {
  it('answers the next task as before', async () => {
    pool = createWorkerPool({ size: 2 })
    const first = await pool.run(task)
    await pool.rest()
    expect(await pool.run(task)).toEqual(first)
  })

  it('lets a task that is under way end', async () => {
    pool = createWorkerPool({ size: 1 })
    const answer = pool.run(task)
    await pool.rest()
    expect(await answer).toMatchObject({ rows: 2 })
  })
})
