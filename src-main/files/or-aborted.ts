// Waiting that can be given up while what is waited for goes on, because others may wait for it too.
// Stops nothing but the waiting.

/** Settles like `work`, or throws the signal's reason once it is aborted. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  work.then(resolve, reject)
  return promise.finally(() => signal.removeEventListener('abort', stop))
}

export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError'
}
