// Watches over the thread that reads an older workbook, in a process of their own: questions go in, answers come out,
// and a reading that takes more memory or time than its budget is told and stopped. Reads nothing itself.
import { Worker } from 'node:worker_threads'
import type { LegacyAnswer, LegacyBudget, LegacyFault, LegacyQuestion } from './legacy-messages.ts'

/** The way to whoever asks. */
export interface AskerLink {
  answer(answer: LegacyAnswer): void
  onQuestion(listener: (question: LegacyQuestion) => void): void
}

const LOOK_EVERY_MS = 20
const MIB = 1024 * 1024

/** Serves one workbook; the process is ended by whoever started it. */
export function watchLegacyThread(link: AskerLink): void {
  let thread: WatchedThread | null = null
  link.onQuestion(question => {
    if (question.ask === 'open') thread = new WatchedThread(question.budget, answer => link.answer(answer))
    if (thread === null) link.answer({ is: 'fault', fault: 'unreadable' })
    else thread.ask(question)
  })
}

class WatchedThread {
  readonly #worker: Worker
  readonly #budget: LegacyBudget
  readonly #answer: (answer: LegacyAnswer) => void
  #watch: NodeJS.Timeout | undefined

  constructor(budget: LegacyBudget, answer: (answer: LegacyAnswer) => void) {
    this.#budget = budget
    this.#answer = answer
    this.#worker = new Worker(threadFile(), {
      resourceLimits: { maxOldGenerationSizeMb: budget.heapMiB },
      // SheetJS talks to the console about what it does not know.
      stdout: true,
      stderr: true,
    })
    this.#worker.on('message', (said: LegacyAnswer) => this.#settle(said))
    this.#worker.on('error', error => this.#stop(isOutOfMemory(error) ? 'memory' : 'unreadable'))
    this.#worker.on('exit', () => this.#stop('unreadable'))
  }

  ask(question: LegacyQuestion): void {
    const began = process.cpuUsage()
    clearInterval(this.#watch)
    this.#watch = setInterval(() => {
      const { user, system } = process.cpuUsage(began)
      // The heap limit of the thread knows nothing of buffers.
      if (process.memoryUsage.rss() > this.#budget.processMiB * MIB) this.#stop('memory')
      else if ((user + system) / 1e6 > this.#budget.cpuSeconds) this.#stop('tooSlow')
    }, LOOK_EVERY_MS)
    this.#worker.postMessage(question)
  }

  #settle(answer: LegacyAnswer): void {
    if (this.#watch === undefined) return
    clearInterval(this.#watch)
    this.#watch = undefined
    this.#answer(answer)
  }

  #stop(fault: LegacyFault): void {
    this.#settle({ is: 'fault', fault })
    void this.#worker.terminate()
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

/** In a bundle the thread's entry lies beside the chunk that starts it. */
function threadFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './legacy-worker.ts' : './legacy-worker.js', import.meta.url)
}
