// Ctrl-C: the first press asks the work to stop and clean up, the second ends the process at once.
// Removes nothing itself.

const controller = new AbortController()

/** Aborted when the person wants to stop. */
export const interrupted: AbortSignal = controller.signal

const EXIT_CANCELLED = 5

export function listenForInterrupt(): void {
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT_CANCELLED)
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
