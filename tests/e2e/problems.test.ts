// From a problem to its cells and to its repair, as a clerk walks it: filter the list, look at the cells one by one, repair, run, look again.
// The table is made here, so that every problem's rows are known.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chooseFile, goTo, startImport, stepButton, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow, picture } from './window.ts'

const ROWS = 600
/** Row numbers of the file, the header being row 1. */
const FULL_WIDTH_PHONES = [120, 360, 590]
const OTHER_DATES = [480, 481]

let folder: string
let opened: OpenWindow
let page: Page

const WIDE_DIGITS = '０１２３４５６７８９'

function table(): string {
  const lines = ['编号,事项,申请日期,联系电话,金额,说明']
  for (let row = 2; row <= ROWS + 1; row += 1) {
    const digits = `130${String(10_000_000 + row)}`
    const phone = FULL_WIDTH_PHONES.includes(row)
      ? digits.replace(/\d/g, digit => WIDE_DIGITS.charAt(Number(digit)))
      : digits
    const day = String(1 + (row % 28)).padStart(2, '0')
    const date = OTHER_DATES.includes(row) ? `2024年3月${day}日` : `2024-03-${day}`
    lines.push([`A${10_000 + row}`, '补贴申领', date, phone, String(row * 10), row % 50 === 0 ? '无' : '已办'].join())
  }
  return `${lines.join('\n')}\n`
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-problems-'))
  const path = join(folder, '申领明细.csv')
  writeFileSync(path, table())
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(90_000)
  await chooseFile(opened.app, page, path)
  await startImport(page)
  await waitForImport(page, String(ROWS))
  await goTo(page, '体检')
  await page.getByText('逐列', { exact: true }).waitFor()
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

const look = (name: string) => page.locator('.op-examine-bar').getByText(name, { exact: true }).click()
const problems = () => page.locator('.op-look tbody tr.ant-table-row')
const card = (column: string) => page.getByRole('complementary', { name: column })

/** The underlined cell of a column in the row of that number, as it is on the screen. */
async function problemCell(rowNumber: number, column: string): Promise<string> {
  const row = page.locator('.op-examine-grid .ag-row').filter({
    has: page.locator('.op-cell-row-number', { hasText: new RegExp(`^${rowNumber}$`) }),
  })
  await row.first().waitFor()
  const index = await row.first().getAttribute('row-index')
  const cell = page.locator(`.op-examine-grid .ag-row[row-index="${index}"] .op-cell-problem`)
  await cell.first().waitFor()
  const box = await cell.first().boundingBox()
  const grid = await page.locator('.op-examine-grid').boundingBox()
  expect(box !== null && grid !== null && box.y >= grid.y && box.y + box.height <= grid.y + grid.height).toBe(true)
  await page.getByRole('complementary', { name: column }).waitFor()
  return (await cell.first().innerText()).trim()
}

it('filters the list by what is wrong, and the count of each filter is the length of its list', async () => {
  await look('问题清单')
  const all = await problems().count()
  const filter = page.locator('.op-problem-filter .ant-segmented-item')
  for (const name of ['一致', '完整']) {
    const option = filter.filter({ hasText: name })
    const count = Number(/\d+/.exec(await option.innerText())?.[0])
    await option.click()
    await expect.poll(() => problems().count()).toBe(count)
    for (const text of await problems().allInnerTexts()) expect(text).toContain(name)
  }
  await picture(page, 'problems-filtered')
  await filter.filter({ hasText: '全部' }).click()
  await expect.poll(() => problems().count()).toBe(all)
})

it('leads from a row of the list to the cell itself, far down in the table', async () => {
  const line = problems().filter({ hasText: '联系电话' }).filter({ hasText: '全角' })
  await line.getByRole('button', { name: '590' }).click()
  expect(await problemCell(590, '联系电话')).toMatch(/^[０-９]{11}$/)
})

it('goes through the cells of one problem, on and back and round', async () => {
  const list = card('联系电话').getByRole('list', { name: '问题' })
  await list.locator('li').filter({ hasText: '全角' }).getByRole('button', { name: '查看' }).click()
  const tour = page.getByRole('status')
  for (const row of FULL_WIDTH_PHONES) {
    await tour.getByText(`第 ${row} 行`).waitFor()
    expect(await problemCell(row, '联系电话')).toMatch(/^[０-９]{11}$/)
    await tour.getByRole('button', { name: '下一处' }).click()
  }
  await tour.getByText(`第 ${FULL_WIDTH_PHONES[0]} 行`).waitFor()
  await tour.getByRole('button', { name: '上一处' }).click()
  await tour.getByText(`第 ${FULL_WIDTH_PHONES.at(-1)} 行`).waitFor()
  await picture(page, 'problems-tour')
  await tour.getByRole('button', { name: '结束查看' }).click()
  await tour.waitFor({ state: 'hidden' })
})

it('repairs a problem of the column card by the right step, and the repaired table has it no more', async () => {
  const columns = page.getByRole('complementary', { name: '列', exact: true })
  await columns.getByText('申请日期').first().click()
  const date = card('申请日期').getByRole('list', { name: '问题' }).locator('li').filter({ hasText: '日期' })
  await date.getByRole('button', { name: '修复' }).first().click()
  await page.locator('.op-stepbar-item.is-current .op-stepbar-name', { hasText: '清洗' }).waitFor()
  const recipe = page.locator('.op-recipe')
  await recipe.getByText('申请日期').first().waitFor()
  await picture(page, 'problems-repaired')

  await goTo(page, '体检')
  await look('问题清单')
  await page.getByRole('button', { name: /把 \d+ 个修复步骤都加入配方/ }).click()
  await page.locator('.op-stepbar-item.is-current .op-stepbar-name', { hasText: '清洗' }).waitFor()
  await recipe.getByText('联系电话').first().waitFor()
  await expect.poll(() => recipe.getByText('「申请日期」').count()).toBe(1)
  await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
  await stepButton(page, '清洗').getByText('已运行').waitFor()

  await goTo(page, '体检')
  await page.locator('.op-examine-bar').getByText('处理后', { exact: true }).click()
  await page.getByText('重新体检').or(page.getByText('开始体检')).or(page.locator('.op-examine-top')).first().waitFor()
  const start = page.getByRole('button', { name: '开始体检' })
  if (await start.isVisible()) await start.click()
  await page.getByText('逐列', { exact: true }).waitFor()
  await columns.getByText('申请日期').first().click()
  await card('申请日期').getByText('没有发现问题').waitFor()
  await columns.getByText('联系电话').first().click()
  await expect.poll(() => card('联系电话').getByText('全角').count()).toBe(0)
  await picture(page, 'problems-after')
})

it('says nothing in the console', () => {
  expect(opened.complaints).toEqual([])
})
