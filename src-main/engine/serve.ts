// Serves the contract over any channel: parses input, runs the handler, reports progress, carries errors back.
// Knows no handler's business; long work runs one job after another.
import { type CallName, contract, isCallName, type ParsedInput } from '../contract/contract.ts'
import { OpenprepError, toWireError } from '../contract/errors.ts'
import type { ClientMessage, EngineMessage } from '../contract/protocol.ts'
import type { EngineEventName, EngineEvents, JobState } from '../contract/workspace.ts'
import type { Handlers, Running } from './handler.ts'

export interface EngineChannel {
  post(message: EngineMessage): void
}

/** How often a job's progress is told, in milliseconds. */
const PROGRESS_EVERY = 100
/** Jobs that only read the disk file or look something up need not wait for the others. */
const UNQUEUED: ReadonlySet<CallName> = new Set([
  'files.inspect',
  'sources.survey',
  'table.find',
  'profile.find',
  'audit.verify',
  'bureau.watch',
])

function parseInput<N extends CallName>(name: N, input: unknown): ParsedInput<N> {
  const parsed = contract[name].input.safeParse(input)
  if (parsed.success) return parsed.data as ParsedInput<N>
  const first = parsed.error.issues[0]
  throw new OpenprepError('OPTION_INVALID', {
    option: first?.path.join('.') ?? name,
    value: '',
    reason: first?.message ?? '',
  })
}

function datasetOf(input: unknown): string | null {
  const id = typeof input === 'object' && input !== null && 'datasetId' in input ? input.datasetId : null
  return typeof id === 'string' ? id : null
}

export class EngineServer {
  readonly #handlers: Handlers
  readonly #log: (line: string) => void
  readonly #mayCall: (name: CallName) => void
  readonly #channels = new Set<EngineChannel>()
  #queue: Promise<unknown> = Promise.resolve()
  #lastJob = 0

  readonly #before: (name: CallName, input: unknown) => void

  /** `mayCall` throws for a call that is not to be served now. `before` is told of every call in front of its handler, and may refuse it. */
  constructor(
    handlers: Handlers,
    log: (line: string) => void,
    before: (name: CallName, input: unknown) => void = () => undefined,
    mayCall: (name: CallName) => void = () => undefined,
  ) {
    this.#handlers = handlers
    this.#log = log
    this.#before = before
    this.#mayCall = mayCall
  }

  /** Returns what must be called with each message of the channel's other end. */
  connect(channel: EngineChannel): { receive(message: ClientMessage): void; disconnect(): void } {
    const running = new Map<number, AbortController>()
    this.#channels.add(channel)
    return {
      receive: message => {
        if (message.type === 'cancel') running.get(message.id)?.abort()
        else void this.#answer(channel, running, message)
      },
      disconnect: () => {
        this.#channels.delete(channel)
        for (const controller of running.values()) controller.abort()
      },
    }
  }

  /** Resolves when the jobs asked for so far have ended, in whatever way. */
  idle(): Promise<unknown> {
    return this.#queue
  }

  broadcast<E extends EngineEventName>(name: E, payload: EngineEvents[E]): void {
    for (const channel of this.#channels) channel.post({ type: 'event', name, payload })
  }

  async #answer(
    channel: EngineChannel,
    running: Map<number, AbortController>,
    message: Extract<ClientMessage, { type: 'call' }>,
  ): Promise<void> {
    const { id } = message
    const controller = new AbortController()
    running.set(id, controller)
    try {
      const value = await this.#dispatch(message, controller.signal, progress =>
        channel.post({ type: 'progress', id, progress }),
      )
      channel.post({ type: 'result', id, value })
    } catch (thrown) {
      const error = toWireError(thrown)
      if (error.code === 'INTERNAL') this.#log(`${message.name}: ${error.detail ?? ''}`)
      channel.post({ type: 'error', id, error: { ...error, detail: undefined } })
    } finally {
      running.delete(id)
    }
  }

  async #dispatch(
    { name, input }: Extract<ClientMessage, { type: 'call' }>,
    signal: AbortSignal,
    onProgress: Running['onProgress'],
  ): Promise<unknown> {
    if (!isCallName(name)) throw new OpenprepError('USAGE', { reason: name })
    this.#mayCall(name)
    const parsed = parseInput(name, input)
    const handler = this.#handlers[name] as (input: unknown, running: Running) => unknown
    if (contract[name].kind !== 'job') {
      this.#before(name, parsed)
      return handler(parsed, { signal, onProgress })
    }
    const work = async (report: Running['onProgress']) => {
      this.#before(name, parsed)
      return handler(parsed, { signal, onProgress: report })
    }
    return this.#job(name, datasetOf(input), onProgress, signal, work)
  }

  async #job(
    call: CallName,
    datasetId: string | null,
    onProgress: Running['onProgress'],
    signal: AbortSignal,
    work: (report: Running['onProgress']) => Promise<unknown>,
  ): Promise<unknown> {
    this.#lastJob += 1
    const job: JobState = {
      id: this.#lastJob,
      call,
      datasetId,
      state: 'running',
      progress: null,
      startedAt: performance.now(),
      error: null,
    }
    let told = 0
    const report: Running['onProgress'] = progress => {
      job.progress = progress
      if (performance.now() - told < PROGRESS_EVERY) return
      told = performance.now()
      onProgress(progress)
      this.broadcast('job', { ...job })
    }
    const turn = UNQUEUED.has(call) ? Promise.resolve() : this.#queue
    const done = turn.then(() => {
      if (signal.aborted) throw new OpenprepError('CANCELLED')
      this.broadcast('job', { ...job })
      return work(report)
    })
    // The caller below gets the error; for the next job in the queue it only means that its turn has come.
    if (!UNQUEUED.has(call)) this.#queue = done.catch(() => undefined)
    try {
      const value = await done
      this.broadcast('job', { ...job, state: 'done' })
      return value
    } catch (thrown) {
      const error = toWireError(thrown)
      this.broadcast('job', {
        ...job,
        state: error.code === 'CANCELLED' ? 'cancelled' : 'failed',
        error: { ...error, detail: undefined },
      })
      throw thrown
    }
  }
}
