// A rectification task from the bureau to a body and its answer back, each a signed file; what may not be believed is refused.
// The two PCs share nothing but files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import type { Signer } from '../../src-main/core/signing/certificates.ts'
import { engineAt } from '../engine-at.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'

const bureauRoot = rootOf('示例市数据局')
const bodyRoot = rootOf('示例市民政局')
const otherRoot = rootOf('示例市水利局')
const officer = personOf(bureauRoot, '王督办', 'bureau')
const clerk = personOf(bodyRoot, '张办', 'clerk')
const stranger = personOf(otherRoot, '赵办', 'clerk')
/** Monday; the ten working days end on Friday 20 November. */
const DAY = '2026-11-06T08:00:00.000Z'

let place = ''
const at = (name: string) => join(place, name)
const closing: (() => Promise<void>)[] = []

async function pc(name: string, identity: Signer): Promise<EngineClient> {
  const trust = trustIn(bureauRoot, bodyRoot, otherRoot)
  const { client, close } = await engineAt(at(name), { identity, person: name, now: () => DAY, trust })
  closing.push(close)
  return client
}

function handIn(contact: string): void {
  const entry = CatalogueSchema.parse({
    title: '养老机构名录',
    publisher: { name: '市民政局' },
    openAttribute: 'UNCONDITIONAL',
    updateCycle: 'YEARLY',
    contact,
    dataUpdateDate: '2026-10-01',
    fields: [{ label: '名称', name: 'mc', type: 'C', length: '20', description: '机构名称。' }],
  })
  writeFileSync(at('报送.json'), JSON.stringify(entry))
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    thrown => (thrown instanceof OpenprepError ? String(thrown.params.refusal ?? thrown.code) : String(thrown)),
  )

let bureau: EngineClient
let body: EngineClient
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-rectification-'))
  bureau = await pc('bureau', officer)
  body = await pc('body', clerk)
  const bodies = [{ name: '市民政局', group: 'municipal' as const, quantity: 1, aliases: ['示例市民政局'] }]
  await bureau.call('bureau.setTargets', { targets: { year: 2026, city: '示例市', bodies } })
})
afterAll(async () => {
  for (const close of closing) await close()
  rmSync(place, { recursive: true, force: true })
})

describe('a rectification task', () => {
  it('goes out signed, with the reasons and a deadline of ten working days', async () => {
    handIn('')
    expect(await bureau.call('bureau.collect', { paths: [at('报送.json')] })).toMatchObject({ returned: 1 })
    const [item] = await bureau.call('bureau.items', {})
    const demand = '请补上办公电话。'
    const made = await bureau.call('rectifications.issue', {
      sha256: item?.sha256 ?? '',
      demand,
      out: at('任务.odrec'),
    })
    expect(made.task).toMatchObject({
      body: '市民政局',
      state: 'ISSUED',
      dueOn: '2026-11-20',
      left: 10,
      corrected: false,
    })
  })

  it('becomes a case at the body, once', async () => {
    const received = await body.call('rectifications.receive', { path: at('任务.odrec') })
    expect(received).toMatchObject({ kind: 'RECTIFICATION', title: '整改：养老机构名录', due: { date: '2026-11-20' } })
    expect(received.content).toContain('请补上办公电话。')
    expect(received.content).toContain('目录要素不全')
    expect(await codeOf(body.call('rectifications.receive', { path: at('任务.odrec') }))).toBe('CASE_REFUSED')
  })

  it('is answered only when it was handled and replied to; the answer shows in the ledger, with whether a better form came', async () => {
    const [one] = await body.call('cases.list', {})
    const caseId = one?.id ?? ''
    expect(await codeOf(body.call('rectifications.answer', { caseId, out: at('答复.odrec') }))).toBe('CASE_REFUSED')
    await body.call('cases.act', { caseId, act: { act: 'handle', decision: 'AGREED', handling: '已补上。' } })
    await body.call('cases.act', { caseId, act: { act: 'reply', reply: '已补上办公电话，新目录随附。' } })
    await body.call('rectifications.answer', { caseId, out: at('答复.odrec') })
    handIn('0510-80000000')
    await bureau.call('bureau.collect', { paths: [at('报送.json')] })
    const taken = await bureau.call('rectifications.take', { path: at('答复.odrec') })
    expect(taken).toMatchObject({ state: 'ANSWERED', left: null, corrected: true })
    expect(taken.answer).toMatchObject({ outcome: 'CORRECTED', person: '张办', unit: '示例市民政局' })
    const closed = await bureau.call('rectifications.close', { taskId: taken.taskId, settled: true })
    expect(closed).toMatchObject({ state: 'CLOSED', closedOn: '2026-11-06' })
  })

  it('is not believed of a clerk, nor the answer of another body or to a task of another bureau', async () => {
    const other = await pc('other', stranger)
    await other.call('rectifications.receive', { path: at('任务.odrec') })
    const [one] = await other.call('cases.list', {})
    const caseId = one?.id ?? ''
    await other.call('cases.act', { caseId, act: { act: 'handle', decision: 'AGREED', handling: '已改。' } })
    await other.call('cases.act', { caseId, act: { act: 'reply', reply: '已改。' } })
    await other.call('rectifications.answer', { caseId, out: at('冒充.odrec') })
    expect(await codeOf(bureau.call('rectifications.take', { path: at('冒充.odrec') }))).toBe('TASK_OTHER_BODY')
    expect(await codeOf(bureau.call('rectifications.receive', { path: at('答复.odrec') }))).toBe('wrongKind')
    expect(await codeOf(other.call('rectifications.take', { path: at('答复.odrec') }))).toBe('TASK_NOT_FOUND')
    const attempt = other.call('rectifications.issue', { sha256: 'x', out: at('x.odrec') })
    expect(await codeOf(attempt)).toBe('TEMPLATE_ROLE')
  })
})
