// `kill -9` anywhere in a run leaves the table, the earlier result and the history as they were, and the next run gives the same.
// Kills real processes.
import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../src-main/contract/recipe.ts'
import type { TableChunk } from '../../src-main/core/table/chunk.ts'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import {
  addDataset,
  chunkOf,
  countRows,
  emptyRecipe,
  openFolder,
  runChild,
  runReport,
  temporaryDirectory,
  writeTable,
} from './support.ts'

const NAMES = ['编号', '日期', '姓名']
const CHUNKS = 30

const rowsFrom = (first: number) =>
  Array.from({ length: 2048 }, (_, row) => {
    const number = first + row
    return [`A${number % 50_000}`, `1900年${(number % 12) + 1}月${(number % 28) + 1}日`, `姓名${number}`]
  })
const source: TableChunk[] = Array.from({ length: CHUNKS }, (_, no) =>
  chunkOf(NAMES, rowsFrom(no * 2048), no * 2048 + 2),
)

const recipe: Recipe = {
  ...emptyRecipe,
  steps: [
    { id: 's1', op: 'normalizeDate', columns: ['日期'], params: {}, enabled: true },
    { id: 's2', op: 'dropDuplicates', columns: ['编号'], params: {}, enabled: true },
    { id: 's3', op: 'maskText', columns: ['姓名'], params: {}, enabled: true },
  ],
}

function prepare(directory: string): { id: string; earlier: number } {
  const folder = openFolder(directory)
  const { id } = addDataset(folder, '办件', source)
  const earlier = writeTable(folder, [chunkOf(['姓名'], [['甲']])])
  folder.results.save(id, { recipeKey: 'earlier', versionId: earlier, report: runReport(1) })
  folder.recipes.save(id, recipe, '三步')
  folder.close()
  return { id, earlier }
}

/** What a completed run of this recipe gives. */
async function runToTheEnd(directory: string): Promise<string> {
  const { code, output, errors } = await runChild('run-dataset.ts', directory).ended
  expect([code, errors]).toEqual([0, ''])
  return /done (\w+)/.exec(output)?.[1] ?? ''
}

function expectUntouched(folder: WorkFolder, id: string, earlier: number): void {
  const table = folder.tables.open(folder.datasets.get(id).versionId)
  expect(table.chunks.map(({ no }) => table.readChunk(no))).toEqual(source)
  expect(folder.results.find(id, 'earlier')?.versionId).toBe(earlier)
  expect(folder.tables.open(earlier).page(0, 9).columns).toEqual([['甲']])
  expect(folder.recipes.get(id)).toMatchObject({ recipe, canUndo: true })
  expect(folder.audit.verify().ok).toBe(true)
}

const sha256OfRun = (() => {
  let known: Promise<string> | undefined
  return (): Promise<string> => {
    const directory = temporaryDirectory()
    prepare(directory)
    known ??= runToTheEnd(directory)
    return known
  }
})()

describe('a run that is killed', () => {
  for (const [stage, share] of [
    ['run', 0.05],
    ['run', 0.5],
    ['run', 1],
  ] as const) {
    it(`at ${share * 100} % leaves everything as it was, and the next run gives what it would have given`, async () => {
      const directory = temporaryDirectory()
      const { id, earlier } = prepare(directory)
      const child = runChild('run-dataset.ts', directory, stage, String(share))
      expect(await child.ended).toMatchObject({ signal: 'SIGKILL', errors: '' })

      const folder = openFolder(directory)
      expectUntouched(folder, id, earlier)
      folder.close()
      expect([countRows(directory, 'versions'), countRows(directory, 'results')]).toEqual([2, 1])

      expect(await runToTheEnd(directory)).toBe(await sha256OfRun())
      expect([countRows(directory, 'versions'), countRows(directory, 'results')]).toEqual([3, 2])
    })
  }

  it('at no matter what moment leaves all of the result or none of it', async () => {
    for (const milliseconds of [350, 700]) {
      const directory = temporaryDirectory()
      const { id, earlier } = prepare(directory)
      const child = runChild('run-dataset.ts', directory)
      setTimeout(() => child.kill(), milliseconds)
      await child.ended
      const folder = openFolder(directory)
      expectUntouched(folder, id, earlier)
      folder.close()
      const results = countRows(directory, 'results')
      expect(countRows(directory, 'versions')).toBe(1 + results)
      expect(await runToTheEnd(directory)).toBe(await sha256OfRun())
    }
  })
})
