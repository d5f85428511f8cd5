// A clerk writes a formula by choosing columns and functions, and looks the functions up in the help.
// Judges the form; what formulas compute is judged elsewhere.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, openStep, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow } from './window.ts'

let folder: string
let opened: OpenWindow

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-formula-'))
  const rows = Array.from({ length: 20 }, (_, row) => `${row + 1}.256,${row + 2}`)
  writeFileSync(join(folder, '采购.csv'), ['单价,数量', ...rows].join('\r\n'))
  opened = await openWindow()
  opened.page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('writes chosen functions and columns where the caret stands and shows the outcome', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '采购.csv'))
  await startImport(page)
  await waitForImport(page, '20')
  await goTo(page, '清洗')
  const form = await openStep(page, '用公式', '用公式算一列', null)
  await form.getByRole('textbox', { name: '列名' }).fill('整数单价')
  const choose = async (list: string, typed: string) => {
    await form.getByRole('combobox', { name: list }).click()
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await choose('写入函数…', '取整')
  await form.getByText('取整(数, 几位小数)：四舍五入').waitFor()
  await choose('写入一列…', '单价')
  expect(await form.getByRole('textbox', { name: '公式' }).inputValue()).toBe('取整([单价])')
  await form.locator('.op-step-form-right').getByText('整数单价').first().waitFor()
  expect(await lookAt(opened, 'formula-form')).toEqual([])
  await form.getByRole('button', { name: /取\s?消/ }).click()
  await form.waitFor({ state: 'hidden' })
})

it('looks the functions up in the help', async () => {
  const { page } = opened
  await page.keyboard.press('F1')
  await page.getByRole('button', { name: '回到全部帮助' }).click()
  await page.getByPlaceholder('搜索帮助').fill('周岁')
  await page.keyboard.press('Enter')
  await page.getByText('周岁(出生日期, 计算日期)').waitFor()
  expect(await lookAt(opened, 'formula-help')).toEqual([])
  expect(opened.complaints).toEqual([])
})
