// A clerk's first hour: the sample table in, examined, cleaned, masked, described, checked, packed, and proved by the command line.
// Leaves a picture of every screen.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goTo, openStep, stepButton } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow, picture, ROOT } from './window.ts'

let opened: OpenWindow
let page: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-way-'))
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

const CLEANING = [
  ['sz', '统一数字', '补贴金额'],
  ['wz', '规整文字', '补贴项目'],
  ['重复', '删除重复行', null],
] as const

/** Runs the recipe and waits until the result is there. */
async function runRecipe(): Promise<void> {
  const fresh = page.getByText('结果是最新的')
  if (!(await fresh.isVisible())) {
    await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
    await fresh.waitFor()
  }
}

describe('a clerk with the sample table', () => {
  it('sees how the file is read before it is imported', async () => {
    await picture(page, '01-workbench')
    await page.getByText('惠民补贴发放明细表').first().click()
    await page.getByText('识别为第 3–4 行').waitFor()
    await page.getByText('搁置：标题 1').waitFor()
    await picture(page, '02-import')
    await page.getByRole('button', { name: '开始导入' }).click()
    await stepButton(page, '体检').getByText('243').or(stepButton(page, '导入').getByText('243 行')).first().waitFor()
  })

  it('gets every column examined', async () => {
    await goTo(page, '体检')
    await page.getByText('公民身份号码（18 位）').first().waitFor()
    await page.getByText('准确').first().waitFor()
    await picture(page, '03-examine')
    expect(await page.getByText('银行卡').count()).toBeGreaterThan(0)
  })

  it('finds a value with Ctrl+F', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('胡埭')
    await page.keyboard.press('Enter')
    await page
      .getByText(/第 \d+ 行/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
  })

  it('reads the help of the screen on F1', async () => {
    await page.keyboard.press('F1')
    await page.getByRole('dialog').first().waitFor()
    await picture(page, '04-help')
    await page.keyboard.press('Escape')
  })

  it('adds a cleaning step with its effect shown beforehand, and takes it back and forth', async () => {
    await goTo(page, '清洗')
    const dialog = await openStep(page, 'rq', '统一日期', '发放日期')
    await dialog
      .getByText(/2024-\d{2}-\d{2}/)
      .first()
      .waitFor()
    await picture(page, '05-step-preview')
    await dialog.getByRole('button', { name: '加入配方' }).click()
    const sentence = page.getByText('把「补贴发放_发放日期」里的日期统一写成').first()
    await sentence.waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('还没有处理步骤').waitFor()
    await page.keyboard.press('Control+y')
    await sentence.waitFor()
  })

  it('cleans what the examination found', async () => {
    for (const [search, title, column] of CLEANING) {
      const dialog = await openStep(page, search, title, column)
      await dialog.getByRole('button', { name: '加入配方' }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await runRecipe()
    await page.getByText('删除 3', { exact: true }).waitFor()
    await stepButton(page, '清洗').getByText('4 个步骤，已运行').waitFor()
    await picture(page, '06-clean')
  })

  it('accepts the proposed masking after seeing it', async () => {
    await goTo(page, '脱敏')
    await page.getByRole('button', { name: '按建议处理' }).click()
    const dialog = page.locator('[role=dialog]:visible').last()
    await dialog.waitFor()
    await picture(page, '07-mask-proposal')
    await dialog
      .getByRole('button', { name: /采用这 \d+ 项/ })
      .last()
      .click()
    await dialog.waitFor({ state: 'hidden' })
    await runRecipe()
    await stepButton(page, '脱敏').getByText('2 个步骤，已运行').waitFor()
    await picture(page, '08-mask')
  })

  it('is told honestly what is not there yet', async () => {
    await goTo(page, '去标识')
    await picture(page, '09-deidentify')
    await goTo(page, '审核')
    await picture(page, '10-review')
  })

  it('fills the catalogue entry from the data and the few facts only a person knows', async () => {
    await goTo(page, '编目')
    await page.getByRole('button', { name: '从数据填写', exact: true }).click()
    await page.locator('input[value="补贴发放_补贴项目"]').first().waitFor()
    await page.getByLabel('开放主体').first().fill('某某区农业农村局')
    await page.getByLabel('联系方式').first().fill('0510-80000000')
    await page.getByText('无条件开放', { exact: true }).first().click()
    await page.getByLabel('更新周期').first().click()
    await page.getByText('每年', { exact: true }).last().click()
    const descriptions = page.locator('input[aria-label="说明"], textarea[aria-label="说明"]')
    for (const description of await descriptions.all()) {
      if ((await description.inputValue()) === '') await description.fill('本数据项的含义见名称。')
    }
    await page.getByText('已保存').waitFor()
    await picture(page, '11-catalogue')
  })

  it('checks every gate, builds a draft and proves it', async () => {
    await goTo(page, '导出')
    await page.getByRole('button', { name: '开始检查' }).click()
    await page.getByText(/\d+ 项(中通过|全部通过)/).waitFor()
    await picture(page, '12-gates')
    const out = join(folder, '草稿.zip')
    await chooseNext(opened.app, out)
    await page.getByRole('button', { name: '生成草稿包' }).click()
    await page.getByText('已生成').first().waitFor()
    await page.getByRole('button', { name: '校验这个包' }).click()
    await page.getByText('校验通过：内容完整，没有被改动。').waitFor()
    await picture(page, '13-package')
    expect(existsSync(out)).toBe(true)
    const verified = spawnSync(process.execPath, [join(ROOT, 'out/main/cli.js'), 'verify', out, '--json'], {
      encoding: 'utf8',
    })
    expect(verified.status).toBe(0)
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, releasable: false })
  })

  it('finds every act in the audit trail', async () => {
    await page.getByText('审计', { exact: true }).first().click()
    await page.getByRole('button', { name: '核对记录' }).click()
    await page.getByRole('menuitem', { name: '只核对这台电脑上的记录' }).click()
    await page.getByText('没有被改动').first().waitFor()
    await picture(page, '14-audit')
  })

  it('makes a key in the settings, for the whole body only with a reason, and destroys it only after typing its name', async () => {
    await page.getByText('设置', { exact: true }).first().click()
    await page.getByPlaceholder('新密钥的名字，如 2026年度').fill('试用')
    await page.getByRole('combobox', { name: '供谁使用' }).click()
    await page.locator('.ant-select-item-option:visible', { hasText: '全单位通用' }).click()
    expect(await page.getByRole('button', { name: '新建密钥' }).isEnabled()).toBe(false)
    await page.getByPlaceholder('为什么要让几份数据的假名对得上').fill('两份表要对得上')
    await page.getByRole('button', { name: '新建密钥' }).click()
    const row = page.locator('.op-keys tbody tr', { hasText: '试用' })
    await row.getByRole('button', { name: /销\s?毁/ }).click()
    const question = page.locator('[role=dialog]:visible').last()
    const act = question.getByRole('button', { name: '永久销毁' })
    expect(await act.isEnabled()).toBe(false)
    await question.getByPlaceholder('输入“试用”以确认').fill('试用')
    await picture(page, '15-settings')
    await act.click()
    await row.waitFor({ state: 'detached' })
  })

  it('leaves no complaint in the console', () => {
    expect(opened.complaints).toEqual([])
  })
})
