// A check sets rows aside: a clerk sees which ones, by which step and why, and puts them into a file.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, openStep, startImport, waitForImport } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

let folder: string
let opened: OpenWindow

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-aside-'))
  const rows = Array.from({ length: 40 }, (_, row) => `${row + 1},${row % 8 === 0 ? '不详' : row * 10},太湖${row}号店`)
  writeFileSync(join(folder, '商户.csv'), ['序号,金额,店名', ...rows].join('\r\n'))
  opened = await openWindow()
  opened.page.setDefaultTimeout(30_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function pick(form: Locator, field: string, choice: string): Promise<void> {
  await form.getByRole('combobox', { name: field }).click()
  await opened.page.locator('.ant-select-dropdown:visible').getByTitle(choice, { exact: true }).click()
}

const drawer = (): Locator => opened.page.locator('.op-aside')

it('offers no such view before any check sets rows aside', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '商户.csv'))
  await startImport(page)
  await waitForImport(page, '40')
  await goTo(page, '清洗')
  await page.locator('.ag-row').first().waitFor()
  expect(await page.getByRole('button', { name: '搁置的行' }).count()).toBe(0)
})

it('shows the rows, the step and the reason', async () => {
  const { page } = opened
  const form = await openStep(page, 'jcqz', '检查取值', '金额')
  await pick(form, '应该是', '数')
  await pick(form, '没有通过时', '整行搁置，另存一份')
  await form.getByRole('button', { name: '加入配方' }).click()
  await form.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '搁置的行' }).click()
  await drawer().getByText('第 1 步 · 5 行').waitFor()
  await drawer().locator('.ag-cell', { hasText: '金额没有通过检查' }).first().waitFor()
  await drawer().locator('.ag-cell', { hasText: '不详' }).first().waitFor()
  expect(await lookAt(opened, 'set-aside')).toEqual([])
})

it('puts them into a workbook', async () => {
  const { app, page } = opened
  await chooseNext(app, folder)
  await drawer().getByRole('button', { name: '导出这些行…' }).click()
  await page.getByText('已写出：').waitFor()
  expect(existsSync(join(folder, '商户（第 1 步搁置的行）.xlsx'))).toBe(true)
})

it('complains of nothing', () => {
  expect(opened.complaints).toEqual([])
})
