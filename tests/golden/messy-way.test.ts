// A whole working day on the messy table of a made-up agency: look, treat, check, package, verify, all from the command line.
// The table is generated anew for each run; nobody in it exists.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GateReportSchema } from '../../src-main/contract/gates.ts'
import { VerifyReportSchema } from '../../src-main/contract/package.ts'
import { TableProfileSchema } from '../../src-main/contract/profile.ts'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { RunReportSchema } from '../../src-main/contract/run.ts'
import { openprep, sharedFile } from './openprep.ts'

const RECORDS = 5000
const FIXTURES = join(import.meta.dirname, '../fixtures/messy-way')
const RECIPE = join(FIXTURES, 'recipe.json')
const CATALOGUE = join(FIXTURES, 'catalogue.json')

let dir: string
let table: string
const treated = (...rest: string[]) => [table, '--recipe', RECIPE, '--catalogue', CATALOGUE, ...rest]

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'openprep-way-'))
  table = join(dir, '办件登记表.xlsx')
  const options = ['--rows', String(RECORDS), '--seed', '7', '--format', 'xlsx', '--out', table]
  execFileSync('python3', [sharedFile('generate_messy.py'), ...options])
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('profiles the table as it came: every record, and what may not be published', () => {
  const { exit, json } = openprep(['profile', table, '--json'])
  expect(exit).toBe(0)
  const profile = TableProfileSchema.parse(json)
  expect(profile.rows).toBe(RECORDS)
  expect(profile.columns).toHaveLength(14)
  const direct = profile.columns.filter(column => column.role === 'direct').map(column => column.name)
  expect(direct).toEqual(expect.arrayContaining(['申请人信息_姓名', '申请人信息_身份证号', '申请人信息_手机号']))
})

it('keeps most of the table after ten steps, and accounts for every record removed', () => {
  expect(RecipeSchema.parse(JSON.parse(readFileSync(RECIPE, 'utf8'))).steps).toHaveLength(10)
  const out = join(dir, 'result')
  expect(openprep(['run', RECIPE, table, '--out', out]).exit).toBe(0)
  const { counts, result, steps } = RunReportSchema.parse(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')))
  expect(result.columns).toBeGreaterThanOrEqual(8)
  expect(result.rows).toBeGreaterThanOrEqual(RECORDS * 0.7)
  expect(counts.source).toBe(RECORDS)
  expect(counts.read).toBe(counts.setAside + counts.source)
  expect(counts.result).toBe(counts.source - counts.removed + counts.added)
  expect(steps.reduce((sum, step) => sum + step.rowsRemoved, 0)).toBe(counts.removed)
})

it('passes every gate', () => {
  const { exit, json } = openprep(['check', ...treated('--json')])
  const { gates } = GateReportSchema.parse(json)
  expect(gates.filter(gate => !gate.passed)).toEqual([])
  expect(exit).toBe(0)
})

it('becomes a draft package that verifies', () => {
  const zip = join(dir, '办件登记表.zip')
  expect(openprep(['package', ...treated('--draft', '--out', zip)]).exit).toBe(0)
  const { exit, json } = openprep(['verify', zip, '--json'])
  expect(VerifyReportSchema.parse(json)).toMatchObject({ ok: true, releasable: false })
  expect(exit).toBe(0)
})
