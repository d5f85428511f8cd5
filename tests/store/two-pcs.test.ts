// Preparer and reviewer at two PCs that share nothing but files: asked, sent back, corrected, approved, released, verified.
// Then every forgery we could think of, each refused with its reason.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import type { ReviewDraft } from '../../src-main/contract/review.ts'
import type { Trust } from '../../src-main/contract/signing.ts'
import { issueCertificate, revoke, type Signer } from '../../src-main/core/signing/certificates.ts'
import { publicKeysOf } from '../../src-main/core/signing/person-keys.ts'
import { verifyPackage } from '../../src-main/files/packages/verify-package.ts'
import { openSignedFile, writeSignedFile } from '../../src-main/files/signed/signed-file.ts'
import { readSignedHead } from '../../src-main/files/signed/signed-head.ts'
import { writeIdentityFile } from '../../src-main/store/identity-file.ts'
import { engineAt, type OpenedEngine } from '../engine-at.ts'
import { exportVerdict, packageVerdict, passingFlips } from '../evaluation/mutations.ts'
import { APPROVAL } from '../evaluation/small-release.ts'
import { bytesOf, personOf, rootOf, trustIn, VALID } from '../unit/signing/people.ts'
import { openedByLaw } from './opened-by-law.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const sample = (ending: string) => join(ROOT, `resources/samples/惠民补贴发放明细表.${ending}`)
const root = rootOf('示例市数据局')
const clerk = personOf(root, '张办', 'clerk')
const reviewer = personOf(root, '李审', 'reviewer')
const expired = personOf(root, '旧审', 'reviewer', { ...VALID, validTo: '2026-02-01T00:00:00.000Z' })
const stranger = personOf(rootOf('别的单位'), '外人', 'reviewer')
const trust = trustIn(root)
let minute = 0
const now = () => new Date(Date.UTC(2026, 10, 20, 8, minute++)).toISOString()

let place = ''
const at = (name: string) => join(place, name)

const pc = (name: string, identity: Signer) => engineAt(at(name), { identity, person: name, now, trust })

const refusal: ReviewDraft = {
  ...APPROVAL,
  reviews: { security: { outcome: 'returned', opinion: '村里人太少', checks: [] } },
  rules: [{ stepId: 'birth', approved: false, reason: '请放粗到十年' }],
  annotations: [{ column: '所在地_村（社区）', row: 3, text: '只有两户' }],
}

let preparer: OpenedEngine
let judge: OpenedEngine
let datasetId = ''

async function ask(out: string): Promise<string> {
  const to = [at('li.json')]
  return (await preparer.client.call('reviews.request', { datasetId, out: at(out), to, source: true, keys: true }))
    .requestId
}

async function decide(
  request: string,
  draft: ReviewDraft,
  outcome: 'approved' | 'returned',
  out: string,
): Promise<void> {
  const { request: received } = await judge.client.call('reviews.receive', { path: at(request) })
  const requestId = received.id
  await judge.client.call('reviews.saveDraft', { requestId, draft })
  await judge.client.call('reviews.decide', { requestId, outcome, out: at(out) })
}

const release = (out: string) =>
  preparer.client.call('package.build', { datasetId, out: at(out), draft: false, date: '2026-11-20' })

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-two-'))
  writeFileSync(at('li.json'), JSON.stringify(reviewer.certificate))
  preparer = await pc('a', clerk)
  judge = await pc('b', reviewer)
  const { client } = preparer
  const recipe = RecipeSchema.parse(JSON.parse(readFileSync(sample('recipe.json'), 'utf8')))
  const catalogue = CatalogueSchema.parse(JSON.parse(readFileSync(sample('catalogue.json'), 'utf8')))
  const made = await client.call('datasets.import', { path: sample('xlsx'), reading: recipe.reading, name: '补贴' })
  datasetId = made.datasetId
  await client.call('recipe.replace', { datasetId, recipe, label: '' })
  await client.call('catalogue.save', { datasetId, catalogue })
  await client.call('run.start', { datasetId })
  await openedByLaw(client, datasetId)
})
afterAll(async () => {
  await preparer?.close()
  await judge?.close()
  rmSync(place, { recursive: true, force: true })
})

describe('between two PCs', () => {
  it('a request is sent back with reasons, asked again, reproduced, approved, and becomes a release anybody can verify', async () => {
    await ask('r1.odreq')
    await decide('r1.odreq', refusal, 'returned', 'd1.oddec')
    const returned = await preparer.client.call('reviews.answer', { path: at('d1.oddec') })
    expect(returned).toMatchObject({ outcome: 'returned', fault: null, reviewer: { name: '李审' } })
    expect(returned.draft.rules[0]?.reason).toBe('请放粗到十年')
    await expect(release('no.zip')).rejects.toMatchObject({ code: 'PACKAGE_UNAPPROVED' })

    const requestId = await ask('r2.odreq')
    await judge.client.call('reviews.receive', { path: at('r2.odreq') })
    const { reproduction } = await judge.client.call('reviews.reproduce', { requestId })
    expect(reproduction).toMatchObject({ outcome: 'reproduced', leftovers: 0, identified: 0 })
    writeFileSync(at('意见书.pdf'), '专家评估论证意见书')
    const paper = await judge.client.call('reviews.attach', { requestId, path: at('意见书.pdf') })
    const committee = { opinion: '同意开放', agrees: true, date: '2026-11-19', members: '王、赵', files: [paper] }
    await decide('r2.odreq', { ...APPROVAL, committeeAsked: true, committee }, 'approved', 'd2.oddec')
    expect(await preparer.client.call('reviews.answer', { path: at('d2.oddec') })).toMatchObject({ fault: null })
    // The experts' paper came along, readable for the preparer alone.
    expect(readFileSync(at('d2.oddec')).includes('论证意见书')).toBe(false)
    await preparer.client.call('reviews.paper', { sha256: paper.sha256, out: at('取出.pdf') })
    expect(readFileSync(at('取出.pdf'), 'utf8')).toBe('专家评估论证意见书')
    await release('p.zip')
    const report = await verifyPackage(at('p.zip'), { trust, now: now() })
    expect(report.checks.filter(check => !check.ok)).toEqual([])
    expect(report).toMatchObject({ ok: true, releasable: true })
    expect(await verifyPackage(at('p.zip'))).toMatchObject({ ok: true, releasable: false })
    expect(await readSignedHead(at('p.zip'), trust, now())).toMatchObject({ person: '张办' })
  })

  it('nobody but the reviewer reads the request, and no raw value stands in the open in it', async () => {
    const third = await pc('c', personOf(root, '王审', 'reviewer'))
    await expect(third.client.call('reviews.receive', { path: at('r2.odreq') })).rejects.toMatchObject({
      params: { refusal: 'notForYou' },
    })
    await third.close()
    const page = await preparer.client.call('table.page', { datasetId, view: 'source', offset: 0, limit: 20 })
    const bytes = readFileSync(at('r2.odreq'))
    for (const cell of page.rows.flatMap(row => row.cells).filter(value => value.length > 5)) {
      expect(bytes.includes(cell), cell).toBe(false)
    }
  })
})

/** A decision signed by `signer` over what a genuine one says. */
async function forged(
  signer: Signer,
  change: (payload: Record<string, unknown>) => Record<string, unknown> = same => same,
): Promise<string> {
  const decisions = await preparer.client.call('approvals.get', { datasetId })
  expect(decisions.decisions.length).toBeGreaterThan(0)
  const question = { trust, now: now(), kinds: ['reviewDecision' as const], roles: ['reviewer' as const] }
  const { envelope } = await openSignedFile(at('d2.oddec'), question)
  const payload = change({ ...(envelope.payload as Record<string, unknown>) })
  const out = at(`forged-${minute}.oddec`)
  const signed = { out, signer, kind: 'reviewDecision' as const, id: `f${minute}`, issuedAt: now() }
  await writeSignedFile({ ...signed, payload: payload as never, random: bytes => bytesOf(`r${minute}`, bytes) })
  return out
}

const refused = (path: string, client = preparer.client) =>
  client.call('reviews.answer', { path, datasetId }).then(
    value => ({ code: value.fault, reason: value.sentence }),
    (error: { code: string; params: Record<string, string> }) => ({
      code: error.code,
      reason: error.params.refusal ?? error.params.reason,
    }),
  )

describe('refused, with the reason', () => {
  it('a changed byte in request, decision or package', async () => {
    for (const name of ['r2.odreq', 'd2.oddec', 'p.zip']) {
      const bytes = readFileSync(at(name))
      for (const share of [0.05, 0.3, 0.6, 0.9]) {
        const changed = Buffer.from(bytes)
        changed[Math.floor(bytes.length * share)]! ^= 1
        writeFileSync(at(`bad-${name}`), changed)
        if (name === 'p.zip') expect((await verifyPackage(at('bad-p.zip'), { trust, now: now() })).ok).toBe(false)
        else if (name === 'd2.oddec') expect((await refused(at('bad-d2.oddec'))).code).toBe('SIGNED_FILE_REFUSED')
        else
          await expect(judge.client.call('reviews.receive', { path: at('bad-r2.odreq') })).rejects.toMatchObject({
            code: 'SIGNED_FILE_REFUSED',
          })
      }
    }
  })

  it.each([
    ['of the preparer', () => forged(clerk), 'roleNotAllowed'],
    ['with an expired certificate', () => forged(expired), 'certificateExpired'],
    ['of an unknown organisation', () => forged(stranger), 'unknownIssuer'],
  ])('a decision %s', async (_, make, reason) => {
    expect(await refused(await make())).toEqual({ code: 'SIGNED_FILE_REFUSED', reason })
  })

  it('a decision of the preparer under a second certificate: by the person, and by the key', async () => {
    const second = personOf(root, '张办', 'reviewer')
    expect(second.certificate.subject.personId).toBe(clerk.certificate.subject.personId)
    const renamed = { personId: 'other', name: '赵审', unit: '示例市数据局', role: 'reviewer' as const }
    const sameKeys = {
      secret: clerk.secret,
      certificate: issueCertificate(root, renamed, publicKeysOf(clerk.secret), VALID),
    }
    const newKeys = personOf(root, '新张', 'reviewer')
    const samePerson = {
      secret: newKeys.secret,
      certificate: issueCertificate(
        root,
        { ...renamed, personId: clerk.certificate.subject.personId },
        publicKeysOf(newKeys.secret),
        VALID,
      ),
    }
    expect((await refused(await forged(sameKeys))).reason).toContain('同一把密钥')
    expect((await refused(await forged(samePerson))).reason).toContain('同一个人')
  })

  it('a decision that says yes where its own answers say no', async () => {
    const path = await forged(reviewer, payload => ({
      ...payload,
      draft: { ...APPROVAL, reviews: { security: { ...APPROVAL.reviews.security, checks: [] } } },
    }))
    expect((await refused(path)).reason).toContain('自相矛盾')
  })

  it('a key that was revoked', async () => {
    const revoked: Trust = {
      ...trust,
      revocations: [revoke(root, reviewer.certificate.keyId, '2026-01-02T00:00:00.000Z', 'left')],
    }
    const report = await verifyPackage(at('p.zip'), { trust: revoked, now: now() })
    expect(report.checks.find(check => check.id === 'approvals')).toMatchObject({ ok: false })
    expect(report.checks.find(check => check.id === 'approvals')?.detail).toContain('撤销')
  })

  it('an approval once catalogue, recipe or data are others, and it says which', async () => {
    const { client } = preparer
    const before = CatalogueSchema.parse((await client.call('catalogue.get', { datasetId })).catalogue)
    await client.call('catalogue.save', { datasetId, catalogue: { ...before, description: '改过的说明' } })
    const state = await client.call('approvals.get', { datasetId })
    expect(state.releasable).toBe(false)
    expect(state.gates.map(gate => gate.state)).toEqual(['void', 'void', 'void'])
    expect(state.gates[0]?.sentence).toContain('目录信息')
    await expect(release('no.zip')).rejects.toMatchObject({ code: 'PACKAGE_UNAPPROVED' })
    expect(await refused(at('d2.oddec'))).toMatchObject({ code: 'otherSubject' })
    await client.call('catalogue.save', { datasetId, catalogue: before })
    expect((await client.call('approvals.get', { datasetId })).releasable).toBe(true)

    const recipe = await client.call('recipe.get', { datasetId })
    await client.call('recipe.save', { datasetId, steps: recipe.recipe.steps.slice(1), label: '去掉一步' })
    await client.call('run.start', { datasetId })
    const changed = await client.call('approvals.get', { datasetId })
    expect(changed.gates[0]?.sentence).toContain('处理步骤')
    await client.call('recipe.undo', { datasetId })
    expect((await client.call('approvals.get', { datasetId })).releasable).toBe(true)
  })

  it('a release whose approvals were swapped for those of another table', async () => {
    const { client } = preparer
    const other = await client.call('datasets.import', {
      path: sample('xlsx'),
      reading: { header: 'auto' },
      name: '另一张',
    })
    expect(await refused(at('d2.oddec'))).toMatchObject({ code: null })
    const answer = await client
      .call('reviews.answer', { path: at('d2.oddec'), datasetId: other.datasetId })
      .catch((error: { code: string }) => error)
    expect(answer).toMatchObject({ fault: 'otherSubject' })
    await expect(
      client.call('package.build', {
        datasetId: other.datasetId,
        out: at('swap.zip'),
        draft: false,
        date: '2026-11-20',
      }),
    ).rejects.toThrow()
    copyFileSync(at('d2.oddec'), at('again.oddec'))
    await client.call('reviews.answer', { path: at('again.oddec'), datasetId })
  })
})

describe('with bytes flipped at random', () => {
  it('no release and no audit export verifies', async () => {
    await preparer.client.call('audit.export', { out: at('a.odaudit') })
    expect(await passingFlips(at('p.zip'), packageVerdict(trust, now()), 60, 7)).toEqual([])
    expect(await passingFlips(at('a.odaudit'), exportVerdict(trust, now()), 120, 7)).toEqual([])
  })
})

describe('at one PC', () => {
  it('a reviewer opens, decides and signs the request in the folder it was made in; the preparer takes the decision back', async () => {
    const { client } = preparer
    const requestId = await ask('one.odreq')
    await expect(client.call('reviews.open', { requestId })).rejects.toMatchObject({ code: 'REVIEW_NOT_FOUND' })
    writeIdentityFile(at('li.identity'), reviewer, '李的口令')
    writeIdentityFile(at('zhang.identity'), clerk, '张的口令')
    await client.call('identity.open', { path: at('li.identity'), passphrase: '李的口令' })
    await client.call('reviews.receive', { path: at('one.odreq') })
    expect((await client.call('reviews.list', {})).map(({ id }) => id)).toEqual([requestId])
    await client.call('reviews.saveDraft', { requestId, draft: refusal })
    expect((await client.call('reviews.open', { requestId })).mayNotDecide).toBeNull()
    await client.call('reviews.decide', { requestId, outcome: 'returned', out: at('one.oddec') })
    await client.call('identity.open', { path: at('zhang.identity'), passphrase: '张的口令' })
    expect(await client.call('reviews.answer', { path: at('one.oddec') })).toMatchObject({
      fault: null,
      outcome: 'returned',
    })
    // The preparer, with the same request open at the same PC, still cannot decide it.
    await expect(
      client.call('reviews.decide', { requestId, outcome: 'returned', out: at('own.oddec') }),
    ).rejects.toMatchObject({ code: 'REVIEW_NOT_ALLOWED' })
  })
})
