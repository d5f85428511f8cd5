// 脱敏: a weak rule is proposed against, attacked, and named before anything can be exported.
// Drives the real window; leaves pictures for people to judge.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt } from './looks.ts'
import { goTo, stepButton } from './steps.ts'
import { type OpenWindow, openWindow } from './window.ts'

let opened: OpenWindow

beforeAll(async () => {
  opened = await openWindow()
  opened.page.setDefaultTimeout(60_000)
})

afterAll(async () => {
  await opened?.close()
})

async function readable(name: string): Promise<void> {
  expect.soft(await lookAt(opened, `m-${name}`), name).toEqual([])
}

describe('masking a table of persons', () => {
  it('proposes by policy, and nothing is applied before it was seen', async () => {
    const { page } = opened
    await page.getByText('惠民补贴发放明细表').first().click()
    await page.getByRole('button', { name: '开始导入' }).click()
    await stepButton(page, '导入').getByText('243').first().waitFor()
    await goTo(page, '体检')
    await page.getByText('公民身份号码（18 位）').first().waitFor()
    await goTo(page, '脱敏')
    await page.getByRole('button', { name: '按建议处理' }).click()
    const dialog = page.locator('[role=dialog]:visible').last()
    await dialog.getByRole('checkbox').first().waitFor()
    await readable('01-policy')
    await dialog.getByRole('button', { name: /采用这 \d+ 项/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
    await page.getByText('结果是最新的').waitFor()
  })

  it('attacks the result and says what each column still hides', async () => {
    const { page } = opened
    await page.getByText('攻击测试', { exact: true }).click()
    await page.getByRole('button', { name: '开始攻击测试' }).click()
    await page.getByText(/攻击了 \d+ 行，没有认出任何人/).waitFor()
    await page.getByRole('heading', { name: '每列还要猜多少' }).waitFor()
    await readable('02-attack')
    await page.getByText('逐列处理', { exact: true }).click()
    await page
      .getByText(/只能瞎猜/)
      .first()
      .waitFor()
    await readable('03-columns')
  })
})
