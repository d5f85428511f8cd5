// Has an older workbook read in a process of its own and asks it questions, one at a time, within memory and time.
// A damaged file can make SheetJS take all memory or never end, and a thread takes its whole process down with it when its
// memory runs out at once; here only the reader dies, and the file is refused.
import { stat } from 'node:fs/promises'
import { fromWireError, OpenprepError } from '../../contract/errors.ts'
import { openingError } from '../file-errors.ts'
import type { RowBatch } from '../table-source.ts'
import { faultError, tooLargeError } from './faults.ts'
import type { LegacyAnswer, LegacyBudget, LegacyFile, LegacyQuestion, LegacySheet } from './legacy-messages.ts'
import { MAX_LEGACY_BYTES } from './limits.ts'
import { launchReader, type ReaderProcess } from './reader-process.ts'

export interface LegacyReader {
  /** Of the file. */
  bytes: number
  sheets: LegacySheet[]
  batch(sheet: string, from: number, to: number): Promise<RowBatch>
  close(): Promise<void>
}

const MIB = 1024 * 1024

/** SheetJS needs up to thirty times the size of a file, and a while to get going. */
function budgetFor(bytes: number): LegacyBudget {
  const size = bytes / MIB
  const heapMiB = Math.ceil(256 + 40 * size)
  return { heapMiB, processMiB: Math.ceil(heapMiB + 256 + 12 * size), cpuSeconds: 4 + 3 * size }
}

/** On a machine that gives the reader next to no time this is long enough to tell that it will not end. */
function patienceMs({ cpuSeconds }: LegacyBudget): number {
  return 1000 * (20 + 5 * cpuSeconds)
}

/** Throws FILE_TOO_LARGE, FILE_PASSWORD, FILE_CORRUPT, FILE_HOSTILE and what the system says of the file. */
export async function startLegacyReader(file: LegacyFile, signal?: AbortSignal): Promise<LegacyReader> {
  const bytes = await sizeOf(file.path)
  const budget = budgetFor(bytes)
  const reader = new AskedReader(await launchReader(), file.path, patienceMs(budget))
  // Nothing in the reader can be interrupted, so it is ended.
  const stop = () => reader.stop()
  signal?.addEventListener('abort', stop)
  try {
    signal?.throwIfAborted()
    const answer = await reader.ask({ ask: 'open', file, budget })
    if (answer.is !== 'sheets') throw new OpenprepError('INTERNAL')
    return {
      bytes,
      sheets: answer.sheets,
      batch: async (sheet, from, to) => batchOf(await reader.ask({ ask: 'batch', sheet, from, to })),
      close: async () => reader.stop(),
    }
  } catch (thrown) {
    reader.stop()
    signal?.throwIfAborted()
    throw thrown
  } finally {
    signal?.removeEventListener('abort', stop)
  }
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

interface Waiting {
  resolve(answer: LegacyAnswer): void
  reject(error: OpenprepError): void
}

/** Answers carry no name of their question, so the next question waits for the last answer. */
class AskedReader {
  readonly #process: ReaderProcess
  readonly #path: string
  readonly #patienceMs: number
  #waiting: Waiting | null = null
  #last: Promise<unknown> = Promise.resolve()
  #ended = false

  constructor(process: ReaderProcess, path: string, patience: number) {
    this.#process = process
    this.#path = path
    this.#patienceMs = patience
    process.onAnswer(answer => this.#answered(answer))
    process.onEnd(() => {
      this.#ended = true
      // Only memory that runs out at once ends the reader before its watch can tell.
      this.#waiting?.reject(faultError(path, 'memory'))
    })
  }

  ask(question: LegacyQuestion): Promise<LegacyAnswer> {
    const now = () => this.#askNow(question)
    const answer = this.#last.then(now, now)
    this.#last = answer
    return answer
  }

  stop(): void {
    this.#process.stop()
  }

  #askNow(question: LegacyQuestion): Promise<LegacyAnswer> {
    if (this.#ended) return Promise.reject(faultError(this.#path, 'unreadable'))
    const { promise, resolve, reject } = Promise.withResolvers<LegacyAnswer>()
    this.#waiting = { resolve, reject }
    const timer = setTimeout(() => {
      reject(faultError(this.#path, 'tooSlow'))
      this.stop()
    }, this.#patienceMs)
    this.#process.ask(question)
    return promise.finally(() => {
      clearTimeout(timer)
      this.#waiting = null
    })
  }

  #answered(answer: LegacyAnswer): void {
    if (answer.is === 'error') this.#waiting?.reject(fromWireError(answer.error))
    else if (answer.is !== 'fault') this.#waiting?.resolve(answer)
    else {
      this.#waiting?.reject(faultError(this.#path, answer.fault))
      this.stop()
    }
  }
}
