// Two people at two computers that share nothing but files: asked, sent back with reasons, corrected, approved, released, checked.
// Each has a window and a work folder of their own; every step is a click.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import { verifyPackage } from '../../src-main/files/packages/verify-package.ts'
import { readTrustFile } from '../../src-main/files/signed/trust-file.ts'
import { engineAt } from '../engine-at.ts'
import { prepareSample } from '../evaluation/small-release.ts'
import { lookAt } from './looks.ts'
import { goTo, logIn } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

const clerk = { name: '王经办', unit: '数据科', role: 'clerk' as const, passphrase: 'spring wind again' }
const reviewer = { name: '李审核', unit: '法规科', role: 'reviewer' as const, passphrase: 'green south bank' }
const NAME = '补贴'

let folder: string
let office: OpenWindow
let desk: OpenWindow
const at = (name: string) => join(folder, name)

/** What people did at each computer before this story begins. */
async function beforehand(store: string, work: (client: EngineClient) => Promise<void>): Promise<void> {
  const { client, close } = await engineAt(at(store))
  await work(client)
  await close()
}

async function prepareOffice(client: EngineClient): Promise<void> {
  await client.call('organisation.create', { organisation: '示例市数据局', people: [clerk, reviewer] })
  await client.call('session.open', { name: reviewer.name, passphrase: reviewer.passphrase })
  const files = { identity: at('李审核.identity'), trust: at('示例市.trust') }
  await client.call('accounts.export', { ...files, passphrase: reviewer.passphrase })
  await client.call('session.open', { name: clerk.name, passphrase: clerk.passphrase })
  await prepareSample(client, NAME)
}

async function prepareDesk(client: EngineClient): Promise<void> {
  const files = { identity: at('李审核.identity'), trust: at('示例市.trust') }
  await client.call('organisation.join', { ...files, passphrase: reviewer.passphrase })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-two-windows-'))
  await beforehand('office', prepareOffice)
  await beforehand('desk', prepareDesk)
  office = await openWindow({ store: at('office') })
  desk = await openWindow({ store: at('desk') })
  for (const { page } of [office, desk]) page.setDefaultTimeout(60_000)
})

afterAll(async () => {
  await office?.close()
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

const section = (page: Page, name: string) => page.locator('nav').getByText(name, { exact: true }).first().click()

async function sendToReview(out: string): Promise<void> {
  const { page, app } = office
  await goTo(page, '审核')
  await page.getByRole('checkbox', { name: '李审核（法规科）' }).check()
  await page.getByRole('checkbox', { name: /附上来源表/ }).check()
  await page.getByRole('checkbox', { name: /附上假名密钥/ }).check()
  await chooseNext(app, at(out))
  await page.getByRole('button', { name: '生成送审文件…' }).click()
  await page.getByText(`送审文件已生成：${at(out)}`).waitFor()
}

async function openRequest(file: string): Promise<void> {
  const { page, app } = desk
  await section(page, '审核')
  await chooseNext(app, at(file))
  await page.getByRole('button', { name: '打开送审文件…' }).click()
  await page.getByRole('heading', { name: '处理规则' }).waitFor()
}

async function takeBack(file: string): Promise<void> {
  const { page, app } = office
  await chooseNext(app, at(file))
  await page.getByRole('button', { name: '收回审查决定…' }).click()
}

describe('preparer and reviewer at two computers', () => {
  it('log in as themselves; the preparer sends the result to the reviewer by name', async () => {
    await logIn(office.page, clerk.name, clerk.passphrase)
    await logIn(desk.page, reviewer.name, reviewer.passphrase)
    await office.page.getByText(NAME).first().click()
    await sendToReview('一.odreq')
  })

  it('the reviewer sends it back with a reason, which the preparer reads', async () => {
    const { page, app } = desk
    await openRequest('一.odreq')
    await page.getByText('这是第一次送审').waitFor()
    expect.soft(await lookAt(desk, 'two-02-material')).toEqual([])
    const review = page.getByRole('region', { name: '保密审查', exact: true })
    await review.getByText('退回', { exact: true }).click()
    await review.getByRole('textbox', { name: '保密审查意见' }).fill('摘要写得太短')
    await chooseNext(app, at('一.oddec'))
    await page.getByRole('button', { name: '退回并签名…' }).click()
    await page.getByText('决定已签名').waitFor()
    await page.getByRole('button', { name: '返回列表' }).click()
    await takeBack('一.oddec')
    await office.page.getByText('已退回').first().waitFor()
  })

  it('the preparer corrects and asks again; the reviewer runs it anew, finds the same, and approves', async () => {
    await goTo(office.page, '编目')
    const description = office.page.getByRole('textbox', { name: /摘要/ }).first()
    await description.fill('按季度公开的惠民补贴发放情况，已去除个人身份，供公众了解补贴去向。')
    await description.press('Tab')
    await goTo(office.page, '导出')
    await office.page.getByRole('button', { name: /^(开始检查|重新检查)$/ }).click()
    await office.page.getByText('项全部通过').waitFor()
    await sendToReview('二.odreq')

    const { page, app } = desk
    await openRequest('二.odreq')
    await page.getByRole('button', { name: '在本机重新运行并检查' }).click()
    await page.getByText('已在本机复现').waitFor()
    for (const name of ['保密审查', '开放安全审查', '合法性审查']) {
      const review = page.getByRole('region', { name, exact: true })
      for (const yes of await review.getByText('是', { exact: true }).all()) await yes.click()
      await review.getByText('批准', { exact: true }).click()
    }
    await chooseNext(app, at('二.oddec'))
    await page.getByRole('button', { name: '批准并签名…' }).click()
    await page.getByText('决定已签名').waitFor()
  })

  it('the preparer takes the approval back, releases, checks the package, and says who got it', async () => {
    const { page, app } = office
    await takeBack('二.oddec')
    await page.getByText('已批准').first().waitFor()
    await goTo(page, '导出')
    await chooseNext(app, at('正式.zip'))
    await page.getByRole('button', { name: '生成正式包' }).click()
    await page.getByRole('button', { name: '校验这个包' }).click()
    await page.getByText('校验通过').waitFor()
    expect(await page.getByText('这是草稿').count()).toBe(0)
    expect.soft(await lookAt(office, 'two-03-released')).toEqual([])
    await page.getByRole('button', { name: '登记交给了谁…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '交给谁' }).fill('市开放平台')
    await dialog.getByRole('textbox', { name: '作什么用' }).fill('发布')
    await dialog.getByRole('combobox', { name: '怎么交的' }).click()
    await page.locator('.ant-select-dropdown:visible').getByText('上传平台').click()
    await dialog.getByRole('button', { name: /^登\s?记$/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    const trust = await readTrustFile(at('示例市.trust'))
    expect(await verifyPackage(at('正式.zip'), { trust, now: new Date().toISOString() })).toMatchObject({
      ok: true,
      releasable: true,
    })
  })

  it('what was approved stands no longer once anything is changed', async () => {
    const { page } = office
    await goTo(page, '编目')
    const description = page.getByRole('textbox', { name: /摘要/ }).first()
    await description.fill('改过的摘要，与批准的不一样。')
    await description.press('Tab')
    await goTo(page, '审核')
    await page.getByText('批准已作废').first().waitFor()
    await goTo(page, '导出')
    expect(await page.getByRole('button', { name: '生成正式包' }).isDisabled()).toBe(true)
  })

  it('all of it stands in the trail, which holds beside the files that left', async () => {
    const { page, app } = office
    await section(page, '审计')
    await page.getByRole('cell', { name: '登记去向' }).first().waitFor()
    await page.getByRole('combobox', { name: '事项' }).click()
    // The list shows only what fits; typing finds the rest.
    await page.keyboard.type('收回审查决定')
    await page.locator('.ant-select-dropdown:visible').getByText('收回审查决定').click()
    await page.keyboard.press('Escape')
    await page.getByRole('cell', { name: '李审核 · 退回' }).waitFor()
    await page.getByRole('button', { name: '清除条件' }).click()
    await chooseNext(app, at('正式.zip'))
    await page.getByRole('button', { name: '核对记录' }).click()
    await page.getByRole('menuitem', { name: '与离开过本机的文件对照…' }).click()
    await page.getByText('与离开过本机的签名文件对照，直到第').waitFor()
    await page.getByText('去向登记', { exact: true }).click()
    await page.getByRole('cell', { name: '市开放平台' }).waitFor()
    expect([...office.complaints, ...desk.complaints]).toEqual([])
  })
})
