// Runs the command line from its source in a process of its own, as a person at a terminal would.
// Judges nothing: the tests beside it do.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
export const CLI = join(ROOT, 'src-main/cli/cli.ts')
/** A command that hangs is killed after this many milliseconds, and its exit is null. */
const LONGEST = 60_000

export interface Answer {
  exit: number | null
  stdout: string
  stderr: string
  /** The one JSON document on stdout; undefined when stdout is not exactly one. */
  json: unknown
}

function onlyDocument(stdout: string): unknown {
  try {
    return JSON.parse(stdout)
  } catch {
    return undefined
  }
}

function answer({ status, stdout, stderr }: SpawnSyncReturns<string>): Answer {
  return { exit: status, stdout, stderr, json: onlyDocument(stdout) }
}

export function openprep(words: readonly string[]): Answer {
  const options = { cwd: ROOT, encoding: 'utf8', timeout: LONGEST, maxBuffer: 256 * 1024 * 1024 } as const
  return answer(spawnSync(process.execPath, [CLI, ...words], options))
}

/** A file of the project's shared test data, by its path there. */
export function sharedFile(path: string): string {
  return join(ROOT, '../shared/data', path)
}
