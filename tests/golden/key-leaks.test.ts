// Keys and tables of random pseudonyms stay in their ring: nothing the program writes or prints holds one, a report of a crash neither,
// and a sealed copy hides them. Looks for the bytes themselves and for every way they are usually spelled.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Answer, openprep, openprepUnder, workPlace } from './openprep.ts'

const { dir, at, write } = workPlace()
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const KeyringSchema = z.object({
  keys: z.array(z.object({ name: z.string(), secret: z.base64(), pseudonyms: z.base64().optional() })),
})
const table = write(
  '人员.csv',
  `证号,电话,姓名,金额,备注,档号\r\n${Array.from({ length: 40 }, (_, row) => `A${1000 + row},130000000${10 + row},张某某,${row * 10},电话130000000${10 + row},D${row}`).join('\r\n')}\r\n`,
)
const recipe = write(
  '配方.json',
  JSON.stringify({
    formatVersion: 1,
    steps: [
      { id: 'a', op: 'pseudonymize', columns: ['证号'], params: { key: '甲', hash: 'sm3' } },
      { id: 'b', op: 'pseudonymize', columns: ['电话'], params: { key: '甲', alphabet: 'hex', length: 40 } },
      { id: 'c', op: 'encryptValue', columns: ['姓名'], params: { key: '甲' } },
      { id: 'd', op: 'addNoise', columns: ['金额'], params: { key: '甲' } },
      { id: 'e', op: 'redactText', columns: ['备注'] },
      { id: 'f', op: 'pseudonymFromTable', columns: ['档号'], params: { key: '甲' } },
    ],
  }),
)
const catalogue = write('目录.json', JSON.stringify({ formatVersion: 1, title: '人员', openAttribute: 'CONDITIONAL' }))
const keyring = at('密钥.json')
const store = at('工作文件夹')
const said: string[] = []

async function asked(...words: string[]): Promise<Answer> {
  const answer = await openprep(...words)
  said.push(answer.stdout, answer.stderr)
  return answer
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap(name => filesUnder(join(path, name)))
}

/** The bytes as they are, and as people and programs write bytes. */
function spellings(secret: Buffer): Buffer[] {
  const hex = secret.toString('hex')
  const texts = [hex, hex.toUpperCase(), secret.toString('base64').replace(/=+$/, ''), secret.toString('base64url')]
  return [
    secret,
    ...texts.map(text => Buffer.from(text, 'utf8')),
    ...texts.map(text => Buffer.from(text, 'utf16le')),
    Buffer.from([...secret].join(','), 'utf8'),
    // Half a key would be half the work of guessing it.
    Buffer.from(hex.slice(0, 32), 'utf8'),
    secret.subarray(0, 16),
  ]
}

const keyOf = (name: string) =>
  KeyringSchema.parse(JSON.parse(readFileSync(keyring, 'utf8'))).keys.find(key => key.name === name)
const secretOf = (name: string) => Buffer.from(keyOf(name)?.secret ?? '', 'base64')

const TAG = 16
/** What ties values to their random pseudonyms: whole as it is written, and each value's part by itself. */
function tagsOf(name: string): { whole: string; each: Buffer[] } {
  const whole = keyOf(name)?.pseudonyms ?? ''
  const bytes = Buffer.from(whole, 'base64')
  return {
    whole,
    each: Array.from({ length: bytes.length / TAG }, (_, at) => bytes.subarray(at * TAG, (at + 1) * TAG)),
  }
}

/** A process that ends with what the runtime writes of itself when it crashes, the threads' state included, while the keys are in use. */
const reports = at('崩溃报告')
const dying = write(
  'dying.mjs',
  `process.on('exit', () => { process.report.directory = ${JSON.stringify(at('崩溃报告'))}; process.report.writeReport(new Error('made to crash')) })`,
)

describe('a secret key', () => {
  it('is made, and used for a run and a package', async () => {
    expect((await asked('key', 'new', '甲', '--keyring', keyring)).exit).toBe(0)
    expect((await asked('run', recipe, table, '--out', at('结果'), '--keyring', keyring, '--json')).exit).toBe(0)
    const kept = ['--store', store, '--keyring', keyring]
    expect((await asked('import', table, '--dataset', '人员', ...kept)).exit).toBe(0)
    expect((await asked('recipe', 'set', recipe, ...kept)).exit).toBe(0)
    expect((await asked('catalogue', 'set', catalogue, ...kept)).exit).toBe(0)
    const built = await asked('package', '--draft', '--out', at('包.zip'), '--date', '2026-01-02', ...kept)
    expect({ exit: built.exit, stderr: built.stderr }).toMatchObject({ exit: 0 })
    expect((await asked('key', 'list', '--keyring', keyring, '--json')).exit).toBe(0)
    mkdirSync(reports)
    const crashed = await openprepUnder(
      ['--import', dying],
      'run',
      recipe,
      table,
      '--out',
      at('崩'),
      '--keyring',
      keyring,
    )
    said.push(crashed.stdout, crashed.stderr)
    expect(readdirSync(reports)).not.toEqual([])
    // A run that fails says why, and its words are looked at too.
    const broken = write('坏.json', readFileSync(recipe, 'utf8').replace('"证号"', '"没有这列"'))
    expect((await asked('run', broken, table, '--out', at('坏'), '--keyring', keyring)).exit).toBe(3)
  })

  it('stands in no file of the work folder, the result or the package, and in no word that was printed', () => {
    const secret = secretOf('甲')
    expect(secret).toHaveLength(32)
    const files = filesUnder(dir).filter(file => file !== keyring)
    expect(files.map(file => file.slice(dir.length + 1))).toEqual(
      expect.arrayContaining(['结果/run.json', '包.zip', '配方.json']),
    )
    expect(files.some(file => file.startsWith(reports))).toBe(true)
    expect(files.some(file => file.startsWith(store))).toBe(true)
    const printed = Buffer.from(said.join('\n'), 'utf8')
    for (const spelling of spellings(secret)) {
      expect(files.filter(file => readFileSync(file).includes(spelling))).toEqual([])
      expect(printed.includes(spelling)).toBe(false)
    }
    // The search finds what is there: the ring itself holds the key.
    expect(spellings(secret).some(spelling => readFileSync(keyring).includes(spelling))).toBe(true)
  })

  it('leaves no part of its table of random pseudonyms either', () => {
    const { whole, each } = tagsOf('甲')
    expect(each).toHaveLength(40)
    const contents = [
      ...filesUnder(dir)
        .filter(file => file !== keyring)
        .map(file => readFileSync(file)),
      Buffer.from(said.join('\n'), 'utf8'),
    ]
    const wanted = [...each, ...each.map(tag => Buffer.from(tag.toString('hex'))), Buffer.from(whole.slice(0, 40))]
    for (const tag of wanted) expect(contents.some(content => content.includes(tag))).toBe(false)
    expect(readFileSync(keyring, 'utf8')).toContain(whole)
  })

  it('is not to be read from the copy that is handed over, and comes back with the pass phrase', async () => {
    const passphrase = write('口令.txt', '一句很长的口令\n')
    const copy = at('交接.json')
    // The ring's own pass phrase is asked for under the same option: the copy is made from a ring sealed by it.
    const sealed = at('封好.json')
    expect((await asked('key', 'new', '乙', '--keyring', sealed, '--passphrase-file', passphrase)).exit).toBe(0)
    const export_ = await asked(
      'key',
      'export',
      '乙',
      '--keyring',
      sealed,
      '--passphrase-file',
      passphrase,
      '--out',
      copy,
    )
    expect(export_.exit).toBe(0)
    for (const file of [sealed, copy]) expect(readFileSync(file, 'utf8')).not.toContain('secret')
    const listed = await asked('key', 'list', '--keyring', copy, '--passphrase-file', passphrase, '--json')
    expect(z.array(z.object({ name: z.string() })).parse(listed.json)).toMatchObject([{ name: '乙' }])
    expect((await asked('key', 'list', '--keyring', copy)).exit).toBe(4)
  })

  it('is gone for good when it is destroyed, with a record of when', async () => {
    const secret = secretOf('甲')
    const destroyed = await asked('key', 'destroy', '甲', '--keyring', keyring, '--json')
    expect(destroyed.json).toMatchObject([{ name: '甲', destroyedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) }])
    for (const spelling of spellings(secret)) expect(readFileSync(keyring).includes(spelling)).toBe(false)
    const again = await asked('run', recipe, table, '--out', at('又'), '--keyring', keyring, '--json')
    expect(again.exit).toBe(0)
    const pseudonyms = (folder: string) =>
      readFileSync(join(folder, readdirSync(folder).find(name => name.endsWith('.csv')) ?? ''), 'utf8')
    const first = new Set(
      pseudonyms(at('结果'))
        .split(/[\r\n,]+/)
        .filter(cell => /^[a-z2-7]{16}$/.test(cell)),
    )
    // By the key and by its table.
    expect(first.size).toBe(80)
    expect(
      pseudonyms(at('又'))
        .split(/[\r\n,]+/)
        .filter(cell => first.has(cell)),
    ).toEqual([])
  })
})
