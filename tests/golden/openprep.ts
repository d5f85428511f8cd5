// Runs the command line from its source in a process of its own, as a person at a terminal would.
// Judges nothing: the tests beside it do.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
export const CLI = join(ROOT, 'src-main/cli/cli.ts')
/** A command that hangs is killed after this many milliseconds, and its exit is null. */
const LONGEST = 100_000

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

export function openprep(...words: string[]): Promise<Answer> {
  return openprepUnder([], ...words)
}

/** The same with options of Node's own in front. */
export function openprepUnder(nodeOptions: readonly string[], ...words: string[]): Promise<Answer> {
  const { promise, resolve: answer, reject } = Promise.withResolvers<Answer>()
  const child = spawn(process.execPath, [...nodeOptions, CLI, ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST,
  })
  const pieces: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] }
  child.stdout.on('data', bytes => pieces.stdout.push(bytes))
  child.stderr.on('data', bytes => pieces.stderr.push(bytes))
  child.on('error', reject)
  child.on('close', exit => {
    const stdout = Buffer.concat(pieces.stdout).toString('utf8')
    answer({ exit, stdout, stderr: Buffer.concat(pieces.stderr).toString('utf8'), json: onlyDocument(stdout) })
  })
  return promise
}

/** A file of the project's shared test data, by its path there. */
export function sharedFile(path: string): string {
  return join(ROOT, '../shared/data', path)
}

/** A folder for one test file's outputs; the test file removes it. */
export function workPlace(): {
  dir: string
  at(name: string): string
  write(name: string, content: string | Uint8Array): string
} {
  const dir = mkdtempSync(join(tmpdir(), 'cli-test-'))
  const at = (name: string) => join(dir, name)
  return {
    dir,
    at,
    write(name, content) {
      writeFileSync(at(name), content)
      return at(name)
    },
  }
}

/** The messy table of a made-up agency; nobody in it exists. */
export function makeMessyFile(path: string, rows: number): string {
  const options = ['--rows', String(rows), '--seed', '7', '--format', 'xlsx', '--out', path]
  execFileSync('python3', [sharedFile('generate_messy.py'), ...options])
  return path
}

const sample = (ending: string) => join(ROOT, `resources/samples/惠民补贴发放明细表.${ending}`)
export const SAMPLE = { table: sample('xlsx'), recipe: sample('recipe.json'), catalogue: sample('catalogue.json') }
export const SAMPLE_TREATED = [SAMPLE.table, '--recipe', SAMPLE.recipe, '--catalogue', SAMPLE.catalogue]
