// Bureau staff in the real window: targets in, a folder of what bodies handed in, progress, doubled items, the saved ledger.
// Everything the bodies hand in is made here by chance.
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TargetsSchema } from '../../src-main/contract/bureau-ledger.ts'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { syntheticBodies } from '../unit/bureau-ledger/synthetic-bodies.ts'
import { lookAt } from './looks.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

const targets = TargetsSchema.parse({
  year: 2024,
  city: '无锡市',
  bodies: [
    ...['市教育局', '市民政局', '市水利局', '市体育局'].map(name => ({
      name,
      group: 'municipal',
      quantity: 12,
      previous: 10,
    })),
    { name: '梁溪区大数据管理局', group: 'district', quantity: 20 },
    { name: '滨湖区大数据管理局', group: 'district', quantity: 20 },
  ],
  rules: [
    { kind: 'cumulativeCount', minimum: 60, source: '总体目标' },
    { kind: 'apiShare', minimum: 0.5 },
    { kind: 'countPerBody', minimum: 15, group: 'district' },
    { kind: 'timelyRate', minimum: 0.9 },
  ],
})

let opened: OpenWindow
let page: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-bureau-'))
  mkdirSync(join(folder, '报送'))
  writeFileSync(join(folder, '任务.json'), JSON.stringify(targets))
  for (const item of syntheticBodies(targets.bodies, 3).items) {
    const { body, title, openAttribute, openForm, resourceKind, domains, businessLine, updateCycle, updated, state } =
      item
    const entry = CatalogueSchema.parse({
      publisher: { name: body },
      title,
      openAttribute,
      openConditions: { recipient: openAttribute === 'CONDITIONAL' ? '在本市登记的单位' : '' },
      openForm,
      resourceKind,
      domains,
      businessLine,
      updateCycle,
      dataUpdateDate: updated,
      contact: state === 'RETURNED' ? '' : '0510-80000000',
      fields: item.columns.map((label, at) => ({
        label,
        name: `F${at}`,
        type: 'C',
        length: '20',
        description: `${label}。`,
      })),
    })
    writeFileSync(join(folder, '报送', item.file), JSON.stringify(entry))
  }
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

const view = (name: RegExp) => page.locator('.ant-segmented-item', { hasText: name }).click()

async function readable(name: string): Promise<void> {
  expect.soft(await lookAt(opened, `p-bureau-${name}`), name).toEqual([])
}

describe('the ledger of a bureau', () => {
  it('says what to do while there is nothing', async () => {
    await page.locator('nav').getByText('台账', { exact: true }).first().click()
    await page.getByText('各单位报送', { exact: true }).click()
    await page.getByText('还没有收到任何报送').waitFor()
    await readable('1-empty')
  })

  it('takes the targets of the year and a folder of what bodies handed in', async () => {
    await chooseNext(opened.app, join(folder, '任务.json'))
    await page.getByRole('button', { name: '导入年度任务' }).click()
    await page.getByText('任务表中共 6 个单位').waitFor()
    await chooseNext(opened.app, join(folder, '报送'))
    await page.getByRole('button', { name: '收集文件夹' }).click()
    await page.getByText(/检查了 88 个文件/).waitFor({ timeout: 60_000 })
    await page.getByRole('row', { name: /市教育局/ }).waitFor()
    await readable('2-progress')
  })

  it('counts nothing twice when the folder is collected again', async () => {
    await chooseNext(opened.app, join(folder, '报送'))
    await page.getByRole('button', { name: '收集文件夹' }).click()
    await page.getByText(/接收 0，退回 0，已有 88/).waitFor({ timeout: 60_000 })
  })

  it('shows the rules of the plan with their formulas, and who is short', async () => {
    await view(/指标/)
    await page.getByText('接口数 ÷ 开放目录数').waitFor()
    await readable('3-outcomes')
    await view(/评分/)
    await page.getByRole('spinbutton', { name: '更新及时性' }).fill('60')
    await readable('4-scores')
  })

  it('puts doubled items side by side and keeps what a person decided', async () => {
    await view(/可能重复/)
    await page.getByRole('button', { name: '不是同一份' }).first().waitFor()
    await readable('5-twins')
    await page
      .getByRole('button', { name: /由.*提供/ })
      .first()
      .click()
    await page
      .getByText(/已确认：同一份数据/)
      .first()
      .waitFor()
  })

  it('names the reason for everything that was sent back', async () => {
    await view(/退回/)
    await page.getByText('目录要素不全').first().waitFor()
    await readable('6-returned')
  })

  it('says what can be decided of lists, sources, disputes and the quality of a month', async () => {
    // The body's own list has a tab of the same name further up.
    await page.locator('.ant-segmented-item', { hasText: '参考清单' }).last().click()
    await page.getByText(/还没有参考清单/).waitFor()
    await view(/一数一源/)
    await page.getByRole('columnheader', { name: '数源单位', exact: true }).waitFor()
    await page.getByRole('combobox', { name: '选数源单位：名称' }).click()
    await page.locator('.ant-select-item-option', { hasText: '市民政局' }).last().click()
    // The others that offer the same are flagged.
    await page.getByRole('row', { name: /^名称/ }).locator('.ant-tag', { hasText: '市教育局' }).waitFor()
    await readable('7-sources')
    await view(/职责争议/)
    await page.getByRole('button', { name: '登记争议' }).waitFor()
    await view(/质量报告/)
    await page.getByText(/今年已形成月报 0 \/ 12 份/).waitFor()
    await readable('8-quality')
  })

  it('watches a folder until told to stop', async () => {
    mkdirSync(join(folder, '新到'))
    await chooseNext(opened.app, join(folder, '新到'))
    await page.getByRole('button', { name: '守候文件夹' }).click()
    await page.getByText('正在守候文件夹').first().waitFor()
    const entry = CatalogueSchema.parse({ title: '刚刚报来的目录', publisher: { name: '市体育局' } })
    writeFileSync(join(folder, '新到', '新目录.json'), JSON.stringify(entry))
    await page.getByText('已收集 1 个文件').waitFor()
    await readable('9-watching')
    await page.getByRole('button', { name: '停止守候' }).click()
    await page.getByRole('button', { name: '守候文件夹' }).waitFor()
  })

  it('saves the ledger as a workbook and as a PDF', async () => {
    for (const [kind, file] of [
      ['Excel 工作簿', '台账.xlsx'],
      ['PDF（可打印）', '台账.pdf'],
    ] as const) {
      await chooseNext(opened.app, join(folder, file))
      await page.getByRole('button', { name: '保存台账' }).click()
      await page.getByRole('menuitem', { name: kind }).click()
      await expect
        .poll(() => existsSync(join(folder, file)) && statSync(join(folder, file)).size, { timeout: 20_000 })
        .toBeGreaterThan(4000)
    }
  })

  it('complains of nothing', () => {
    expect(opened.complaints).toEqual([])
  })
})
