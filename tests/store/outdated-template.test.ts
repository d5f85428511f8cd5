// A release made under a template that is no longer the latest is refused until the dataset was checked again and approved anew;
// and whatever is done to the files behind the program's back, no release comes out under softer rules.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { type TemplatePack, TemplatePackSchema } from '../../src-main/contract/template-pack.ts'
import { writeTemplateFile } from '../../src-main/files/signed/template-file.ts'
import { engineAt, type OpenedEngine } from '../engine-at.ts'
import { APPROVAL } from '../evaluation/small-release.ts'
import { bytesOf, personOf, rootOf, trustIn } from '../unit/signing/people.ts'
import { openedByLaw } from './opened-by-law.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const sample = (ending: string) => join(ROOT, `resources/samples/惠民补贴发放明细表.${ending}`)
const root = rootOf('示例市数据局')
const bureau = personOf(root, '王签发', 'bureau')
const clerk = personOf(root, '张办', 'clerk')
const reviewer = personOf(root, '李审', 'reviewer')
const trust = trustIn(root)
let minute = 0
const now = () => new Date(Date.UTC(2026, 10, 20, 8, minute++)).toISOString()

let place = ''
const at = (name: string) => join(place, name)
let preparer: OpenedEngine
let judge: OpenedEngine
let datasetId = ''

async function install(version: string, parts: object): Promise<void> {
  const pack: TemplatePack = TemplatePackSchema.parse({
    formatVersion: 1,
    id: 'city-standard',
    title: '示例市标准模板',
    version,
    parts,
  })
  const out = at(`${version}.odtpl`)
  const file = { out, pack, signer: bureau, id: version, issuedAt: now(), validTo: null }
  await writeTemplateFile({ ...file, random: size => bytesOf(version, size) })
  await preparer.client.call('templates.import', { path: out })
}

async function approved(name: string): Promise<void> {
  await preparer.client.call('reviews.request', {
    ...{ datasetId, out: at(`${name}.odreq`), to: [at('li.json')] },
    ...{ source: true, keys: true },
  })
  const { request } = await judge.client.call('reviews.receive', { path: at(`${name}.odreq`) })
  await judge.client.call('reviews.saveDraft', { requestId: request.id, draft: APPROVAL })
  await judge.client.call('reviews.decide', { requestId: request.id, outcome: 'approved', out: at(`${name}.oddec`) })
  await preparer.client.call('reviews.answer', { path: at(`${name}.oddec`) })
}

const release = (out: string) =>
  preparer.client.call('package.build', { datasetId, out: at(out), draft: false, date: '2026-11-20' })
const outcome = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'released',
    (error: { code: string }) => error.code,
  )
const open = () => engineAt(at('a'), { identity: clerk, person: '张办', now, trust })

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-outdated-'))
  writeFileSync(at('li.json'), JSON.stringify(reviewer.certificate))
  preparer = await open()
  judge = await engineAt(at('b'), { identity: reviewer, person: '李审', now, trust })
  const recipe = RecipeSchema.parse(JSON.parse(readFileSync(sample('recipe.json'), 'utf8')))
  const catalogue = CatalogueSchema.parse(JSON.parse(readFileSync(sample('catalogue.json'), 'utf8')))
  await install('1.0', { documents: { head: '示例市数据局制', foot: '一式两份', seals: ['报送单位（盖章）'] } })
  const made = await preparer.client.call('datasets.import', {
    path: sample('xlsx'),
    reading: recipe.reading,
    name: '补贴',
  })
  datasetId = made.datasetId
  await preparer.client.call('recipe.replace', { datasetId, recipe, label: '' })
  await preparer.client.call('catalogue.save', { datasetId, catalogue })
  await preparer.client.call('run.start', { datasetId })
  await preparer.client.call('templates.recheck', { datasetId })
  await openedByLaw(preparer.client, datasetId)
  await approved('r1')
})
afterAll(async () => {
  await preparer?.close()
  await judge?.close()
  rmSync(place, { recursive: true, force: true })
})

describe('a release', () => {
  it('under the latest template goes out, with its version in the manifest and its words in the documents', async () => {
    expect(await outcome(release('一.zip'))).toBe('released')
    const bytes = readFileSync(at('一.zip'))
    expect(bytes.includes('"city-standard"')).toBe(true)
  })

  it('is refused once a newer template is there, until the dataset was checked again and approved anew', async () => {
    await install('1.1', { limits: { quality: { complete: 0.9 }, noExceptions: [] } })
    expect(await outcome(release('二.zip'))).not.toBe('released')
    const { gates, approvals } = await preparer.client.call('gates.run', { datasetId })
    expect([...gates, ...approvals].find(({ id }) => id === 'templateCurrent')).toMatchObject({ passed: false })
    await preparer.client.call('templates.recheck', { datasetId })
    await approved('r2')
    expect(await outcome(release('三.zip'))).toBe('released')
  })
})

describe('behind the program’s back', () => {
  const ATTACKS: readonly (readonly [string, (db: Database.Database) => void])[] = [
    ['the template is deleted', db => db.exec('DELETE FROM template_packs')],
    [
      'the template and every word of it in the trail are deleted',
      db => {
        db.exec('DELETE FROM template_packs')
        db.exec(`DELETE FROM audit WHERE instr(content, '"template.installed"') > 0`)
      },
    ],
    ['the dataset is said to have been made under it', db => db.exec('DELETE FROM dataset_templates')],
  ]

  it.each(ATTACKS)('%s: no release comes out', async (_, attack) => {
    await preparer.close()
    const file = join(at('a'), 'openprep.db')
    copyFileSync(file, at('kept.db'))
    const db = new Database(file)
    db.pragma('wal_checkpoint(TRUNCATE)')
    for (const { name } of db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .all())
      db.exec(`DROP TRIGGER ${name}`)
    attack(db)
    db.close()
    const reopened = await open().catch((error: { code: string }) => error.code)
    if (typeof reopened !== 'string') preparer = reopened
    expect(typeof reopened === 'string' ? reopened : await outcome(release('四.zip'))).not.toBe('released')
    if (typeof reopened !== 'string') await preparer.close()
    copyFileSync(at('kept.db'), file)
    preparer = await open()
    expect(await outcome(release('五.zip'))).toBe('released')
  })
})
