// A clerk's table of persons, as untidy as they are, is made safe: columns proposed, at least twenty alike, the step run, the package
// built, and the package alone, read by another program, shows that nobody is in a group of fewer than twenty.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citizenIdCheckCharacter } from '../../src-main/core/identifiers/citizen-id.ts'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, startImport, stepButton, waitForImport } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow, ROOT } from './window.ts'

let opened: OpenWindow
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'openprep-deidentify-'))
const out = join(folder, '草稿.zip')
const PYTHON = '/usr/bin/python3'

const ROWS = 1500
/** Made-up persons: numbers of the range for tests, names that say so. */
function untidyTable(): string {
  let state = 7
  const next = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const two = (value: number) => String(value).padStart(2, '0')
  const lines = ['姓名,身份证号,性别,出生日期,所在区,学历,补贴金额']
  for (let row = 0; row < ROWS; row += 1) {
    const [year, month, day] = [1940 + next(65), 1 + next(12), 1 + next(28)]
    const body = `320205${year}${two(month)}${two(day)}${String(next(1000)).padStart(3, '0')}`
    const number = body + citizenIdCheckCharacter(body)
    const birth = [`${year}-${two(month)}-${two(day)}`, `${year}/${month}/${day}`, `${year}年${month}月${day}日`][
      next(3)
    ]
    const sex = ['男', '女'][next(2)]
    const place = ['梁溪区', '锡山区', '惠山区', '滨湖区', '新吴区'][Math.min(4, next(7))]
    const school = ['小学', '初中', '高中', '大专', '本科', '研究生'][Math.min(5, next(9))]
    const surname = '王李张刘陈杨赵黄周吴'[next(10)]
    lines.push(`${surname}测试,${number},${sex},${birth},${place},${school},${100 + next(90) * 10}`)
  }
  return lines.join('\r\n')
}

/** Reads the package with pandas and nothing of ours: rows, smallest group over the columns that are there, columns. */
const COUNT = `
import io, json, sys, zipfile
import pandas as pd
with zipfile.ZipFile(sys.argv[1]) as package:
    name = next(one for one in package.namelist() if one.endswith('.csv'))
    table = pd.read_csv(io.BytesIO(package.read(name)), dtype=str, keep_default_na=False, encoding='utf-8-sig')
wanted = [one for one in sys.argv[2:] if one in table.columns]
print(json.dumps({'rows': len(table), 'columns': wanted, 'k': int(table.groupby(wanted).size().min())}))
`

const QUASI = ['性别', '出生日期', '所在区', '学历']

function countedByPandas(path: string): { rows: number; k: number } {
  const counted = JSON.parse(execFileSync(PYTHON, ['-c', COUNT, path, ...QUASI], { encoding: 'utf8' }))
  expect(counted.columns).toEqual(QUASI)
  expect(counted.k).toBeGreaterThanOrEqual(20)
  return counted
}

async function buildDraft(path: string): Promise<void> {
  await goTo(page, '导出')
  await page.getByRole('button', { name: /^(开始检查|重新检查)$/ }).click()
  await page.getByText(/\d+ 项(中通过|全部通过)/).waitFor()
  await chooseNext(opened.app, path)
  await page.locator('button.ant-btn', { hasText: '生成草稿包' }).click()
  await expect.poll(() => existsSync(path), { timeout: 60_000 }).toBe(true)
  await page.getByText('已生成').first().waitFor()
}

beforeAll(async () => {
  writeFileSync(join(folder, '补贴人员.csv'), untidyTable())
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(60_000)
})
afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

async function runRecipe(): Promise<void> {
  const fresh = page.getByText('结果是最新的')
  if (!(await fresh.isVisible())) await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
  await fresh.waitFor()
}

const chip = (column: string) => page.locator('.op-chip', { has: page.locator('strong', { hasText: column }) })

describe('a table of persons is made safe', () => {
  it('is read, examined and masked by proposal', async () => {
    await chooseFile(opened.app, page, join(folder, '补贴人员.csv'))
    await startImport(page)
    await waitForImport(page, '1,500')
    await goTo(page, '体检')
    await page.getByText('公民身份号码（18 位）').first().waitFor()
    await goTo(page, '脱敏')
    await page.getByRole('button', { name: '按建议处理' }).click()
    const dialog = page.locator('[role=dialog]:visible').last()
    await dialog
      .getByRole('button', { name: /采用这 \d+ 项/ })
      .last()
      .click()
    await dialog.waitFor({ state: 'hidden' })
    await runRecipe()
  })

  it('the columns that single people out together are proposed, each with a hierarchy', async () => {
    await goTo(page, '去标识')
    for (const column of ['性别', '出生日期', '学历']) await chip(column).getByText('能合起来认人').waitFor()
    await page.getByText('至少 20 人看起来一样').first().waitFor()
    await chip('所在区').click()
    if (!(await chip('所在区').getByText('能合起来认人').isVisible()))
      await page.getByRole('menuitem', { name: '能合起来认人' }).click()
    else await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '出生日期：看层级、改层级' }).click()
    await page.locator('.ant-drawer-open .ant-tree').waitFor()
    expect(await lookAt(opened, '16-deidentify-hierarchy')).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' })
  })

  it('a value is dragged into another group, and what was proposed comes back on request', async () => {
    await page.getByRole('button', { name: '性别：看层级、改层级' }).click()
    const drawer = page.locator('.ant-drawer-open')
    await drawer.getByRole('button', { name: '加一级' }).click()
    // Everything, then 男 and 女 as groups of one value each.
    const lines = drawer.locator('.op-deid-drop')
    await drawer.locator('.ant-tree-switcher_close').nth(1).waitFor()
    const [first = '', second = ''] = (await lines.allInnerTexts()).slice(1).map(text => text.slice(0, 1))
    await drawer.locator('.ant-tree-switcher_close').first().click()
    await lines.nth(3).waitFor()
    await lines.nth(2).dragTo(lines.nth(3))
    await expect
      .poll(async () => (await lines.allInnerTexts()).map(text => text.replace(/\s.*/s, '')))
      .toEqual(['*（全部隐去）', second, first, second])
    await drawer.getByRole('button', { name: '重新建议' }).click()
    await expect.poll(() => lines.count()).toBe(3)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  })

  it('solutions are found, shown against what was, and two are compared', async () => {
    await page.locator('button:enabled', { hasText: '寻找方案' }).click()
    await page.getByText('种放法里').waitFor()
    const cells = page.locator('.op-deid-compare tbody tr', { hasText: '最像的一群里最少' }).locator('td')
    expect(await cells.first().innerText()).toMatch(/^[1-9] 人$/)
    expect(Number.parseInt((await cells.nth(1).innerText()).replace(',', ''), 10)).toBeGreaterThanOrEqual(20)
    await page.getByRole('button', { name: '和另一个比较' }).click()
    await page.getByRole('columnheader', { name: '方案 2' }).waitFor()
    expect(await lookAt(opened, '17-deidentify-solutions')).toEqual([])
    await page.getByRole('button', { name: '不比较' }).click()
  })

  it('the one taken becomes a step of the recipe, and the recipe runs', async () => {
    await page.getByRole('button', { name: '采用这个方案' }).click()
    await page.getByText('使同样的记录至少有 20 条').first().waitFor()
    await runRecipe()
    await stepButton(page, '去标识').getByText('已运行').waitFor()
    expect(await lookAt(opened, '18-deidentify-applied')).toEqual([])
  })

  it('the package alone, counted by another program, shows groups of at least twenty', async () => {
    await goTo(page, '编目')
    await page.getByRole('button', { name: '从数据填写', exact: true }).click()
    await page.locator('input[value="补贴金额"]').first().waitFor()
    await page.getByLabel('开放主体').first().fill('某某区民政局')
    await page.getByLabel('联系方式').first().fill('0510-80000000')
    await page.getByText('无条件开放', { exact: true }).first().click()
    await page.getByText('已保存').waitFor()
    await buildDraft(out)
    const counted = countedByPandas(out)
    expect(counted.rows).toBeGreaterThan(ROWS * 0.94)
    const verified = execFileSync(process.execPath, [join(ROOT, 'out/main/cli.js'), 'verify', out, '--json'])
    const { checks } = JSON.parse(String(verified))
    expect(checks.find(({ id }: { id: string }) => id === 'privacy')).toMatchObject({
      ok: true,
      detail: expect.stringContaining(`最少一组 ${counted.k} 条`),
    })
  })

  it('cut group by group nobody is dropped, and the package shows groups of at least twenty again', async () => {
    await goTo(page, '去标识')
    await page.getByText('逐组放粗', { exact: true }).click()
    await page.locator('button:enabled', { hasText: '重新寻找' }).click()
    await page.getByText('再分下去就凑不够').waitFor()
    await page.getByRole('button', { name: '换成这个方案' }).click()
    await page.getByText('逐组放粗，使同样的记录至少有 20 条').first().waitFor()
    await runRecipe()
    const grouped = join(folder, '逐组.zip')
    await buildDraft(grouped)
    expect(countedByPandas(grouped).rows).toBe(ROWS)
  })

  it('leaves no complaint in the console', () => {
    expect(opened.complaints).toEqual([])
  })
})
