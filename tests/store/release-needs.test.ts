// What people have to do before a release and before publication, on a real package: one thing after the other, each refusal naming what lacks.
// And what becomes of the published item when a notice of infringement is decided. All people are fictitious.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GateResult } from '../../src-main/contract/gates.ts'
import type { LifeCycleState, OpeningAct } from '../../src-main/contract/opening.ts'
import { APPROVAL_GATES } from '../../src-main/core/gates/approvals.ts'
import { verifyPackage } from '../../src-main/files/packages/verify-package.ts'
import { engineAt } from '../engine-at.ts'
import { approve, openTwoPcs, prepareSample, type TwoPcs } from '../evaluation/small-release.ts'
import { personOf } from '../unit/signing/people.ts'

let place = ''
let pcs: TwoPcs
let datasetId = ''

/** The computer of the office, with another person at it. */
async function sitsDown(identity: TwoPcs['clerk']): Promise<void> {
  await pcs.office.close()
  pcs.office = await engineAt(pcs.at('office'), { identity, trust: pcs.trust })
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-needs-'))
  pcs = await openTwoPcs(place)
  datasetId = await prepareSample(pcs.office.client, '补贴', false)
})
afterAll(async () => {
  await pcs?.office.close()
  await pcs?.desk.close()
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
})

const act = (one: OpeningAct) => pcs.office.client.call('opening.act', { datasetId, act: one })
const advance = (to: LifeCycleState, note = '') => act({ act: 'advance', to, note })
const release = () =>
  pcs.office.client.call('package.build', { datasetId, out: pcs.at('p.zip'), draft: false, date: '2026-11-20' })

/** Titles of what people still have to do, as the export page lists them. */
async function lacking(): Promise<string[]> {
  const report = await pcs.office.client.call('gates.run', { datasetId })
  return report.approvals.filter(({ passed }) => !passed).map(({ id }) => id)
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const thrown: unknown = await work.then(
    () => null,
    error => error,
  )
  expect(thrown).toMatchObject({ code: expect.stringMatching(/^(PACKAGE_UNAPPROVED|OPENING_REFUSED)$/) })
  return JSON.stringify(Reflect.get(Object(thrown), 'params'))
}

describe('a release', () => {
  it('needs the reviews, the assessment, the attribute in force and both offices, and says so of each', async () => {
    expect(await lacking()).toEqual([
      'assessed',
      'attributeInForce',
      'legalReview',
      'secrecyReview',
      'securityReview',
      'bothOffices',
      'reported',
    ])
    const all = await refusal(release())
    for (const words of ['还没有评估记录', '开放属性还没有生效', '保密审查', '业务处室还没有', '信息化处室还没有'])
      expect(all).toContain(words)
    expect(all).not.toContain('报主管部门')
  })

  it('is not there with the reviews alone', async () => {
    await approve(pcs, datasetId, 'd')
    expect(await lacking()).toEqual(['assessed', 'attributeInForce', 'bothOffices', 'reported'])
    expect(await refusal(release())).toContain('还没有评估记录')
  })

  it('is not there while the assessment says something else than the entry', async () => {
    const assessed = { act: 'assess', rulesVersion: 'GB/T 43697-2024', legalQuestion: false, note: '' } as const
    await act({ ...assessed, result: 'CONDITIONAL', nextDue: '2099-12-31' })
    expect(await refusal(release())).toContain('有条件开放')
    await act({ ...assessed, result: 'UNCONDITIONAL', nextDue: '2099-12-31' })
    expect(await lacking()).toEqual(['attributeInForce', 'bothOffices', 'reported'])
  })

  it('is not there while the open attribute is not in force', async () => {
    expect(await refusal(release())).toContain('开放属性还没有生效')
    await act({ act: 'putInForce' })
    expect(await lacking()).toEqual(['bothOffices', 'reported'])
  })

  it('is not there while one office has not agreed, and one person does not speak for both', async () => {
    await act({ act: 'endorse', office: 'business', opinion: '' })
    expect(await refusal(release())).toContain('信息化处室还没有')
    expect(await refusal(act({ act: 'endorse', office: 'information', opinion: '' }))).toContain('两个人')
    await sitsDown(personOf(pcs.root, '陈信', 'clerk'))
    await act({ act: 'endorse', office: 'information', opinion: '同意' })
    expect(await lacking()).toEqual(['reported'])
    await sitsDown(pcs.clerk)
  })

  it('is built then, and anybody can verify it', async () => {
    for (const to of ['CATALOGUED', 'IN_REVIEW', 'APPROVED'] as const) await advance(to)
    expect(await refusal(advance('EXPORTED'))).toContain('还没有生成数据包')
    await release()
    expect(await verifyPackage(pcs.at('p.zip'), { trust: pcs.trust, now: new Date().toISOString() })).toMatchObject({
      ok: true,
      releasable: true,
    })
  })

  it('has in its list every act there is, each for the release or for the publication', async () => {
    const report = await pcs.office.client.call('gates.run', { datasetId })
    const listed = report.approvals.map(({ id, before }: GateResult) => ({ id, before }))
    expect(listed).toEqual(APPROVAL_GATES.map(({ id, before }) => ({ id, before })))
    expect(listed.filter(({ before }) => before === 'publication')).toEqual([{ id: 'reported', before: 'publication' }])
  })
})

describe('publication', () => {
  it('needs the report to the bureau with its receipt', async () => {
    await advance('EXPORTED')
    expect(await refusal(advance('PUBLISHED'))).toContain('报主管部门')
    const receipt = { name: '回执.pdf', sha256: 'a'.repeat(64) }
    await act({ act: 'report', authority: '示例市数据局', date: '2026-11-20', receipt })
    expect(await lacking()).toEqual([])
    expect((await advance('PUBLISHED')).record.lifeCycle).toBe('PUBLISHED')
  })
})

describe('a notice of infringement', () => {
  async function decided(title: string, decision: 'WITHDRAW' | 'REPROCESS' | 'KEEP_OPEN') {
    const receivedOn = new Date().toISOString().slice(0, 10)
    const opened = { kind: 'INFRINGEMENT', datasetId, title, content: '', from: '某企业', receivedOn } as const
    const { id: caseId, due } = await pcs.office.client.call('cases.open', opened)
    expect(due).toMatchObject({ immediate: true, date: receivedOn })
    await pcs.office.client.call('cases.act', { caseId, act: { act: 'verify', note: '' } })
    const handled = { act: 'handle', decision, handling: '已核实' } as const
    await pcs.office.client.call('cases.act', { caseId, act: { ...handled, legalBasis: '细则第二十三条' } })
    return (await pcs.office.client.call('opening.get', { datasetId })).record
  }

  it('that is unfounded leaves the item published', async () => {
    expect((await decided('说含其客户名单', 'KEEP_OPEN')).lifeCycle).toBe('PUBLISHED')
  })

  it('that calls for treatment makes a draft of it, which has to go the whole way again', async () => {
    const { lifeCycle, lifeCycleChanges } = await decided('含个人住址', 'REPROCESS')
    expect(lifeCycle).toBe('DRAFT')
    expect(lifeCycleChanges.at(-1)).toMatchObject({ from: 'PUBLISHED', to: 'DRAFT', note: '含个人住址：已核实' })
    for (const to of ['CATALOGUED', 'IN_REVIEW', 'APPROVED', 'EXPORTED', 'PUBLISHED'] as const) await advance(to)
  })

  it('that is founded takes it back, with every package and everyone who got one', async () => {
    const [version] = await pcs.office.client.call('history.list', { datasetId })
    await pcs.office.client.call('destinations.add', {
      datasetId,
      sha256: version?.packageSha256 ?? '',
      recipient: '市开放平台',
      purpose: '发布',
      medium: 'upload',
    })
    const { lifeCycle, tombstone } = await decided('含商业秘密', 'WITHDRAW')
    expect(lifeCycle).toBe('WITHDRAWN')
    expect(tombstone).toMatchObject({ reason: '含商业秘密：已核实', packages: [{ recipients: ['市开放平台'] }] })
    // What was taken back goes out in no package, not even as a draft.
    await expect(
      pcs.office.client.call('package.build', { datasetId, out: pcs.at('q.zip'), draft: true, date: '2026-11-20' }),
    ).rejects.toMatchObject({ code: 'PACKAGE_UNSAFE' })
  })
})
