// A work folder that an earlier version of the program really wrote: it opens, loses nothing, is sealed, and can be had back as it was.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { engineAt } from '../engine-at.ts'

const OLD = resolve(import.meta.dirname, '../fixtures/earlier-folder/openprep.db')
const PERSON = '110101199102022345'

let place = ''
const at = (name: string) => join(place, name)

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'openprep-earlier-'))
  mkdirSync(at('work'))
  copyFileSync(OLD, join(at('work'), 'openprep.db'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const holding = (directory: string) =>
  readdirSync(directory, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(PERSON))
    .map(({ name }) => name)

it('is brought to the present shape with all that was in it', async () => {
  expect(holding(at('work'))).toEqual(['openprep.db'])
  const { client, close } = await engineAt(at('work'))
  const [dataset] = await client.call('datasets.list', {})
  const datasetId = dataset?.id ?? ''
  const page = await client.call('table.page', { datasetId, view: 'source', offset: 0, limit: 9 })
  expect(page.rows.map(({ cells }) => cells[1])).toContain(PERSON)
  const { recipe } = await client.call('recipe.get', { datasetId })
  expect(recipe.steps.map(({ op }) => op)).toEqual(['dropColumn'])
  expect((await client.call('catalogue.get', { datasetId })).catalogue.title).toBe('惠民补贴发放明细表')
  expect(await client.call('run.start', { datasetId })).toMatchObject({ counts: { read: 4, result: 3 } })
  expect(await client.call('audit.verify', {})).toMatchObject({ ok: true, brokenAt: null })
  await close()
  expect(holding(at('work'))).toEqual([])
})

it('was kept as it was before: the copy checks, and set up elsewhere it is worked on', async () => {
  const first = await engineAt(at('work'))
  const [kept] = await first.client.call('backups.automatic', {})
  expect(kept?.schemaVersion).toBe(11)
  const path = kept?.path ?? ''
  expect(await first.client.call('backups.check', { path })).toMatchObject({ schemaVersion: 11, datasets: 1 })
  await first.close()
  const fresh = await engineAt(at('other'))
  await fresh.client.call('backups.restore', { path })
  await fresh.close()
  const { client, close } = await engineAt(at('other'))
  const [dataset] = await client.call('datasets.list', {})
  const page = await client.call('table.page', { datasetId: dataset?.id ?? '', view: 'source', offset: 0, limit: 9 })
  expect(page.rows).toHaveLength(3)
  await close()
})
