// What keeps an office's work safe, as a person does it in the window: a backup that is made, checked and brought to another computer,
// a piece of the trail handed out and checked, a dataset closed for good.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { engineAt } from '../engine-at.ts'
import { lookAt } from './looks.ts'
import { logIn } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow } from './window.ts'

const clerk = { name: '王经办', unit: '数据科', role: 'clerk' as const, passphrase: 'spring wind again' }
const reviewer = { name: '李审核', unit: '法规科', role: 'reviewer' as const, passphrase: 'green south bank' }
const PHRASE = 'moving day in winter'
const SECRET = '欧阳机密测试'

let folder: string
let opened: OpenWindow
let page: Page
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-custody-'))
  mkdirSync(at('usb'))
  writeFileSync(at('名册.csv'), `姓名,电话\n${SECRET},13000001234\n李四,13000005678\n`)
  const { client, close } = await engineAt(at('office'))
  await client.call('organisation.create', { organisation: '示例市数据局', people: [clerk, reviewer] })
  await client.call('datasets.import', { path: at('名册.csv'), reading: { header: 'auto' }, name: '名册' })
  await close()
  await start('office')
  await logIn(page, clerk.name, clerk.passphrase)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(store: string): Promise<void> {
  opened = await openWindow({ store: at(store) })
  page = opened.page
  page.setDefaultTimeout(60_000)
}

const section = (name: string) => page.locator('nav').getByText(name, { exact: true }).first().click()
const dialog = (): Locator => page.getByRole('dialog')
const backups = (): Locator => page.getByRole('region', { name: '备份与换电脑' })

it('a backup is written, read back and checked; a wrong pass phrase opens nothing', async () => {
  await section('设置')
  await backups().getByRole('button', { name: '备份…', exact: true }).click()
  await dialog().getByLabel('口令', { exact: true }).fill(PHRASE)
  await dialog().getByLabel('再输一遍', { exact: true }).fill(PHRASE)
  await chooseNext(opened.app, at('usb/全部.opbackup'))
  await dialog().getByRole('button', { name: '选择位置并备份' }).click()
  await dialog().getByText('已备份并读回核对').waitFor()
  expect.soft(await lookAt(opened, 'custody-02-backup-made')).toEqual([])
  await dialog().locator('.ant-btn-primary').click()
  await backups().getByRole('button', { name: '核对备份…' }).click()
  await dialog().getByLabel('备份口令', { exact: true }).fill('moving day in summer')
  await dialog().getByRole('button', { name: '选择备份文件' }).click()
  await dialog().getByText('打不开').first().waitFor()
  await dialog().getByLabel('备份口令', { exact: true }).fill(PHRASE)
  await dialog().getByRole('button', { name: '选择备份文件' }).click()
  await dialog().getByText('备份完好').waitFor()
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'hidden' })
})

it('a piece of the trail is handed out with its proof, and a changed byte in it is told', async () => {
  await section('审计')
  await page.getByRole('button', { name: '导出…', exact: true }).click()
  await dialog().getByText('导出一段留痕').waitFor()
  await chooseNext(opened.app, at('usb/留痕.odaudit'))
  await dialog().getByRole('button', { name: '选择位置并写出' }).click()
  await dialog().getByText('条已写出').waitFor()
  await dialog().locator('.ant-btn-primary').click()
  await dialog().waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '核对别处的导出…' }).click()
  await page.getByText('核对无误').waitFor()
  expect.soft(await lookAt(opened, 'custody-05-checked')).toEqual([])
  const bytes = readFileSync(at('usb/留痕.odaudit'))
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(at('usb/改过.odaudit'), bytes)
  await chooseNext(opened.app, at('usb/改过.odaudit'))
  await page.getByRole('button', { name: '核对别处的导出…' }).click()
  await page.getByText('拒绝这个签名文件').first().waitFor()
})

it('a dataset is closed only with its name typed; a record of it stays', async () => {
  await section('数据集')
  await page.getByRole('button', { name: '更多操作' }).first().click()
  await page.getByRole('menuitem', { name: '关闭并销毁原始数据…' }).click()
  const close = dialog().getByRole('button', { name: '关闭并销毁' })
  await dialog().getByLabel('关闭的理由').fill('任务已结束')
  expect(await close.isDisabled()).toBe(true)
  expect.soft(await lookAt(opened, 'custody-07-close')).toEqual([])
  await dialog().getByLabel('请输入数据集名称').fill('名册')
  await close.click()
  await dialog().waitFor({ state: 'hidden' })
  await section('审计')
  await page.getByText('已关闭的数据集', { exact: true }).click()
  await page.getByRole('cell', { name: '任务已结束' }).waitFor()
  expect(opened.complaints).toEqual([])
})

it('the backup of before is brought to a new computer: after a restart the same people log in and find their table', async () => {
  await opened.close()
  await start('new')
  await section('设置')
  await backups().getByRole('button', { name: '从备份恢复…' }).click()
  await dialog().getByLabel('备份口令', { exact: true }).fill(PHRASE)
  await chooseNext(opened.app, at('usb/全部.opbackup'))
  await dialog().getByRole('button', { name: '选择备份文件' }).click()
  await dialog().getByText('备份核对无误').waitFor()
  expect(existsSync(at('new/restore'))).toBe(true)
  await opened.close()
  await start('new')
  await logIn(page, reviewer.name, reviewer.passphrase)
  await page.getByText('名册').first().waitFor()
  expect(existsSync(at('new/restore'))).toBe(false)
  expect(opened.complaints).toEqual([])
})
