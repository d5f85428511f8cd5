// Spreads tasks of unequal length over the lanes of a pool, each lane taking the next when it is free.
// Knows no task's meaning; stops nothing by itself.
import type { WorkerPool } from './worker-pool.ts'

/** As many at once as there are lanes: given out all at the start, one lane could be left with the long ones. Answers in order. */
export async function overLanes<T, R>(
  pool: Pick<WorkerPool, 'lanes'>,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = []
  const waiting = items.entries()
  async function lane(): Promise<void> {
    for (const [at, item] of waiting) answers[at] = await work(item)
  }
  await Promise.all(Array.from({ length: pool.lanes }, lane))
  return answers
}
