// Goes on collecting what comes into a folder until it is stopped: what bodies bring on a stick, or what is copied there in the meantime.
// Touches no file; one that is still being copied waits until its size stands still.
import { stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { CollectReport, Watched } from '../contract/bureau-ledger.ts'
import { type CollectInput, collectHandedIn, emptyReport, filesBelow } from './collect-handed-in.ts'

export interface WatchInput extends Omit<CollectInput, 'paths'> {
  path: string
  /** Milliseconds between two looks. */
  every: number
  /** Something came. */
  onCollected(report: CollectReport): void
}

/** Answers what came once `signal` is aborted. Throws FILE_NOT_FOUND where the folder is gone at the start. */
export async function watchHandedIn({ path, every, onCollected, ...input }: WatchInput): Promise<Watched> {
  const { signal, onProgress } = input
  const folder = new WatchedFolder(path)
  const report: Watched = { ...emptyReport(0), rounds: 0 }
  do {
    report.rounds += 1
    const files = await folder.settled()
    if (files.length > 0) {
      const round = await stoppable(collectHandedIn({ ...input, paths: files }), signal)
      if (round === null) return report
      add(report, round)
      onCollected(round)
    }
    onProgress({ stage: 'collect.watch', done: report.files, total: null, unit: 'files' })
  } while (await waited(every, signal))
  return report
}

class WatchedFolder {
  readonly #path: string
  /** Size and time of every file when it was last seen, and of those that were given out. */
  #seen = new Map<string, string>()
  readonly #given = new Map<string, string>()

  constructor(path: string) {
    this.#path = path
  }

  /** Files that are as they were at the last look and were not given out like that. */
  async settled(): Promise<string[]> {
    const now = new Map<string, string>()
    for (const file of await filesBelow([this.#path])) {
      const info = await stat(file).catch(() => null)
      // Gone between the two looks.
      if (info !== null) now.set(file, `${info.size} ${info.mtimeMs}`)
    }
    const ready = [...now].filter(([file, state]) => this.#seen.get(file) === state && this.#given.get(file) !== state)
    this.#seen = now
    for (const [file, state] of ready) this.#given.set(file, state)
    return ready.map(([file]) => file)
  }
}

function add(sum: Watched, { unreadable, ...figures }: CollectReport): void {
  sum.files += figures.files
  sum.known += figures.known
  sum.accepted += figures.accepted
  sum.returned += figures.returned
  sum.replaced += figures.replaced
  sum.duplicates += figures.duplicates
  sum.answers += figures.answers
  sum.unreadable.push(...unreadable)
}

/** null = stopped in the middle: what was kept by then is in the ledger. */
function stoppable<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return work.catch((thrown: unknown) => {
    if (signal.aborted) return null
    throw thrown
  })
}

/** false = stopped. */
async function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false
  return (await stoppable(wait(milliseconds, true, { signal }), signal)) ?? false
}
