// What all operations have in common, tried on every one that the registry has.
import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { RecipeSchema } from '../../../src-main/contract/recipe.ts'
import { allOperations } from '../../../src-main/core/operations/registry.ts'
import { compileRecipe, compileRunnable } from '../../../src-main/core/recipe/compile-recipe.ts'
import { runAlone } from '../../../src-main/core/recipe/run-alone.ts'
import { PreviewDecisions } from '../../../src-main/jobs/preview-decisions.ts'
import { previewRecipe } from '../../../src-main/jobs/preview-recipe.ts'
import { PreviewTables } from '../../../src-main/jobs/preview-tables.ts'
import { inputTable } from '../../../src-main/jobs/run-context.ts'
import { runTable } from '../../../src-main/jobs/run-recipe.ts'
import { createWorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import { encodeChunk } from '../../../src-main/store/chunk-codec.ts'
import { storeTable, temporaryFolder, testKeyring } from '../jobs/make-table.ts'
import { EXAMPLE_NAMES, EXAMPLE_ROWS, EXAMPLES } from './examples.ts'
import { chunkOf, rowsOf, type StepInput, stepsOf } from './run-step.ts'

const { folder, remove } = temporaryFolder()
const pool = createWorkerPool({ size: 0 })
afterAll(async () => {
  await pool.close()
  remove()
})

const FURTHER_NAMES = ['号', '地', '额']
const further = storeTable(folder, FURTHER_NAMES, [
  ['A1', 'A4'],
  ['滨湖', '梁溪'],
  ['5', ''],
])
const inputs = [{ name: '另表', versionId: further, file: '另.csv', sheet: null, sha256: 'b', rows: 2, columns: 3 }]
const context = {
  seed: 1,
  key: () => createSecretKey(Buffer.alloc(32, 7)),
  input: (name: string) => (name === '另表' ? inputTable(folder.tables.open(further)) : null),
}

/** Stored in pieces of `size` rows. */
function stored(rows: readonly (readonly string[])[], size: number): number {
  const writer = folder.tables.create(EXAMPLE_NAMES)
  const whole = chunkOf(EXAMPLE_NAMES, rows)
  for (let from = 0; from < rows.length; from += size) {
    const piece = chunkOf(EXAMPLE_NAMES, rows.slice(from, from + size))
    writer.append(encodeChunk({ ...piece, rowNumbers: whole.rowNumbers.slice(from, from + size) }))
  }
  writer.finish()
  return writer.versionId
}

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

async function runPieces(steps: readonly StepInput[], rows: readonly (readonly string[])[], size: number) {
  const versionId = stored(rows, size)
  const run = { folder, pool, versionId, inputs, keyring: testKeyring, seed: 1, ...quiet }
  const { versionId: result, written } = await runTable({ ...run, steps: stepsOf(steps) })
  const table = folder.tables.open(result)
  return { versionId, run, table, chunk: table.page(0, table.rows), counts: written.counts }
}

const examples = Object.values(EXAMPLES)
const clean = allOperations().filter(({ kind, id }) => kind === 'clean' || id in EXAMPLES)

describe('every operation', () => {
  it('that cleans is tried here', () => {
    expect(clean.map(({ id }) => id).filter(id => !(id in EXAMPLES))).toEqual([])
  })

  it.each(examples)('does the same whatever pieces the table is stored in: $op', async example => {
    const { chunk: alone } = runAlone(stepsOf([example]), chunkOf(EXAMPLE_NAMES, EXAMPLE_ROWS), context)
    for (const size of [1, 2, 3, 7]) {
      const { chunk } = await runPieces([example], EXAMPLE_ROWS, size)
      expect(chunk.names, `${size}`).toEqual(alone.names)
      expect(rowsOf(chunk), `${size}`).toEqual(rowsOf(alone))
      expect(chunk.rowNumbers, `${size}`).toEqual(alone.rowNumbers)
    }
  })

  it.each(examples)('counts rows that add up: $op', async example => {
    const { table, counts } = await runPieces([example], EXAMPLE_ROWS, 3)
    const [removed, added] = [counts.get(0, 'rowsRemoved'), counts.get(0, 'rowsAdded')]
    expect(table.rows).toBe(EXAMPLE_ROWS.length - removed + added)
    expect(counts.get(0, 'rowsIn')).toBe(EXAMPLE_ROWS.length)
    expect([removed, added].every(count => count >= 0)).toBe(true)
  })

  it('is refused for some rows only, where it says that it never can be', () => {
    const scope = { match: 'all' as const, conditions: [{ column: '类', test: 'notEmpty' as const }] }
    const never = allOperations().filter(({ takesScope }) => takesScope === false)
    expect(never.length).toBeGreaterThan(10)
    for (const { id } of never) {
      const example = EXAMPLES[id]
      if (example === undefined) throw new Error(`no example of ${id}`)
      expect(compileRecipe(stepsOf([{ ...example, scope }]), EXAMPLE_NAMES, context).problems, id).toHaveLength(1)
      expect(compileRecipe(stepsOf([example]), EXAMPLE_NAMES, context).problems, id).toHaveLength(0)
    }
  })

  it.each(examples)('previews what it does: $op', async example => {
    const { versionId, run, table, chunk } = await runPieces([example], EXAMPLE_ROWS, 2)
    const shown = await previewRecipe({
      folder,
      versionId,
      steps: stepsOf([example]),
      offset: 0,
      limit: 100,
      paging: 'fitting',
      context,
      decisions: new PreviewDecisions(),
      keyIds: [],
      tables: new PreviewTables(() => undefined),
      run,
    })
    expect(shown.problem).toBeNull()
    expect(shown.afterColumns).toEqual(table.columns)
    expect(shown.rows.flatMap(({ after }) => (after === null ? [] : [after]))).toEqual(rowsOf(chunk))
    expect(shown.sentence).not.toMatch(/[{}]|undefined/)
  })

  it.each(examples)('comes back from a recipe file as it went in: $op', example => {
    const recipe = RecipeSchema.parse({ formatVersion: 1, steps: stepsOf([example]) })
    const again = RecipeSchema.parse(JSON.parse(JSON.stringify(recipe)))
    expect(again).toEqual(recipe)
    expect(() => compileRunnable(again.steps, EXAMPLE_NAMES, context)).not.toThrow()
  })

  it.each(examples)('fails on no content, however odd: $op', async example => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('', '1', '2020-01-01', 'A1', '"', ',', '\r\n'),
    )
    const row = fc.tuple(cell, cell, cell, cell, cell, cell)
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), async (rows, size) => {
        const { chunk } = await runPieces([example], rows, size)
        expect(rowsOf(chunk)).toEqual(rowsOf(runAlone(stepsOf([example]), chunkOf(EXAMPLE_NAMES, rows), context).chunk))
      }),
      { numRuns: 8 },
    )
  })
})

/** Doing it twice is doing it once. Not among them: what counts on, adds a column or a sign, or reads its own result differently. */
const IDEMPOTENT = [
  'normalizeText',
  'toSimplified',
  'normalizeNumber',
  'normalizeCode',
  'normalizePhone',
  'normalizePlate',
  'mapCodes',
  'padText',
  'unifyEmpties',
  'fillEmpties',
  'fillFromColumn',
  'fillDown',
  'sortRows',
  'dropDuplicates',
  'keepBest',
  'dropRows',
  'keepFirst',
  'keepTop',
  'splitRows',
]

describe('done twice', () => {
  it.each(IDEMPOTENT)('%s changes nothing more', async id => {
    const example = EXAMPLES[id]
    if (example === undefined) throw new Error(`no example of ${id}`)
    const once = await runPieces([example], EXAMPLE_ROWS, 3)
    const twice = await runPieces([example, example], EXAMPLE_ROWS, 3)
    expect(rowsOf(twice.chunk)).toEqual(rowsOf(once.chunk))
  })
})

/** Row-local steps on different columns: their order cannot matter. */
const CELL_STEPS = ['normalizeText', 'normalizeNumber', 'normalizePhone', 'mapCodes', 'normalizeDate', 'changeCase']

describe('steps that look at one cell', () => {
  it('may stand in any order, for each keeps to its column', async () => {
    const steps = CELL_STEPS.flatMap(id => EXAMPLES[id] ?? [])
    const there = await runPieces(steps, EXAMPLE_ROWS, 3)
    const back = await runPieces(steps.toReversed(), EXAMPLE_ROWS, 3)
    expect(rowsOf(back.chunk)).toEqual(rowsOf(there.chunk))
  })
})
