// From the sample to a package, its verification, keys and work folders, all from the command line.
// Persons in the sample are made up, births 1900–1902.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { DatasetSummarySchema } from '../../src-main/contract/datasets.ts'
import { GateReportSchema } from '../../src-main/contract/gates.ts'
import { VerifyReportSchema } from '../../src-main/contract/package.ts'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { openprep, ROOT, SAMPLE, SAMPLE_TREATED, workPlace } from './openprep.ts'

const { dir, at, write } = workPlace()
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function build(name: string): Promise<string> {
  const { exit } = await openprep('package', ...SAMPLE_TREATED, '--draft', '--date', '2026-01-02', '--out', at(name))
  expect(exit).toBe(0)
  return at(name)
}

const END = Buffer.from('PK\u0005\u0006', 'latin1')

/** Where the bytes of each file of an archive start: after the local header with its name and extra field. */
function filesOf(zip: Buffer): { path: string; start: number; size: number }[] {
  const end = zip.lastIndexOf(END)
  let entry = zip.readUInt32LE(end + 16)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const local = zip.readUInt32LE(entry + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const path = zip.toString('utf8', entry + 46, entry + 46 + zip.readUInt16LE(entry + 28))
    const size = zip.readUInt32LE(entry + 20)
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32)
    return { path, start, size }
  })
}

describe('a package', () => {
  it('of the sample passes every gate, comes out the same twice, verifies, and holds nothing sensitive', async () => {
    const gates = await openprep('check', ...SAMPLE_TREATED, '--json')
    expect(GateReportSchema.parse(gates.json)).toMatchObject({ passed: true })
    expect(gates.exit).toBe(0)
    const [first, second] = await Promise.all([build('一.zip'), build('二.zip')])
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true)
    const verified = await openprep('verify', first, '--json')
    expect(VerifyReportSchema.parse(verified.json)).toMatchObject({ ok: true, releasable: false })
    expect(verified.exit).toBe(0)
    expect((await openprep('verify', first, '--release', '--json')).exit).toBe(4)
    expect((await openprep('scan', first, '--json')).exit).toBe(0)
  })

  it('with one byte changed in any file is refused, and that file is named', async () => {
    const zip = readFileSync(await build('原件.zip'))
    const files = filesOf(zip)
    expect(files.length).toBeGreaterThan(6)
    await Promise.all(
      files.map(async ({ path, start, size }, number) => {
        const changed = Buffer.from(zip)
        const place = start + Math.floor(size / 2)
        changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
        const { exit, json } = await openprep('verify', write(`改动${number}.zip`, changed), '--json')
        expect({ path, exit }).toEqual({ path, exit: 4 })
        const { checks } = VerifyReportSchema.parse(json)
        const details = checks.filter(({ ok }) => !ok).map(({ detail }) => detail)
        expect(details.join('\n')).toContain(path)
      }),
    )
  })

  it('of an untreated table is refused as not ready, and as a draft too, and nothing is written', async () => {
    const bare = write('不处理.json', '{"formatVersion":1,"steps":[]}')
    const words = [
      'package',
      SAMPLE.table,
      '--recipe',
      bare,
      '--catalogue',
      SAMPLE.catalogue,
      '--out',
      at('不行.zip'),
      '--json',
    ]
    const refused = await openprep(...words)
    expect(refused).toMatchObject({ exit: 4, json: { error: { code: 'PACKAGE_NOT_READY' } } })
    expect(await openprep(...words, '--draft')).toMatchObject({ exit: 4, json: { error: { code: 'PACKAGE_UNSAFE' } } })
    expect(existsSync(at('不行.zip'))).toBe(false)
    expect((await openprep('check', ...words.slice(1, 6), '--json')).exit).toBe(1)
  })
})

describe('keys', () => {
  const table = write('人员.csv', ['编号', ...Array.from({ length: 40 }, (_, at) => `A${1000 + at}`)].join('\n'))
  const step = { id: 'a', op: 'pseudonymize', columns: ['编号'], params: { key: '人员' } }
  const recipe = write('假名.json', JSON.stringify({ formatVersion: 1, steps: [step] }))
  const SecretSchema = z.object({ keys: z.array(z.object({ secret: z.string() })) })

  async function pseudonyms(out: string, ...options: string[]): Promise<string[]> {
    const { exit, stdout, stderr } = await openprep(
      'run',
      recipe,
      table,
      '--out',
      at(out),
      '--format',
      'csv',
      '--json',
      ...options,
    )
    expect({ exit, stderr: exit === 0 ? '' : stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).not.toContain('secret')
    return readFileSync(at(`${out}/人员.csv`), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
  }

  it('are made when missing; one key gives one pseudonym, another key none of them', async () => {
    const ring = at('环一.json')
    const first = await pseudonyms('甲', '--keyring', ring)
    const [again, other] = await Promise.all([
      pseudonyms('乙', '--keyring', ring),
      pseudonyms('丙', '--keyring', at('环二.json')),
    ])
    expect(new Set(first).size).toBe(40)
    expect(again).toEqual(first)
    expect(other.filter(value => first.includes(value))).toEqual([])
    const [key] = SecretSchema.parse(JSON.parse(readFileSync(ring, 'utf8'))).keys
    const bytes = Buffer.from(key?.secret ?? '', 'base64')
    expect(bytes).toHaveLength(32)
    const listed = await openprep('key', 'list', '--keyring', ring, '--json')
    for (const text of [listed.stdout, readFileSync(at('甲/run.json'), 'utf8'), ...first]) {
      for (const spelled of ['base64', 'hex', 'base64url'] as const) expect(text).not.toContain(bytes.toString(spelled))
    }
  })

  it('are exchanged, handed over sealed, and destroyed with a record', async () => {
    const ring = at('环四.json')
    const phrase = write('交接口令', '交接\n')
    const keys = (...words: string[]) => openprep('key', ...words, '--keyring', ring, '--json')
    const first = await pseudonyms('己', '--keyring', ring)
    expect(await keys('rotate', '人员')).toMatchObject({ exit: 0 })
    const second = await pseudonyms('庚', '--keyring', ring)
    expect(second.filter(value => first.includes(value))).toEqual([])
    const copy = at('交接.json')
    const handed = await keys('export', '人员', '--out', copy, '--passphrase-file', phrase)
    expect({ exit: handed.exit, sealed: !readFileSync(copy, 'utf8').includes('secret') }).toEqual({
      exit: 0,
      sealed: true,
    })
    expect(await pseudonyms('辛', '--keyring', copy, '--passphrase-file', phrase)).toEqual(second)
    const destroyed = await keys('destroy', '人员')
    expect(destroyed).toMatchObject({ exit: 0, json: [{ name: '人员' }, { name: '人员' }] })
    expect(await keys('list')).toMatchObject({ exit: 0, json: [] })
  })

  it('are locked by a pass phrase, and a wrong one opens nothing', async () => {
    const ring = at('环三.json')
    const right = write('口令', '正确的口令\n')
    const wrong = write('错口令', '错误的口令\n')
    const made = await openprep('key', 'new', '人员', '--keyring', ring, '--passphrase-file', right, '--json')
    expect(made.exit).toBe(0)
    expect(readFileSync(ring, 'utf8')).not.toContain('secret')
    expect(await pseudonyms('丁', '--keyring', ring, '--passphrase-file', right)).toHaveLength(40)
    for (const options of [['--passphrase-file', wrong], []]) {
      const words = ['run', recipe, table, '--out', at('戊'), '--keyring', ring, '--json', ...options]
      expect(await openprep(...words)).toMatchObject({ exit: 4, json: { error: { code: 'KEYRING_LOCKED' } } })
    }
    expect(existsSync(at('戊/人员.csv'))).toBe(false)
  })
})

describe('a work folder', () => {
  const store = at('工作文件夹')

  it('keeps a table with its recipe and catalogue, and packages them', async () => {
    const kept = ['--store', store, '--json']
    const imported = await openprep('import', SAMPLE.table, '--dataset', '补贴', '--as', '李经办', ...kept)
    expect(DatasetSummarySchema.parse(imported.json)).toMatchObject({ name: '补贴', rows: 243 })
    expect(imported.exit).toBe(0)
    expect((await openprep('recipe', 'set', SAMPLE.recipe, ...kept)).exit).toBe(0)
    expect(RecipeSchema.parse((await openprep('recipe', 'show', ...kept)).json).steps).toHaveLength(7)
    expect((await openprep('catalogue', 'validate', ...kept)).exit).toBe(1)
    expect((await openprep('catalogue', 'set', SAMPLE.catalogue, ...kept)).exit).toBe(0)
    expect(CatalogueSchema.parse((await openprep('catalogue', 'show', ...kept)).json).fields).toHaveLength(8)
    expect((await openprep('catalogue', 'validate', ...kept)).json).toEqual({ ok: true, missing: [] })
    for (const name of ['目录.json', '目录.xlsx']) {
      const out = at(name)
      expect((await openprep('catalogue', 'export', '--out', out, ...kept)).exit).toBe(0)
    }
    expect(CatalogueSchema.parse(JSON.parse(readFileSync(at('目录.json'), 'utf8'))).fields).toHaveLength(8)
    expect((await openprep('read', at('目录.xlsx'), '--header', 'none')).stdout).toContain('开放主体')
    expect((await openprep('check', ...kept)).exit).toBe(0)
    expect((await openprep('package', '--draft', '--out', at('存.zip'), '--date', '2026-01-02', ...kept)).exit).toBe(0)
    expect((await openprep('verify', at('存.zip'))).exit).toBe(0)
    const again = await openprep('import', SAMPLE.table, '--dataset', '补贴', ...kept)
    expect(again).toMatchObject({ exit: 2, json: { error: { code: 'DATASET_NAME_TAKEN' } } })
  })

  it('is refused while another process holds it, and free again after', async () => {
    const folder = `${ROOT}/src-main/store/work-folder.ts`
    const hold = `const { openWorkFolder } = await import(${JSON.stringify(folder)})
      openWorkFolder(${JSON.stringify(store)}, { holder: '王经办', now: () => '2026-01-01T00:00:00Z' })
      console.log('held'); setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', hold], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      await once(holder.stdout, 'data')
      const refused = await openprep('recipe', 'show', '--store', store, '--json')
      expect(refused).toMatchObject({ exit: 3, json: { error: { code: 'STORE_IN_USE' } } })
      expect(refused.stdout).toContain('王经办')
    } finally {
      holder.kill('SIGKILL')
      await once(holder, 'exit')
    }
    expect((await openprep('recipe', 'show', '--store', store, '--json')).exit).toBe(0)
  })
})
