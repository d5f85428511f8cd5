// What has to be done by a day, as the workbench shows it: cases, updates, assessments, the plan's dates; and limits the body set itself.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import type { OpeningAct } from '../../../src-main/contract/opening.ts'
import type { EngineClient } from '../../../src-main/contract/protocol.ts'
import { dueThings } from '../../../src-renderer/state/due.ts'
import { engineAt } from '../../engine-at.ts'

let place = ''
let client: EngineClient
let close: () => Promise<void>
let today = '2026-03-02'
let datasetId = ''
const COMPLETE = 0.95

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-due-'))
  ;({ client, close } = await engineAt(join(place, 'folder'), {
    keyring: { path: join(place, 'keys.json'), passphrase: undefined, createMissing: true },
    person: '张办',
    now: () => `${today}T08:00:00.000Z`,
  }))
  const path = join(place, '停车场.csv')
  const rows = Array.from({ length: 40 }, (_, at) => `P${at},${at < 3 ? '' : `停车场${at}`}\n`)
  writeFileSync(path, `编号,名称\n${rows.join('')}`)
  datasetId = (await client.call('datasets.import', { path, reading: {}, name: '停车场' })).datasetId
  const catalogue = CatalogueSchema.parse({
    title: '无锡市公共停车场信息',
    openAttribute: 'UNCONDITIONAL',
    updateCycle: 'MONTHLY',
    dataUpdateDate: '2026-02-15',
    fields: ['编号', '名称'].map((label, at) => ({ label, name: `f${at}`, type: 'C', length: '20' })),
  })
  await client.call('catalogue.save', { datasetId, catalogue })
})
afterAll(async () => {
  await close()
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
})

/** As the workbench puts it together. */
const due = async () =>
  dueThings(
    await client.call('cases.list', {}),
    await client.call('ledger.due', {}),
    await client.call('milestones.list', {}),
  ).map(({ kind, title, sentence, pressing }) => ({ kind, title, sentence, pressing }))
const TITLE = '无锡市公共停车场信息'

describe('the list of what is due', () => {
  it('is empty while nothing is', async () => {
    expect(await due()).toEqual([])
  })

  it('has an update that is late', async () => {
    today = '2026-03-20'
    expect(await due()).toEqual([{ kind: '更新数据', title: TITLE, sentence: '更新逾期 2 天', pressing: true }])
  })

  it('has infringements first, whatever the dates, and counts the others in working days', async () => {
    const opened = { datasetId, receivedOn: '2026-03-20', content: '', from: '某公司' }
    await client.call('cases.open', { ...opened, kind: 'CORRECTION', title: '名称写错' })
    await client.call('cases.open', { ...opened, kind: 'INFRINGEMENT', title: '含本公司合同价' })
    expect(await due()).toMatchObject([
      { kind: '侵权通知', title: '含本公司合同价', sentence: '立即办理 · 期限 2026-03-20', pressing: true },
      { kind: '更新数据' },
      { kind: '用户纠错', title: '名称写错', sentence: '还有 10 个工作日 · 期限 2026-04-03', pressing: false },
    ])
  })

  it('tells a change that is due at once, and an assessment that is late', async () => {
    const assess = { act: 'assess', rulesVersion: '2026.1', legalQuestion: false, note: '' } as const
    const act = (one: OpeningAct) => client.call('opening.act', { datasetId, act: one })
    await act({ ...assess, result: 'CONDITIONAL', nextDue: '2026-04-10' })
    await act({ act: 'propose', to: 'CONDITIONAL', reason: '含联系方式', legalBasis: [] })
    await act({ act: 'putInForce' })
    today = '2026-04-12'
    expect(await due()).toContainEqual({ kind: '重新评估', title: TITLE, sentence: '评估逾期 2 天', pressing: true })
    await act({ ...assess, result: 'UNCONDITIONAL', nextDue: '2027-04-10' })
    today = '2026-04-15'
    const now = await due()
    expect(now.map(({ kind }) => kind)).not.toContain('重新评估')
    expect(now).toContainEqual({
      kind: '调整开放属性',
      title: TITLE,
      sentence: '应当及时转为无条件开放，已过 3 天',
      pressing: true,
    })
  })
})

describe('the dates of the plan', () => {
  it('are typed in, count down, go into the calendar file, and are gone when they have passed', async () => {
    const list = { title: '报送开放清单', date: '2026-06-10', note: '工作要点二（二）', place: '无锡市' }
    await client.call('milestones.save', { milestones: [list, { ...list, title: '去年的事', date: '2025-06-30' }] })
    expect(await client.call('milestones.list', {})).toMatchObject([
      { title: '去年的事' },
      { title: '报送开放清单', pack: '', left: 56 },
    ])
    expect(await due()).toContainEqual({
      kind: '报送日期',
      title: '无锡市：报送开放清单',
      sentence: '还有 56 天 · 期限 2026-06-10',
      pressing: false,
    })
    const path = join(place, '提醒.ics')
    await client.call('ledger.calendar', { path })
    const calendar = readFileSync(path, 'utf8')
    expect(calendar).toContain('SUMMARY:无锡市：报送开放清单')
    expect(calendar).not.toContain('去年的事')
    today = '2026-06-11'
    expect((await due()).filter(({ kind }) => kind === '报送日期')).toEqual([])
  })
})

describe('a limit of the checks', () => {
  const used = async () => (await client.call('limits.list', {})).find(({ name }) => name === 'complete')

  it('changes what the gate judges by, is printed with its reason, and leaves who and why', async () => {
    await client.call('run.start', { datasetId })
    const gate = async () => {
      const report = await client.call('gates.run', { datasetId })
      return { report, quality: report.gates.find(({ id }) => id === 'qualityDimensions') }
    }
    const before = await gate()
    expect(before.quality?.limit).toContain('90%')
    const reason = '本年度工作要点要求完整率 95%'
    await client.call('limits.save', { name: 'complete', value: COMPLETE, reason })
    const after = await gate()
    expect(after.quality?.limit).toContain('95%')
    expect(after.report.changedLimits).toEqual([{ name: 'complete', value: COMPLETE, usual: 0.9, reason }])
    expect(await used()).toMatchObject({ used: COMPLETE, own: { person: '张办', reason } })
    const { events } = await client.call('audit.list', { offset: 0, limit: 5 })
    expect(events.find(({ action }) => action === 'limits.saved')).toMatchObject({
      action: 'limits.saved',
      detail: { name: 'complete', before: 0.9, after: COMPLETE },
    })
  })

  it('is refused without a reason, and goes back to what is usual', async () => {
    await expect(client.call('limits.save', { name: 'complete', value: 0.5, reason: '' })).rejects.toMatchObject({
      code: 'LIMIT_REFUSED',
    })
    await client.call('limits.save', { name: 'complete', value: null })
    expect(await used()).toMatchObject({ used: 0.9, own: null })
    expect((await client.call('gates.run', { datasetId })).changedLimits).toBeUndefined()
  })
})
