// Spreads tasks over worker threads and brings their answers back; with size 0 the same tasks run in this thread.
// Knows no task's meaning and keeps no data.
import { type Transferable, Worker } from 'node:worker_threads'
import { fromWireError, OpenprepError, type WireError } from '../contract/errors.ts'
import { createTaskHost } from './task-host.ts'
import { SESSION_TASKS, type WorkerResult, type WorkerTask } from './worker-tasks.ts'

export interface TaskOptions {
  /** 0-based worker; tasks given to one lane run in order. Absent = the least busy. */
  lane?: number
  transfer?: readonly Transferable[]
  /** On abort the promise rejects with CANCELLED and a long task stops at its next chunk. */
  signal?: AbortSignal
}

export interface WorkerPool {
  /** How many tasks run at once; at least 1. */
  readonly lanes: number
  run<T extends WorkerTask>(task: T, options?: TaskOptions): Promise<WorkerResult<T>>
  /**
   * Ends threads that have nothing to do and keep nothing open, so that their memory is free while this thread works alone for long. They
   * start anew with their next task.
   */
  rest(): Promise<void>
  close(): Promise<void>
}

export interface PoolOptions {
  /** Threads; 0 = none, everything in this thread. */
  size: number
  workerUrl?: URL
}

export type WorkerMessage = { id: number; task: WorkerTask; stop: SharedArrayBuffer }
export type WorkerAnswer = { id: number; value: WorkerResult } | { id: number; error: WireError }

interface Lane {
  waiting: number
  run(task: WorkerTask, transfer: readonly Transferable[], stop: SharedArrayBuffer): Promise<WorkerResult>
  rest(): Promise<void>
  close(): Promise<void>
}

function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
}

/** Starts its thread with the first task, and anew after a crash. */
function threadLane(url: URL): Lane {
  const pending = new Map<number, { resolve(value: WorkerResult): void; reject(error: Error): void }>()
  let worker: Worker | null = null
  let lastId = 0
  /** Sessions that later tasks go on with. */
  let sessions = 0

  function fail(cause: unknown): void {
    worker = null
    sessions = 0
    const waiting = [...pending.values()]
    pending.clear()
    for (const { reject } of waiting) reject(new OpenprepError('INTERNAL', {}, undefined, { cause }))
  }

  function start(): Worker {
    const started = new Worker(url)
    started.on('message', (answer: WorkerAnswer) => {
      const asked = pending.get(answer.id)
      pending.delete(answer.id)
      if ('error' in answer) asked?.reject(fromWireError(answer.error))
      else asked?.resolve(answer.value)
    })
    started.on('error', fail)
    started.on('exit', code => fail(new Error(`worker ended with ${code}`)))
    return started
  }

  async function end(): Promise<void> {
    const ending = worker
    worker = null
    ending?.removeAllListeners('exit')
    await ending?.terminate()
  }

  return {
    waiting: 0,
    run(task, transfer, stop) {
      worker ??= start()
      sessions += SESSION_TASKS[task.kind] ?? 0
      lastId += 1
      const id = lastId
      const message: WorkerMessage = { id, task, stop }
      const answer = new Promise<WorkerResult>((resolve, reject) => pending.set(id, { resolve, reject }))
      worker.postMessage(message, [...transfer])
      return answer
    },
    async rest() {
      if (pending.size === 0 && sessions === 0) await end()
    },
    async close() {
      await end()
      fail(new OpenprepError('CANCELLED'))
    },
  }
}

/** The same task code in this thread, one task after another, letting the thread breathe in between. */
function localLane(): Lane {
  const host = createTaskHost()
  let last: Promise<unknown> = Promise.resolve()
  return {
    waiting: 0,
    run(task, _, stop) {
      const flag = new Int32Array(stop)
      const turn = async () => {
        await new Promise(resolve => setImmediate(resolve))
        return (await host.handle(task, () => Atomics.load(flag, 0) === 1)).value
      }
      const answer = last.then(turn, turn)
      last = answer
      return answer
    },
    rest: () => Promise.resolve(),
    async close() {
      host.close()
    },
  }
}

/** Rejects as soon as the signal aborts, and tells the task to stop. */
function untilAborted<T>(answer: Promise<T>, stop: SharedArrayBuffer, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return answer
  return new Promise((resolve, reject) => {
    const abort = () => {
      Atomics.store(new Int32Array(stop), 0, 1)
      reject(new OpenprepError('CANCELLED'))
    }
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

export function createWorkerPool({ size, workerUrl = workerFile() }: PoolOptions): WorkerPool {
  const lanes = size === 0 ? [localLane()] : Array.from({ length: size }, () => threadLane(workerUrl))

  function choose(wanted: number | undefined): Lane {
    const lane =
      wanted === undefined ? lanes.reduce((best, one) => (one.waiting < best.waiting ? one : best)) : lanes[wanted]
    if (lane === undefined) throw new RangeError(`no worker ${wanted}`)
    return lane
  }

  return {
    lanes: lanes.length,
    run<T extends WorkerTask>(task: T, { lane: wanted, transfer = [], signal }: TaskOptions = {}) {
      if (signal?.aborted) return Promise.reject(new OpenprepError('CANCELLED'))
      const lane = choose(wanted)
      const stop = new SharedArrayBuffer(4)
      lane.waiting += 1
      const answer = lane.run(task, transfer, stop).finally(() => {
        lane.waiting -= 1
      })
      // The task table ties the kind of the task to the kind of its answer; the message border forgets it.
      return untilAborted(answer as Promise<WorkerResult<T>>, stop, signal)
    },
    async rest() {
      await Promise.all(lanes.map(lane => lane.rest()))
    },
    async close() {
      await Promise.all(lanes.map(lane => lane.close()))
    },
  }
}
