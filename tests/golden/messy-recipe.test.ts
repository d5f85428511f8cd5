// The standard cleaning steps on the messy table of a made-up agency bring back every clean value its truth file states.
// The table is generated anew for each run; nobody in it exists.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { compileRunnable } from '../../src-main/core/recipe/compile-recipe.ts'
import { runAlone } from '../../src-main/core/recipe/run-alone.ts'
import { columnOf, type TableChunk } from '../../src-main/core/table/chunk.ts'

const ROWS = 3000
/** Of the generator; `MESSY_SEED=3` tries another one than the usual one. */
const SEED = process.env.MESSY_SEED ?? '7'
const CleanSchema = z.object({
  clean: z
    .union([z.string(), z.array(z.string())])
    .nullable()
    .optional(),
})
const TruthSchema = z.object({ first: z.array(z.looseObject({})) })

const recipe = RecipeSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'messy-recipe.json'), 'utf8')))

let dir: string
let cleaned: TableChunk
let failed: number[]
let truth: z.infer<typeof TruthSchema>['first']

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'openprep-messy-'))
  const file = join(dir, 'messy.csv')
  const generator = join(import.meta.dirname, '../../../shared/data/generate_messy.py')
  const rows = String(ROWS)
  execFileSync('python3', [generator, '--rows', rows, '--seed', SEED, '--plain', '--truth-rows', rows, '--out', file])
  const [names = [], ...records] = Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true }).data
  const table: TableChunk = {
    names,
    columns: names.map((_, at) => records.map(record => record[at] ?? '')),
    rows: records.length,
    rowNumbers: records.map((_, row) => row + 2),
  }
  const context = {
    seed: 1,
    key: (name: string) => {
      throw new Error(`no key ${name} is needed here`)
    },
  }
  const compiled = compileRunnable(recipe.steps, names, context)
  const outcome = runAlone(recipe.steps, table, context)
  cleaned = outcome.chunk
  failed = compiled.steps.map(({ index }) => outcome.counts.get(index, 'cellsFailed'))
  truth = TruthSchema.parse(JSON.parse(readFileSync(`${file}.truth.json`, 'utf8'))).first
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

interface Difference {
  record: number
  wanted: string
  got: string
}

/** `spell` brings the truth's spelling to ours. */
function compare(column: string, spell: (clean: string) => string = clean => clean) {
  const values = columnOf(cleaned, column) ?? []
  const differences: Difference[] = []
  let stated = 0
  for (const [record, row] of truth.entries()) {
    const { clean } = CleanSchema.parse(row[column])
    if (clean === null || clean === undefined) continue
    stated += 1
    const wanted = Array.isArray(clean) ? clean.join('、') : spell(clean)
    const got = values[record] ?? ''
    if (got !== wanted) differences.push({ record, wanted, got })
  }
  return { stated, differences }
}

describe('the standard cleaning of the messy table', () => {
  it('has a truth for every row', () => {
    expect(truth).toHaveLength(ROWS)
    expect(cleaned.rows).toBe(ROWS)
  })

  it.each(['姓名', '性别', '民族', '身份证号', '出生日期', '手机号', '统一社会信用代码', '金额（元）'])(
    'brings back every stated value of %s',
    column => {
      const { stated, differences } = compare(column)
      expect(stated).toBeGreaterThan(ROWS * 0.8)
      expect(differences).toEqual([])
    },
  )

  it('brings back every stated value of 办件时间, with a blank where the truth writes T', () => {
    const { stated, differences } = compare('办件时间', clean => clean.replace('T', ' '))
    expect(stated).toBeGreaterThan(ROWS * 0.9)
    expect(differences).toEqual([])
  })

  it('counts the values it could not treat instead of inventing any', () => {
    const dates = recipe.steps.findIndex(step => step.op === 'normalizeDate')
    expect(failed[dates]).toBeGreaterThan(0)
    const impossible = truth.filter(row => /-02-30$/.test(z.object({ raw: z.string() }).parse(row.出生日期).raw))
    const values = columnOf(cleaned, '出生日期') ?? []
    expect(impossible.length).toBeGreaterThan(0)
    for (const row of impossible) expect(values[truth.indexOf(row)]).toMatch(/-02-30$/)
  })
})
