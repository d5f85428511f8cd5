// A clerk takes the suggestions of the examination, edits in the middle, is warned, and finds every branch of the history again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { addStep, chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow } from './window.ts'

let folder: string
let opened: OpenWindow

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-history-'))
  const rows = Array.from({ length: 90 }, (_, row) => {
    const day = row % 3 === 0 ? `2024年3月${(row % 28) + 1}日` : `2024-03-${String((row % 28) + 1).padStart(2, '0')}`
    return `${row % 45},${row % 7 === 0 ? ' 东亭街道' : '安镇街道'},${day},${row % 10 === 0 ? '暂无' : '已办结'}`
  })
  writeFileSync(join(folder, '办件.csv'), ['编号,街道,日期,结果', ...rows].join('\r\n'))
  opened = await openWindow()
  opened.page.setDefaultTimeout(30_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

const recipe = (): Locator => opened.page.locator('.op-recipe')
const step = (text: string | RegExp): Locator => recipe().locator('.op-step').filter({ hasText: text })

async function menu(of: Locator, item: string): Promise<void> {
  await of.getByRole('button', { name: /更多操作/ }).click()
  await opened.page.locator('.ant-dropdown:visible').getByText(item).click()
}

it('goes from the examination to a recipe, each suggestion with its reason and its effect', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '办件.csv'))
  await startImport(page)
  await waitForImport(page, '90')
  await goTo(page, '清洗')
  await recipe().getByRole('button', { name: '按体检建议' }).click()
  const dialog = page.locator('[role=dialog]:visible').last()
  await dialog.getByText(/改动 30 行、30 格/).waitFor()
  await dialog.getByText(/日期：.*共 30 处/).waitFor()
  expect(await lookAt(opened, 'suggestions')).toEqual([])
  await dialog.getByRole('button', { name: /全部采用（\d+ 项）/ }).click()
  await dialog.waitFor({ state: 'detached' })
  await step(/把「日期」里的日期统一/).waitFor()
  await page.getByText('结果是最新的').waitFor()
})

it('inserts a step in the middle, and warns when a later step then lacks its column', async () => {
  const { page } = opened
  await addStep(page, '规整', '规整文字', '结果')
  const places = await recipe().locator('.op-step').count()
  await menu(step(/把「日期」里的日期统一/), '在上面插入一步')
  const dialog = page.locator('[role=dialog]:visible').last()
  await dialog
    .getByPlaceholder(/拼音|查找/)
    .last()
    .fill('删除列')
  await dialog.getByText('删除列').first().click()
  // The column of the step it stands above is chosen already.
  await dialog.getByRole('button', { name: '加入配方' }).click()
  const notice = page.locator('.ant-notification-notice')
  await notice.getByText('后面有步骤受影响').waitFor()
  await notice.getByText(/把「日期」里的日期统一/).waitFor()
  expect(await recipe().locator('.op-step').count()).toBe(places + 1)
  expect(await lookAt(opened, 'recipe-warning')).toEqual([])
  await notice.getByRole('button', { name: '撤销这次修改' }).click()
  await notice.waitFor({ state: 'detached' })
  await expect.poll(() => recipe().locator('.op-step').count(), { timeout: 20_000 }).toBe(places)
})

it('keeps the branch that was left, shows it, and goes back to it', async () => {
  const { page } = opened
  await addStep(page, '重复', '删除重复行', null)
  await recipe().getByRole('button', { name: '修改记录' }).click()
  const history = page.locator('.ant-popover:visible .op-history')
  const left = history.locator('li.is-branch').filter({ hasText: /插入“删除列”/ })
  await left.getByText('另一支').waitFor()
  expect(await lookAt(opened, 'recipe-history')).toEqual([])
  await left.getByRole('button').click()
  await step(/删除.*「日期」/).waitFor()
  expect(await step(/重复|相同的行/).count()).toBe(0)
})

it('complains of nothing', () => {
  expect(opened.complaints).toEqual([])
})
