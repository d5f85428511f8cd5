// What the command line answers when something is wrong: a code, plain words, an exit code, and nothing half printed.
// Bounded time is part of the promise: a command that hangs is killed and has no exit code.
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openprep, SAMPLE, SAMPLE_TREATED, sharedFile, workPlace } from './openprep.ts'

const { dir, at, write } = workPlace()
const table = write('表.csv', '代码,名称\n01,甲\n02,乙\n')
const empty = write('空.csv', '')
const pdf = write('文件.pdf', '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')
const badRecipe = write('坏配方.json', '{"formatVersion":1,"steps":[{"op":3}]}')
const noJson = write('不是.json', '{')
const unknownStep = write('未知.json', '{"formatVersion":1,"steps":[{"id":"a","op":"fly"}]}')
const pseudonyms = write(
  '假名.json',
  '{"formatVersion":1,"steps":[{"id":"a","op":"pseudonymize","columns":["代码"],"params":{"key":"k"}}]}',
)
const lacking = write('缺列.json', '{"formatVersion":1,"steps":[{"id":"a","op":"normalizeText","columns":["地址"]}]}')
const noRing = write('坏密钥.json', '{"formatVersion":7}')
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const ErrorSchema = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string().min(1),
    fix: z.string(),
    at: z.record(z.string(), z.unknown()).nullable(),
  }),
})
const spreadsheet = (name: string) => sharedFile(`spreadsheets/${name}`)

describe.concurrent('a refusal', () => {
  it.each([
    [2, 'USAGE', ['frobnicate']],
    [2, 'USAGE', ['inspect']],
    [2, 'USAGE', ['inspect', table, '--nothing']],
    [2, 'USAGE', ['inspect', table, '--draft']],
    [2, 'USAGE', ['inspect', table, '--sheet']],
    [2, 'USAGE', ['inspect', table, table]],
    [2, 'USAGE', ['import', table]],
    [2, 'USAGE', ['recipe', 'burn', '--store', at('没有')]],
    [2, 'USAGE', ['template', 'new']],
    [3, 'TRUST_INVALID', ['verify', at('没有.zip'), '--trust', table]],
    [2, 'OPTION_INVALID', ['run', SAMPLE.recipe, table, '--out', at('o'), '--input', `甲=${table}`]],
    [2, 'USAGE', ['review', 'burn']],
    [2, 'USAGE', ['audit', 'burn']],
    [3, 'IDENTITY_INVALID', ['verify', at('没有.zip'), '--identity', table]],
    [2, 'USAGE', ['key', 'rotate', '--keyring', at('没有.json')]],
    [2, 'USAGE', ['key', 'export', '人员', '--keyring', at('没有.json'), '--out', at('钥.json')]],
    [2, 'KEYRING_MISSING', ['key', 'destroy', '人员', '--keyring', at('没有.json')]],
    [2, 'OPTION_INVALID', ['inspect', table, '--lang', 'fr']],
    [2, 'OPTION_INVALID', ['read', table, '--rows', '3-4']],
    [2, 'OPTION_INVALID', ['read', table, '--delimiter', '|||||']],
    [2, 'OPTION_INVALID', ['read', table, '--table', 'x']],
    [2, 'OPTION_INVALID', ['package', ...SAMPLE_TREATED, '--out', at('x.zip'), '--date', '2026-02-30']],
    [2, 'HEADER_INVALID', ['read', table, '--header', 'first']],
    [2, 'SHEET_NOT_FOUND', ['read', SAMPLE.table, '--sheet', '没有']],
    [
      3,
      'ENCODING_MISMATCH',
      ['read', write('坏.csv', Buffer.from('b4fac2eb2cc3fbb3c60a', 'hex')), '--encoding', 'utf-8'],
    ],
    [2, 'RECIPE_INVALID', ['run', badRecipe, table, '--out', at('o')]],
    [2, 'RECIPE_INVALID', ['run', noJson, table, '--out', at('o')]],
    [2, 'RECIPE_INVALID', ['run', unknownStep, table, '--out', at('o')]],
    [2, 'KEYRING_MISSING', ['run', pseudonyms, table, '--out', at('o')]],
    [3, 'KEYRING_INVALID', ['key', 'list', '--keyring', noRing]],
    [3, 'RECIPE_COLUMN_MISSING', ['run', SAMPLE.recipe, table, '--out', at('o')]],
    [3, 'RECIPE_COLUMN_MISSING', ['run', lacking, table, '--out', at('o'), '--no-skip']],
    [3, 'TARGET_NOT_WRITABLE', ['run', SAMPLE.recipe, SAMPLE.table, '--out', table]],
    [3, 'FILE_NOT_FOUND', ['inspect', at('没有.csv')]],
    [3, 'FILE_NOT_FOUND', ['profile', at('没有.csv')]],
    [3, 'FILE_NOT_FOUND', ['run', at('没有.json'), table, '--out', at('o')]],
    [3, 'FILE_NOT_FOUND', ['verify', at('没有.zip')]],
    [3, 'FILE_NOT_FOUND', ['key', 'new', 'a', '--keyring', at('k.json'), '--passphrase-file', at('没有')]],
    [3, 'FILE_EMPTY', ['inspect', empty]],
    [3, 'FILE_EMPTY', ['profile', empty]],
    [3, 'FORMAT_UNKNOWN', ['inspect', pdf]],
    [3, 'FILE_PASSWORD', ['inspect', spreadsheet('calamine__pass_protected.xlsx')]],
    [3, 'FILE_HOSTILE', ['profile', spreadsheet('poi__poc-xmlbomb.xlsx')]],
    [3, 'FILE_CORRUPT', ['read', spreadsheet('truncated__calamine__issues.xlsx')]],
    [3, 'FILE_CORRUPT', ['inspect', spreadsheet('poi__xlsx-corrupted.xlsx')]],
    [4, 'PACKAGE_UNAPPROVED', ['package', ...SAMPLE_TREATED, '--out', at('x.zip')]],
  ])('exits with %i and %s for %j', async (exit, code, words) => {
    const answer = await openprep('--json', ...words)
    expect(ErrorSchema.parse(answer.json).error.code).toBe(code)
    expect(answer.exit).toBe(exit)
    expect(answer.stderr).toBe('')
  })
})

describe.concurrent('for people', () => {
  it('is a code and Chinese words on stderr, and nothing on stdout', async () => {
    const { exit, stdout, stderr } = await openprep('inspect', empty)
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: '' })
    expect(stderr).toMatch(/^FILE_EMPTY: 文件是空的/)
  })

  it('is English with --lang en, wherever the option stands', async () => {
    for (const words of [
      ['--lang', 'en', 'read', table, '--rows', 'x'],
      ['read', table, '--rows', 'x', '--lang=en'],
    ]) {
      const { exit, stderr } = await openprep(...words)
      expect(exit).toBe(2)
      expect(stderr).toMatch(/^OPTION_INVALID: /)
      expect(stderr).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('never lets a cell steer the terminal', async () => {
    const cells = write('转义.csv', '名称\n"甲\u001b[2J乙"\n\u202e丙\n')
    const { stdout } = await openprep('read', cells, '--header', '1..1')
    expect(stdout).toContain('甲')
    for (const sly of ['\u001b', '\u202e']) expect(stdout).not.toContain(sly)
  })
})

describe('appending a file with other columns', () => {
  const place = workPlace()
  const store = ['--store', place.at('工作区')]
  const first = place.write('一月.csv', '编号,区县,件数\n1,东区,2\n2,西区,3\n')
  const second = place.write('二月.csv', '编号,区县名称,件数\n3,东区,2\n')
  afterAll(() => rmSync(place.dir, { recursive: true, force: true }))

  it('is refused with the names of the columns and the likely mapping, and nothing is added', async () => {
    await openprep('import', first, ...store, '--dataset', '办件')
    const refused = await openprep('import', second, ...store, '--append', '--json')
    expect(refused).toMatchObject({ exit: 2, json: { error: { code: 'COLUMNS_DIFFER' } } })
    expect(refused.stdout).toMatch(/缺少 区县，多出 区县名称/)
    expect(refused.stdout).toContain('--rename 区县名称=区县')
  })

  it('goes on once the mapping is given, or once it is said that the new columns come along', async () => {
    const mapped = await openprep('import', second, ...store, '--append', '--rename', '区县名称=区县')
    expect(mapped.stderr).toContain('原有 2 + 新增 1 − 减少 0 = 3 行')
    expect(mapped.exit).toBe(0)
    const wider = await openprep('import', second, ...store, '--append', '--columns', 'all', '--json')
    expect(wider).toMatchObject({ exit: 0, json: { columns: ['编号', '区县', '件数', '区县名称'] } })
    expect(wider.stderr).toContain('注意：“二月.csv”的列与数据集不一样')
  })

  it('says how a mapping is written', async () => {
    const { exit, stderr } = await openprep('import', second, ...store, '--append', '--rename', '区县名称')
    expect(exit).toBe(2)
    expect(stderr).toContain('应写成 文件里的列名=表里的列名')
  })
})
