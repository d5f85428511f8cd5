// Every command as a person at a terminal would type it: one JSON document, its shape, its exit code.
// The tables are made up; nobody in them exists.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ReadOutputSchema } from '../../src-main/contract/datasets.ts'
import { ScanReportSchema, TableProfileSchema } from '../../src-main/contract/profile.ts'
import { InspectionSchema } from '../../src-main/contract/reading.ts'
import { OperationInfoSchema, RecipeCheckSchema, RecipeSchema } from '../../src-main/contract/recipe.ts'
import { RunReportSchema } from '../../src-main/contract/run.ts'
import { makeMessyFile, openprep, ROOT, SAMPLE, workPlace } from './openprep.ts'

const RECORDS = 3000
const { dir, at, write } = workPlace()
const messy = at('办件.xlsx')
const recipe = `${ROOT}/tests/fixtures/messy-way/recipe.json`
const titled = write('分号.csv', '登记表;;\n代码;名称;比例\n007;"甲;乙";20%\n008;丙;5%\n')
// 代码,名称 / 01,甲 in GB 18030.
const chinese = write('国标.csv', Buffer.from('b4fac2eb2cc3fbb3c60a30312cbcd70a30322cd2d20a', 'hex'))

beforeAll(() => void makeMessyFile(messy, RECORDS))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function done<S extends z.ZodType>(schema: S, ...words: string[]): Promise<z.output<S>> {
  const { exit, json, stderr } = await openprep(...words, '--json')
  expect({ exit, stderr: exit === 0 ? '' : stderr }).toEqual({ exit: 0, stderr: '' })
  return schema.parse(json)
}

describe.concurrent('looking at files', () => {
  it('lists every operation with its parameters', async () => {
    const operations = await done(z.array(OperationInfoSchema), 'ops')
    expect(operations.length).toBeGreaterThan(15)
    const code = operations.find(({ id }) => id === 'normalizeCode')
    expect(Object.keys(code?.form ?? {})).toEqual(['upgrade15', 'removeDashes', 'verify', 'onFail'])
  })

  it('inspects a workbook with a title, two header rows and notes', async () => {
    const { file, format, sheets } = await done(InspectionSchema, 'inspect', messy)
    expect({ file, format, count: sheets.length }).toEqual({ file: messy, format: 'xlsx', count: 1 })
    const [sheet] = sheets
    expect(sheet).toMatchObject({ headerRows: [3, 4], firstDataRow: 5, columnCount: 14 })
    const records =
      (sheet?.lastDataRow ?? 0) -
      4 -
      (sheet?.setAside.filter(({ row }) => row > 4 && row <= (sheet.lastDataRow ?? 0)).length ?? 0)
    expect(records).toBe(RECORDS)
  })

  it('reads the first records under their joined names, with the row numbers of the sheet', async () => {
    const { columns, rows, rowNumbers } = await done(ReadOutputSchema, 'read', messy, '--rows', '5..7')
    expect(columns).toContain('申请人信息_姓名')
    expect(rowNumbers).toEqual([5, 6, 7])
    expect(rows.every(row => row.length === columns.length)).toBe(true)
  })

  it('reads every record of a large table to the end', async () => {
    const { rows, rowNumbers } = await done(ReadOutputSchema, 'read', messy)
    expect(rows).toHaveLength(RECORDS)
    expect(rowNumbers).toHaveLength(RECORDS)
    expect(rowNumbers).toEqual(rowNumbers.toSorted((a, b) => a - b))
  })

  it('gives every row under letters with --header none', async () => {
    const raw = await done(ReadOutputSchema, 'read', titled, '--header', 'none')
    expect(raw.columns).toEqual(['A', 'B', 'C'])
    expect(raw.rowNumbers).toEqual([1, 2, 3, 4])
    expect(raw.rows[2]).toEqual(['007', '甲;乙', '20%'])
  })

  it('takes the header rows it is told', async () => {
    const told = await done(ReadOutputSchema, 'read', titled, '--header', '2..2', '--delimiter', ';')
    expect(told).toMatchObject({ columns: ['代码', '名称', '比例'], rowNumbers: [3, 4] })
  })

  it('reads the encoding it is told, and finds it by itself', async () => {
    const expected = {
      columns: ['代码', '名称'],
      rows: [
        ['01', '甲'],
        ['02', '乙'],
      ],
    }
    expect(await done(ReadOutputSchema, 'read', chinese, '--encoding', 'gb18030')).toMatchObject(expected)
    expect(await done(ReadOutputSchema, 'read', chinese)).toMatchObject(expected)
  })

  it('reads the sheet it is told, as stored or as shown', async () => {
    const { sheets } = await done(InspectionSchema, 'inspect', SAMPLE.table)
    const sheet = sheets[0]?.name ?? ''
    const stored = await done(ReadOutputSchema, 'read', SAMPLE.table, '--sheet', sheet)
    const shown = await done(ReadOutputSchema, 'read', SAMPLE.table, '--sheet', sheet, '--shown')
    expect(shown.columns).toEqual(stored.columns)
    expect(shown.rows).toHaveLength(stored.rows.length)
  })

  it('profiles every column', async () => {
    const { rows, columns } = await done(TableProfileSchema, 'profile', messy)
    expect(rows).toBe(RECORDS)
    const ids = columns.find(({ name }) => name === '申请人信息_身份证号')
    expect(ids).toMatchObject({ role: 'direct', grade: 'g4' })
  })

  it('finds what is sensitive, masks it, and exits with 1', async () => {
    const { exit, json, stdout } = await openprep('scan', messy, '--json')
    expect(exit).toBe(1)
    const { byKind, byColumn, findings } = ScanReportSchema.parse(json)
    expect(byKind.citizenId18).toBeGreaterThan(RECORDS / 2)
    expect(byColumn.办理情况_备注).toBeGreaterThan(0)
    expect(findings.length).toBeGreaterThan(0)
    expect(stdout).not.toMatch(/"excerpt":"\d{17}[\dX]"/)
  })

  it('scans a clean table with 0', async () => {
    const report = await done(ScanReportSchema, 'scan', titled)
    expect(report).toMatchObject({ findings: [], byKind: {} })
  })
})

describe.concurrent('help', () => {
  it('names every command, in Chinese or English', async () => {
    const [chineseHelp, english] = await Promise.all([openprep('help'), openprep('--help', '--lang', 'en')])
    for (const name of [
      'inspect',
      'read',
      'profile',
      'scan',
      'ops',
      'run',
      'check',
      'package',
      'verify',
      'import',
      'recipe',
      'catalogue',
      'key',
    ])
      for (const { stdout } of [chineseHelp, english]) expect(stdout).toContain(`  ${name} `)
    expect(chineseHelp.stdout).toContain('用法')
    expect(english.stdout).not.toMatch(/\p{Script=Han}/u)
    expect([chineseHelp.exit, english.exit]).toEqual([0, 0])
  })

  it('is one document with --json', async () => {
    const schema = z.object({
      commands: z.array(z.object({ name: z.string(), options: z.array(z.object({ name: z.string() })) })),
    })
    const { commands } = await done(schema, 'help', 'run')
    expect(commands.map(({ name }) => name)).toEqual(['run'])
    expect(commands[0]?.options.map(({ name }) => name)).toContain('--check')
  })
})

const MONTHLY_STEP = { id: 's1', op: 'normalizeText', columns: ['区'], params: {}, enabled: true }

/** Half of the rows in one district, half in another. */
function monthly(month: number, district: string): string {
  const rows = Array.from({ length: 60 }, (_, row) => {
    const extra = month === 1 ? '' : `,139${String(12345678 + row * 911).slice(0, 8)}`
    return `张一${row},${row % 2 === 0 ? district : '滨湖区'},${100 + row * 7}${extra}`
  })
  return ['姓名,区,金额', ...rows].join('\r\n')
}

describe('running a recipe', () => {
  it('leaves out a cleaning step whose column is missing: exit 1, a line for people, an entry in the report', async () => {
    const steps = ['地址', '名称'].map(column => ({ id: column, op: 'normalizeText', columns: [column] }))
    const lacking = write('缺列.json', JSON.stringify({ formatVersion: 1, steps }))
    const { exit, json, stderr } = await openprep('run', lacking, chinese, '--out', at('缺列'), '--json')
    const report = RunReportSchema.parse(json)
    expect({ exit, left: report.leftOut.map(({ id }) => id), ran: report.steps.map(({ id }) => id) }).toEqual({
      exit: 1,
      left: ['地址'],
      ran: ['名称'],
    })
    expect(stderr).toContain('跳过了第 1 步')
  })

  it('gives the same bytes and the same digest twice', async () => {
    const runs = await Promise.all(
      ['一', '二'].map(name => done(RunReportSchema, 'run', recipe, messy, '--out', at(name))),
    )
    expect(runs[1]?.digest).toBe(runs[0]?.digest)
    expect(readdirSync(at('一')).sort()).toEqual(['run.json', '办件.csv', '办件.xlsx'])
    for (const file of ['办件.csv', '办件.xlsx']) {
      expect(readFileSync(at(`一/${file}`)).equals(readFileSync(at(`二/${file}`)))).toBe(true)
    }
    const written = RunReportSchema.parse(JSON.parse(readFileSync(at('一/run.json'), 'utf8')))
    expect(written.digest).toBe(runs[0]?.digest)
  })

  it('says what a renamed column probably is, before anything runs', async () => {
    const { steps, ...rest } = RecipeSchema.parse(JSON.parse(readFileSync(recipe, 'utf8')))
    const renamed = JSON.stringify({ ...rest, steps }).replaceAll('申请人信息_性别', '申请人_性别')
    const { exit, json, stderr } = await openprep('run', write('改名.json', renamed), messy, '--check', '--json')
    expect(exit).toBe(1)
    const report = RecipeCheckSchema.parse(json)
    expect(report).toMatchObject({ ok: false, missing: ['申请人_性别'], mapping: { 申请人_性别: '申请人信息_性别' } })
    expect(report.steps.some(({ runs }) => !runs)).toBe(true)
    expect(stderr).toContain('申请人_性别 → 申请人信息_性别')
  })

  it('finds that the recipe fits, with 0', async () => {
    expect(await done(RecipeCheckSchema, 'run', recipe, messy, '--check')).toMatchObject({ ok: true, missing: [] })
  })

  it('remembers this month for the next, and says what is different then', async () => {
    const january = write('一月.csv', monthly(1, '梁溪区'))
    const february = write('二月.csv', monthly(2, '经开区').replace('姓名,区,金额', '姓名,区,金额,联系电话'))
    const steps = write('月度.json', JSON.stringify({ formatVersion: 1, steps: [MONTHLY_STEP] }))
    const next = at('下月.json')
    await done(RunReportSchema, 'run', steps, january, '--out', at('一月'), '--remember', next)
    expect(readFileSync(next, 'utf8')).not.toContain('张一')
    const same = await done(RecipeCheckSchema, 'run', next, january, '--check')
    expect(same.drift).toMatchObject({ notable: 0, reference: { file: '一月.csv', rows: 60 } })
    const { exit, json, stderr } = await openprep('run', next, february, '--check', '--json')
    expect(exit).toBe(1)
    const { ok, drift } = RecipeCheckSchema.parse(json)
    expect(ok).toBe(true)
    expect(drift?.columns.added.map(({ column }) => column)).toEqual(['联系电话'])
    expect(drift?.values.find(({ column }) => column === '区')?.newCodes).toEqual([{ value: '经开区', count: 30 }])
    expect(stderr).toContain('「区」出现上一期没有的值：“经开区”')
    expect(await done(RunReportSchema, 'run', next, february, '--out', at('二月'))).toMatchObject({
      counts: { result: 60 },
    })
  })

  it('keeps a result made with a seed of one’s own', async () => {
    const report = await done(
      RunReportSchema,
      'run',
      SAMPLE.recipe,
      SAMPLE.table,
      '--out',
      at('种子'),
      '--seed',
      '5',
      '--format',
      'csv',
    )
    expect(report.seed).toBe(5)
    expect(readdirSync(at('种子'))).toHaveLength(2)
  })
})
