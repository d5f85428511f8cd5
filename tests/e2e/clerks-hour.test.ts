// A clerk's hour: a table in, its entry filled with few typed words, the package out, and every document telling the same.
// The documents are read back from their files; what the window says of them is not believed.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { filesOf, wordsOf } from './read-documents.ts'
import { addStep, goTo, stepButton } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

const MOST_TYPED = 12
const TITLE = '某某区惠民补贴发放信息'
const PUBLISHER = '某某区农业农村局'

let opened: OpenWindow
let page: Page
let folder: string
let typed = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-hour-'))
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(30_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function type(label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().fill(value)
  typed += 1
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().click()
  await page.locator('.ant-select-item-option:visible', { hasText: option }).first().click()
  typed += 1
}

/** What a document says of the dataset at its head. */
function headOf(words: readonly string[]): {
  title: string
  publisher: string
  rows: number
  fields: number
  date: string
} {
  const first = words.map(text => /^目录名称：(.+?)　　开放主体：(.+)$/.exec(text)).find(match => match !== null)
  const second = words
    .map(text => /^数据量：(\d+) 条　　数据项：(\d+) 项　　日期：(\S+)$/.exec(text))
    .find(match => match !== null)
  if (first == null || second == null) throw new Error(`no head in ${words.slice(0, 6).join(' | ')}`)
  const [, title = '', publisher = ''] = first
  const [, rows, fields, date = ''] = second
  return { title, publisher, rows: Number(rows), fields: Number(fields), date }
}

describe("a clerk's hour", () => {
  it('takes the table in, cleans and masks it as proposed', async () => {
    await page.getByText('惠民补贴发放明细表').first().click()
    await page.getByRole('button', { name: '开始导入' }).click()
    await stepButton(page, '导入').getByText('243').first().waitFor()
    await goTo(page, '清洗')
    await addStep(page, '重复', '删除重复行', null)
    await goTo(page, '脱敏')
    await page.getByRole('button', { name: '按建议处理' }).click()
    const dialog = page.locator('[role=dialog]:visible').last()
    await dialog
      .getByRole('button', { name: /采用这 \d+ 项/ })
      .last()
      .click()
    await dialog.waitFor({ state: 'hidden' })
    const fresh = page.getByText('结果是最新的')
    if (!(await fresh.isVisible())) await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
    await fresh.waitFor()
  })

  it(`fills the entry with at most ${MOST_TYPED} typed fields`, async () => {
    await goTo(page, '编目')
    await page.getByRole('button', { name: '从数据填写', exact: true }).click()
    await page.getByText('已从数据填写').waitFor()
    await type('目录名称', TITLE)
    await type('开放主体', PUBLISHER)
    await type('联系方式', '0510-80000000')
    await page.getByText('无条件开放', { exact: true }).first().click()
    typed += 1
    await choose('更新周期', '每年')
    await choose('开放方式', '文件下载和接口调用')
    await page.getByText('已保存').waitFor()
    // Whatever is still missing is typed too, and counted.
    for (let more = 0; more < MOST_TYPED; more += 1) {
      const missing = page.locator('.op-missing ul button')
      const before = await missing.count()
      if (before === 0) break
      await missing.first().click()
      await page.locator('input:focus, textarea:focus').fill('未填报')
      typed += 1
      await expect.poll(() => missing.count(), { timeout: 30_000 }).toBeLessThan(before)
    }
    await page.getByText('必填内容已齐全').waitFor()
    expect(typed).toBeLessThanOrEqual(MOST_TYPED)
  })

  it('builds the package', async () => {
    await goTo(page, '导出')
    await page.getByRole('button', { name: '开始检查' }).click()
    await page.getByText(/\d+ 项(中通过|全部通过)/).waitFor()
    for (const form of ['JSON', 'XML']) {
      // The mark follows once the entry is saved.
      const box = page.locator('.op-forms').getByRole('checkbox', { name: form, exact: true })
      await box.click()
      await expect.poll(() => box.isChecked(), { timeout: 30_000 }).toBe(true)
    }
    await page.getByRole('button', { name: /开始检查|重新检查/ }).click()
    await page.getByText(/\d+ 项(中通过|全部通过)/).waitFor()
    await chooseNext(opened.app, join(folder, '包.zip'))
    await page.getByRole('button', { name: '生成草稿包' }).click()
    await page.getByText('已生成').first().waitFor()
  })

  it('saves every document from the window into one folder', async () => {
    const documents = join(folder, '文件')
    mkdirSync(documents)
    await page.getByRole('button', { name: '生成文件…' }).click()
    await chooseNext(opened.app, documents)
    await page.getByRole('button', { name: '全部存到文件夹…' }).click()
    await page.getByText(/已存 \d+ 个文件/).waitFor()
    const names = readdirSync(documents).sort()
    for (const name of [
      '目录确认表',
      '开放清单',
      '接口文档',
      '数据字典',
      '质量报告',
      '处理报告',
      '审查意见表',
      '数据项处理清单（审查用）',
    ])
      for (const ending of ['.docx', '.xlsx']) expect(names).toContain(name + ending)
    expect(names).toEqual(expect.arrayContaining(['openapi.json', 'sample.json', '版本说明.txt']))
  })

  it('and all of them tell the same name, body, counts and date, as the data themselves do', async () => {
    const files = await filesOf(join(folder, '包.zip'))
    const path = [...files.keys()].find(name => /^data\/.*\.xlsx$/.test(name)) ?? ''
    const book = XLSX.read(files.get(path))
    const [header = [], ...rows] = XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
      header: 1,
    })
    const manifest = JSON.parse(String(files.get('manifest.json'))) as { date: string }
    const truth = { title: TITLE, publisher: PUBLISHER, rows: rows.length, fields: header.length, date: manifest.date }
    const entry = JSON.parse(String(files.get('catalogue.json'))) as {
      title: string
      rowCount: number
      fields: { label: string }[]
    }
    expect({ title: entry.title, rowCount: entry.rowCount }).toEqual({ title: TITLE, rowCount: rows.length })
    expect(entry.fields.map(({ label }) => label)).toEqual(header)

    const saved = readdirSync(join(folder, '文件'))
      .filter(name => /\.(?:docx|xlsx)$/.test(name))
      .map(name => [name, readFileSync(join(folder, '文件', name))] as const)
    const packed = [...files].filter(([name]) => name.startsWith('docs/'))
    expect(packed).toHaveLength(14)
    for (const [name, bytes] of [...packed, ...saved]) expect(headOf(await wordsOf(name, bytes)), name).toEqual(truth)

    const words = await wordsOf('docs/数据字典.docx', files.get('docs/数据字典.docx') ?? Buffer.alloc(0))
    for (const label of header) expect(words).toContain(label)
    const sample = JSON.parse(String(files.get('interface/sample.json'))) as {
      data: { total: number; records: object[] }
    }
    expect(sample.data.records.length).toBeGreaterThanOrEqual(10)
    const openapi = JSON.parse(String(files.get('interface/openapi.json'))) as {
      openapi: string
      info: { title: string }
    }
    expect(openapi.openapi).toMatch(/^3\.1\./)
    expect(openapi.info.title).toContain(TITLE)
    // The other forms have as many records of as many items as the workbook.
    const form = (ending: RegExp) =>
      String([...files].find(([name]) => name.startsWith('data/') && ending.test(name))?.[1])
    const listed = JSON.parse(form(/(?<!metadata)\.json$/)) as object[]
    expect(listed).toHaveLength(rows.length)
    for (const record of listed) expect(Object.keys(record)).toHaveLength(header.length)
    const csv = Papa.parse<string[]>(
      form(/(?<!\.\w+)\.csv$/)
        .replace(/^\uFEFF/, '')
        .trimEnd(),
    ).data
    expect(csv).toEqual([header, ...rows.map(row => header.map((_, at) => row[at] ?? ''))])
  })

  it('leaves no complaint in the console', () => {
    expect(opened.complaints).toEqual([])
  })
})
