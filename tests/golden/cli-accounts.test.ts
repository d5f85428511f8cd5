// Accounts and backups from the command line: who may, what they are told, and a second PC set up from files.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openprep } from './openprep.ts'

const folder = mkdtempSync(join(tmpdir(), 'openprep-accounts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
function write(name: string, text: string): string {
  writeFileSync(at(name), text)
  return at(name)
}

const clerk = write('王.txt', 'spring wind again\n')
const reviewer = write('李.txt', 'green south bank\n')
const people = write(
  '人员.json',
  JSON.stringify([
    { name: '王经办', unit: '数据科', role: 'clerk', passphraseFile: clerk },
    { name: '李审核', unit: '法规科', role: 'reviewer', passphraseFile: reviewer },
  ]),
)
const store = at('store')
const table = write('名册.csv', '姓名,电话\n欧阳机密,13000001234\n')
const asClerk = ['--as', '王经办', '--login-file', clerk]
const SetUpSchema = z.object({ recoveryKey: z.string() })
const SessionSchema = z.object({ accounts: z.array(z.object({ name: z.string(), active: z.boolean() })) })
const ReportSchema = z.object({ datasets: z.number(), events: z.number(), organisation: z.string().nullable() })

describe('accounts from the command line', () => {
  it('are set up once; afterwards nothing opens without a pass phrase', async () => {
    expect((await openprep('import', table, '--store', store)).exit).toBe(0)
    const made = await openprep('account', 'setup', '示例市数据局', '--people', people, '--store', store, '--json')
    expect(made.exit).toBe(0)
    write('恢复.txt', SetUpSchema.parse(made.json).recoveryKey)
    const again = await openprep('account', 'setup', '别的局', '--people', people, '--store', store, '--json')
    expect(again).toMatchObject({ exit: 2, json: { error: { code: 'ORGANISATION_EXISTS' } } })
    const locked = await openprep('recipe', 'show', '--store', store, '--json')
    expect(locked).toMatchObject({ exit: 4, json: { error: { code: 'STORE_LOCKED' } } })
    const wrong = await openprep(
      'recipe',
      'show',
      '--store',
      store,
      '--as',
      '王经办',
      '--login-file',
      reviewer,
      '--json',
    )
    expect(wrong).toMatchObject({ exit: 4, json: { error: { code: 'LOGIN_FAILED' } } })
    expect((await openprep('recipe', 'show', '--store', store, ...asClerk, '--json')).exit).toBe(0)
  })

  it('are given out and taken back only by whoever may', async () => {
    const third = write(
      '三.json',
      JSON.stringify([{ name: '赵三', unit: '科室', role: 'clerk', passphraseFile: clerk }]),
    )
    const words = ['account', 'add', '--people', third, '--store', store, '--json']
    expect(await openprep(...words, ...asClerk)).toMatchObject({
      exit: 4,
      json: { error: { code: 'ACCOUNT_ROLE_NEEDED' } },
    })
    const added = await openprep(...words, ...asClerk, '--recovery-file', at('恢复.txt'))
    expect(SessionSchema.parse(added.json).accounts.map(({ name }) => name)).toEqual(['王经办', '李审核', '赵三'])
    const gone = [
      'account',
      'disable',
      '赵三',
      '--store',
      store,
      '--recovery-file',
      at('恢复.txt'),
      ...asClerk,
      '--json',
    ]
    expect((await openprep(...gone)).exit).toBe(0)
    const out = await openprep('recipe', 'show', '--store', store, '--as', '赵三', '--login-file', clerk, '--json')
    expect(out).toMatchObject({ exit: 4, json: { error: { code: 'ACCOUNT_DISABLED' } } })
  })

  it('get a new pass phrase by the recovery key, and another by the present one', async () => {
    const next = write('新.txt', 'autumn rain again\n')
    const recover = ['account', 'recover', '王经办', '--recovery-file', at('恢复.txt'), '--passphrase-file', next]
    expect((await openprep(...recover, '--store', store)).exit).toBe(0)
    const login = ['--as', '王经办', '--login-file', next]
    const back = ['account', 'passphrase', '--passphrase-file', clerk, ...login, '--store', store]
    expect((await openprep(...back)).exit).toBe(0)
    expect((await openprep('account', 'list', '--store', store, ...asClerk)).exit).toBe(0)
  })

  it('go to a second PC by two files', async () => {
    const files = [at('李审核.identity'), at('示例市.trust')]
    const login = ['--as', '李审核', '--login-file', reviewer]
    expect((await openprep('account', 'export', ...files, '--store', store, ...login)).exit).toBe(0)
    const join = ['account', 'join', ...files, '--passphrase-file', reviewer, '--store', at('desk'), '--json']
    expect(SetUpSchema.parse((await openprep(...join)).json).recoveryKey).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    expect((await openprep('account', 'list', '--store', at('desk'), ...login)).stdout).toContain('李审核')
  })
})

describe('a backup from the command line', () => {
  it('is made, checked, and restored into a new work folder, where the same people log in', async () => {
    const phrase = ['--backup-passphrase-file', write('备份.txt', 'moving day in winter\n')]
    const out = at('一.opbackup')
    const made = await openprep('backup', 'make', '--store', store, '--out', out, ...phrase, ...asClerk, '--json')
    expect(made.exit).toBe(0)
    const report = ReportSchema.parse(made.json)
    expect(report).toMatchObject({ datasets: 1, organisation: '示例市数据局' })
    expect((await openprep('backup', 'check', out, ...phrase, '--json')).json).toMatchObject(report)
    const wrong = await openprep('backup', 'check', out, '--backup-passphrase-file', clerk, '--json')
    expect(wrong).toMatchObject({ exit: 4, json: { error: { code: 'BACKUP_LOCKED' } } })
    const onTop = await openprep('backup', 'restore', out, '--store', at('desk'), ...phrase, '--json')
    expect(onTop).toMatchObject({ json: { error: { code: expect.stringMatching(/BACKUP_TARGET_USED|STORE_LOCKED/) } } })
    expect((await openprep('backup', 'restore', out, '--store', at('新'), ...phrase)).exit).toBe(0)
    expect(existsSync(at('新/restore.json'))).toBe(false)
    expect((await openprep('recipe', 'show', '--store', at('新'), ...asClerk, '--json')).exit).toBe(0)
    expect((await openprep('audit', 'verify', '--store', at('新'), ...asClerk, '--json')).json).toMatchObject({
      ok: true,
    })
  })
})
