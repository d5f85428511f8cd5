// Older workbooks in the real window: read in a process of their own that the shell starts, and that is gone afterwards.
// A damaged one is refused in words; the window and its engine stay.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ElectronApplication } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chooseFile, startImport, waitForImport } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow, ROOT } from './window.ts'

const WORKBOOK = resolve(ROOT, '../shared/data/opendata-cn/全国高等学校名单.xls')

let open: OpenWindow
let files: string
beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'openprep-older-'))
  open = await openWindow()
})
afterAll(async () => {
  await open.close()
  rmSync(files, { recursive: true, force: true })
})

function readers(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: shell }) => shell.getAppMetrics().filter(({ name }) => name === 'openprep-reader').length)
}

it('imports an xls, and no reader is left behind', async () => {
  const { app, page } = open
  await chooseFile(app, page, WORKBOOK)
  expect(await readers(app)).toBeGreaterThan(0)
  await startImport(page)
  await waitForImport(page, '2,')
  await expect.poll(() => readers(app), { timeout: 20_000 }).toBe(0)
})

it('refuses a damaged one in words and goes on', async () => {
  const { app, page } = open
  const path = join(files, '截断的名单.xls')
  const bytes = readFileSync(WORKBOOK)
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length / 3)))
  await chooseNext(app, path)
  await page.keyboard.press('Control+o')
  await page.getByText('截断的名单.xls', { exact: false }).first().waitFor()
  await expect.poll(() => readers(app), { timeout: 20_000 }).toBe(0)
  expect(await app.windows().length).toBe(1)
})
