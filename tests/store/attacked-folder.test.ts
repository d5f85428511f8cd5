// What somebody can try who may write to a work folder while the program is closed: accounts given another duty or name, seals swapped,
// records exchanged, files cut off. Nothing opens that was not there before, and nothing fails without saying what.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { engineAt, type OpenedEngine } from '../engine-at.ts'
import { withDatabase } from './support.ts'

const clerk = { name: '王经办', unit: '数据科', role: 'clerk' as const, passphrase: 'spring wind again' }
const reviewer = { name: '李审核', unit: '法规科', role: 'reviewer' as const, passphrase: 'green south bank' }
const SECRET = '绝密姓名欧阳'

let folder = ''
let opened: OpenedEngine | null = null
const at = (name: string) => join(folder, name)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-attacked-'))
  writeFileSync(at('表.csv'), `姓名,电话\n${SECRET},13000001234\n李四,13000005678\n`)
  const { client, close } = await engineAt(at('w'))
  for (const name of ['甲', '乙'])
    await client.call('datasets.import', { path: at('表.csv'), reading: { header: 'auto' }, name })
  await client.call('organisation.create', { organisation: '示例市数据局', people: [clerk, reviewer] })
  await close()
})
afterEach(async () => {
  await opened?.close()
  opened = null
  rmSync(folder, { recursive: true, force: true })
})

const change = (work: (db: Database.Database) => void) => withDatabase(at('w'), work)

async function logIn(person: { name: string; passphrase: string }): Promise<OpenedEngine['client']> {
  opened = await engineAt(at('w'))
  await opened.client.call('session.open', { name: person.name, passphrase: person.passphrase })
  return opened.client
}

function rewriteCertificate(name: string, subject: object): void {
  change(db => {
    const row = db
      .prepare<[string], { certificate: string }>('SELECT certificate FROM accounts WHERE name = ?')
      .get(name)
    const certificate = JSON.parse(row?.certificate ?? '{}')
    const altered = { ...certificate, subject: { ...certificate.subject, ...subject } }
    db.prepare('UPDATE accounts SET certificate = ? WHERE name = ?').run(JSON.stringify(altered), name)
  })
}

describe('accounts', () => {
  it('that were given another duty do not open', async () => {
    rewriteCertificate('王经办', { role: 'chiefDataOfficer' })
    await expect(logIn(clerk)).rejects.toMatchObject({ code: 'ACCOUNT_ALTERED' })
  })

  it('that were given another name do not open: nobody acts as somebody else', async () => {
    rewriteCertificate('李审核', { name: '赵审核' })
    rewriteCertificate('王经办', { name: '李审核' })
    await expect(logIn({ ...clerk, name: '李审核' })).rejects.toMatchObject({ code: 'ACCOUNT_ALTERED' })
  })

  it('whose certificates were exchanged do not open, though both are genuine', async () => {
    change(db => {
      const rows = db.prepare<[], { id: string; certificate: string }>('SELECT id, certificate FROM accounts').all()
      const [first, second] = rows
      const put = db.prepare('UPDATE accounts SET certificate = ? WHERE id = ?')
      put.run(second?.certificate, first?.id)
      put.run(first?.certificate, second?.id)
    })
    // The name of the one, the pass phrase and the keys of the other.
    await expect(logIn({ name: '李审核', passphrase: clerk.passphrase })).rejects.toMatchObject({
      code: expect.stringMatching(/^(ACCOUNT_ALTERED|LOGIN_FAILED)$/),
    })
  })

  it('whose seals were exchanged open with neither pass phrase', async () => {
    change(db => {
      const [first, second] = db.prepare<[], { id: string; sealed: string }>('SELECT id, sealed FROM accounts').all()
      const put = db.prepare('UPDATE accounts SET sealed = ? WHERE id = ?')
      put.run(second?.sealed, first?.id)
      put.run(first?.sealed, second?.id)
    })
    for (const passphrase of [clerk.passphrase, reviewer.passphrase]) {
      await expect(logIn({ name: '王经办', passphrase })).rejects.toMatchObject({
        code: expect.stringMatching(/^(LOGIN_FAILED|ACCOUNT_ALTERED|LOGIN_WAIT)$/),
      })
      await opened?.close()
    }
  })

  it('cannot be taken away to get in: without the organisation the folder stays shut', async () => {
    change(db => db.exec('DELETE FROM accounts; DELETE FROM organisation'))
    opened = await engineAt(at('w')).catch(() => null)
    const shown = await opened?.client
      .call('table.page', { datasetId: 'x', view: 'source', offset: 0, limit: 9 })
      .catch((error: { code: string }) => error.code)
    expect(JSON.stringify(shown ?? '')).not.toContain(SECRET)
    const bytes = readFileSync(join(at('w'), 'openprep.db'))
    expect(bytes.includes(SECRET)).toBe(false)
  })
})

describe('records', () => {
  it('of one dataset put in the place of another’s do not open', async () => {
    change(db => {
      const [first, second] = db
        .prepare<[], { id: number; recipe: Buffer | string }>('SELECT id, recipe FROM recipe_nodes ORDER BY id')
        .all()
      db.prepare('UPDATE recipe_nodes SET recipe = ? WHERE id = ?').run(second?.recipe, first?.id)
    })
    expect(await whatOpens()).toContain('STORE_CORRUPT')
  })

  it('whose keys were exchanged do not open', async () => {
    change(db => {
      const keys = db
        .prepare<[], { scope: string; wrapped: Buffer }>(
          "SELECT scope, wrapped FROM data_keys WHERE scope LIKE 'version/%' ORDER BY scope",
        )
        .all()
      const put = db.prepare('UPDATE data_keys SET wrapped = ? WHERE scope = ?')
      put.run(keys[1]?.wrapped, keys[0]?.scope)
      put.run(keys[0]?.wrapped, keys[1]?.scope)
    })
    expect(new Set(await whatOpens())).toEqual(new Set(['STORE_CORRUPT']))
  })

  it('of a table pointed at another version open nowhere else', async () => {
    change(db => {
      const [first, second] = db
        .prepare<[], { version: number }>('SELECT DISTINCT version FROM chunks ORDER BY version')
        .all()
      db.prepare('DELETE FROM chunks WHERE version = ?').run(first?.version)
      db.prepare('UPDATE chunks SET version = ? WHERE version = ?').run(first?.version, second?.version)
    })
    expect(await whatOpens()).not.toContain(SECRET)
  })

  /** Of each dataset its first cell, or why there is none. */
  async function whatOpens(): Promise<string[]> {
    const client = await logIn(clerk)
    try {
      const found: string[] = []
      for (const { id: datasetId } of await client.call('datasets.list', {})) {
        await client.call('recipe.get', { datasetId })
        const page = await client.call('table.page', { datasetId, view: 'source', offset: 0, limit: 9 })
        found.push(page.rows[0]?.cells[0] ?? 'empty')
      }
      return found
    } catch (thrown) {
      return [thrown instanceof OpenprepError ? thrown.code : String(thrown)]
    }
  }
})

describe('files', () => {
  it.each([0.2, 0.5, 0.9])(
    'a database cut off at %s of its length is named as damaged, not as a fault of the program',
    async share => {
      const path = join(at('w'), 'openprep.db')
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * share)))
      const code = await engineAt(at('w'))
        .then(async engine => {
          opened = engine
          await engine.client.call('session.open', { name: clerk.name, passphrase: clerk.passphrase })
          const list = await engine.client.call('datasets.list', {})
          await engine.client.call('table.page', { datasetId: list[0]?.id ?? '', view: 'source', offset: 0, limit: 9 })
          return 'opened'
        })
        .catch((error: { code: string }) => error.code)
      expect(code).toBe('STORE_CORRUPT')
    },
  )
})
