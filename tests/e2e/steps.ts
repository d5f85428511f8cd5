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
  await page.keyboard.press('Control+o')
  await page.getByRole('button', { name: '开始导入' }).waitFor()
}

export async function startImport(page: Page): Promise<void> {
  await page.locator('button:enabled', { hasText: '开始导入' }).click()
}

/** `rows` as the step bar writes it, such as '243' or '200,000'. */
export async function waitForImport(page: Page, rows: string): Promise<void> {
  await stepButton(page, '导入').getByText(rows).first().waitFor()
}
