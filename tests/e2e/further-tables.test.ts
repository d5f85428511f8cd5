// A clerk takes a column from a second file into the table, choosing the file and its columns in the form of the step.
// Judges the form and the result; how look-ups treat odd keys is judged elsewhere.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, openStep, startImport, waitForImport } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

let folder: string
let opened: OpenWindow
let form: Locator

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-further-'))
  const rows = Array.from({ length: 30 }, (_, row) => `${row + 1},D${row % 3}`)
  writeFileSync(join(folder, '名单.csv'), ['序号,部门号', ...rows].join('\r\n'))
  writeFileSync(
    join(folder, '部门表.csv'),
    '编号,部门,地址\r\nD0,民政科,甲路1号\r\nD1,财务科,乙路2号\r\nD2,档案科,丙路3号',
  )
  opened = await openWindow()
  opened.page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function pick(label: string, column: string): Promise<void> {
  const { page } = opened
  await form.getByRole('combobox', { name: label }).click()
  await page.keyboard.type(column)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

it('adds a second file in the form of the step and sees what stands in it', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '名单.csv'))
  await startImport(page)
  await waitForImport(page, '30')
  await goTo(page, '清洗')
  form = await openStep(page, '从另一张表', '从另一张表取列', '部门号')
  await chooseNext(app, join(folder, '部门表.csv'))
  await form.getByRole('button', { name: '从文件添加…' }).click()
  await form.getByText('部门表.csv · 3 行 · 3 列').waitFor()
  await form.getByText('丙路3号').first().waitFor()
})

it('chooses the columns of that file by name and sees the effect before the step is added', async () => {
  await pick('那张表里对应的列', '编号')
  await pick('取来哪些列', '部门')
  await form.locator('.op-step-form-right').getByText('财务科').first().waitFor()
  expect(await lookAt(opened, 'further-table-form')).toEqual([])
})

it('runs the recipe with the further table', async () => {
  const { page } = opened
  await form.getByRole('button', { name: '加入配方' }).click()
  await form.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
  await page.getByText('结果是最新的').waitFor()
  await page.locator('.op-clean-grid .ag-cell', { hasText: '档案科' }).first().waitFor()
})

it('takes the table of another dataset instead of a file', async () => {
  const { app, page } = opened
  await page.locator('.op-nav, nav').getByText('工作台', { exact: true }).first().click()
  await chooseFile(app, page, join(folder, '部门表.csv'))
  await startImport(page)
  await waitForImport(page, '3')
  await page.locator('.op-nav, nav').getByText('数据集', { exact: true }).first().click()
  await page.getByText('名单', { exact: true }).first().click()
  await goTo(page, '清洗')
  form = await openStep(page, '从另一张表', '从另一张表取列', '部门号')
  await form.getByRole('combobox', { name: '另外的表' }).click()
  await page.getByRole('button', { name: '从数据集添加…' }).last().click()
  // On a slow machine the pointer may leave the menu while it is still opening.
  await vi.waitFor(
    async () => {
      await page.getByRole('menuitem', { name: '部门表' }).hover()
      await page.getByRole('menuitem', { name: '来源' }).click({ timeout: 3000 })
    },
    { timeout: 30_000 },
  )
  await form.getByText('部门表.csv · 3 行 · 3 列').waitFor()
  expect(await lookAt(opened, 'further-table-dataset')).toEqual([])
})

it('complains of nothing', () => {
  expect(opened.complaints).toEqual([])
})
