// The window's view of the engine: cached reads, writes and long jobs, all typed from the contract by the call's name.
// Keeps no data of its own; what the engine says has changed is asked for again.
import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Progress } from '../../src-main/contract/call.ts'
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/contract.ts'
import { fromWireError, OpenprepError, toWireError } from '../../src-main/contract/errors.ts'
import type { CallOptions } from '../../src-main/contract/protocol.ts'
import { useJobs } from '../state/jobs.ts'
import { engine } from './client.ts'

/** The engine is always at hand, network or not; its answers stay true until it says otherwise. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** One call without cache, for grids and one-off actions. Rejects with an OpenprepError. */
export async function callEngine<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: CallOptions = {},
): Promise<CallOutput<N>> {
  const client = await engine
  return client.call(name, input, options)
}

function datasetOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('datasetId' in input)) return null
  return typeof input.datasetId === 'string' ? input.datasetId : null
}

/** Asks again for everything that names the dataset, and for the lists that name none. */
export function refreshDataset(datasetId: string | null): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: query => {
      const name = query.queryKey[0]
      // What a file holds does not change with our datasets.
      if (typeof name === 'string' && name.startsWith('files.')) return false
      const asked = datasetOf(query.queryKey[1])
      return asked === null || asked === datasetId
    },
  })
}

/** Listens to the engine for as long as the window lives. */
export async function followEngine(): Promise<void> {
  const client = await engine
  client.on('changed', ({ datasetId }) => {
    void refreshDataset(datasetId)
  })
  client.on('job', job => useJobs.getState().heard(job, performance.now()))
}

export interface EngineQueryOptions {
  enabled?: boolean
  /** Shows the last answer while the next one is under way. */
  keepPrevious?: boolean
}

/** A cached read (or a job used as a read). `input` null = do not ask yet. */
export function useEngineQuery<N extends CallName>(
  name: N,
  input: CallInput<N> | null,
  options: EngineQueryOptions = {},
): UseQueryResult<CallOutput<N>, OpenprepError> {
  return useQuery<CallOutput<N>, OpenprepError>({
    queryKey: [name, input],
    enabled: input !== null && (options.enabled ?? true),
    placeholderData: options.keepPrevious === true ? keepPreviousData : undefined,
    queryFn: ({ signal }) => {
      if (input === null) return Promise.reject(new OpenprepError('CANCELLED'))
      return callEngine(name, input, { signal })
    },
  })
}

export function useEngineMutation<N extends CallName>(
  name: N,
): UseMutationResult<CallOutput<N>, OpenprepError, CallInput<N>> {
  return useMutation<CallOutput<N>, OpenprepError, CallInput<N>>({
    mutationFn: input => callEngine(name, input),
    onSuccess: (_output, input) => {
      void refreshDataset(datasetOf(input))
    },
  })
}

export interface Job<N extends CallName> {
  readonly running: boolean
  readonly progress: Progress | null
  readonly result: CallOutput<N> | null
  /** Never CANCELLED: what the person stopped is no error. */
  readonly error: OpenprepError | null
  /** Resolves with the output, or with null when it failed or was stopped (see `error`). */
  start(input: CallInput<N>): Promise<CallOutput<N> | null>
  cancel(): void
  reset(): void
}

interface JobView<N extends CallName> {
  running: boolean
  progress: Progress | null
  result: CallOutput<N> | null
  error: OpenprepError | null
}

const IDLE = { running: false, progress: null, result: null, error: null }

interface Stoppable {
  call: CallName
  datasetId: string | null
  controller: AbortController
}

/** Jobs this window started, oldest first; the engine works them off in this order. */
let stoppable: readonly Stoppable[] = []

/** Stops the oldest running job of that call and dataset. */
export function cancelJob(call: string, datasetId: string | null): void {
  stoppable.find(job => job.call === call && job.datasetId === datasetId)?.controller.abort()
}

function asOpenprepError(thrown: unknown): OpenprepError {
  return thrown instanceof OpenprepError ? thrown : fromWireError(toWireError(thrown))
}

/** Long work started from this component. It goes on when the component goes away; the job bar still shows it. */
export function useJob<N extends CallName>(name: N): Job<N> {
  const [view, setView] = useState<JobView<N>>(IDLE)
  const controller = useRef<AbortController | null>(null)
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])
  // Only the latest start speaks: an earlier one that ends later would put its outcome over the newer one's.
  const show = useCallback((from: AbortController, next: JobView<N> | ((old: JobView<N>) => JobView<N>)) => {
    if (alive.current && controller.current === from) setView(next)
  }, [])

  const start = useCallback(
    async (input: CallInput<N>) => {
      const abort = new AbortController()
      controller.current = abort
      const entry = { call: name, datasetId: datasetOf(input), controller: abort }
      stoppable = [...stoppable, entry]
      show(abort, { ...IDLE, running: true })
      try {
        const result = await callEngine(name, input, {
          signal: abort.signal,
          onProgress: progress => show(abort, old => (old.running ? { ...old, progress } : old)),
        })
        show(abort, { ...IDLE, result })
        await refreshDataset(datasetOf(input))
        return result
      } catch (thrown) {
        const error = asOpenprepError(thrown)
        show(abort, { ...IDLE, error: error.kind === 'cancelled' ? null : error })
        if (alive.current) useJobs.getState().dismissFailed(name, datasetOf(input))
        return null
      } finally {
        stoppable = stoppable.filter(other => other !== entry)
      }
    },
    [name, show],
  )
  const cancel = useCallback(() => controller.current?.abort(), [])
  const reset = useCallback(() => setView(IDLE), [])
  return { ...view, start, cancel, reset }
}
