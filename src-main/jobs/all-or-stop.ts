// Runs tasks side by side so that the failure of one, or the person's cancel, stops the others.
// Starts nothing itself.

/** `work` gets a signal that is aborted when `signal` is, and when `work` fails. */
export async function allOrStop<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  try {
    return await work(AbortSignal.any([signal, stop.signal]))
  } catch (thrown) {
    stop.abort()
    throw thrown
  }
}
