// First start, lock and log-in as the people at the PC see them; and nothing of the table on the disk afterwards.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseFile, goTo, logIn as logInAt, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow, picture } from './window.ts'

const SECRET = '欧阳机密测试'
const people = [
  { name: '王经办', unit: '数据科', passphrase: 'spring wind again' },
  { name: '李审核', unit: '法规科', passphrase: 'green south bank' },
] as const

let folder: string
let window: OpenWindow
let recoveryKey = ''
/** What crashed closes no more in good order. */
let crashed = false
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-people-e2e-'))
  mkdirSync(join(folder, 'temporary'))
  const rows = Array.from({ length: 30 }, (_, row) => `${SECRET}${row},1300000${1000 + row}`)
  writeFileSync(join(folder, '名册.csv'), `姓名,电话\n${rows.join('\n')}\n`)
  await start()
})
afterAll(async () => {
  if (crashed) window.app.process().kill('SIGKILL')
  else await window.close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(dark = false): Promise<void> {
  window = await openWindow({ store: join(folder, 'store'), dark, temporary: join(folder, 'temporary') })
  page = window.page
}

const logIn = (name: string, passphrase: string) => logInAt(page, name, passphrase)
const lock = (name: string): Locator => page.getByRole('button', { name: `锁定并换人：${name}` })

describe('people at the PC', () => {
  it('are told what is missing, and can work on drafts all the same', async () => {
    await page.getByText('目前只能做草稿').first().waitFor()
    await chooseFile(window.app, page, join(folder, '名册.csv'))
    await startImport(page)
    await waitForImport(page, '30')
    await page.getByRole('button', { name: '工作台' }).click()
    await page.getByText('目前只能做草稿').first().waitFor()
    await picture(page, 'people-missing')
  })

  it('set the organisation up, see the recovery key once, and are then somebody', async () => {
    await page.getByRole('button', { name: '设立单位和账户' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('单位名称', { exact: true }).fill('某某市数据局')
    for (const [index, { name, unit, passphrase }] of people.entries()) {
      const field = (label: string) => dialog.getByLabel(`第 ${index + 1} 人 ${label}`, { exact: true })
      await field('姓名').fill(name)
      await field('部门').fill(unit)
      await field('口令').fill(passphrase)
      await field('再输一遍').fill(passphrase)
    }
    await picture(page, 'people-set-up')
    await dialog.getByRole('button', { name: /^设\s?立$/ }).click()
    const key = page.getByLabel('恢复密钥', { exact: true })
    await key.waitFor()
    recoveryKey = (await key.textContent()) ?? ''
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    await picture(page, 'people-recovery-key')
    await page.getByText('我已抄好并封存').click()
    await page.getByRole('button', { name: /^完\s?成$/ }).click()
    await lock('王经办').waitFor()
    expect(await page.getByText('目前只能做草稿').count()).toBe(0)
  })

  it('find the accounts in the settings', async () => {
    await page.getByRole('button', { name: '设置' }).click()
    const accounts = page.getByRole('region', { name: '账户' })
    await accounts.getByText('李审核').waitFor()
    await accounts.getByText('审核人').waitFor()
    await picture(page, 'people-accounts')
  })

  it('leave a window that shows nothing, and that a wrong pass phrase does not open', async () => {
    await lock('王经办').click()
    await page.getByRole('button', { name: '登录' }).waitFor()
    expect(await page.getByText('名册').count()).toBe(0)
    await logIn('李审核', people[0].passphrase)
    await page.getByText('姓名或口令不对').waitFor()
    await picture(page, 'people-login-refused')
    await logIn('李审核', people[1].passphrase)
    await lock('李审核').waitFor()
    await page.getByRole('button', { name: '工作台' }).click()
    await page.getByText('名册').first().waitFor()
  })

  it('have to log in again after a restart, and find their table as it was', async () => {
    await window.close()
    await start(true)
    await page.getByRole('button', { name: '登录' }).waitFor()
    await picture(page, 'people-login-dark')
    await logIn('王经办', people[0].passphrase)
    await page.getByText('名册').first().click()
    await goTo(page, '清洗')
    await page.getByText(`${SECRET}1`).first().waitFor()
    expect(window.complaints).toEqual([])
  })

  it('find the window locked when they left it alone for longer than was set', async () => {
    // Nobody waits a quarter of an hour here: the wall clock is put on, as after a laptop slept.
    await page.evaluate(() => {
      const real = Date.now
      Date.now = () => real() + 16 * 60_000
    })
    await page.getByRole('button', { name: '登录' }).waitFor()
    expect(await page.getByText(`${SECRET}1`).count()).toBe(0)
    await page.reload()
    await page.getByRole('button', { name: '登录' }).waitFor()
  })

  it('get a new pass phrase by the recovery key when theirs is forgotten', async () => {
    await page.getByRole('button', { name: '忘了口令' }).click()
    await page.getByLabel('您是', { exact: true }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option-content', { hasText: '王经办' }).click()
    await page.getByLabel('恢复密钥', { exact: true }).fill(recoveryKey.toLowerCase().replaceAll('-', ' '))
    await page.getByLabel('口令', { exact: true }).fill('autumn rain again')
    await page.getByLabel('再输一遍', { exact: true }).fill('autumn rain again')
    await picture(page, 'people-recover')
    await page.getByRole('button', { name: '重设口令' }).click()
    await lock('王经办').waitFor()
    await page.getByText('名册').first().waitFor()
  })

  it('leave nothing of the table on the disk: work folder, files of the window, temporary files, logs and what a crash leaves', async () => {
    const profile = await window.app.evaluate(({ app }) => app.getPath('userData'))
    expect([join(folder, 'store'), profile, join(folder, 'temporary')].flatMap(holding)).toEqual([])
    await crash()
    const found = [join(folder, 'store'), profile, join(folder, 'temporary')].flatMap(holding)
    expect(found).toEqual([])
    expect(holding(folder)).toEqual([join(folder, '名册.csv')])
  })
})

/** Page and engine end as on a fault of memory, while they hold the table. */
async function crash(): Promise<void> {
  await page.getByText('名册').first().click()
  await goTo(page, '清洗')
  await page.getByText(`${SECRET}1`).first().waitFor()
  const gone = page.waitForEvent('crash')
  await window.app.evaluate(({ BrowserWindow, app, dialog }) => {
    // Whoever is asked whether to open anew leaves it at that.
    dialog.showMessageBox = () => new Promise(() => undefined)
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    const engine = app
      .getAppMetrics()
      .find(one => one.serviceName === 'node.mojom.NodeService' || one.name === 'openprep-engine')
    if (engine !== undefined) process.kill(engine.pid, 'SIGABRT')
  })
  await gone
  crashed = true
}

/** Files below the folder that hold the secret in any of the ways a text is written. */
function holding(directory: string): string[] {
  const needles = (['utf8', 'utf16le'] as const).map(encoding => Buffer.from(SECRET, encoding))
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map(name => join(directory, name))
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .filter(path => needles.some(needle => readFileSync(path).includes(needle)))
}
