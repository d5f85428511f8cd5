// Running a recipe on files that are not quite as it expects: columns with other names, rows that fail a check, a stored table.
// The small tables are made up; nobody in them exists.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { RecipeCheckSchema } from '../../src-main/contract/recipe.ts'
import { RunReportSchema } from '../../src-main/contract/run.ts'
import { openprep, workPlace } from './openprep.ts'

const { dir, at, write } = workPlace()
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const january = write('一月.csv', '单位,起,止\n甲,2024-01-02,2024-01-03\n乙,2024-01-09,2024-01-05\n丙,2024-01-01,\n')
const february = write('二月.csv', '单位名称,开始,止\n甲,2024-02-02,2024-02-03\n')
const check = { id: 's1', op: 'checkOrder', columns: ['起'], params: { later: '止', onFail: 'setAside' } }
const recipe = write('配方.json', JSON.stringify({ formatVersion: 1, steps: [check] }))

describe('run', () => {
  it('writes the rows that a check sets aside into a file of their own, with their numbers and the reason', async () => {
    const out = at('一月结果')
    const { exit, json } = await openprep('run', recipe, january, '--out', out, '--json')
    expect(exit).toBe(0)
    expect(RunReportSchema.parse(json).counts).toMatchObject({ source: 3, removed: 1, result: 2 })
    const aside = readFileSync(`${out}/一月（第 1 步搁置的行）.csv`, 'utf8').replace(/^\ufeff/, '')
    expect(aside.trim().split('\r\n')).toEqual([
      '原行号,单位,起,止,检查结果',
      '3,乙,2024-01-09,2024-01-05,起、止没有通过检查',
    ])
  })

  it('writes no such file where every row is right', async () => {
    const out = at('二月结果')
    const { exit } = await openprep('run', recipe, february, '--map', '起=开始', '--out', out)
    expect(exit).toBe(0)
    expect(existsSync(`${out}/二月（第 1 步搁置的行）.csv`)).toBe(false)
  })

  it('takes a column for the one the recipe means when it is told so, and else says what is missing', async () => {
    const without = await openprep('run', recipe, february, '--check', '--json')
    expect(without.exit).toBe(1)
    expect(RecipeCheckSchema.parse(without.json)).toMatchObject({ ok: false, missing: ['起'] })
    const mapped = await openprep('run', recipe, february, '--check', '--map', '起=开始', '--json')
    expect(mapped.exit).toBe(0)
    expect(RecipeCheckSchema.parse(mapped.json)).toMatchObject({ ok: true, missing: [] })
  })

  it('checks and runs on a table that is in the work folder already', async () => {
    const store = at('工作目录')
    expect((await openprep('import', january, '--store', store, '--dataset', '办件')).exit).toBe(0)
    const checked = await openprep('run', recipe, '--store', store, '--check', '--json')
    expect(RecipeCheckSchema.parse(checked.json)).toMatchObject({ ok: true })
    const { exit, json } = await openprep('run', recipe, '--store', store, '--out', at('入库结果'), '--json')
    expect(exit).toBe(0)
    expect(RunReportSchema.parse(json).counts).toMatchObject({ source: 3, result: 2 })
  })
})
