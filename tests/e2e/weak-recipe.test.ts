// A weak recipe: digits of the ID kept beside the birth date, phone numbers hashed without a key. The window says so while the rules are
// chosen and again before export, and its repairs mend it. The page for the reviewer is printed.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openprep } from '../golden/openprep.ts'
import { people } from '../unit/attacks/table.ts'
import { lookAt } from './looks.ts'
import { goTo } from './steps.ts'
import { chooseNext, type OpenWindow, openWindow, PICTURES } from './window.ts'

let opened: OpenWindow
let dir: string

const WEAK = [
  { id: 'a', op: 'maskText', columns: ['身份证号'], params: { keepFirst: 6, keepLast: 4, signs: 8 } },
  { id: 'b', op: 'dropColumn', columns: ['姓名'] },
]

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'openprep-weak-'))
  const table = join(dir, '名册.csv')
  const lines = people(400).map(({ name, id, birth, sex, mobile }) =>
    [name, id, birth, sex, createHash('md5').update(mobile).digest('hex')].join(','),
  )
  writeFileSync(table, ['姓名,身份证号,出生日期,性别,手机号摘要', ...lines].join('\r\n'))
  const recipe = join(dir, '配方.json')
  writeFileSync(recipe, JSON.stringify({ formatVersion: 1, steps: WEAK }))
  const store = join(dir, '工作区')
  const imported = await openprep('import', table, '--store', store)
  const saved = await openprep('recipe', 'set', recipe, '--store', store)
  expect([imported.exit, saved.exit], imported.stderr + saved.stderr).toEqual([0, 0])
  opened = await openWindow({ store })
  opened.page.setDefaultTimeout(60_000)
})

afterAll(async () => {
  await opened?.close()
  rmSync(dir, { recursive: true, force: true })
})

async function readable(name: string): Promise<void> {
  expect.soft(await lookAt(opened, `w-${name}`), name).toEqual([])
}

describe('a weak recipe', () => {
  it('is told while the rules are chosen, with repairs', async () => {
    const { page } = opened
    await page.getByText('名册').first().click()
    await goTo(page, '脱敏')
    const notice = page.getByRole('alert').filter({ hasText: '处理等于没处理' })
    await notice.getByText(/能算出唯一答案/).waitFor()
    await notice.getByRole('button', { name: '“身份证号”换成假名（密钥“脱敏”）' }).waitFor()
    await notice.getByRole('button', { name: '“出生日期”只保留到年' }).waitFor()
    await readable('01-notice')
  })

  it('is told again before export, the unkeyed hashes too', async () => {
    const { page } = opened
    await goTo(page, '导出')
    await page.getByRole('button', { name: '开始检查' }).click()
    const closed = page.getByRole('button', { name: /看 \d+ 处/ })
    await closed.first().waitFor()
    while ((await closed.count()) > 0) await closed.first().click()
    await page
      .getByText(/凭露出的数字、校验位.*能算出唯一答案/)
      .first()
      .waitFor()
    await page
      .getByText(/“手机号摘要”像是没有密钥的 MD5/)
      .first()
      .waitFor()
    await readable('02-export')
  })

  it('is mended by what is offered, and the leftovers are looked for without being asked', async () => {
    const { page } = opened
    await goTo(page, '脱敏')
    const notice = page.getByRole('alert').filter({ hasText: '处理等于没处理' })
    await notice.getByRole('button', { name: '“身份证号”换成假名（密钥“脱敏”）' }).click()
    await notice.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
    await page.getByText('结果是最新的').waitFor()
    await page.getByText(/^残留检查/).click()
    await page
      .getByText(/看过 400 行|400 行/)
      .first()
      .waitFor()
    await readable('03-mended')
  })

  it('is printed for the reviewer, rule by rule', async () => {
    const { app, page } = opened
    const path = join(PICTURES, '审阅页.pdf')
    await chooseNext(app, path)
    await page.getByRole('button', { name: '审阅页' }).click()
    await page.getByText('PDF（可打印）').click()
    await page.getByText('审阅页已保存').waitFor()
    expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(statSync(path).size).toBeGreaterThan(10_000)
  })
})
