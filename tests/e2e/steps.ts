// What several tests of the window do alike: choose a file, import it, go from step to step.
// Judges nothing; each waits for what a person would wait for.
import type { ElectronApplication, Locator, Page } from 'playwright'
import { chooseNext } from './window.ts'

export function stepButton(page: Page, name: string): Locator {
  return page.locator('.op-stepbar-item').filter({ has: page.locator('.op-stepbar-name', { hasText: name }) })
}

export async function goTo(page: Page, name: string): Promise<void> {
  await stepButton(page, name).click()
  await page.locator('.op-stepbar-item.is-current .op-stepbar-name', { hasText: name }).waitFor()
}

/** Chooses a file in the workbench and waits for its preview. */
export async function chooseFile(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await chooseNext(app, path)
  // Keys pressed before the window is drawn reach nobody.
  await page.getByText('设置', { exact: true }).first().waitFor()
  await page.keyboard.press('Control+o')
  await page.locator('button:enabled', { hasText: '开始导入' }).waitFor()
}

export async function startImport(page: Page): Promise<void> {
  await page.locator('button:enabled', { hasText: '开始导入' }).click()
}

/** `rows` as the step bar writes it, such as '243' or '200,000'. */
export async function waitForImport(page: Page, rows: string): Promise<void> {
  await stepButton(page, '导入').getByText(rows).first().waitFor()
}

/** Opens the form of a step for one column (null: all columns). */
export async function openStep(page: Page, search: string, title: string, column: string | null): Promise<Locator> {
  await page.getByRole('button', { name: '添加步骤' }).first().click()
  const dialog = page.locator('[role=dialog]:visible').last()
  await dialog
    .getByPlaceholder(/拼音|查找/)
    .last()
    .fill(search)
  await dialog.getByText(title).first().click()
  if (column !== null) {
    await dialog.getByRole('combobox').first().click()
    await page.keyboard.type(column)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
  }
  return dialog
}

export async function addStep(page: Page, search: string, title: string, column: string | null): Promise<void> {
  const dialog = await openStep(page, search, title, column)
  await dialog.getByRole('button', { name: '加入配方' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** At the locked window. */
export async function logIn(page: Page, name: string, passphrase: string): Promise<void> {
  await page.getByLabel('您是', { exact: true }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-content', { hasText: name }).click()
  await page.getByLabel('口令', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: '登录' }).click()
}
