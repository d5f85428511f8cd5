// From a stored table to a verified package, through the very jobs the engine runs.
import { createSecretKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Catalogue } from '../../../src-main/contract/catalogue.ts'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import { RecipeSchema } from '../../../src-main/contract/recipe.ts'
import { treatmentsOf } from '../../../src-main/core/attacks/treatments.ts'
import { proposeCatalogue } from '../../../src-main/core/catalogue/propose-catalogue.ts'
import { NO_SURROUNDINGS } from '../../../src-main/core/gates/surroundings.ts'
import { judgeRecipe } from '../../../src-main/core/policy/judge-recipe.ts'
import { POLICIES } from '../../../src-main/core/policy/policies.ts'
import { compileRecipe } from '../../../src-main/core/recipe/compile-recipe.ts'
import { buildPackage } from '../../../src-main/jobs/build-package.ts'
import { checkGates, gateStateKey } from '../../../src-main/jobs/check-gates.ts'
import { profileTable } from '../../../src-main/jobs/profile-table.ts'
import { runRecipe } from '../../../src-main/jobs/run-recipe.ts'
import { verifyPackage } from '../../../src-main/jobs/verify-package.ts'
import { createWorkerPool, type WorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { storeTable, temporaryFolder, testKeyring } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
let pool: WorkerPool
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  pool = createWorkerPool({ size: 1 })
})
afterEach(async () => {
  await pool.close()
  remove()
})

const UNCONDITIONAL = POLICIES.find(({ id }) => id === 'unconditional') ?? raise()
function raise(): never {
  throw new Error('the application has no policy for an unconditional opening')
}
const ROWS = 2500
const running = { signal: new AbortController().signal, onProgress: () => undefined }
const settings = { publisher: { name: '无锡市城市管理局', uscc: '' }, contact: '0510-80000000', person: '' }

async function run(steps: object[]) {
  const rows = Array.from({ length: ROWS }, (_, row) => row)
  const names = ['编号', '停车场', '泊位数', '身份证号']
  const versionId = storeTable(folder, names, [
    rows.map(row => `P${String(row).padStart(5, '0')}`),
    rows.map(row => `第${row}停车场`),
    rows.map(row => String((row * 7) % 300)),
    rows.map(() => '320205190001010006'),
  ])
  const recipe = RecipeSchema.parse({ formatVersion: 1, steps })
  const source = { file: '停车场.xlsx', sheet: null, sha256: '0'.repeat(64), rowsRead: ROWS + 1, rowsSetAside: 1 }
  const input = { folder, pool, versionId, source, recipe, keyring: testKeyring, seed: 1, ...running }
  const profile = await profileTable({ folder, pool, versionId, ...running })
  const looking = { key: () => createSecretKey(Buffer.alloc(32)), seed: 1 }
  const compiled = compileRecipe(recipe.steps, names, looking)
  const policy = judgeRecipe(UNCONDITIONAL, profile, compiled)
  const made = { versionId, profile, treatments: treatmentsOf(compiled) }
  return { recipe, names, policy, made, ...(await runRecipe(input)) }
}

async function entryFor(versionId: number): Promise<Catalogue> {
  const profile = await profileTable({ folder, pool, versionId, ...running })
  const proposed = proposeCatalogue({
    previous: CatalogueSchema.parse({ openAttribute: 'UNCONDITIONAL', updateCycle: 'QUARTERLY' }),
    profile,
    datasetName: '无锡市公共停车场信息.xlsx',
    rows: profile.rows,
    settings,
    dataUpdateDate: '2025-01-31',
  })
  const fields = proposed.fields.map(field => ({ ...field, description: `${field.label}。`, grade: 'g1' as const }))
  return { ...proposed, fields }
}

it('takes a treated table with its proposed entry through every gate into a package that verifies', async () => {
  const { versionId, report, recipe, names, policy, made } = await run([
    { id: 'a', op: 'dropColumn', columns: ['身份证号'] },
  ])
  const catalogue = await entryFor(versionId)
  const gates = await checkGates({
    surroundings: NO_SURROUNDINGS,
    today: '2026-01-01',
    folder,
    pool,
    versionId,
    report,
    deidentified: { columns: [], protections: [], noisyCounts: null },
    catalogue,
    policy,
    source: made,
    profile: null,
    ...running,
  })
  expect(gates.report.gates.filter(gate => !gate.passed)).toEqual([])

  const build = (name: string) =>
    buildPackage({
      out: join(folder.dir, name),
      draft: true,
      release: null,
      date: '2025-03-01',
      table: folder.tables.open(versionId),
      report,
      recipe,
      sourceColumns: names,
      catalogue,
      profile: gates.profile,
      gates: gates.report,
      toolVersion: '0.1.0',
      ...running,
    })
  const built = await build('a.zip')
  expect(built.manifest.result).toEqual({ sha256: report.result.sha256, rows: ROWS, columns: names.slice(0, 3) })
  const verified = await verifyPackage({ path: built.path, trust: null, now: '2025-03-01T00:00:00.000Z', ...running })
  expect(verified.checks.filter(({ ok }) => !ok)).toEqual([])
  expect(verified).toMatchObject({ ok: true, releasable: false })
  const again = await build('b.zip')
  expect(again.sha256).toBe(built.sha256)
  expect(readFileSync(again.path).equals(readFileSync(built.path))).toBe(true)
})

it('names every cell of an untreated table that still identifies a person, and refuses even a draft', async () => {
  const { versionId, report, recipe, names, policy, made } = await run([])
  const catalogue = await entryFor(versionId)
  const gates = await checkGates({
    surroundings: NO_SURROUNDINGS,
    today: '2026-01-01',
    folder,
    pool,
    versionId,
    report,
    deidentified: { columns: [], protections: [], noisyCounts: null },
    catalogue,
    policy,
    source: made,
    profile: null,
    ...running,
  })
  const found = gates.report.gates.find(gate => gate.id === 'leftoverIdentifiers')
  expect(found).toMatchObject({ passed: false, figure: `${ROWS} 处` })
  expect(found?.findings).toHaveLength(100)
  expect(found?.findings[0]).toMatchObject({ row: 2, column: '身份证号' })
  const weak = gates.report.gates.find(gate => gate.id === 'maskingPolicy')
  expect(weak).toMatchObject({ passed: false, figure: '1 列不符' })
  expect(weak?.findings[0]?.message).toContain('没有处理就进了结果的「身份证号」列')
  expect(JSON.stringify(gates.report)).not.toContain('320205190001010006')
  expect(JSON.stringify(catalogue)).not.toContain('320205190001010006')

  const refused = buildPackage({
    out: join(folder.dir, 'no.zip'),
    draft: true,
    release: null,
    date: '2025-03-01',
    table: folder.tables.open(versionId),
    report,
    recipe,
    sourceColumns: names,
    catalogue,
    profile: gates.profile,
    gates: gates.report,
    toolVersion: '0.1.0',
    ...running,
  })
  await expect(refused).rejects.toMatchObject({ code: 'PACKAGE_UNSAFE' })
})

it('takes a report for stale as soon as the entry or the result changes', async () => {
  const { report, policy } = await run([])
  const catalogue = CatalogueSchema.parse({ title: '甲' })
  const key = gateStateKey(report, catalogue, policy, NO_SURROUNDINGS)
  expect(gateStateKey(report, { ...catalogue }, { ...policy }, { ...NO_SURROUNDINGS })).toBe(key)
  expect(gateStateKey(report, { ...catalogue, title: '乙' }, policy, NO_SURROUNDINGS)).not.toBe(key)
  expect(gateStateKey({ ...report, digest: 'f'.repeat(64) }, catalogue, policy, NO_SURROUNDINGS)).not.toBe(key)
  expect(gateStateKey(report, catalogue, { ...policy, columns: [] }, NO_SURROUNDINGS)).not.toBe(key)
})
