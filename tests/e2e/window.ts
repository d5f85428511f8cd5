// Starts the real application for a test, drives its dialogs, and keeps pictures of what a person would see.
// Knows no screen.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { electronArguments, resolveElectron } from '../../.ci/electron.mjs'

export const ROOT = resolve(import.meta.dirname, '../..')
export const PICTURES = join(ROOT, 'test-results', 'screenshots')

export interface OpenWindow {
  app: ElectronApplication
  page: Page
  store: string
  /** Complaints of the page's console, which must stay empty. */
  complaints: string[]
  close(): Promise<void>
}

export interface WindowOptions {
  store?: string
  width?: number
  height?: number
  dark?: boolean
  /** A packed application instead of the built one. */
  executable?: string | undefined
  /** Where it puts temporary files; default: the system's. */
  temporary?: string | undefined
}

interface Launch {
  store: string
  profile: string
  executable?: string | undefined
  temporary?: string | undefined
}

/** What to start with which arguments; `profile` is where Chromium keeps its own files. */
export function launchOptions({ store, profile, executable, temporary }: Launch) {
  const electron = executable === undefined ? resolveElectron() : { executable, distributable: false }
  return {
    executablePath: electron.executable,
    args: [...electronArguments(electron), `--store=${store}`, `--user-data-dir=${profile}`, '--disable-gpu'],
    timeout: 60_000,
    ...(temporary !== undefined && { env: { ...process.env, TMPDIR: temporary } as Record<string, string> }),
    // The driver would otherwise pretend a light system.
    colorScheme: null,
  }
}

export async function openWindow({
  store,
  width = 1366,
  height = 768,
  dark = false,
  executable,
  temporary,
}: WindowOptions = {}): Promise<OpenWindow> {
  const folder = store ?? mkdtempSync(join(tmpdir(), 'openprep-e2e-'))
  const profile = mkdtempSync(join(tmpdir(), 'openprep-profile-'))
  const app = await _electron.launch(launchOptions({ store: folder, profile, executable, temporary }))
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await app.evaluate(
    ({ BrowserWindow, nativeTheme }, size) => {
      nativeTheme.themeSource = size.dark ? 'dark' : 'light'
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
    },
    { width, height, dark },
  )
  await page.waitForLoadState('domcontentloaded')
  return {
    app,
    page,
    store: folder,
    complaints,
    async close() {
      await app.close()
      rmSync(profile, { recursive: true, force: true })
      if (store === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The next open dialog answers with this file, or these, as if the person had chosen them. */
export async function chooseNext(app: ElectronApplication, ...paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: chosen })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen[0] ?? '' })
  }, paths)
}

export async function picture(page: Page, name: string): Promise<string> {
  mkdirSync(PICTURES, { recursive: true })
  const path = join(PICTURES, `${name}.png`)
  await page.screenshot({ path })
  return path
}
