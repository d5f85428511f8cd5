// What is typed once and kept in order at the desk: defaults, limits, reporting dates, an entry copied from another, cases, and what is due.
// The tables are there before; every act is a click.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { engineAt } from '../engine-at.ts'
import { SAMPLE } from '../golden/openprep.ts'
import { lookAt } from './looks.ts'
import { goTo } from './steps.ts'
import { type OpenWindow, openWindow } from './window.ts'

const BODY = '某某区农业农村局'
const CONTACT = '0510-80000000'
const LAST_YEAR = '2024 年惠民补贴'
const THIS_YEAR = '2025 年惠民补贴'
const SYSTEM = '惠民一卡通'
const COPIED = '某某区 2024 年惠民补贴发放信息'

let folder: string
let opened: OpenWindow
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-desk-'))
  const store = join(folder, 'store')
  const { client, close } = await engineAt(store)
  const recipe = RecipeSchema.parse(JSON.parse(readFileSync(SAMPLE.recipe, 'utf8')))
  const catalogue = CatalogueSchema.parse(JSON.parse(readFileSync(SAMPLE.catalogue, 'utf8')))
  for (const name of [LAST_YEAR, THIS_YEAR]) {
    const { datasetId } = await client.call('datasets.import', { path: SAMPLE.table, reading: recipe.reading, name })
    await client.call('recipe.replace', { datasetId, recipe, label: '' })
    await client.call('run.start', { datasetId })
    if (name === LAST_YEAR)
      await client.call('catalogue.save', {
        datasetId,
        catalogue: { ...catalogue, title: COPIED, contact: CONTACT, sourceSystem: SYSTEM },
      })
  }
  await close()
  opened = await openWindow({ store })
  page = opened.page
  page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

const section = (name: string) => page.locator('nav').getByText(name, { exact: true }).first().click()
const dialog = () => page.locator('[role=dialog]:visible').last()
const field = (name: string) => dialog().getByRole('textbox', { name, exact: true })

async function pick(within: Locator, name: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name, exact: true }).click()
  await page.locator('.ant-select-item-option:visible', { hasText: option }).first().click()
}

/** Confirms the dialog and waits until it is gone. */
async function confirm(): Promise<void> {
  const shown = dialog()
  await shown.getByRole('button', { name: /登\s?记$/ }).click()
  await shown.waitFor({ state: 'hidden' })
}

async function readable(name: string): Promise<void> {
  expect.soft(await lookAt(opened, `desk-${name}`), name).toEqual([])
}

describe('the settings', () => {
  it('take the body and its contact once', async () => {
    await section('设置')
    await page.getByRole('textbox', { name: '单位名称' }).fill(BODY)
    await page.getByRole('textbox', { name: '联系方式' }).fill(CONTACT)
    await page.getByRole('textbox', { name: '联系方式' }).press('Enter')
    await page.getByText('已保存', { exact: true }).first().waitFor()
  })

  it('change a limit with a reason, and refuse one that would be looser where people are protected', async () => {
    const limits = page.getByRole('region', { name: '检查的限值' })
    await limits.getByRole('button', { name: '改“汇总表每格最少人数”' }).click()
    await field('改为').fill('2')
    await field('理由').fill('镇里人少')
    await dialog()
      .getByRole('button', { name: /登\s?记$/ })
      .click()
    await dialog().getByText('只能比 3 更严，不能放宽').waitFor()
    await readable('1-limit-refused')
    await field('改为').fill('5')
    await confirm()
    const row = limits.getByRole('row', { name: /汇总表每格最少人数/ })
    await row.getByText('镇里人少').waitFor()
    await readable('2-limits')
    await row.getByRole('button', { name: /恢复为通常的数/ }).click()
    await row.getByText('镇里人少').waitFor({ state: 'detached' })
  })
})

describe('an entry', () => {
  it('has the body of the settings in it without being typed', async () => {
    await section('数据集')
    await page.getByText(THIS_YEAR, { exact: true }).first().click()
    await goTo(page, '编目')
    await page.getByRole('button', { name: '从数据填写', exact: true }).click()
    await page.getByText('已从数据填写').waitFor()
    expect(await page.getByLabel('开放主体').first().inputValue()).toBe(BODY)
    expect(await page.getByLabel('联系方式').first().inputValue()).toBe(CONTACT)
  })

  it("takes what last year's says, but not its open attribute: each item is assessed for itself", async () => {
    await page.getByRole('button', { name: '复制已有目录…' }).click()
    await pick(dialog(), '从哪里复制', COPIED)
    await readable('3-copy')
    await dialog()
      .getByRole('button', { name: /复\s?制$/ })
      .click()
    await page.getByText('已复制，请看一遍').waitFor()
    await expect.poll(() => page.getByLabel('来源系统').first().inputValue()).toBe(SYSTEM)
    expect(await page.getByLabel('目录名称').first().inputValue()).not.toBe(COPIED)
    await page.getByRole('button', { name: /请选择开放属性/ }).waitFor()
  })
})

describe('the ledger', () => {
  it('takes the dates of the plan', async () => {
    await section('台账')
    await page.locator('.ant-segmented-item', { hasText: '报送日期' }).click()
    await page.getByText('还没有报送日期').waitFor()
    await readable('4-no-dates')
    await page.getByRole('button', { name: '添加日期' }).click()
    await field('日期').fill(daysAhead(20))
    await field('要做什么').fill('报送开放清单')
    await field('适用地区').fill('无锡市')
    await confirm()
    await page.getByRole('cell', { name: '报送开放清单', exact: true }).waitFor()
  })

  it('takes cases of every kind, each with its own form', async () => {
    await page.locator('.ant-segmented-item', { hasText: '办理事项' }).click()
    for (const [kind, title] of CASES) {
      await page.getByRole('button', { name: '登记事项' }).click()
      await page.getByRole('menuitem', { name: kind }).click()
      await field('事项').fill(title)
      await pick(dialog(), '涉及的数据集', THIS_YEAR)
      if (kind === '有条件开放申请') await field('申请人').fill('某研究院')
      // The longest form and the one that must be acted on at once; the others are shorter.
      if (kind === '有条件开放申请' || kind === '侵权通知') await readable(`5-${title}`)
      await confirm()
      await page.getByRole('row', { name: new RegExp(title) }).waitFor()
    }
    await page.getByText('材料不全，还缺：').waitFor()
    await readable('6-cases')
  })

  it('leads a notice of infringement from being verified to the reply', async () => {
    const row = page.getByRole('row', { name: /含本公司合同价/ })
    await row.getByRole('button', { name: '开始核实' }).click()
    await confirm()
    await row.getByRole('button', { name: '登记处理' }).click()
    await pick(dialog(), '决定', '继续开放')
    await field('怎样处理的').fill('经核实，表中没有合同价')
    await readable('7-decision')
    await confirm()
    await row.getByRole('button', { name: '登记反馈' }).click()
    expect(await field('反馈内容').inputValue()).toBe('经核实，表中没有合同价')
    await confirm()
    await row.getByText('已反馈').first().waitFor()
  })
})

describe('the workbench', () => {
  it('has what is due: open cases in working days, and the dates of the plan', async () => {
    await section('工作台')
    const due = page.getByRole('region', { name: '按期要办的' })
    await due.getByText('无锡市：报送开放清单').waitFor()
    await due.getByText(/还有 20 天/).waitFor()
    await due.getByText('发放金额写错').waitFor()
    expect(await due.getByText('含本公司合同价').count()).toBe(0)
    await readable('8-workbench')
    await due.getByRole('button', { name: '看日期' }).click()
    await page.getByRole('cell', { name: '报送开放清单', exact: true }).waitFor()
  })

  it('leaves no complaint in the console', () => {
    expect(opened.complaints).toEqual([])
  })
})

const CASES = [
  ['侵权通知', '含本公司合同价'],
  ['用户纠错', '发放金额写错'],
  ['有条件开放申请', '申请按村明细'],
  ['目录外需求', '想要分月数据'],
  ['整改任务', '补齐字段说明'],
  ['源头问题', '系统里姓名带空格'],
] as const

function daysAhead(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() + days)
  return day.toLocaleDateString('sv-SE')
}
