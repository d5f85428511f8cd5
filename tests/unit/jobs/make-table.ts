// Makes stored tables and runs for the tests of jobs: a real work folder in a temporary directory.
// Holds no expectations.
import { createSecretKey } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { RecipeSchema, type StepSchema } from '../../../src-main/contract/recipe.ts'
import { CHUNK_ROWS, type Column } from '../../../src-main/core/table/chunk.ts'
import { type RunRecipeInput, type RunRecipeResult, runRecipe } from '../../../src-main/jobs/run-recipe.ts'
import { createWorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import { encodeChunk } from '../../../src-main/store/chunk-codec.ts'
import { openWorkFolder, type WorkFolder } from '../../../src-main/store/work-folder.ts'

/** A step without its id. */
export type StepInput = Omit<z.input<typeof StepSchema>, 'id'>

export const KEY_NAME = '测试密钥'

export const testKeyring: RunRecipeInput['keyring'] = {
  key: () => ({ id: 'key-1', secret: createSecretKey(Buffer.alloc(32, 7)) }),
}

export function temporaryFolder(): { folder: WorkFolder; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'openprep-jobs-'))
  const folder = openWorkFolder(dir, { holder: 'tests', now: () => '2024-06-09T00:00:00Z' })
  return {
    folder,
    remove() {
      folder.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Stores `columns` under `names`; row numbers start at 2, as below one header row. */
export function storeTable(folder: WorkFolder, names: readonly string[], columns: readonly Column[]): number {
  const rows = columns[0]?.length ?? 0
  const writer = folder.tables.create(names)
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    const pieces = columns.map(column => column.slice(from, from + CHUNK_ROWS))
    const count = pieces[0]?.length ?? 0
    const rowNumbers = Array.from({ length: count }, (_, row) => from + row + 2)
    writer.append(encodeChunk({ names, columns: pieces, rows: count, rowNumbers }))
  }
  writer.finish()
  return writer.versionId
}

export interface RunOptions {
  workers?: number
  signal?: AbortSignal
  seed?: number
  keyring?: RunRecipeInput['keyring']
  onProgress?: RunRecipeInput['onProgress']
  /** Asked to rest with every progress, as if another job had done its part. */
  restless?: boolean
}

export async function runOn(
  folder: WorkFolder,
  versionId: number,
  steps: readonly StepInput[],
  {
    workers = 0,
    signal = new AbortController().signal,
    seed = 1,
    keyring = testKeyring,
    onProgress = () => undefined,
    restless = false,
  }: RunOptions = {},
): Promise<RunRecipeResult> {
  const pool = createWorkerPool({ size: workers })
  const rows = folder.tables.open(versionId).rows
  try {
    return await runRecipe({
      folder,
      pool,
      versionId,
      source: { file: '表.csv', sheet: null, sha256: 'a'.repeat(64), rowsRead: rows, rowsSetAside: 0 },
      recipe: RecipeSchema.parse({ formatVersion: 1, steps: steps.map((step, at) => ({ ...step, id: `s${at}` })) }),
      keyring,
      seed,
      signal,
      onProgress(progress) {
        if (restless) void pool.rest()
        onProgress(progress)
      },
    })
  } finally {
    await pool.close()
  }
}
