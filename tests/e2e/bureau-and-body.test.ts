// Two windows that share nothing but files. The bureau makes and signs a template; a clerk installs it, prepares and exports;
// the bureau collects, sends one item back with a rectification task; the clerk answers, and the ledger shows it.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeIdentityFile } from '../../src-main/store/identity-file.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

const bureauRoot = rootOf('示例市数据局')
const bodyRoot = rootOf('示例市城市管理局')
const ROWS = 40

let bureau: OpenWindow
let clerk: OpenWindow
let folder: string
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-bureau-body-'))
  mkdirSync(at('报送'))
  writeFileSync(at('信任.json'), JSON.stringify(trustIn(bureauRoot, bodyRoot)))
  writeIdentityFile(at('王签发.odid'), personOf(bureauRoot, '王签发', 'bureau'), '口令')
  writeIdentityFile(at('张办.odid'), personOf(bodyRoot, '张办', 'clerk'), '口令')
  const rows = Array.from({ length: ROWS }, (_, row) => `第${row + 1}停车场,${(row % 3) + 1},${row + 20}`)
  writeFileSync(at('公共停车场.csv'), `\ufeff车场名称,车场类别,泊位数\r\n${rows.join('\r\n')}\r\n`)
  bureau = await openWindow()
  clerk = await openWindow()
  for (const { page } of [bureau, clerk]) page.setDefaultTimeout(40_000)
})

afterAll(async () => {
  await bureau?.close()
  await clerk?.close()
  rmSync(folder, { recursive: true, force: true })
})

const section = (page: Page, name: string) => page.locator('nav').getByText(name, { exact: true }).first().click()
const view = (page: Page, name: string | RegExp) =>
  page.locator('.ant-segmented-item', { hasText: name }).first().click()

async function signIn({ app, page }: OpenWindow, name: string): Promise<void> {
  await section(page, '审核')
  await chooseNext(app, at('信任.json'))
  await page.getByRole('button', { name: '导入信任文件…' }).click()
  await page.getByText('信任 2 个机构').waitFor()
  await chooseNext(app, at(`${name}.odid`))
  await page.getByRole('button', { name: '打开身份文件…' }).click()
  await page.getByRole('textbox', { name: '身份文件的口令' }).fill('口令')
  await page.getByRole('textbox', { name: '身份文件的口令' }).press('Enter')
  await page.getByText(new RegExp(`^${name} · `)).waitFor()
}

async function fine(opened: OpenWindow, name: string): Promise<void> {
  expect.soft(await lookAt(opened, `q-${name}`), name).toEqual([])
}

describe('a bureau and a body with nothing between them but files', () => {
  it('the bureau makes a template from a folder and signs it', async () => {
    const { app, page } = bureau
    await signIn(bureau, '王签发')
    await section(page, '模板库')
    await page.getByText('还没有装入任何模板').waitFor()
    await fine(bureau, '01-templates-empty')
    await view(page, '制作模板')
    await chooseNext(app, at('模板'))
    await page.getByRole('button', { name: '新建样例文件夹' }).click()
    await page.getByText(/样例已写入文件夹/).waitFor()
    await chooseNext(app, at('模板'))
    await page.getByRole('button', { name: '打开模板文件夹' }).click()
    await page.getByRole('textbox', { name: '名称' }).fill('示例市标准模板')
    await page.getByRole('textbox', { name: '版本号' }).fill('2026.1')
    await page.getByRole('spinbutton', { name: '一致率 %' }).fill('97')
    await page.getByText('检查没有发现问题').waitFor()
    await fine(bureau, '02-template-making')
    await chooseNext(app, at('标准模板.odtpl'))
    await page.getByRole('button', { name: '签发模板' }).click()
    await page.getByText(/^已签发：/).waitFor()
    expect(existsSync(at('标准模板.odtpl'))).toBe(true)
  })

  it('the clerk sees what it changes before it is installed', async () => {
    const { app, page } = clerk
    await signIn(clerk, '张办')
    await section(page, '模板库')
    await chooseNext(app, at('标准模板.odtpl'))
    await page.getByRole('button', { name: '导入模板' }).click()
    await page.getByText('目录“分管领导”改为必填。').waitFor()
    await page.getByText(/示例市数据局 王签发 于 .+ 签发，签名有效/).waitFor()
    await fine(clerk, '03-template-preview')
    await page.getByRole('button', { name: '装入模板' }).click()
    await page.getByText('现行', { exact: true }).waitFor()
    await fine(clerk, '04-template-installed')
  })

  it('the clerk prepares a table under it and exports a draft', async () => {
    const { app, page } = clerk
    await section(page, '工作台')
    await chooseFile(app, page, at('公共停车场.csv'))
    await startImport(page)
    await waitForImport(page, String(ROWS))
    await goTo(page, '编目')
    await page.getByRole('button', { name: '从数据填写', exact: true }).click()
    await page.locator('input[value="parking_name"]').first().waitFor()
    await page.getByLabel('开放主体').first().fill('示例市城市管理局')
    await page.getByText('无条件开放', { exact: true }).first().click()
    await page.getByLabel('更新周期').first().click()
    await page.getByText('每年', { exact: true }).last().click()
    await page.getByLabel('分管领导').fill('李分管')
    await page.getByText('已保存').waitFor()
    await fine(clerk, '05-entry-by-template')
    await goTo(page, '导出')
    await page.getByRole('button', { name: '开始检查' }).click()
    await page.getByText(/\d+ 项(中通过|全部通过)/).waitFor()
    await chooseNext(app, at('报送/停车场.zip'))
    await page.getByRole('button', { name: '生成草稿包' }).click()
    await page.getByText('已生成').first().waitFor()
    expect(existsSync(at('报送/停车场.zip'))).toBe(true)
  })

  it('the bureau collects it and sends it back with a task', async () => {
    const { app, page } = bureau
    await section(page, '台账')
    await view(page, '各单位报送')
    await page.getByText('草稿也接收').click()
    await chooseNext(app, at('报送'))
    await page.getByRole('button', { name: '收集文件夹' }).click()
    await page.getByText(/检查了 1 个文件：接收 0，退回 1/).waitFor()
    await view(page, /^退回/)
    await page.getByText('目录要素不全').waitFor()
    await page.getByRole('button', { name: '发整改任务' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').first().fill('请补上办公电话。')
    await fine(bureau, '06-task')
    await chooseNext(app, at('任务.odrec'))
    await dialog.getByRole('button', { name: /登\s*记/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await view(page, /^整改/)
    await page.getByText('已发出', { exact: true }).waitFor()
    await page.getByText(/还有 \d+ 个工作日/).waitFor()
    await fine(bureau, '07-task-issued')
  })

  it('the clerk takes the task, handles it and answers', async () => {
    const { app, page } = clerk
    await section(page, '台账')
    await view(page, '办理事项')
    await chooseNext(app, at('任务.odrec'))
    await page.getByRole('button', { name: '导入整改任务' }).click()
    await page
      .getByText(/^整改：/)
      .first()
      .waitFor()
    await fine(clerk, '08-case')
    await page.getByRole('button', { name: '登记处理' }).click()
    const handling = page.getByRole('dialog')
    await handling.getByRole('combobox').first().click()
    await page.locator('.ant-select-item-option').first().click()
    await handling.locator('textarea').first().fill('已补上办公电话。')
    await handling.getByRole('button', { name: /登\s*记/ }).click()
    await handling.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '登记反馈' }).click()
    const reply = page.getByRole('dialog')
    await reply.locator('textarea').first().fill('已补上，新的数据包随后报送。')
    await reply.getByRole('button', { name: /登\s*记/ }).click()
    await reply.waitFor({ state: 'hidden' })
    await chooseNext(app, at('答复.odrec'))
    await page.getByRole('button', { name: '导出答复' }).click()
    await expect.poll(() => existsSync(at('答复.odrec')), { timeout: 20_000 }).toBe(true)
  })

  it('the ledger of the bureau shows the answer, and the task is settled', async () => {
    const { app, page } = bureau
    await chooseNext(app, at('答复.odrec'))
    await page.getByRole('button', { name: '导入答复' }).click()
    await page.getByText(/已补上，新的数据包随后报送/).waitFor()
    await page.getByText('已答复', { exact: true }).waitFor()
    await fine(bureau, '09-answer')
    await page.getByRole('button', { name: /办\s*结/ }).click()
    await page.getByText('已办结', { exact: true }).waitFor()
    await fine(bureau, '10-settled')
  })

  it('neither complains of anything', () => {
    expect([...bureau.complaints, ...clerk.complaints]).toEqual([])
  })
})
