// A clerk takes the suggestions of the examination, is warned before an edit in the middle, drags, and finds every branch again.
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

/** The form of 删除列, opened above the step on 日期; the column of that step is chosen already. */
async function dropAbove(): Promise<Locator> {
  const { page } = opened
  await menu(step(/把「日期」里的日期统一/), '在上面插入一步')
  const dialog = page.locator('.op-step-drawer')
  await dialog
    .getByPlaceholder(/拼音|查找/)
    .last()
    .fill('删除列')
  await dialog.getByText('删除列').first().click()
  await dialog.getByRole('button', { name: '加入配方' }).click()
  return dialog
}

const question = (): Locator => opened.page.locator('.ant-modal-confirm:visible')

it('is asked before a step goes in that leaves a later one without its column, and thinks better of it', async () => {
  const { page } = opened
  await addStep(page, '规整', '规整文字', '结果')
  await expect.poll(() => recipe().locator('.op-step').count(), { timeout: 20_000 }).toBeGreaterThan(2)
  const places = await recipe().locator('.op-step').count()
  const form = await dropAbove()
  await question().getByText('后面有 1 步会受影响').last().waitFor()
  await question()
    .getByText(/第 \d+ 步 把「日期」里的日期统一/)
    .waitFor()
  expect(await lookAt(opened, 'recipe-warning')).toEqual([])
  await question().getByRole('button', { name: '不改了' }).click()
  await question().waitFor({ state: 'detached' })
  // What was filled in is still there.
  await form.getByRole('button', { name: '加入配方' }).waitFor()
  expect(await recipe().locator('.op-step').count()).toBe(places)
})

it('goes on all the same, and the step that cannot run says so', async () => {
  const { page } = opened
  const places = await recipe().locator('.op-step').count()
  const form = page.locator('.op-step-drawer')
  await form.getByRole('button', { name: '加入配方' }).click()
  await question().getByRole('button', { name: '仍然修改' }).click()
  await form.waitFor({ state: 'hidden' })
  await expect.poll(() => recipe().locator('.op-step').count(), { timeout: 20_000 }).toBe(places + 1)
  await step(/把「日期」里的日期统一/)
    .getByText('运行时会跳过这一步')
    .waitFor()
  await recipe().getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => recipe().locator('.op-step').count(), { timeout: 20_000 }).toBe(places)
})

it('keeps the branch that was left, says which act led to each state, and goes back', async () => {
  const { page } = opened
  await addStep(page, '重复', '删除重复行', null)
  await step(/相同的行只留第一行/).waitFor()
  await recipe().getByRole('button', { name: '修改记录' }).click()
  const history = page.locator('.ant-popover:visible .op-history')
  const left = history.locator('li.is-branch').filter({ hasText: /在第 \d+ 步插入“删除列”「日期」/ })
  await left.getByText('另一支').waitFor()
  await history.getByText('添加“规整文字”「结果」').waitFor()
  expect(await lookAt(opened, 'recipe-history')).toEqual([])
  await left.getByRole('button').click()
  await step(/删除.*「日期」/).waitFor()
  expect(await step(/相同的行只留第一行/).count()).toBe(0)
})

it('moves a step by dragging it, and the history says from where to where', async () => {
  const { page } = opened
  await recipe().getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => step(/删除.*「日期」/).count(), { timeout: 20_000 }).toBe(0)
  const steps = recipe().locator('.op-step')
  const last = await steps.last().locator('.op-step-sentence').textContent()
  const count = await steps.count()
  await steps.last().dragTo(steps.first())
  await expect.poll(() => steps.first().locator('.op-step-sentence').textContent(), { timeout: 20_000 }).toBe(last)
  expect(await steps.count()).toBe(count)
  await recipe().getByRole('button', { name: '修改记录' }).click()
  await page
    .locator('.ant-popover:visible .op-history')
    .getByText(new RegExp(`从第 ${count} 步移到第 1 步`))
    .waitFor()
})

it('complains of nothing', () => {
  expect(opened.complaints).toEqual([])
})
