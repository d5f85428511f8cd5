// How much of the processor each task of the page's own thread took, from the browser's own trace.
// Judges nothing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds of the processor. */
  tdur?: number
  args?: { name?: string }
}

interface Recorded {
  events: TraceEvent[]
  /** The page's process. */
  pid: number
}

/** Begins to record; the function it gives ends the recording. `folder` keeps the trace. */
export async function startTrace(
  app: ElectronApplication,
  page: Page,
): Promise<(folder?: string) => Promise<Recorded>> {
  const window = await app.browserWindow(page)
  const pid = await window.evaluate(opened => opened.webContents.getOSProcessId())
  await app.evaluate(
    ({ contentTracing }, renderer) =>
      contentTracing.startRecording({ included_categories: ['toplevel'], included_process_ids: [renderer] }),
    pid,
  )
  return async folder => {
    const path = await app.evaluate(
      ({ contentTracing }, file) => contentTracing.stopRecording(file),
      folder === undefined ? undefined : join(folder, 'trace.json'),
    )
    const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(readFileSync(path, 'utf8'))
    return { events: traceEvents, pid }
  }
}

/** Milliseconds per task, in order. */
export function pageTasks({ events, pid }: Recorded): number[] {
  const thread = events.find(
    ({ name, args, pid: owner }) => name === 'thread_name' && args?.name === 'CrRendererMain' && owner === pid,
  )
  return events
    .filter(
      event => event.pid === pid && event.tid === thread?.tid && event.ph === 'X' && event.name.endsWith('RunTask'),
    )
    .map(({ tdur = 0 }) => tdur / 1000)
}
