// The Electron shell: one window, its menu and dialogs, and the engine's process beside it.
// Holds no data logic and never blocks.
import { hostname, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, MessageChannelMain, nativeTheme, session } from 'electron'
import log from 'electron-log/main'
import { OpenprepError, toWireError, type WireError } from '../contract/errors.ts'
import { describeError } from '../contract/text/describe-error.ts'
import { shellTexts } from '../contract/text/zh-CN/shell.ts'
import { CHANNELS } from './channels.ts'
import { type EngineProcess, startEngine } from './engine-process.ts'
import { hardenCommandLine, hardenContents, hardenSession, isOurPage } from './hardening.ts'
import { installMenu } from './menu.ts'
import { openRecentFiles } from './recent-files.ts'
import { serveShell } from './shell-ipc.ts'
import { registerScheme, serveWindow, WINDOW_URL } from './window-origin.ts'

const OUT = resolve(import.meta.dirname, '..')
// Not `isPackaged`: that only looks at the executable's name, which differs between the Electrons of development.
const PACKED = app.getAppPath().endsWith('.asar')
const RESOURCES = PACKED ? join(process.resourcesPath, 'resources') : resolve(OUT, '..', 'resources')

function option(name: string): string | undefined {
  const prefix = `--${name}=`
  return process.argv.find(argument => argument.startsWith(prefix))?.slice(prefix.length)
}

function workFolder(): string {
  return resolve(option('store') ?? join(app.getPath('userData'), 'work'))
}

function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: shellTexts.title,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#141414' : '#ffffff',
    webPreferences: {
      preload: join(OUT, 'preload', 'preload.cjs'),
      additionalArguments: [`--app-version=${app.getVersion()}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

async function openEngine(window: BrowserWindow): Promise<EngineProcess> {
  return startEngine({
    folder: workFolder(),
    holder: `${userInfo().username}@${hostname()}`,
    version: app.getVersion(),
    samplesFolder: join(RESOURCES, 'samples'),
    onExit: code => void engineGone(window, code),
  })
}

async function engineGone(window: BrowserWindow, code: number): Promise<void> {
  log.error(`engine exited with code ${code}`)
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: shellTexts.engineStopped,
    detail: shellTexts.engineStoppedDetail,
    buttons: [shellTexts.reopen, shellTexts.quit],
    defaultId: 0,
  })
  if (response === 0) app.relaunch()
  app.exit(response === 0 ? 0 : 1)
}

/** A fresh port for every load of the page, so that a reload never talks through a dead one. */
function connectPage(window: BrowserWindow, engine: EngineProcess): void {
  ipcMain.on(CHANNELS.enginePort, event => {
    if (!isOurPage(event)) return
    const { port1, port2 } = new MessageChannelMain()
    engine.attach(port1)
    window.webContents.postMessage(CHANNELS.enginePort, null, [port2])
  })
}

function isWireError(thrown: unknown): thrown is WireError {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    'params' in thrown &&
    !(thrown instanceof Error)
  )
}

function refuseStart(thrown: unknown): void {
  const error = isWireError(thrown)
    ? thrown
    : toWireError(thrown instanceof Error ? thrown : new OpenprepError('INTERNAL'))
  log.error(`start refused: ${error.code} ${error.detail ?? ''}`)
  const { message, fix } = describeError(error)
  dialog.showErrorBox(shellTexts.startFailed, `${message}\n${fix}`)
  app.exit(1)
}

async function start(): Promise<void> {
  hardenSession(session.defaultSession)
  serveWindow(session.defaultSession, join(OUT, 'renderer'))
  const window = createWindow()
  const engine = await openEngine(window)
  const recent = openRecentFiles(join(app.getPath('userData'), 'recent-files.json'))
  serveShell(window, path => engine.grant(path), recent)
  connectPage(window, engine)
  installMenu(window)
  let closed = false
  app.on('before-quit', event => {
    if (closed) return
    event.preventDefault()
    closed = true
    void engine.close().then(() => app.quit())
  })
  await window.loadURL(WINDOW_URL)
}

log.transports.console.level = 'warn'
registerScheme()
hardenCommandLine()
// What the browser words itself, such as fields of dates, is Chinese on every system, like the rest.
app.commandLine.appendSwitch('lang', 'zh-CN')
app.on('web-contents-created', (_event, contents) => hardenContents(contents))
app.on('window-all-closed', () => app.quit())
app.whenReady().then(start).catch(refuseStart)
