// The whole work folder in one encrypted file: another PC is set up from it, and nothing that was changed in it is taken for sound.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import { MIGRATIONS, migrate } from '../../src-main/store/migrations/migrate.ts'
import { newSealKey } from '../../src-main/store/protection/sealing.ts'
import { engineAt, type OpenedEngine } from '../engine-at.ts'
import { clock, openFolder, temporaryDirectory, withDatabase } from './support.ts'

const PHRASE = 'moving day in winter'
const SECRET = '绝密姓名欧阳测试'

async function open(folder: string): Promise<OpenedEngine> {
  const opened = await engineAt(folder, { person: '张办', now: clock })
  onTestFinished(() => opened.close())
  return opened
}

/** A folder with a table, a key and a corrected recipe. */
async function worked(): Promise<{
  directory: string
  folder: string
  out: string
  datasetId: string
  opened: OpenedEngine
}> {
  const directory = temporaryDirectory()
  const folder = join(directory, 'work')
  const opened = await open(folder)
  const table = join(directory, '名册.csv')
  writeFileSync(table, `姓名,电话\n${SECRET},13000001234\n李四,13000005678\n`)
  const reading = { header: 'auto' as const }
  const { datasetId } = await opened.client.call('datasets.import', { path: table, reading, name: '名册' })
  await opened.client.call('keys.create', { name: '人员', reason: '测试' })
  return { directory, folder, out: join(directory, '备份.opbackup'), datasetId, opened }
}

describe('a backup', () => {
  it('sets another PC up: tables, keys and trail are there, and the trail says from what', async () => {
    const { directory, out, datasetId, opened } = await worked()
    const made = await opened.client.call('backups.make', { out, passphrase: PHRASE })
    expect(made).toMatchObject({ datasets: 1, person: '张办', organisation: null })
    expect(await opened.client.call('backups.check', { path: out, passphrase: PHRASE })).toEqual(made)

    const fresh = await open(join(directory, 'other'))
    expect(await fresh.client.call('backups.restore', { path: out, passphrase: PHRASE })).toEqual(made)
    await fresh.close()
    const { client } = await open(join(directory, 'other'))
    const page = await client.call('table.page', { datasetId, view: 'source', offset: 0, limit: 9 })
    expect(page.rows[0]?.cells[0]).toBe(SECRET)
    expect((await client.call('keys.list', {})).map(({ name }) => name)).toEqual(['人员'])
    const { events } = await client.call('audit.list', { actions: ['backup.restored'], offset: 0, limit: 9 })
    expect(events[0]).toMatchObject({ person: '张办', detail: { file: '备份.opbackup', madeAt: made.madeAt } })
    expect(await client.call('audit.verify', {})).toMatchObject({ ok: true, brokenAt: null })
    expect(readdirSync(join(directory, 'other')).filter(name => name.startsWith('restore'))).toEqual([])
  })

  it('of a folder with accounts opens there with the same pass phrases and no others', async () => {
    const { directory, out, opened } = await worked()
    const people = [
      { name: '王经办', unit: '数据科', role: 'clerk' as const, passphrase: 'spring wind again' },
      { name: '李审核', unit: '法规科', role: 'reviewer' as const, passphrase: 'green south bank' },
    ]
    await opened.client.call('organisation.create', { organisation: '某局', people })
    const made = await opened.client.call('backups.make', { out, passphrase: PHRASE })
    expect(made).toMatchObject({ organisation: '某局', person: '王经办' })
    const fresh = await open(join(directory, 'other'))
    await fresh.client.call('backups.restore', { path: out, passphrase: PHRASE })
    await fresh.close()
    const { client } = await open(join(directory, 'other'))
    await expect(client.call('datasets.list', {})).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    await client.call('session.open', { name: '李审核', passphrase: 'green south bank' })
    expect((await client.call('datasets.list', {})).map(({ name }) => name)).toEqual(['名册'])
    expect(existsSync(join(directory, 'other', 'openprep.key'))).toBe(false)
  })

  it('shows nothing of a table or a name, and opens with its own phrase only', async () => {
    const { out, opened } = await worked()
    await opened.client.call('backups.make', { out, passphrase: PHRASE })
    const bytes = readFileSync(out)
    for (const text of [SECRET, '名册', '张办', 'SQLite format']) expect(bytes.includes(text), text).toBe(false)
    for (const passphrase of ['moving day in summer', undefined]) {
      await expect(opened.client.call('backups.check', { path: out, passphrase })).rejects.toMatchObject({
        code: 'BACKUP_LOCKED',
      })
    }
  })

  it('in which one byte was changed anywhere, or that was cut off, is refused', async () => {
    const { directory, out, opened } = await worked()
    await opened.client.call('backups.make', { out, passphrase: PHRASE })
    const bytes = readFileSync(out)
    const bad = join(directory, '坏.opbackup')
    const places = [0, 9, 13, 40, 120, 200, 300, 400, 900, bytes.length >> 1, bytes.length - 1]
    for (const at of places) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(bad, changed)
      const refused = opened.client.call('backups.check', { path: bad, passphrase: PHRASE })
      await expect(refused, String(at)).rejects.toMatchObject({
        code: expect.stringMatching(/^BACKUP_(INVALID|LOCKED)$/),
      })
    }
    writeFileSync(bad, bytes.subarray(0, bytes.length - 20))
    await expect(opened.client.call('backups.check', { path: bad, passphrase: PHRASE })).rejects.toMatchObject({
      code: 'BACKUP_INVALID',
    })
  })

  it('is not restored on top of work that is there', async () => {
    const { out, opened } = await worked()
    await opened.client.call('backups.make', { out, passphrase: PHRASE })
    await expect(opened.client.call('backups.restore', { path: out, passphrase: PHRASE })).rejects.toMatchObject({
      code: 'BACKUP_TARGET_USED',
    })
    expect((await opened.client.call('datasets.list', {})).length).toBe(1)
  })

  it('leaves nothing behind where it was broken off, neither here nor at its target', async () => {
    const { directory, folder, out, opened } = await worked()
    const before = readdirSync(folder).sort()
    const stop = new AbortController()
    stop.abort()
    const broken = connectAborted(opened.client, out, stop.signal)
    await expect(broken).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(readdirSync(folder).sort()).toEqual(before)
    expect(readdirSync(directory).filter(name => name.includes('opbackup'))).toEqual([])
  })

  it('that waits to be put in place is put there even when that was broken off half-way', async () => {
    const { directory, out, datasetId, opened } = await worked()
    await opened.client.call('backups.make', { out, passphrase: PHRASE })
    const other = join(directory, 'other')
    const fresh = await open(other)
    await fresh.client.call('backups.restore', { path: out, passphrase: PHRASE })
    await fresh.close()
    // The key ring and the key had been moved when the power went.
    for (const name of ['keyring.json', 'openprep.key']) {
      writeFileSync(join(other, name), readFileSync(join(other, 'restore', name)))
      rmSync(join(other, 'restore', name))
    }
    const { client } = await open(other)
    const page = await client.call('table.page', { datasetId, view: 'source', offset: 0, limit: 9 })
    expect(page.rows[0]?.cells[0]).toBe(SECRET)
  })
})

const connectAborted = (client: EngineClient, out: string, signal: AbortSignal) =>
  client.call('backups.make', { out, passphrase: PHRASE }, { signal })

describe('a work folder of an earlier version', () => {
  it('is backed up before it gets its new shape, and can be had back as it was', async () => {
    const directory = temporaryDirectory()
    const folder = join(directory, 'work')
    openFolder(folder).close()
    withDatabase(folder, db => db.close())
    rmSync(join(folder, 'openprep.db'))
    const db = new Database(join(folder, 'openprep.db'))
    migrate(db, newSealKey('aes-256-gcm'), 10)
    db.prepare('INSERT INTO settings VALUES (1, ?)').run(JSON.stringify({ contact: SECRET }))
    db.close()

    const { client, close } = await open(folder)
    const [kept] = await client.call('backups.automatic', {})
    expect(kept).toMatchObject({ schemaVersion: 10 })
    expect(readFileSync(kept?.path ?? '').includes(SECRET)).toBe(false)
    expect(await client.call('backups.check', { path: kept?.path ?? '' })).toMatchObject({ schemaVersion: 10 })
    const { events } = await client.call('audit.list', { actions: ['backup.made'], offset: 0, limit: 9 })
    expect(events[0]?.detail).toMatchObject({ automatic: true, from: 10, to: MIGRATIONS.length })
    await close()
    const again = await open(folder)
    expect(await again.client.call('backups.automatic', {})).toHaveLength(1)

    const fresh = await open(join(directory, 'other'))
    await fresh.client.call('backups.restore', { path: kept?.path ?? '' })
    await fresh.close()
    const { client: back } = await open(join(directory, 'other'))
    expect((await back.call('settings.get', {})).contact).toBe(SECRET)
  })
})
