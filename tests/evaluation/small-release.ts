// A small signed release and an audit export, made the whole way by two synthetic people at two work folders.
// For whatever tries to forge them; judges nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { REVIEW_KINDS, type ReviewDraft } from '../../src-main/contract/review.ts'
import type { Trust } from '../../src-main/contract/signing.ts'
import { CHECKLIST } from '../../src-main/core/review/checklists.ts'
import type { Signer } from '../../src-main/core/signing/certificates.ts'
import { engineAt, type OpenedEngine } from '../engine-at.ts'
import { openedByLaw } from '../store/opened-by-law.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'

const SAMPLE = join(resolve(import.meta.dirname, '../..'), 'resources/samples/惠民补贴发放明细表')
export const SAMPLE_TABLE = `${SAMPLE}.xlsx`

export interface SmallRelease {
  readonly package: string
  readonly export: string
  readonly trust: Trust
}

/** Two people with a PC each. */
export interface TwoPcs {
  readonly root: Signer
  readonly clerk: Signer
  readonly reviewer: Signer
  readonly trust: Trust
  office: OpenedEngine
  desk: OpenedEngine
  at(name: string): string
}

/** Everything lies in `folder`, which must be an empty one. */
export async function openTwoPcs(folder: string): Promise<TwoPcs> {
  const at = (name: string) => join(folder, name)
  const root = rootOf('示例市数据局')
  const clerk = personOf(root, '张办', 'clerk')
  const reviewer = personOf(root, '李审', 'reviewer')
  const trust = trustIn(root)
  writeFileSync(at('li.json'), JSON.stringify(reviewer.certificate))
  const office = await engineAt(at('office'), { identity: clerk, trust })
  const desk = await engineAt(at('desk'), { identity: reviewer, trust })
  return { root, clerk, reviewer, trust, office, desk, at }
}

/** The sample table with its recipe and entry, run; `opened`: assessed and in force besides. Returns its dataset. */
export async function prepareSample(client: EngineClient, name = '补贴', opened = true): Promise<string> {
  const recipe = RecipeSchema.parse(JSON.parse(readFileSync(`${SAMPLE}.recipe.json`, 'utf8')))
  const catalogue = CatalogueSchema.parse(JSON.parse(readFileSync(`${SAMPLE}.catalogue.json`, 'utf8')))
  const imported = { path: SAMPLE_TABLE, reading: recipe.reading, name }
  const { datasetId } = await client.call('datasets.import', imported)
  await client.call('recipe.replace', { datasetId, recipe, label: '' })
  await client.call('catalogue.save', { datasetId, catalogue: { ...catalogue, formats: ['CSV'] } })
  await client.call('run.start', { datasetId })
  if (opened) await openedByLaw(client, datasetId)
  return datasetId
}

/** Yes to every point of every review. */
export const APPROVAL: ReviewDraft = {
  reviews: Object.fromEntries(
    REVIEW_KINDS.map(kind => {
      const checks = (CHECKLIST.reviews[kind] ?? []).map(({ id }) => ({ id, answer: 'yes' as const, note: '' }))
      return [kind, { outcome: 'approved' as const, opinion: '', checks }]
    }),
  ),
  rules: [],
  annotations: [],
  committeeAsked: false,
  committee: null,
}

/** Asked by the one, approved by the other, taken back: `name`.odreq and `name`.oddec lie there afterwards. */
export async function approve({ office, desk, at }: TwoPcs, datasetId: string, name: string): Promise<void> {
  await office.client.call('reviews.request', { datasetId, out: at(`${name}.odreq`), to: [at('li.json')] })
  const { request } = await desk.client.call('reviews.receive', { path: at(`${name}.odreq`) })
  const requestId = request.id
  await desk.client.call('reviews.saveDraft', { requestId, draft: APPROVAL })
  await desk.client.call('reviews.decide', { requestId, outcome: 'approved', out: at(`${name}.oddec`) })
  await office.client.call('reviews.answer', { path: at(`${name}.oddec`) })
}

export async function release({ office, at }: TwoPcs, datasetId: string, name: string): Promise<void> {
  await office.client.call('package.build', { datasetId, out: at(name), draft: false, date: '2026-11-20' })
}

/** Everything lies in `folder`, which must be an empty one. */
export async function makeSmallRelease(folder: string): Promise<SmallRelease> {
  const pcs = await openTwoPcs(folder)
  const { office, desk, at, trust } = pcs
  const datasetId = await prepareSample(office.client)
  await approve(pcs, datasetId, 'd')
  await release(pcs, datasetId, 'p.zip')
  await office.client.call('audit.export', { out: at('a.odaudit') })
  await office.close()
  await desk.close()
  return { package: at('p.zip'), export: at('a.odaudit'), trust }
}
