// A clerk chooses rows by what stands in them, and the step added then treats only those rows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow } from './window.ts'

const STATES = ['在业', '注销', '在业', '吊销', '', '在业']
const ROWS = 600

let folder: string
let opened: OpenWindow

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-facets-'))
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const amount = row % 40 === 0 ? '不详' : String((row * 37) % 1000)
    const day = `2024-${String((row % 12) + 1).padStart(2, '0')}-${String((row % 28) + 1).padStart(2, '0')}`
    return `${row + 1},太湖${row % 9}号店,${STATES[row % STATES.length]},${amount},${day}`
  })
  writeFileSync(join(folder, '商户.csv'), ['序号,店名,状态,营业额,登记日期', ...rows].join('\r\n'))
  opened = await openWindow()
  opened.page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

const facet = (column: string): Locator => opened.page.locator('.op-facet-card').filter({ hasText: column }).first()

async function addFacet(column: string): Promise<void> {
  const { page } = opened
  await page.getByRole('combobox', { name: '添加一列' }).click()
  await page.keyboard.type(column)
  await page.keyboard.press('Enter')
  await facet(column).waitFor()
}

it('counts the values of a column and shows only the rows of the chosen ones', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '商户.csv'))
  await startImport(page)
  await waitForImport(page, '600')
  await goTo(page, '体检')
  await page.locator('.ag-row').first().waitFor()
  await goTo(page, '清洗')
  await page.locator('.ag-row').first().waitFor()
  await page.locator('.op-clean-bar button', { hasText: /筛\s?选/ }).click()
  await addFacet('状态')
  await facet('状态')
    .getByRole('button', { name: /在业\s*300/ })
    .click()
  await page.getByText('选中 300 行，共 600 行').waitFor()
  await page.locator('.op-filter-bar').getByText('「状态」等于「在业」').waitFor()
  const shown = page.locator('.op-clean-grid .ag-cell').filter({ hasText: /^注销$/ })
  await shown.first().waitFor({ state: 'detached' })
})

it('combines with the bars of a number column: counts change, the bars stay', async () => {
  const { page } = opened
  await addFacet('营业额')
  const bars = facet('营业额').locator('.op-facet-bar')
  await bars.first().waitFor()
  const [from, to] = [await bars.first().boundingBox(), await bars.nth(4).boundingBox()]
  if (from === null || to === null) throw new Error('the bars are not drawn')
  await page.mouse.move(from.x + from.width / 2, from.y + 40)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2, to.y + 40, { steps: 8 })
  await page.mouse.up()
  await page
    .locator('.op-filter-bar')
    .getByText(/「营业额」不小于 0，并且「营业额」小于 250/)
    .waitFor()
  await expect
    .poll(() => facet('状态').getByRole('button', { name: /在业/ }).textContent(), { timeout: 20_000 })
    .not.toContain('300')
  expect(await lookAt(opened, 'facets')).toEqual([])
})

it('gives the step those rows as a condition in words, and leaves all others alone', async () => {
  const { page } = opened
  const chosen = await page.locator('.op-filter-bar strong').textContent()
  const rows = /选中 (\d+) 行/.exec(chosen ?? '')?.[1]
  await page.keyboard.press('Control+h')
  const dialog = page.locator('[role=dialog]:visible').last()
  await dialog.getByText('已按筛选填好条件').waitFor()
  await dialog.getByRole('combobox').first().click()
  await page.keyboard.type('店名')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await dialog.locator('.op-rows-table input').first().fill('太湖')
  await dialog.locator('.op-rows-table input').nth(1).fill('锡山')
  expect(await lookAt(opened, 'facets-step')).toEqual([])
  await dialog.getByRole('button', { name: '加入配方' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page
    .locator('.op-recipe')
    .getByText(/只处理这些行：「营业额」不小于 0，并且「营业额」小于 250，并且「状态」等于「在业」/)
    .waitFor()
  await page.getByText('结果是最新的').waitFor()
  await page.locator('.op-recipe').getByText(`改动 ${rows} 行`).waitFor()
})

it('shows the rows with a problem, and drops them in one go', async () => {
  const { page } = opened
  await page.getByRole('button', { name: '取消筛选' }).click()
  await addFacet('营业额')
  const card = facet('营业额')
  await card.getByRole('combobox').click()
  await page.getByTitle('问题', { exact: true }).click()
  await card
    .getByRole('button', { name: /空值写法|写成文字的空值|空/ })
    .first()
    .click()
  await page.getByText('选中 15 行，共 600 行').waitFor()
  await page.getByRole('button', { name: '删除这些行' }).click()
  const dialog = page.locator('[role=dialog]:visible').last()
  await dialog.getByRole('button', { name: '加入配方' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page
    .locator('.op-recipe')
    .getByText(/删除符合条件的行：「营业额」有这些问题/)
    .waitFor()
  await page.locator('.op-equation').getByText('585').waitFor()
})

it('complains of nothing', () => {
  expect(opened.complaints).toEqual([])
})
