// A clerk unites different spellings of one company and sees the step in the recipe and its effect in the table.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow, picture } from './window.ts'

const OFFICES = ['行政审批服务管理中心', '行政审批服务管理中芯', '行政审批服务中心管理']
const NAMES = ['华明电子有限公司', '华明电子有限责任公司', '无锡市华明电子有限公司', '新远贸易公司', '太湖旅行社']

let folder: string
let opened: OpenWindow

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-clusters-'))
  const rows = Array.from(
    { length: 60 },
    (_, row) =>
      `${row + 1},${NAMES[row % 4 === 3 ? 3 + ((row >> 2) % 2) : row % 3]},在业,${OFFICES[Math.max(0, (row % 4) - 1)]}`,
  )
  writeFileSync(join(folder, '企业名单.csv'), ['序号,企业名称,状态,科室', ...rows].join('\r\n'))
  opened = await openWindow()
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('unites three spellings of a company into the one most rows use', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '企业名单.csv'))
  await startImport(page)
  await waitForImport(page, '60')
  await goTo(page, '清洗')
  await page.getByRole('button', { name: '合并近似写法' }).click()
  const drawer = page.locator('[role=dialog]:visible').last()
  await drawer.getByRole('combobox').first().click()
  await page.keyboard.type('企业名称')
  await page.keyboard.press('Enter')
  await drawer.getByText('单位名称', { exact: true }).click()
  await drawer.getByText('在 5 个不同的值里找到 1 组').waitFor()
  await drawer.locator('tbody input[type=checkbox]').first().check()
  await drawer.getByText(/已选 1 组，会改动 \d+ 行/).waitFor()
  await picture(page, 'clusters')
  await drawer.getByRole('button', { name: '加入配方' }).click()
  await page
    .locator('.op-recipe')
    .getByText(/对照替换|按对照表替换/)
    .first()
    .waitFor()
  await page.locator('.op-clean-grid').getByText('华明电子有限公司').first().waitFor()
  expect(await page.locator('.op-clean-grid').getByText('华明电子有限责任公司').count()).toBe(0)
  await picture(page, 'clusters-recipe')
})

it('finds more when less has to agree, and takes a group apart', async () => {
  const { page } = opened
  await page.getByRole('button', { name: '合并近似写法' }).click()
  const drawer = page.locator('[role=dialog]:visible').last()
  await drawer.getByRole('combobox').first().click()
  await page.keyboard.type('科室')
  await page.keyboard.press('Enter')
  await drawer.getByText('差一两个字', { exact: true }).click()
  await drawer.getByText('在 3 个不同的值里找到 1 组').waitFor()
  const spellings = drawer.locator('.op-spelling')
  await expect.poll(() => spellings.count(), { timeout: 20_000 }).toBe(2)
  await drawer.getByText('大部分字相同', { exact: true }).click()
  await expect.poll(() => spellings.count(), { timeout: 20_000 }).toBe(3)
  await drawer.getByRole('button', { name: '不合并' }).first().click()
  await drawer.getByRole('button', { name: '不合并' }).first().click()
  await page.mouse.move(0, 0)
  expect(await lookAt(opened, 'clusters-apart')).toEqual([])
  await drawer.getByRole('button', { name: '不合并的这 2 个另成一组' }).click()
  await expect.poll(() => spellings.count(), { timeout: 20_000 }).toBe(2)
  await drawer.getByText(/已选 1 组，会改动 \d+ 行/).waitFor()
})
