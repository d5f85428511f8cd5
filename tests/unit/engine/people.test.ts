// Accounts: who may do what, what a forgotten or guessed pass phrase leads to, and that nothing opens without one.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallName } from '../../../src-main/contract/contract.ts'
import { contract } from '../../../src-main/contract/contract.ts'
import type { NewPerson } from '../../../src-main/contract/people.ts'
import type { EngineClient } from '../../../src-main/contract/protocol.ts'
import { refuseCertificate } from '../../../src-main/core/signing/certificates.ts'
import { engineAt, type OpenedEngine } from '../../engine-at.ts'

const clerk: NewPerson = { name: '王经办', unit: '数据科', role: 'clerk', passphrase: '春风又绿江南岸明月' + '何时' }
const reviewer: NewPerson = { name: '李审核', unit: '法规科', role: 'reviewer', passphrase: 'correct horse battery' }
const chief: NewPerson = {
  name: '赵主任',
  unit: '办公室',
  role: 'chiefDataOfficer',
  passphrase: '落霞与孤鹜齐飞秋水' + '共',
}
const CSV = '姓名,电话\n欧阳机密甲,13000000001\n欧阳机密乙,13000000002\n'

let dir: string
let now: number
let opened: OpenedEngine
let client: EngineClient

async function open(folder = join(dir, 'store')): Promise<void> {
  opened = await engineAt(folder, { now: () => new Date(now).toISOString(), workers: 1 })
  client = opened.client
}

async function reopen(folder?: string): Promise<void> {
  await opened.close()
  await open(folder)
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'openprep-people-'))
  now = Date.UTC(2026, 0, 1)
  writeFileSync(join(dir, 'a.csv'), CSV)
  await open()
})
afterEach(async () => {
  await opened.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Data keys and chunks as they lie in the database. */
function protectedRows(): unknown[] {
  const db = new Database(join(dir, 'store', 'openprep.db'), { readonly: true })
  try {
    const keys = db.prepare('SELECT scope, wrapped FROM data_keys ORDER BY scope').all()
    return [keys, db.prepare('SELECT version, column, data FROM chunks ORDER BY rowid').all()]
  } finally {
    db.close()
  }
}

const found = (...people: NewPerson[]) => client.call('organisation.create', { organisation: '某某市数据局', people })
const logIn = ({ name, passphrase }: NewPerson) => client.call('session.open', { name, passphrase })
const importTable = () => client.call('datasets.import', { path: join(dir, 'a.csv'), reading: {}, name: 'a' })
const firstRow = async () => {
  const [dataset] = await client.call('datasets.list', {})
  const page = await client.call('table.page', { datasetId: dataset?.id ?? '', view: 'source', offset: 0, limit: 1 })
  return JSON.stringify(page)
}
const actions = async () =>
  (await client.call('audit.list', { offset: 0, limit: 500 })).events.map(({ action, person }) => `${action} ${person}`)

describe('a work folder without accounts', () => {
  it('works as before and says what is missing', async () => {
    await importTable()
    const session = await client.call('session.get', {})
    expect(session).toMatchObject({ organisation: null, account: null, missing: ['organisation'] })
    expect(await firstRow()).toContain('欧阳机密甲')
  })
})

describe('setting up the organisation', () => {
  it('needs a clerk and a reviewer with different names and phrases that are hard to guess', async () => {
    await expect(found(clerk, { ...reviewer, role: 'clerk' })).rejects.toMatchObject({ code: 'ORGANISATION_ROLES' })
    await expect(found(clerk, { ...reviewer, name: clerk.name })).rejects.toMatchObject({ code: 'ACCOUNT_NAME_TAKEN' })
    await expect(found(clerk, { ...reviewer, passphrase: 'aaaaaaaaaaaa' })).rejects.toMatchObject({
      code: 'PASSPHRASE_WEAK',
    })
    await expect(found(clerk, { ...reviewer, passphrase: '李审核李审核12345' })).rejects.toMatchObject({
      code: 'PASSPHRASE_WEAK',
    })
    expect((await client.call('session.get', {})).organisation).toBeNull()
  })

  it('takes the key away from beside the data, and what was there is still there', async () => {
    await importTable()
    const { session } = await found(clerk, reviewer)
    expect(session.account?.name).toBe(clerk.name)
    expect(session.missing).toEqual([])
    expect(existsSync(join(dir, 'store', 'openprep.key'))).toBe(false)
    expect(await firstRow()).toContain('欧阳机密甲')
    await expect(found(clerk, reviewer)).rejects.toMatchObject({ code: 'ORGANISATION_EXISTS' })
    await reopen()
    await logIn(reviewer)
    expect(await firstRow()).toContain('欧阳机密甲')
  })

  it('gives everybody keys of their own under certificates that the trust file of the organisation believes', async () => {
    await found(clerk, reviewer)
    const { certificate, trust } = await client.call('identity.get', {})
    if (certificate === null || trust === null) throw new Error('nobody is signed in')
    expect(certificate.subject).toMatchObject({ name: clerk.name, unit: clerk.unit, role: 'clerk' })
    expect(refuseCertificate(certificate, trust, new Date(now).toISOString(), ['clerk'])).toBeNull()
    expect(refuseCertificate(certificate, trust, new Date(now).toISOString(), ['reviewer'])).toBe('roleNotAllowed')
    await logIn(reviewer)
    expect((await client.call('identity.get', {})).certificate?.keyId).not.toBe(certificate.keyId)
  })

  it('leaves no pass phrase, no recovery key and no secret in the folder', async () => {
    const { recoveryKey } = await found(clerk, reviewer)
    await opened.close()
    const files = readdirSync(join(dir, 'store')).map(name => readFileSync(join(dir, 'store', name)))
    const bytes = Buffer.concat(files)
    for (const secret of [clerk.passphrase, reviewer.passphrase, recoveryKey, recoveryKey.replaceAll('-', '')]) {
      expect(bytes.includes(Buffer.from(secret))).toBe(false)
    }
    await open()
  })

  it('with the national cipher seals what comes afterwards with it', async () => {
    await client.call('organisation.create', { organisation: '局', cipher: 'sm4-gcm', people: [clerk, reviewer] })
    await importTable()
    await reopen()
    await logIn(clerk)
    expect(await firstRow()).toContain('欧阳机密甲')
  })
})

describe('a locked work folder', () => {
  it('serves no call but those that log in', async () => {
    await importTable()
    await found(clerk, reviewer)
    await client.call('session.lock', {})
    const open: CallName[] = ['workspace.info', 'session.get', 'session.open', 'session.lock', 'accounts.recover']
    const guarded = (Object.keys(contract) as CallName[]).filter(
      name => !open.includes(name) && !name.startsWith('organisation.'),
    )
    expect(guarded.length).toBeGreaterThan(60)
    for (const name of guarded)
      await expect(client.call(name, {} as never)).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    await logIn(clerk)
    expect(await firstRow()).toContain('欧阳机密甲')
  })

  it('is locked after every start, and opens with the own phrase only', async () => {
    await found(clerk, reviewer)
    await reopen()
    await expect(importTable()).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    const wrong = { name: clerk.name, passphrase: reviewer.passphrase }
    await expect(client.call('session.open', wrong)).rejects.toMatchObject({
      code: 'LOGIN_FAILED',
      params: { left: 4 },
    })
    await expect(client.call('session.open', { ...wrong, name: '谁' })).rejects.toMatchObject({
      code: 'ACCOUNT_NOT_FOUND',
    })
    await logIn(clerk)
  })

  it('makes whoever guesses wait longer and longer, also across a restart and a clock put back', async () => {
    await found(clerk, reviewer)
    await client.call('session.lock', {})
    const guess = () => client.call('session.open', { name: clerk.name, passphrase: 'not the phrase' })
    for (let turn = 0; turn < 5; turn += 1) await expect(guess()).rejects.toMatchObject({ code: 'LOGIN_FAILED' })
    await expect(logIn(clerk)).rejects.toMatchObject({ code: 'LOGIN_WAIT', params: { seconds: 60 } })
    now -= 3_600_000
    await reopen()
    await expect(logIn(clerk)).rejects.toMatchObject({ code: 'LOGIN_WAIT', params: { seconds: 60 } })
    now += 3_600_000 + 60_000
    await expect(guess()).rejects.toMatchObject({ code: 'LOGIN_FAILED' })
    await expect(logIn(clerk)).rejects.toMatchObject({ code: 'LOGIN_WAIT', params: { seconds: 120 } })
    await logIn(reviewer)
    now += 120_000
    await logIn(clerk)
    expect(await actions()).toEqual(
      expect.arrayContaining([
        `session.lockedOut ${clerk.name}`,
        `session.refused ${clerk.name}`,
        `session.opened ${clerk.name}`,
      ]),
    )
  })
})

describe('giving out accounts', () => {
  it('is for the chief data officer or whoever has the recovery key', async () => {
    const { recoveryKey } = await found(clerk, reviewer)
    await expect(client.call('accounts.create', chief)).rejects.toMatchObject({ code: 'ACCOUNT_ROLE_NEEDED' })
    const session = await client.call('accounts.create', {
      ...chief,
      recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' '),
    })
    expect(session.accounts.map(({ name, mustChange }) => [name, mustChange])).toEqual([
      [clerk.name, false],
      [reviewer.name, false],
      [chief.name, true],
    ])
    await logIn(chief)
    const second: NewPerson = { ...clerk, name: '钱经办', passphrase: 'another long phrase' }
    await client.call('accounts.create', second)
    await logIn(second)
    expect((await client.call('session.get', {})).canIssue).toBe(false)
  })

  it('makes whoever guesses the recovery key wait as well', async () => {
    await found(clerk, reviewer)
    const guess = () =>
      client.call('accounts.create', { ...chief, recoveryKey: '0000-0000-0000-0000-0000-0000-0000-0000' })
    for (let turn = 0; turn < 5; turn += 1) await expect(guess()).rejects.toMatchObject({ code: 'RECOVERY_WRONG' })
    await expect(guess()).rejects.toMatchObject({ code: 'LOGIN_WAIT' })
  })

  it('taken back, the account opens nothing and its certificate is believed no more', async () => {
    await found(clerk, reviewer, chief)
    const { certificate } = await client.call('identity.get', {})
    await logIn(chief)
    const { accounts } = await client.call('session.get', {})
    const id = accounts.find(({ name }) => name === clerk.name)?.id ?? ''
    const session = await client.call('accounts.disable', { id, reason: 'left' })
    expect(session.missing).toEqual(['clerk'])
    await expect(logIn(clerk)).rejects.toMatchObject({ code: 'ACCOUNT_DISABLED' })
    const { trust } = await client.call('identity.get', {})
    if (certificate === null || trust === null) throw new Error('nobody is signed in')
    expect(refuseCertificate(certificate, trust, new Date(now).toISOString(), ['clerk'])).toBe('revoked')
  })
})

describe('pass phrases', () => {
  it('are changed without touching what they protect', async () => {
    await importTable()
    await found(clerk, reviewer)
    const before = protectedRows()
    await expect(
      client.call('accounts.changePassphrase', { passphrase: 'wrong phrase', next: 'a new long phrase' }),
    ).rejects.toMatchObject({ code: 'LOGIN_FAILED' })
    await client.call('accounts.changePassphrase', { passphrase: clerk.passphrase, next: 'a new long phrase' })
    await reopen()
    await expect(logIn(clerk)).rejects.toMatchObject({ code: 'LOGIN_FAILED' })
    await logIn({ ...clerk, passphrase: 'a new long phrase' })
    expect(await firstRow()).toContain('欧阳机密甲')
    expect(protectedRows()).toEqual(before)
  })

  it('that are forgotten are replaced with the recovery key: same person, new keys, the old ones taken back', async () => {
    await importTable()
    const { recoveryKey, session } = await found(clerk, reviewer)
    const former = session.account
    await reopen()
    await client.call('accounts.recover', { id: former?.id ?? '', passphrase: 'freshly chosen phrase', recoveryKey })
    const opened = await logIn({ ...clerk, passphrase: 'freshly chosen phrase' })
    expect(opened.account).toMatchObject({ id: former?.id, name: clerk.name, mustChange: true })
    expect(opened.account?.keyId).not.toBe(former?.keyId)
    expect(await firstRow()).toContain('欧阳机密甲')
    const { trust } = await client.call('identity.get', {})
    expect(trust?.revocations.map(({ keyId, reason }) => [keyId, reason])).toEqual([[former?.keyId, 'lost']])
  })
})

describe('a second PC', () => {
  it('takes a person over by two files, and keeps a key of its own', async () => {
    await found(clerk, reviewer)
    await logIn(reviewer)
    const files = { identity: join(dir, 'li.identity'), trust: join(dir, 'unit.trust') }
    await expect(client.call('accounts.export', { ...files, passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'LOGIN_FAILED',
    })
    await client.call('accounts.export', { ...files, passphrase: reviewer.passphrase })
    const { keyId } = (await client.call('session.get', {})).account ?? {}
    await reopen(join(dir, 'second'))
    const joined = await client.call('organisation.join', { ...files, passphrase: reviewer.passphrase })
    expect(joined.session).toMatchObject({ account: { name: reviewer.name, keyId }, missing: ['clerk'] })
    await importTable()
    await reopen(join(dir, 'second'))
    await logIn(reviewer)
    expect(await firstRow()).toContain('欧阳机密甲')
    expect(await actions()).toContain(`dataset.imported ${reviewer.name}`)
  })
})
