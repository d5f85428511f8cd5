// A reviewer opens a request that came from another computer, answers the check-lists, sends a rule back, then approves and signs.
// The request was made in a work folder of its own; only files go between.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeIdentityFile } from '../../src-main/store/identity-file.ts'
import { engineAt } from '../engine-at.ts'
import { prepareSample } from '../evaluation/small-release.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'
import { lookAt } from './looks.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

const root = rootOf('示例市数据局')
const clerk = personOf(root, '张办', 'clerk')
const reviewer = personOf(root, '李审', 'reviewer')
let opened: OpenWindow
let page: Page
let folder: string
const at = (name: string) => join(folder, name)

async function makeRequest(): Promise<void> {
  const { client, close } = await engineAt(at('preparer'), { identity: clerk, trust: trustIn(root) })
  const datasetId = await prepareSample(client)
  await client.call('reviews.request', {
    datasetId,
    out: at('送审.odreq'),
    to: [at('李审.odid')],
    source: true,
    keys: true,
  })
  await close()
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-review-'))
  writeFileSync(at('trust.json'), JSON.stringify(trustIn(root)))
  writeIdentityFile(at('李审.odid'), reviewer, '口令')
  await makeRequest()
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(30_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a request is read, answered point by point, and signed', async () => {
  await page.locator('.op-nav, nav').getByText('审核', { exact: true }).first().click()
  await chooseNext(opened.app, at('trust.json'))
  await page.getByRole('button', { name: '导入信任文件…' }).click()
  await page.getByText('信任 1 个机构').waitFor()
  await chooseNext(opened.app, at('李审.odid'))
  await page.getByRole('button', { name: '打开身份文件…' }).click()
  await page.getByRole('textbox', { name: '身份文件的口令' }).fill('口令')
  await page.getByRole('textbox', { name: '身份文件的口令' }).press('Enter')
  await page.getByText('李审 · 示例市数据局 · 审查人').waitFor()
  expect.soft(await lookAt(opened, 'review-01-list')).toEqual([])

  await chooseNext(opened.app, at('送审.odreq'))
  await page.getByRole('button', { name: '打开送审文件…' }).click()
  await page.getByText('这是第一次送审').waitFor()
  await page.getByRole('button', { name: '在本机重新运行并检查' }).click()
  await page.getByText('已在本机复现').waitFor()
  await page.getByText('遗留的敏感值 0 处').waitFor()
  expect.soft(await lookAt(opened, 'review-02-workplace')).toEqual([])

  for (const name of ['保密审查', '开放安全审查', '合法性审查']) {
    const review = page.getByRole('region', { name, exact: true })
    for (const yes of await review.getByText('是', { exact: true }).all()) await yes.click()
    await review.getByText('批准', { exact: true }).click()
  }
  expect.soft(await lookAt(opened, 'review-03-answered')).toEqual([])
  await chooseNext(opened.app, at('决定.oddec'))
  await page.getByRole('button', { name: '批准并签名…' }).click()
  await page.getByText('决定已签名').waitFor()
  await page.getByRole('button', { name: '返回列表' }).click()
  await page.getByText('批准', { exact: true }).first().waitFor()
})
