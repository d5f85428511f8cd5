// The way of opening that the catalogue names chooses the goal of de-identification, until a person chooses otherwise; who would be dropped
// is kept where that is possible; and what other tables give away is said. The figures of this small table are counted by hand.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

let folder: string
let opened: OpenWindow

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-goal-'))
  // Forty-eight of each sex from 30 to 49, and four old men who share no band of ages.
  const rows = Array.from({ length: 96 }, (_, row) => `${30 + (row % 20)},${row % 2 === 0 ? '男' : '女'}`)
  const old = [71, 78, 83, 89].map(age => `${age},男`)
  const write = (name: string, lines: string[]) =>
    writeFileSync(join(folder, name), ['年龄,性别', ...lines].join('\r\n'))
  write('人员.csv', [...rows, ...old])
  write('上月.csv', [...rows, ...old.slice(1)])
  write('名单.csv', ['71,男', '78,男', '30,男'])
  opened = await openWindow()
  opened.page.setDefaultTimeout(20_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('follows the catalogue also after the page was seen before, and keeps what a person then chooses', async () => {
  const { app, page } = opened
  await chooseFile(app, page, join(folder, '人员.csv'))
  await startImport(page)
  await waitForImport(page, '100')
  const goal = page.locator('.op-deid-goal')
  await goTo(page, '去标识')
  await goal.getByText('至少 20 人').waitFor()
  await goTo(page, '编目')
  await page.locator('.ant-segmented, .ant-radio-group').getByText('有条件开放', { exact: true }).click()
  await goTo(page, '去标识')
  await goal.getByText('至少 5 人').waitFor()
  await page.getByText('已按目录里的开放方式选好').waitFor()
  expect(await lookAt(opened, 'deidentify-goal')).toEqual([])
  await page.getByText('安全环境内', { exact: true }).click()
  await goal.getByText('至少 3 人').waitFor()
  await goTo(page, '编目')
  await goTo(page, '去标识')
  await goal.getByText('至少 3 人').waitFor()
  expect(opened.complaints).toEqual([])
})

it('whoever a solution would drop is kept at a coarser level, and the step says so', async () => {
  const { page } = opened
  await goTo(page, '去标识')
  await page.locator('button:enabled', { hasText: '寻找方案' }).click()
  await page.getByText('种放法里').waitFor()
  const dropped = page.locator('.op-deid-compare tbody tr', { hasText: '删去的记录' }).locator('td').nth(1)
  await dropped.getByText('4%', { exact: true }).waitFor()
  await page.getByRole('button', { name: '尽量少删' }).click()
  await page.getByText('再放粗后能留下 4 条，只删 0 条').waitFor()
  await dropped.getByText('0%', { exact: true }).waitFor()
  expect(await lookAt(opened, 'deidentify-kept')).toEqual([])
  await page.getByRole('button', { name: '采用这个方案' }).click()
  await page.getByText('凑不够的先再放粗，仍凑不够的整行删除').first().waitFor()
  await page.getByRole('button', { name: '运行配方' }).click()
  await page.getByText('结果是最新的').waitFor()
  await page.getByText('删除 0', { exact: true }).waitFor()
})

it('tables beside this one say who came, who went, and who can be named', async () => {
  const { app, page } = opened
  await page.getByText('和别的表一起看').click()
  const beside = async (label: string, file: string) => {
    await chooseNext(app, join(folder, `${file}.csv`))
    const field = page.locator('.op-deid-beside .op-deid-field', { hasText: label })
    await field.getByRole('button', { name: '从文件添加…' }).click()
    await field.getByText(file, { exact: true }).waitFor()
  }
  await beside('上次公开的表', '上月')
  await beside('外人可能有的表', '名单')
  await page.getByLabel('表里的人出自多少人').fill('5000')
  const panel = page.getByRole('region', { name: '4 还能认出多少人' })
  await panel.locator('button', { hasText: '计算' }).click()
  // The man of 71 came; he and the one of 78 are alone with their age, thirty-year-old men are several.
  await panel.getByText('1 群差 1 人，0 群差 2 人：知道谁来了或走了的人，能对上这 1 人。').waitFor()
  await panel.getByText('2 条一对一对上：等于写出了姓名。').waitFor()
  await panel.getByText(/^5,000 人里，估计有/).waitFor()
  expect(await lookAt(opened, 'deidentify-beside')).toEqual([])
  // In the result the old men are one group, and nobody of the list stands alone any more.
  await panel.getByText('运行后的结果').click()
  await panel.locator('button', { hasText: '计算' }).click()
  await panel.getByText('没有一条是一对一对上的').waitFor()
})

it('instead of people their numbers can be published, by the columns that are chosen', async () => {
  const { page } = opened
  await page.getByRole('button', { name: '加一步：带噪声的计数' }).click()
  const drawer = page.locator('.op-step-drawer')
  await drawer.getByText('隐私预算 ε').first().waitFor()
  for (const column of ['年龄', '性别']) await drawer.getByText(column, { exact: true }).first().waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  expect(opened.complaints).toEqual([])
})
