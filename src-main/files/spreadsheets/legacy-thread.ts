// Starts the thread that runs SheetJS and asks it questions, one at a time, within memory and time.
// A damaged file can make SheetJS take all memory or never end; then only the thread dies, and the file is refused.
import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { fromWireError, OpenprepError, type WireError } from '../../contract/errors.ts'
import { openingError } from '../file-errors.ts'
import type { ReadLimits, RowBatch, SheetHead } from '../table-source.ts'
import { faultError, tooLargeError } from './faults.ts'
import type { LegacyFormat } from './legacy-formats.ts'
import { MAX_LEGACY_BYTES } from './limits.ts'

export interface LegacyFile {
  path: string
  format: LegacyFormat
  limits: ReadLimits
  encoding: string | undefined
}

export interface LegacySheet {
  name: string
  hidden: boolean
  head: SheetHead
  rows: number
}

export type LegacyQuestion = { ask: 'open' } | { ask: 'batch'; sheet: string; from: number; to: number }

export type LegacyAnswer =
  | { is: 'sheets'; sheets: LegacySheet[] }
  | { is: 'batch'; batch: RowBatch }
  | { is: 'error'; error: WireError }

export interface LegacyThread {
  sheets: LegacySheet[]
  batch(sheet: string, from: number, to: number): Promise<RowBatch>
  close(): Promise<void>
}

const MIB = 1024 * 1024
/** SheetJS needs up to thirty times the size of a file, and a while to get going. */
const HEAP_MIB = 256
const HEAP_MIB_PER_MIB = 40
const SECONDS = 20
const SECONDS_PER_MIB = 3

/** Throws FILE_TOO_LARGE, FILE_PASSWORD, FILE_CORRUPT, FILE_HOSTILE and what the system says of the file. */
export async function startLegacyThread(file: LegacyFile): Promise<LegacyThread> {
  const size = (await sizeOf(file.path)) / MIB
  const worker = new Worker(workerFile(), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(HEAP_MIB + HEAP_MIB_PER_MIB * size) },
    // SheetJS talks to the console about what it does not know.
    stdout: true,
    stderr: true,
  })
  const limit = Math.ceil(1000 * (SECONDS + SECONDS_PER_MIB * size))
  // A death between two questions is told by the next one: the thread has gone and answers no more.
  worker.on('error', () => worker.unref())
  // The timer of a question keeps the process alive, the thread alone does not.
  worker.unref()
  const ask = inTurn((question: LegacyQuestion) => askThread(worker, file.path, question, limit))
  try {
    const answer = await ask({ ask: 'open' })
    if (answer.is !== 'sheets') throw new OpenprepError('INTERNAL')
    return {
      sheets: answer.sheets,
      batch: async (sheet, from, to) => batchOf(await ask({ ask: 'batch', sheet, from, to })),
      close: async () => void (await worker.terminate()),
    }
  } catch (thrown) {
    await worker.terminate()
    throw thrown
  }
}

/** Answers carry no name of their question, so the next question waits for the last answer. */
function inTurn<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve()
  return question => {
    const answer = last.then(
      () => ask(question),
      () => ask(question),
    )
    last = answer
    return answer
  }
}

/** In a bundle the thread's entry lies beside the chunk that starts it. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './legacy-worker.ts' : './legacy-worker.js', import.meta.url)
}

async function sizeOf(path: string): Promise<number> {
  try {
    const { size } = await stat(path)
    if (size > MAX_LEGACY_BYTES) throw tooLargeError(path, size, MAX_LEGACY_BYTES)
    return size
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

function batchOf(answer: LegacyAnswer): RowBatch {
  if (answer.is !== 'batch') throw new OpenprepError('INTERNAL')
  return answer.batch
}

function askThread(worker: Worker, path: string, question: LegacyQuestion, limit: number): Promise<LegacyAnswer> {
  // A thread that has ended has no id any more.
  if (worker.threadId < 0) return Promise.reject(faultError(path, 'unreadable'))
  const { promise, resolve, reject } = Promise.withResolvers<LegacyAnswer>()
  const timer = setTimeout(() => reject(faultError(path, 'tooSlow')), limit)
  const answered = (answer: LegacyAnswer) => {
    if (answer.is === 'error') reject(fromWireError(answer.error))
    else resolve(answer)
  }
  const failed = (error: Error) => reject(failureOf(path, error))
  const ended = () => reject(faultError(path, 'unreadable'))
  worker.once('message', answered).once('error', failed).once('exit', ended)
  worker.postMessage(question)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', answered).off('error', failed).off('exit', ended)
  })
}

function failureOf(path: string, error: Error): OpenprepError {
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return faultError(path, outOfMemory ? 'memory' : 'unreadable', error)
}
