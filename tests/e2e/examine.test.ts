// The examination as a clerk goes through it: a messy table, its problems, what columns give away, who stands out, and the report.
// Judges what is on the screen and in the files, not the counting, which has tests of its own.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow, picture, ROOT } from './window.ts'

const ROWS = Number(process.env.EXAMINE_ROWS ?? 3000)
const SIZES = [
  { name: '1366', width: 1366, height: 768 },
  { name: '1920', width: 1920, height: 1080 },
]

let folder: string
let opened: OpenWindow
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-examine-'))
  const table = join(folder, '办件明细.csv')
  const generator = join(ROOT, '..', 'shared', 'data', 'generate_messy.py')
  execFileSync('python3', [generator, '--rows', String(ROWS), '--plain', '--format', 'csv', '--out', table])
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(90_000)
  await chooseFile(opened.app, page, table)
  await startImport(page)
  await waitForImport(page, new Intl.NumberFormat('zh-CN').format(ROWS))
  await goTo(page, '体检')
  await page.getByText('逐列', { exact: true }).waitFor()
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

const look = (name: string) => page.locator('.op-examine-bar').getByText(name, { exact: true }).click()

/** What a designer would want to look at: every screen size, light and dark. */
async function pictures(name: string): Promise<void> {
  for (const { name: size, width, height } of SIZES) {
    for (const scheme of ['light', 'dark'] as const) {
      await opened.app.evaluate(
        ({ BrowserWindow, nativeTheme }, wanted) => {
          nativeTheme.themeSource = wanted.scheme
          BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height)
        },
        { scheme, width, height },
      )
      await page.waitForTimeout(300)
      await picture(page, `examine-${name}-${size}-${scheme}`)
    }
  }
}

it('shows how the amounts and dates of a column are spread, with a picture and with figures', async () => {
  const list = page.getByRole('complementary', { name: '列', exact: true })
  await list.getByText('出生日期').first().click()
  const card = page.getByRole('complementary', { name: '出生日期' })
  await card.getByText('分布图').waitFor()
  expect(await card.locator('.op-chart svg').count()).toBeGreaterThan(0)
  await card.getByText('中位数').waitFor()
  await pictures('columns')
})

it('lists every problem with the requirement it offends, and leads from a row number to the cell', async () => {
  await look('问题清单')
  const rows = page.locator('.op-look tbody tr.ant-table-row')
  expect(await rows.count()).toBeGreaterThan(3)
  await page.locator('.op-look').getByText('R36').first().waitFor()
  await pictures('problems')
  await page.locator('.op-row-links button').first().click()
  await page.locator('.op-examine-grid').waitFor()
})

it('says which column gives another one away', async () => {
  await look('列与列的关系')
  await page.getByText('一列会说出另一列').waitFor()
  await page.getByText('能作编号的列').waitFor()
  await pictures('relations')
})

it('says in one sentence which columns single people out, and searches among others when they are chosen', async () => {
  await look('能认出人的列')
  await page.locator('.op-verdict').waitFor()
  await page.getByText(/试过 .* 种组合/).waitFor()
  await pictures('single-out')
  await page.locator('.op-single-out-choice').getByText('1 列', { exact: true }).click()
  await page.getByRole('button', { name: '重新查找' }).click()
  await page.getByRole('button', { name: '重新查找', disabled: true }).waitFor()
  await page.locator('.op-verdict').waitFor()
})

it('keeps what was found when one goes away and comes back', async () => {
  await goTo(page, '清洗')
  await goTo(page, '体检')
  await look('能认出人的列')
  await page.locator('.op-verdict').waitFor({ timeout: 5000 })
})

it('takes another grade with a reason, and shows whose decision it is', async () => {
  await look('逐列')
  const list = page.getByRole('complementary', { name: '列', exact: true })
  await list.getByText('性别').first().click()
  await page.getByRole('complementary', { name: '性别' }).getByRole('button', { name: '改', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('3 级', { exact: true }).click()
  await dialog.getByLabel('理由').fill('与低保信息同表，从严')
  await pictures('judge')
  await dialog.getByRole('button', { name: '改定' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('complementary', { name: '性别' }).getByText('与低保信息同表，从严').waitFor()
})

it('prints the report to a PDF and writes it as a page and a workbook, without any value of the table', async () => {
  for (const [format, label] of [
    ['pdf', 'PDF（可打印）'],
    ['html', '网页'],
    ['xlsx', '表格'],
  ] as const) {
    const path = join(folder, `报告.${format}`)
    await chooseNext(opened.app, path)
    await page.getByRole('button', { name: '体检报告' }).click()
    await page.getByRole('menuitem', { name: label }).click()
    await expect.poll(() => sizeOf(path), { timeout: 60_000 }).toBeGreaterThan(1000)
    await page.getByText('体检报告已保存').first().waitFor()
  }
  expect(readFileSync(join(folder, '报告.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  const html = readFileSync(join(folder, '报告.html'), 'utf8')
  expect(html).toContain('与低保信息同表，从严')
  expect(html).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}/)
})

it('says nothing in the console', () => {
  expect(opened.complaints).toEqual([])
})

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
