// A table of counts in the window: declared, checked, small numbers hidden with what gives them away; then the offices agree.
// Every number is made up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow } from './window.ts'

const TABLE = ['区县,人数', '梁溪区,12', '锡山区,2', '惠山区,25', '滨湖区,30', '合计,69']
  .map(line => `${line}\n`)
  .join('')

let opened: OpenWindow
let page: Page
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-aggregate-'))
  writeFileSync(join(folder, '各区人数.csv'), TABLE)
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(30_000)
  await chooseFile(opened.app, page, join(folder, '各区人数.csv'))
  await startImport(page)
  await waitForImport(page, '4')
})
afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function choose(label: string, value: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  const choices = page.locator('.ant-select-dropdown:visible')
  await choices.getByText(value, { exact: true }).last().click()
  await page.keyboard.press('Escape')
  // The next one may hold the same words: this one has to be gone.
  await choices.waitFor({ state: 'hidden' })
}

describe('a table of counts', () => {
  it('is declared beside the de-identification, and a step hides what is too small', async () => {
    await goTo(page, '去标识')
    const panel = page.getByRole('region', { name: '汇总表' })
    await panel.getByRole('checkbox', { name: '这是汇总表' }).check()
    await panel.getByText('请至少选一列统计依据和一列人数。').waitFor()
    await choose('按哪些列统计', '区县')
    await choose('写着人数的列', '人数')
    await panel.getByRole('button', { name: '加一步：隐去过小的数' }).click()
    await panel.getByText('已加到配方里，运行后再检查。').waitFor()
    await panel.scrollIntoViewIfNeeded()
    expect.soft(await lookAt(opened, 'aggregate-1-declared')).toEqual([])
  })

  it('is checked with what people still have to do, and both offices agree in their turn', async () => {
    await goTo(page, '导出')
    await page.getByRole('button', { name: '开始检查' }).click()
    await page.getByRole('heading', { name: /还要由人完成/ }).waitFor()
    await page
      .getByRole('button', { name: /显示已通过的/ })
      .first()
      .click()
    const small = page.locator('.op-gate', { hasText: '汇总表没有过小的单元格' })
    await small.getByText('0 处').first().waitFor()
    const offices = page.locator('.op-gate', { hasText: '业务处室和信息化处室都同意' })
    await offices.getByText('缺 2 个处室').waitFor()
    await page.getByRole('button', { name: '业务处室同意' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /登\s?记/ })
      .last()
      .click()
    await offices.getByText('缺 1 个处室').waitFor()
    await page.getByRole('checkbox', { name: '业务处室和信息化处室都要同意' }).scrollIntoViewIfNeeded()
    expect.soft(await lookAt(opened, 'aggregate-2-approvals')).toEqual([])
  })
})
