// Answers the preload: dialogs, dropped files and the file manager. Every path handed out is granted to the engine first.
// Carries no data of tables, and refuses any sender that is not our page.
import { basename } from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  type IpcMainInvokeEvent,
  ipcMain,
  type OpenDialogOptions,
  shell,
} from 'electron'
import type { WireError } from '../contract/errors.ts'
import type { FilePurpose } from '../contract/shell.ts'
import { shellTexts } from '../contract/text/zh-CN/shell.ts'
import { CHANNELS } from './channels.ts'
import { isOurPage } from './hardening.ts'
import { printPdf } from './print-pdf.ts'
import type { RecentFiles } from './recent-files.ts'

const EXTENSIONS: Readonly<Record<FilePurpose, readonly string[]>> = {
  table: ['xlsx', 'xlsm', 'xls', 'et', 'xlsb', 'ods', 'fods', 'dbf', 'csv', 'tsv', 'txt', 'xml', 'html', 'htm'],
  package: ['zip'],
  recipe: ['json'],
  report: ['html', 'xlsx', 'docx'],
  page: ['html'],
  pdf: ['pdf'],
  hierarchy: ['csv'],
  handedIn: ['zip', 'json', 'xlsx', 'xls', 'et', 'ods', 'csv'],
  request: ['odreq'],
  decision: ['oddec'],
  targets: ['json'],
  policy: ['json'],
  identity: ['identity', 'odid', 'json'],
  trust: ['trust', 'json'],
  backup: ['opbackup'],
  audit: ['odaudit'],
  proof: ['zip', 'odreq', 'oddec', 'odaudit'],
  evidence: ['pdf', 'jpg', 'jpeg', 'png', 'ofd', 'doc', 'docx', 'zip', 'txt'],
  workbook: ['xlsx'],
  calendar: ['ics'],
  template: ['odtpl'],
  rectification: ['odrec'],
  textDocument: ['docx'],
  interface: ['json'],
  notes: ['txt'],
}

function filters(purpose: FilePurpose): OpenDialogOptions['filters'] {
  const all = { name: shellTexts.allFiles, extensions: ['*'] }
  const own = { name: shellTexts.filePurposes[purpose], extensions: [...EXTENSIONS[purpose]] }
  return purpose === 'table' || purpose === 'evidence' ? [own, all] : [own]
}

function isPurpose(value: unknown): value is FilePurpose {
  return typeof value === 'string' && Object.hasOwn(EXTENSIONS, value)
}

export function serveShell(window: BrowserWindow, grant: (path: string) => Promise<void>, recent: RecentFiles): void {
  const granted = new Set<string>()

  async function give(path: string): Promise<string> {
    await grant(path)
    granted.add(path)
    return path
  }

  function handle(
    channel: string,
    answer: (...inputs: unknown[]) => Promise<string | string[] | WireError | null>,
  ): void {
    ipcMain.removeHandler(channel)
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, ...inputs: unknown[]) => {
      if (!isOurPage(event)) throw new Error('sender refused')
      return answer(...inputs)
    })
  }

  handle(CHANNELS.chooseOpen, async purpose => {
    if (!isPurpose(purpose)) return null
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: filters(purpose) })
    if (filePaths[0] !== undefined && purpose === 'table') recent.add(filePaths[0])
    return filePaths[0] === undefined ? null : give(filePaths[0])
  })
  handle(CHANNELS.chooseSeveral, async purpose => {
    if (!isPurpose(purpose)) return []
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile', 'multiSelections'],
      filters: filters(purpose),
    })
    for (const path of filePaths) recent.add(path)
    return Promise.all(filePaths.map(give))
  })
  handle(CHANNELS.recentFiles, async () => recent.list())
  handle(CHANNELS.openRecent, async path => {
    if (typeof path !== 'string' || !recent.list().includes(path)) return null
    recent.add(path)
    return give(path)
  })
  handle(CHANNELS.forgetRecent, async () => {
    recent.clear()
    return null
  })
  handle(CHANNELS.chooseSave, async (purpose, suggestedName) => {
    if (!isPurpose(purpose) || typeof suggestedName !== 'string') return null
    const { filePath } = await dialog.showSaveDialog(window, {
      defaultPath: basename(suggestedName),
      filters: filters(purpose),
    })
    return filePath === undefined || filePath === '' ? null : give(filePath)
  })
  handle(CHANNELS.chooseFolder, async () => {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
    return filePaths[0] === undefined ? null : give(filePaths[0])
  })
  handle(CHANNELS.grant, async path => {
    if (typeof path !== 'string') return null
    recent.add(path)
    return give(path)
  })
  handle(CHANNELS.printPdf, async (html, path) => {
    if (typeof html !== 'string' || typeof path !== 'string' || !granted.has(path)) return null
    return printPdf(html, path)
  })
  handle(CHANNELS.restart, async () => {
    app.relaunch()
    // Quitting closes the engine first, as it always does.
    app.quit()
    return null
  })
  handle(CHANNELS.reveal, async path => {
    if (typeof path === 'string' && granted.has(path)) shell.showItemInFolder(path)
    return null
  })
}
