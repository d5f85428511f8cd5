// What the store's tests share: temporary work folders, small tables, a clock that only moves when asked.
// Imitates nothing of the store.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { Recipe } from '../../src-main/contract/recipe.ts'
import type { RunReport } from '../../src-main/contract/run.ts'
import type { TableChunk } from '../../src-main/core/table/chunk.ts'
import { createWorkerPool, type WorkerPool } from '../../src-main/jobs/worker-pool.ts'
import { encodeChunk } from '../../src-main/store/chunk-codec.ts'
import type { Dataset } from '../../src-main/store/repositories/datasets.ts'
import { openWorkFolder, type WorkFolder } from '../../src-main/store/work-folder.ts'

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'openprep-store-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }))
  return directory
}

let minute = 0
export function clock(): string {
  minute += 1
  return new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
}

/** Opened folders may be closed by the test itself; closing twice does no harm. */
export function openFolder(directory: string, holder = '李经办'): WorkFolder {
  const folder = openWorkFolder(directory, { holder, now: clock })
  onTestFinished(() => folder.close())
  return folder
}

/** Workers of a test; 0 = its own thread. */
export function openPool(size = 0): WorkerPool {
  const pool = createWorkerPool({ size })
  onTestFinished(() => pool.close())
  return pool
}

export function chunkOf(names: string[], rows: string[][], firstRowNumber = 2): TableChunk {
  return {
    names,
    columns: names.map((_, index) => rows.map(row => row[index] ?? '')),
    rows: rows.length,
    rowNumbers: rows.map((_, row) => firstRowNumber + row),
  }
}

/** Writes the chunks as a finished version that nobody refers to yet. */
export function writeTable(folder: WorkFolder, chunks: TableChunk[]): number {
  const writer = folder.tables.create(chunks[0]?.names ?? [])
  for (const chunk of chunks) writer.append(encodeChunk(chunk))
  writer.finish()
  return writer.versionId
}

export const emptyRecipe: Recipe = { formatVersion: 1, reading: { header: 'auto' }, inputs: {}, steps: [] }

export function recipeWith(...ops: string[]): Recipe {
  const steps = ops.map((op, index) => ({ id: `s${index}`, op, columns: [], params: {}, enabled: true }))
  return { ...emptyRecipe, steps }
}

export function addDataset(folder: WorkFolder, name: string, chunks = [chunkOf(['姓名'], [['甲'], ['乙']])]): Dataset {
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rows, 0)
  return folder.datasets.create({
    name,
    source: { file: '办件.csv', sheet: null, bytes: 12, sha256: 'ab'.repeat(32), format: 'csv' },
    reading: { header: 'auto' },
    rowsRead: rows,
    rowsSetAside: 0,
    versionId: writeTable(folder, chunks),
    damaged: [],
    warnings: [],
    recipe: emptyRecipe,
    label: '导入',
  })
}

export function runReport(rows: number): RunReport {
  return {
    source: { file: '办件.csv', sheet: null, sha256: 'ab'.repeat(32), rows, columns: 1 },
    inputs: [],
    recipe: { name: null, sha256: 'cd'.repeat(32), steps: 0 },
    result: { sha256: 'ef'.repeat(32), rows, columns: 1 },
    columns: ['姓名'],
    taken: { columns: 0, steps: 0 },
    leftOut: [],
    steps: [],
    counts: { read: rows, setAside: 0, source: rows, removed: 0, added: 0, result: rows },
    keyIds: [],
    seed: 1,
    semanticsVersion: 1,
    digest: '01'.repeat(32),
  }
}

/** Changes or asks the database behind the store's back. The folder must be closed. */
export function withDatabase<T>(directory: string, action: (db: Database.Database) => T): T {
  const db = new Database(join(directory, 'openprep.db'))
  try {
    return action(db)
  } finally {
    db.close()
  }
}

export function countRows(directory: string, table: string): number {
  return withDatabase(directory, db => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()))
}

export interface Child {
  /** Resolves with the first line the child prints. */
  firstLine: Promise<string>
  /** Resolves when it has ended, by whatever cause. */
  ended: Promise<{ code: number | null; signal: string | null; output: string; errors: string }>
  kill(): void
}

/** Runs a script of this folder in a process of its own. */
export function runChild(script: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  let errors = ''
  const { promise: firstLine, resolve, reject } = Promise.withResolvers<string>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (output.includes('\n')) resolve(output.slice(0, output.indexOf('\n')))
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = new Promise<Awaited<Child['ended']>>(done => {
    child.on('close', (code, signal) => {
      reject(new Error(`the child ended before it said anything: ${errors}`))
      done({ code, signal, output, errors })
    })
  })
  // Who does not ask for the first line learns of the end through `ended`.
  firstLine.catch(() => undefined)
  return { firstLine, ended, kill: () => void child.kill('SIGKILL') }
}
