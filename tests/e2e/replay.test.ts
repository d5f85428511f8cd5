// Next month's file has two renamed columns, a new one and one less: a clerk sees it all before anything runs, then runs with one click.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { addStep, chooseFile, goTo, startImport, stepButton, waitForImport } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

const DISTRICTS = ['梁溪区', '锡山区', '惠山区', '滨湖区']

let folder: string
let opened: OpenWindow

/** 240 rows in January, 260 in February: 登记日期 and 联系电话 go by other names then, 经办电话 is new, 备注 is gone. */
function month(number: 1 | 2): string {
  const header = number === 1 ? '单位,所属区,登记日期,联系电话,备注' : '单位,所属区,登记日期（日）,手机,经办电话'
  const rows = Array.from({ length: number === 1 ? 240 : 260 }, (_, row) => {
    const district = number === 2 && row % 13 === 0 ? '经开区' : (DISTRICTS[row % 4] ?? '')
    const day = `2024/${number}/${(row % 27) + 1}`
    const phone = (start: string) => `${start}${String(10_000_000 + row * 7919).slice(0, 8)}`
    const last = number === 1 ? (row % 3 === 0 ? ' 已核实 ' : '待复核') : phone('137')
    return [`太湖企业${row}厂`, district, day, phone('139'), last].join(',')
  })
  return [header, ...rows].join('\r\n')
}

function march(header: string, from: number, to: number): string {
  const rows = Array.from({ length: to - from }, (_, at) => {
    const row = from + at
    const phone = (start: string) => `${start}${String(10_000_000 + row * 7919).slice(0, 8)}`
    return `太湖企业${row}厂,${DISTRICTS[row % 4]},2024/3/${(row % 27) + 1},${phone('139')},${phone('137')}`
  })
  return [header, ...rows].join('\r\n')
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-replay-'))
  writeFileSync(join(folder, '一月.csv'), month(1))
  writeFileSync(join(folder, '二月.csv'), month(2))
  writeFileSync(join(folder, '三月上.csv'), march('单位,所属区,登记日期,联系电话,经办电话', 0, 90))
  writeFileSync(join(folder, '三月下.csv'), march('单位,所属区,登记日期（日）,联系电话,经办电话', 90, 150))
  opened = await openWindow()
  opened.page.setDefaultTimeout(30_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

const dialogue = (): Locator => opened.page.locator('.op-replay')
const part = (name: string): Locator => dialogue().locator(`section[aria-label="${name}"]`)

it('treats January with three steps', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '一月.csv'))
  await startImport(page)
  await waitForImport(page, '240')
  await goTo(page, '清洗')
  await page.locator('.ag-row').first().waitFor()
  await addStep(page, 'rq', '统一日期', '登记日期')
  await addStep(page, '电话', '统一电话', '联系电话')
  await addStep(page, 'gz', '规整文字', '备注')
  await page.getByText('结果是最新的').waitFor()
})

it('says what February changes before anything runs', async () => {
  const { app, page } = opened
  await page.getByRole('button', { name: '换新一期数据' }).click()
  await dialogue().getByText('才会真的换过去').waitFor()
  await chooseNext(app, join(folder, '二月.csv'))
  await dialogue().getByRole('button', { name: '选择文件' }).click()
  await part('列的对应').waitFor()
  const matching = part('列的对应').locator('tbody tr.ant-table-row')
  expect(await matching.count()).toBe(3)
  await matching.filter({ hasText: '登记日期' }).getByText('名字相近').waitFor()
  await matching.filter({ hasText: '联系电话' }).getByText('内容相同').waitFor()
  await part('列的对应').getByText('新出现的列：经办电话').waitFor()
  await part('受影响的步骤').getByText('会跳过').waitFor()
  await part('受影响的步骤')
    .getByText(/第 3 步/)
    .waitFor()
  expect(await part('受影响的步骤').locator('li').count()).toBe(1)
  await part('内容的变化').getByText('「所属区」出现上一期没有的值：“经开区”，共 1 个，20 行').waitFor()
  await part('内容的变化').getByText('新出现的列「经办电话」含有手机号').waitFor()
  expect(await lookAt(opened, 'replay-report')).toEqual([])
  await stepButton(page, '导入').getByText('240').waitFor()
})

it('lets the clerk match columns otherwise and says at once what follows', async () => {
  const { page } = opened
  await dialogue().getByRole('combobox', { name: '这个文件里的列：联系电话' }).click()
  await page.keyboard.type('经办电话')
  await page.keyboard.press('Enter')
  await part('列的对应').getByText('您指定的').waitFor()
  await part('列的对应').getByText('新出现的列：手机').waitFor()
  await dialogue().getByRole('combobox', { name: '这个文件里的列：联系电话' }).click()
  await page.keyboard.type('手机')
  await page.keyboard.press('Enter')
  await part('列的对应').getByText('新出现的列：经办电话').waitFor()
})

it('runs with one click and shows both months side by side', async () => {
  const { page } = opened
  await dialogue().getByRole('button', { name: '采用并运行' }).click()
  await dialogue().getByText('这一期已经处理好').waitFor()
  const row = (name: string): Locator => dialogue().locator('tr.ant-table-row').filter({ hasText: name })
  expect(await row('结果的行').locator('td').allTextContents()).toEqual(['结果的行', '240', '260'])
  await row('第 1 步').getByText('改动 260 行').waitFor()
  await row('第 3 步').getByText('跳过了').waitFor()
  expect(await lookAt(opened, 'replay-outcome')).toEqual([])
  await dialogue()
    .getByRole('button', { name: /完\s?成/ })
    .click()
  await stepButton(page, '导入').getByText('260').first().waitFor()
  await page.getByText('跳过了第 3 步').first().waitFor()
  await page.locator('.op-clean-grid').getByText('2024-02-01').first().waitFor()
})

it('keeps the comparison and shows it again', async () => {
  const { page } = opened
  await page.getByRole('button', { name: '换新一期数据' }).click()
  await dialogue().getByRole('button', { name: '看上次换期的对比' }).click()
  const row = dialogue().locator('tr.ant-table-row').filter({ hasText: '结果的行' })
  expect(await row.locator('td').allTextContents()).toEqual(['结果的行', '240', '260'])
  expect(await lookAt(opened, 'replay-last')).toEqual([])
})

it('takes March in from two files that make up one month', async () => {
  const { app, page } = opened
  await chooseNext(app, join(folder, '三月上.csv'), join(folder, '三月下.csv'))
  await dialogue().getByRole('button', { name: '选择文件' }).click()
  await dialogue().getByText('2 个文件：三月上、三月下').waitFor()
  await part('列的对应').getByText('三月下').waitFor()
  expect(await lookAt(opened, 'replay-several')).toEqual([])
  await dialogue().getByRole('button', { name: '采用并运行' }).click()
  await dialogue().getByText('这一期已经处理好').waitFor()
  const row = dialogue().locator('tr.ant-table-row').filter({ hasText: '来源的行' })
  expect(await row.locator('td').allTextContents()).toEqual(['来源的行', '260', '150'])
  await dialogue()
    .getByRole('button', { name: /完\s?成/ })
    .click()
  await stepButton(page, '导入').getByText('150').first().waitFor()
})

it('complains of nothing', () => {
  expect(opened.complaints).toEqual([])
})
