// Has inputs read in a process of its own, one at a time, and ends that process when it takes too long or too much.
// Makes no inputs and judges no answers.
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FuzzOrder, FuzzReport } from './fuzz-messages.ts'

export type FuzzOutcome =
  | { is: 'report'; report: FuzzReport }
  | { is: 'died'; how: string }
  | { is: 'hung'; ms: number }
  | { is: 'memory'; mb: number }

export interface FuzzBudget {
  /** Of processor time: a busy machine is no fault of the input. */
  cpuMs: number
  /** By the clock: an input that waits for ever uses no processor. */
  wallMs: number
  processMB: number
}

export const BUDGET: FuzzBudget = { cpuMs: 5000, wallMs: 60_000, processMB: 700 }
const LOOK_EVERY_MS = 50
/** A process is not kept for ever, so that what one input leaves behind is not counted against another. */
const INPUTS_PER_PROCESS = 2000

export class FuzzHost {
  readonly #isolated: boolean
  readonly #budget: FuzzBudget
  #child: ChildProcess | null = null
  #done = 0

  /** `isolated`: older workbooks are read as the product does, each in a process of its own. */
  constructor(isolated: boolean, budget: FuzzBudget = BUDGET) {
    this.#isolated = isolated
    this.#budget = budget
  }

  async run(order: FuzzOrder): Promise<FuzzOutcome> {
    if (this.#done >= INPUTS_PER_PROCESS) this.close()
    this.#child ??= await started(this.#isolated)
    this.#done += 1
    const outcome = await watched(this.#child, order, this.#budget)
    if (outcome.is !== 'report') this.close()
    return outcome
  }

  close(): void {
    this.#child?.kill('SIGKILL')
    this.#child = null
    this.#done = 0
  }
}

/** Ready when it has read its corpus. */
async function started(isolated: boolean): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'fuzz-reader.ts'), isolated ? ['isolated'] : [], {
    execArgv: ['--max-old-space-size=512', '--max-semi-space-size=32'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  child.once('message', () => resolve()).once('exit', code => reject(new Error(`the reader did not start: ${code}`)))
  await promise
  return child
}

function watched(child: ChildProcess, order: FuzzOrder, budget: FuzzBudget): Promise<FuzzOutcome> {
  const { promise, resolve } = Promise.withResolvers<FuzzOutcome>()
  const reported = (report: FuzzReport) =>
    resolve(report.rssMB > budget.processMB ? { is: 'memory', mb: report.rssMB } : { is: 'report', report })
  const died = (code: number | null, signal: string | null) => resolve({ is: 'died', how: `${code ?? signal}` })
  const began = { wall: performance.now(), cpu: processFacts(child.pid).cpuMs }
  const watch = setInterval(() => {
    const { mb, cpuMs } = processFacts(child.pid)
    const wallMs = performance.now() - began.wall
    if (mb > budget.processMB) resolve({ is: 'memory', mb })
    else if (cpuMs - began.cpu > budget.cpuMs || wallMs > budget.wallMs) resolve({ is: 'hung', ms: wallMs })
  }, LOOK_EVERY_MS)
  child.once('message', reported).once('exit', died)
  child.send(order)
  return promise.finally(() => {
    clearInterval(watch)
    child.off('message', reported).off('exit', died)
  })
}

const TICK_MS = 10
const PAGE_BYTES = 4096

/** Where the system does not say, the clock and the process's own word at the end have to do. */
function processFacts(pid: number | undefined): { mb: number; cpuMs: number } {
  try {
    // Behind the name, which may hold blanks: state is field 3, user and system time 14 and 15, resident pages 24 (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const at = (field: number) => Number(fields[field - 3])
    return { mb: (at(24) * PAGE_BYTES) / 1024 / 1024, cpuMs: (at(14) + at(15)) * TICK_MS }
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) return { mb: 0, cpuMs: 0 }
    throw thrown
  }
}
