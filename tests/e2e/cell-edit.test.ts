// A clerk corrects single cells in the table and replaces text with Ctrl+H; both become steps that can be taken back.
// Judges the recipe and the table, not the looks.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow, picture } from './window.ts'

let folder: string
let opened: OpenWindow

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-cells-'))
  const rows = Array.from({ length: 30 }, (_, row) => `${row + 1},甲${row}街道,在业`)
  writeFileSync(join(folder, '名单.csv'), ['序号,街道,状态', ...rows].join('\r\n'))
  opened = await openWindow()
  opened.page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

const cellWith = (text: string): Locator =>
  opened.page.locator('.op-clean-grid .ag-cell').filter({ hasText: new RegExp(`^${text}$`) })
const step = (text: string | RegExp): Locator => opened.page.locator('.op-recipe').getByText(text).first()

async function section(name: string): Promise<void> {
  await opened.page.locator('.op-nav, nav').getByText(name, { exact: true }).first().click()
}

async function correct(text: string): Promise<void> {
  const dialog = opened.page.locator('[role=dialog]:visible').last()
  const input = dialog.locator('textarea:focus')
  await input.waitFor()
  await opened.page.keyboard.type(text)
  await opened.page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
}

it('corrects a cell on double click, and a second one within the same step', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '名单.csv'))
  await startImport(page)
  await waitForImport(page, '30')
  await goTo(page, '清洗')
  await cellWith('甲3街道').dblclick()
  await page.getByText('更正第 5 行的「街道」').waitFor()
  await page.locator('textarea:focus').waitFor()
  await picture(page, 'cell-editor')
  await correct('乙街道')
  await step('手工更正 1 个单元格').waitFor()
  await cellWith('乙街道').waitFor()
  await cellWith('甲4街道').click()
  await page.keyboard.press('F2')
  await correct('丙街道')
  await step('手工更正 2 个单元格').waitFor()
  await cellWith('丙街道').waitFor()
  await picture(page, 'cell-edited')
})

it('takes a correction back with Ctrl+Z and brings it again with Ctrl+Y', async () => {
  const { page } = opened
  await page.keyboard.press('Control+z')
  await step('手工更正 1 个单元格').waitFor()
  await cellWith('甲4街道').waitFor()
  await page.keyboard.press('Control+y')
  await step('手工更正 2 个单元格').waitFor()
})

it('drops the correction of a cell that is put back as it was', async () => {
  await cellWith('丙街道').dblclick()
  await correct('甲4街道')
  await step('手工更正 1 个单元格').waitFor()
})

it('replaces text in the chosen column with Ctrl+H', async () => {
  const { page } = opened
  await cellWith('甲6街道').click()
  await page.keyboard.press('Control+h')
  const dialog = page.locator('[role=dialog]:visible').last()
  await dialog.getByText('添加步骤 · 查找替换').waitFor()
  await dialog.locator('.op-rows-table input').first().fill('街道')
  await dialog.locator('.op-rows-table input').nth(1).fill('镇')
  await dialog.getByText('甲6镇').waitFor()
  await picture(page, 'replace')
  await dialog.getByRole('button', { name: '加入配方' }).click()
  await dialog.waitFor({ state: 'detached' })
  await step(/在「街道」里查找并替换/).waitFor()
  await cellWith('甲6镇').waitFor()
})

it('corrects several chosen cells together, and takes all of them back with one Ctrl+Z', async () => {
  const { page } = opened
  await cellWith('在业').first().click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('更正选中的 3 格').waitFor()
  await page.getByText('现在有这些值：在业').waitFor()
  await correct('停业')
  await step('手工更正 3 个单元格').waitFor()
  await expect.poll(() => cellWith('停业').count(), { timeout: 20_000 }).toBe(3)
  await page.keyboard.press('Control+z')
  await cellWith('停业').first().waitFor({ state: 'detached' })
})

it('writes into the audit trail that cells were copied, without what stood in them', async () => {
  const { page } = opened
  await cellWith('在业').first().click()
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => page.locator('.op-clean-grid .op-cell-range').count(), { timeout: 20_000 }).toBe(2)
  await page.keyboard.press('Control+c')
  await section('审计')
  const copied = page.getByRole('row').filter({ has: page.getByText('复制单元格', { exact: true }) })
  await copied.first().waitFor()
  expect(await copied.first().textContent()).toContain('状态，2 行')
  expect(await page.getByText('在业').count()).toBe(0)
})

it('reaches every step by the keyboard alone', async () => {
  const { page } = opened
  await section('数据集')
  const names = ['导入', '体检', '清洗', '脱敏', '去标识', '编目', '审核', '导出']
  for (const [at, name] of names.entries()) {
    await page.keyboard.press(`Alt+${at + 1}`)
    await page.locator('.op-stepbar-item.is-current .op-stepbar-name', { hasText: name }).waitFor()
  }
  await page.locator('.op-stepbar-item').first().focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
  expect(ring).toBe('solid')
  await page.keyboard.press('Enter')
  await page.locator('.op-stepbar-item.is-current .op-stepbar-name', { hasText: '清洗' }).waitFor()
})

it('complains of nothing', () => {
  expect(opened.complaints).toEqual([])
})
