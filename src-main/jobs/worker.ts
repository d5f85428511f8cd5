// Entry of a worker thread: takes tasks from the pool one by one and posts their answers.
// Writes no file and opens no network.
import { parentPort } from 'node:worker_threads'
import { toWireError } from '../contract/errors.ts'
import { denyNetwork } from '../files/deny-network.ts'
import { createTaskHost } from './task-host.ts'
import type { WorkerAnswer, WorkerMessage } from './worker-pool.ts'

denyNetwork()
const host = createTaskHost()

async function carryOut({ id, task, stop }: WorkerMessage): Promise<void> {
  const flag = new Int32Array(stop)
  try {
    const { value, transfer } = await host.handle(task, () => Atomics.load(flag, 0) === 1)
    parentPort?.postMessage({ id, value } satisfies WorkerAnswer, transfer)
  } catch (thrown) {
    parentPort?.postMessage({ id, error: toWireError(thrown) } satisfies WorkerAnswer)
  }
}

// A task whose code is still being loaded must not be overtaken by the one that builds on it.
let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (message: WorkerMessage) => {
  last = last.then(() => carryOut(message))
})
