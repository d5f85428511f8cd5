// A small signed release and an audit export, made the whole way by two synthetic people at two work folders.
// For whatever tries to forge them; judges nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { REVIEW_KINDS } from '../../src-main/contract/review.ts'
import type { Trust } from '../../src-main/contract/signing.ts'
import { CHECKLIST } from '../../src-main/core/review/checklists.ts'
import type { Signer } from '../../src-main/core/signing/certificates.ts'
import { connectInProcess } from '../../src-main/engine/in-process.ts'
import { openEngine } from '../../src-main/engine/open-engine.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'

const SAMPLE = join(resolve(import.meta.dirname, '../..'), 'resources/samples/惠民补贴发放明细表')

export interface SmallRelease {
  readonly package: string
  readonly export: string
  readonly trust: Trust
}

async function pc(folder: string, name: string, identity: Signer) {
  const engine = await openEngine({
    folder: join(folder, name),
    keyring: { path: null, passphrase: undefined, createMissing: true },
    identity,
    holder: name,
    person: name,
    version: '0',
    samplesFolder: '',
    checkPath: () => undefined,
    now: () => new Date().toISOString(),
    log: line => console.error(line),
    workers: 0,
  })
  const client = connectInProcess(engine.server)
  await client.call('trust.import', { path: join(folder, 'trust.json') })
  return { client, close: () => engine.close() }
}

/** Everything lies in `folder`, which must be an empty one. */
export async function makeSmallRelease(folder: string): Promise<SmallRelease> {
  const at = (name: string) => join(folder, name)
  const root = rootOf('示例市数据局')
  const reviewer = personOf(root, '李审', 'reviewer')
  const trust = trustIn(root)
  writeFileSync(at('trust.json'), JSON.stringify(trust))
  writeFileSync(at('li.json'), JSON.stringify(reviewer.certificate))
  const office = await pc(folder, 'office', personOf(root, '张办', 'clerk'))
  const desk = await pc(folder, 'desk', reviewer)
  const { client } = office
  const recipe = RecipeSchema.parse(JSON.parse(readFileSync(`${SAMPLE}.recipe.json`, 'utf8')))
  const catalogue = CatalogueSchema.parse(JSON.parse(readFileSync(`${SAMPLE}.catalogue.json`, 'utf8')))
  const imported = { path: `${SAMPLE}.xlsx`, reading: recipe.reading, name: '补贴' }
  const { datasetId } = await client.call('datasets.import', imported)
  await client.call('recipe.replace', { datasetId, recipe, label: '' })
  await client.call('catalogue.save', { datasetId, catalogue: { ...catalogue, formats: ['CSV'] } })
  await client.call('run.start', { datasetId })
  await client.call('reviews.request', { datasetId, out: at('r.odreq'), to: [at('li.json')] })
  const { request } = await desk.client.call('reviews.receive', { path: at('r.odreq') })
  const reviews = Object.fromEntries(
    REVIEW_KINDS.map(kind => {
      const checks = (CHECKLIST.reviews[kind] ?? []).map(({ id }) => ({ id, answer: 'yes' as const, note: '' }))
      return [kind, { outcome: 'approved' as const, opinion: '', checks }]
    }),
  )
  const draft = { reviews, rules: [], annotations: [], committeeAsked: false, committee: null }
  await desk.client.call('reviews.saveDraft', { requestId: request.id, draft })
  await desk.client.call('reviews.decide', { requestId: request.id, outcome: 'approved', out: at('d.oddec') })
  await client.call('reviews.answer', { path: at('d.oddec') })
  await client.call('package.build', { datasetId, out: at('p.zip'), draft: false, date: '2026-11-20' })
  await client.call('audit.export', { out: at('a.odaudit') })
  await office.close()
  await desk.close()
  return { package: at('p.zip'), export: at('a.odaudit'), trust }
}
