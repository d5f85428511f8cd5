// A run after an edit takes over what earlier results hold, and must come to the very result and counts of a run from the beginning.
// Recipes are drawn from every operation there is, edits are of every kind; nothing here is timed.
import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Recipe, RecipeSchema, type Step } from '../../../src-main/contract/recipe.ts'
import { compileRecipe } from '../../../src-main/core/recipe/compile-recipe.ts'
import { inputTable } from '../../../src-main/jobs/run-context.ts'
import { runRecipe } from '../../../src-main/jobs/run-recipe.ts'
import { createWorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import { encodeChunk } from '../../../src-main/store/chunk-codec.ts'
import { EXAMPLE_NAMES, EXAMPLE_ROWS, EXAMPLES } from '../operations/examples.ts'
import { chunkOf, stepsOf } from '../operations/run-step.ts'
import { storeTable, temporaryFolder, testKeyring } from './make-table.ts'

const { folder, remove } = temporaryFolder()
const pool = createWorkerPool({ size: 0 })
afterAll(async () => {
  await pool.close()
  remove()
})

const further = storeTable(
  folder,
  ['号', '地', '额'],
  [
    ['A1', 'A4'],
    ['滨湖', '梁溪'],
    ['5', ''],
  ],
)
const inputs = [{ name: '另表', versionId: further, file: '另.csv', sheet: null, sha256: 'b', rows: 2, columns: 3 }]
const context = {
  seed: 1,
  key: () => createSecretKey(Buffer.alloc(32, 7)),
  input: (name: string) => (name === '另表' ? inputTable(folder.tables.open(further)) : null),
}

function stored(size: number): number {
  const writer = folder.tables.create(EXAMPLE_NAMES)
  const whole = chunkOf(EXAMPLE_NAMES, EXAMPLE_ROWS)
  for (let from = 0; from < EXAMPLE_ROWS.length; from += size) {
    const piece = chunkOf(EXAMPLE_NAMES, EXAMPLE_ROWS.slice(from, from + size))
    writer.append(encodeChunk({ ...piece, rowNumbers: whole.rowNumbers.slice(from, from + size) }))
  }
  writer.finish()
  return writer.versionId
}

/** Only the steps that can run one behind the other on the example table. */
function runnable(steps: readonly Step[]): Step[] {
  const kept: Step[] = []
  for (const step of steps) {
    const trial = [...kept, { ...step, id: `s${kept.length}` }]
    if (compileRecipe(trial, EXAMPLE_NAMES, context).problems.length === 0) kept.push(...trial.slice(-1))
  }
  return kept
}

async function run(versionId: number, steps: readonly Step[], reuse: boolean) {
  const recipe: Recipe = RecipeSchema.parse({ formatVersion: 1, steps })
  const source = { file: '表.csv', sheet: null, sha256: 'a'.repeat(64), rowsRead: EXAMPLE_ROWS.length, rowsSetAside: 0 }
  const made = await runRecipe({
    folder,
    pool,
    versionId,
    source,
    inputs,
    recipe,
    keyring: testKeyring,
    seed: 1,
    ...(reuse && { earlier: folder.traces }),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  if (made.trace !== null) folder.traces.save(made.versionId, made.trace)
  return made
}

function contentOf(versionId: number) {
  const table = folder.tables.open(versionId)
  return table.page(0, table.rows)
}

// Which columns a pivot makes is known with the data only, and steps behind it may then stop the run.
const examples = stepsOf([
  ...Object.values(EXAMPLES).filter(({ op }) => op !== 'pivot'),
  { op: 'normalizeText', columns: ['名', '类', '日'] },
  { op: 'changeCase', columns: ['号', '额', '名'] },
  { op: 'checkValues', columns: ['日', '额'], params: { rule: 'date', onFail: 'empty' } },
  { op: 'checkValues', columns: ['日'], params: { rule: 'date', onFail: 'removeRow' } },
])
const scope = { match: 'all' as const, conditions: [{ column: EXAMPLE_NAMES[0] ?? '', test: 'notEmpty' as const }] }
const steps = fc.array(
  fc.record({ step: fc.constantFrom(...examples), scoped: fc.boolean() }).map(({ step, scoped }) => {
    return scoped ? { ...step, scope } : step
  }),
  { minLength: 2, maxLength: 8 },
)

type Edit = (steps: readonly Step[], at: number, other: Step) => Step[]
const EDITS: Record<string, Edit> = {
  remove: (all, at) => all.toSpliced(at, 1),
  insert: (all, at, other) => all.toSpliced(at, 0, other),
  replace: (all, at, other) => all.toSpliced(at, 1, other),
  disable: (all, at) => all.map((step, place) => (place === at ? { ...step, enabled: false } : step)),
  swap: (all, at) => all.toSpliced(at, 2, ...all.slice(at, at + 2).toReversed()),
  rescope: (all, at) => all.map((step, place) => (place === at ? { ...step, scope } : step)),
}

describe('a run after an edit', () => {
  it('comes to the result and the counts of a run from the beginning, whatever the recipe and the edit', async () => {
    let taken = 0
    const edit = fc.record({
      kind: fc.constantFrom(...Object.keys(EDITS)),
      at: fc.nat(7),
      other: fc.constantFrom(...examples),
    })
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        async (all, edits, size) => {
          const versionId = stored(size)
          let present = runnable(all)
          await run(versionId, present, true)
          for (const { kind, at, other } of edits) {
            present = runnable(EDITS[kind]?.(present, at % Math.max(1, present.length), other) ?? present)
            const again = await run(versionId, present, true)
            const fresh = await run(versionId, present, false)
            const plain = ({ report }: typeof again) => ({
              ...report,
              taken: null,
              steps: report.steps.map(step => ({ ...step, ms: 0 })),
            })
            expect(plain(again)).toEqual(plain(fresh))
            expect(contentOf(again.versionId)).toEqual(contentOf(fresh.versionId))
            taken += again.report.taken.columns
          }
        },
      ),
      { numRuns: 120 },
    )
    expect(taken).toBeGreaterThan(200)
  })
})

describe('what an edit costs', () => {
  const [id = '', name = '', , , , kind = ''] = EXAMPLE_NAMES
  const before = stepsOf([
    { op: 'normalizeText', columns: [id, name] },
    { op: 'mapCodes', columns: [kind], params: { list: 'sex' } },
    { op: 'changeCase', columns: [id] },
  ])

  it('is the column it touches and nothing else', async () => {
    const versionId = stored(2)
    await run(versionId, before, true)
    const edited = before.map(step =>
      step.op === 'mapCodes' ? { ...step, params: { list: 'sex', to: 'code' } } : step,
    )
    const { report } = await run(versionId, edited, true)
    expect(report.taken).toEqual({ columns: EXAMPLE_NAMES.length - 1, steps: 2 })
  })

  it('is everything where the step removes rows, for then every column is another', async () => {
    const versionId = stored(2)
    await run(versionId, before, true)
    const first = { id: 'first', op: 'keepFirst', columns: [], params: { rows: 2 }, enabled: true }
    const shortened = [...before, first]
    const { report } = await run(versionId, shortened, true)
    expect(report.taken.columns).toBe(0)
  })

  it('is the one column that a further step looks at, though the step changes no cell', async () => {
    const versionId = stored(2)
    const first = await run(versionId, before, true)
    const again = await run(
      versionId,
      [...before, ...before.slice(2)].map((step, at) => ({ ...step, id: `s${at}` })),
      true,
    )
    expect(contentOf(again.versionId)).toEqual(contentOf(first.versionId))
    expect(again.report.taken.columns).toBe(EXAMPLE_NAMES.length - 1)
  })
})
