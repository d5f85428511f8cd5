// The sample table goes the whole way; every screen is pictured small and large, light and dark, and must be readable in each.
// Leaves the pictures for people to judge; asserts only what a rule can tell.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { addStep, goTo, openStep, stepButton } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

let opened: OpenWindow
let page: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-pictures-'))
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function readable(name: string): Promise<void> {
  expect.soft(await lookAt(opened, `p-${name}`), name).toEqual([])
}

async function section(name: string): Promise<void> {
  await page.locator('.op-nav, nav').getByText(name, { exact: true }).first().click()
}

async function runRecipe(): Promise<void> {
  const fresh = page.getByText('结果是最新的')
  if (!(await fresh.isVisible())) await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
  await fresh.waitFor()
}

describe('every screen can be read, small and large, light and dark', () => {
  it('the first screen and the import', async () => {
    await page.getByText('惠民补贴发放明细表').first().waitFor()
    await readable('01-first-screen')
    await page.getByText('惠民补贴发放明细表').first().click()
    await page.getByText('识别为第 3–4 行').waitFor()
    await readable('02-import')
    await page.getByRole('button', { name: '开始导入' }).click()
    await stepButton(page, '导入').getByText('243').first().waitFor()
    await goTo(page, '导入')
    await readable('03-imported')
  })

  it('the examination', async () => {
    await goTo(page, '体检')
    await page.getByText('公民身份号码（18 位）').first().waitFor()
    await readable('04-examine')
  })

  it('the palette and the form of a step', async () => {
    await goTo(page, '清洗')
    await page.locator('.ag-row').first().waitFor()
    await readable('05-clean-empty')
    await page.getByRole('button', { name: '添加步骤' }).first().click()
    await page.locator('.op-palette-item').first().waitFor()
    await readable('06-palette')
    await page.keyboard.press('Escape')
    const form = await openStep(page, 'jcqz', '检查取值', '补贴金额')
    await readable('07-step-form')
    await form.getByRole('button', { name: /取\s?消/ }).click()
    await form.waitFor({ state: 'hidden' })
  })

  it('the recipe with its history, and spellings to unite', async () => {
    await addStep(page, 'rq', '统一日期', '发放日期')
    await addStep(page, 'sz', '统一数字', '补贴金额')
    await addStep(page, '重复', '删除重复行', null)
    await page.getByText('共 3 步').waitFor()
    await runRecipe()
    await readable('08-clean')
    await page.getByRole('button', { name: '修改记录' }).click()
    await page.locator('.ant-popover:visible').waitFor()
    await readable('09-history')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '合并近似写法' }).click()
    await page
      .getByText(/在 \d+ 个不同的值里|没有找到/)
      .first()
      .waitFor()
    await readable('10-clusters')
    await page.keyboard.press('Escape')
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' })
  })

  it('masking and what follows it', async () => {
    await goTo(page, '脱敏')
    await page.getByRole('button', { name: '按建议处理' }).click()
    const dialog = page.locator('[role=dialog]:visible').last()
    await dialog.waitFor()
    await readable('11-mask-proposal')
    await dialog
      .getByRole('button', { name: /采用这 \d+ 项/ })
      .last()
      .click()
    await dialog.waitFor({ state: 'hidden' })
    await stepButton(page, '脱敏').getByText(/步骤/).waitFor()
    await runRecipe()
    await stepButton(page, '脱敏').getByText('已运行').waitFor()
    await readable('12-mask')
    await goTo(page, '去标识')
    await readable('13-deidentify')
  })

  it('the catalogue entry', async () => {
    await goTo(page, '编目')
    await page.getByRole('button', { name: '从数据填写', exact: true }).click()
    await page.locator('input[value="补贴发放_补贴项目"]').first().waitFor()
    await page.getByText('已保存').waitFor()
    await readable('14-catalogue')
    await goTo(page, '审核')
    await readable('15-review')
  })

  it('the conditions and the package', async () => {
    await goTo(page, '导出')
    await page.getByRole('button', { name: '开始检查' }).click()
    await page.getByText(/\d+ 项(中通过|全部通过)/).waitFor()
    await readable('16-export')
    await chooseNext(opened.app, join(folder, '草稿.zip'))
    await page.getByRole('button', { name: '生成草稿包' }).click()
    await page.getByText('已生成').first().waitFor()
    await readable('17-package')
    await page.keyboard.press('F1')
    await page.getByRole('dialog').first().waitFor()
    await readable('18-help')
    await page.keyboard.press('Escape')
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' })
  })

  it('the other sections', async () => {
    await section('工作台')
    await page.getByText('我的数据集').waitFor()
    await readable('19-workbench')
    for (const [at, name] of ['数据集', '模板库', '台账', '审核', '审计', '设置'].entries()) {
      await section(name)
      await readable(`${20 + at}-section`)
    }
  })

  it('complains of nothing', () => {
    expect(opened.complaints).toEqual([])
  })
})
