// A whole working day on the messy table of a made-up agency: look, treat, check, package, verify, all from the command line.
// The table is generated anew for each run; nobody in it exists.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GateReportSchema } from '../../src-main/contract/gates.ts'
import { VerifyReportSchema } from '../../src-main/contract/package.ts'
import { TableProfileSchema } from '../../src-main/contract/profile.ts'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { RunReportSchema } from '../../src-main/contract/run.ts'
import { makeMessyFile, openprep, workPlace } from './openprep.ts'

const RECORDS = 5000
const FIXTURES = join(import.meta.dirname, '../fixtures/messy-way')
const RECIPE = join(FIXTURES, 'recipe.json')
const CATALOGUE = join(FIXTURES, 'catalogue.json')

const { dir, at } = workPlace()
const table = at('办件登记表.xlsx')
const treated = (...rest: string[]) => [table, '--recipe', RECIPE, '--catalogue', CATALOGUE, ...rest]

beforeAll(() => void makeMessyFile(table, RECORDS))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('profiles the table as it came: every record, and what may not be published', async () => {
  const { exit, json } = await openprep('profile', table, '--json')
  expect(exit).toBe(0)
  const profile = TableProfileSchema.parse(json)
  expect(profile.rows).toBe(RECORDS)
  expect(profile.columns).toHaveLength(14)
  const direct = profile.columns.filter(column => column.role === 'direct').map(column => column.name)
  expect(direct).toEqual(expect.arrayContaining(['申请人信息_姓名', '申请人信息_身份证号', '申请人信息_手机号']))
})

it('keeps most of the table after eleven steps, and accounts for every record removed', async () => {
  expect(RecipeSchema.parse(JSON.parse(readFileSync(RECIPE, 'utf8'))).steps).toHaveLength(11)
  const out = at('result')
  expect((await openprep('run', RECIPE, table, '--out', out)).exit).toBe(0)
  const { counts, result, steps } = RunReportSchema.parse(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')))
  expect(result.columns).toBeGreaterThanOrEqual(8)
  expect(result.rows).toBeGreaterThanOrEqual(RECORDS * 0.7)
  expect(counts.source).toBe(RECORDS)
  expect(counts.read).toBe(counts.setAside + counts.source)
  expect(counts.result).toBe(counts.source - counts.removed + counts.added)
  expect(steps.reduce((sum, step) => sum + step.rowsRemoved, 0)).toBe(counts.removed)
})

it('passes every gate', async () => {
  const { exit, json } = await openprep('check', ...treated('--json'))
  const { gates } = GateReportSchema.parse(json)
  expect(gates.filter(gate => !gate.passed)).toEqual([])
  expect(exit).toBe(0)
})

it('becomes a draft package that verifies', async () => {
  const zip = at('办件登记表.zip')
  expect((await openprep('package', ...treated('--draft', '--out', zip))).exit).toBe(0)
  const { exit, json } = await openprep('verify', zip, '--json')
  expect(VerifyReportSchema.parse(json)).toMatchObject({ ok: true, releasable: false })
  expect(exit).toBe(0)
})
