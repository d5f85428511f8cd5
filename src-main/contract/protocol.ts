// The messages between a client and the engine, and the one typed client made from the contract.
// Works over anything that can post and receive plain messages; knows no Electron and no worker.
import type { Progress } from './call.ts'
import type { CallInput, CallName, CallOutput } from './contract.ts'
import { fromWireError, OpenprepError, type WireError } from './errors.ts'
import type { EngineEventName, EngineEvents } from './workspace.ts'

export type ClientMessage = { type: 'call'; id: number; name: string; input: unknown } | { type: 'cancel'; id: number }

export type EngineMessage =
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; error: WireError }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'event'; name: EngineEventName; payload: EngineEvents[EngineEventName] }

export interface ClientTransport {
  post(message: ClientMessage): void
  listen(onMessage: (message: EngineMessage) => void): void
}

export interface CallOptions {
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

export interface EngineClient {
  call<N extends CallName>(name: N, input: CallInput<N>, options?: CallOptions): Promise<CallOutput<N>>
  /** Returns the function that stops listening. */
  on<E extends EngineEventName>(name: E, listener: (payload: EngineEvents[E]) => void): () => void
}

interface Pending {
  resolve(value: unknown): void
  reject(error: OpenprepError): void
  onProgress: ((progress: Progress) => void) | undefined
}

export function createClient(transport: ClientTransport): EngineClient {
  const pending = new Map<number, Pending>()
  const listeners = new Map<EngineEventName, Set<(payload: never) => void>>()
  let lastId = 0

  transport.listen(message => {
    if (message.type === 'event') {
      for (const listener of listeners.get(message.name) ?? []) listener(message.payload as never)
      return
    }
    const waiting = pending.get(message.id)
    if (waiting === undefined) return
    if (message.type === 'progress') {
      waiting.onProgress?.(message.progress)
      return
    }
    pending.delete(message.id)
    if (message.type === 'result') waiting.resolve(message.value)
    else waiting.reject(fromWireError(message.error))
  })

  function call<N extends CallName>(name: N, input: CallInput<N>, options: CallOptions = {}): Promise<CallOutput<N>> {
    const { signal, onProgress } = options
    if (signal?.aborted) return Promise.reject(new OpenprepError('CANCELLED'))
    lastId += 1
    const id = lastId
    const result = new Promise<unknown>((resolve, reject) => pending.set(id, { resolve, reject, onProgress }))
    signal?.addEventListener('abort', () => pending.has(id) && transport.post({ type: 'cancel', id }), { once: true })
    transport.post({ type: 'call', id, name, input })
    // The engine checked the value against the call's output schema.
    return result as Promise<CallOutput<N>>
  }

  function on<E extends EngineEventName>(name: E, listener: (payload: EngineEvents[E]) => void): () => void {
    const set = listeners.get(name) ?? new Set()
    listeners.set(name, set)
    set.add(listener)
    return () => set.delete(listener)
  }

  return { call, on }
}
