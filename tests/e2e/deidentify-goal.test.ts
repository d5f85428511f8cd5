// The way of opening that the catalogue names chooses the goal of de-identification, until a person chooses otherwise.
// Judges the goal only; the search is judged elsewhere.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow } from './window.ts'

let folder: string
let opened: OpenWindow

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-goal-'))
  const rows = Array.from({ length: 40 }, (_, row) => `${30 + (row % 20)},${row % 2 === 0 ? '男' : '女'}`)
  writeFileSync(join(folder, '人员.csv'), ['年龄,性别', ...rows].join('\r\n'))
  opened = await openWindow()
  opened.page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('follows the catalogue also after the page was seen before, and keeps what a person then chooses', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '人员.csv'))
  await startImport(page)
  await waitForImport(page, '40')
  const goal = page.locator('.op-deid-goal')
  await goTo(page, '去标识')
  await goal.getByText('至少 20 人').waitFor()
  await goTo(page, '编目')
  await page.locator('.ant-segmented, .ant-radio-group').getByText('有条件开放', { exact: true }).click()
  await goTo(page, '去标识')
  await goal.getByText('至少 5 人').waitFor()
  await page.getByText('已按目录里的开放方式选好').waitFor()
  expect(await lookAt(opened, 'deidentify-goal')).toEqual([])
  await page.getByText('安全环境内', { exact: true }).click()
  await goal.getByText('至少 3 人').waitFor()
  await goTo(page, '编目')
  await goTo(page, '去标识')
  await goal.getByText('至少 3 人').waitFor()
  expect(opened.complaints).toEqual([])
})
