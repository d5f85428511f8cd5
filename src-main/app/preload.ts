// The only bridge into the page: dialogs, dropped files, commands and the engine's port.
// Passes no Electron object through and reads no file.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { ENGINE_PORT_MESSAGE, ENGINE_PORT_REQUEST, type Shell, type ShellCommand } from '../contract/shell.ts'
import { CHANNELS } from './channels.ts'

ipcRenderer.on(CHANNELS.enginePort, event => {
  window.postMessage(ENGINE_PORT_MESSAGE, window.location.origin, event.ports)
})
window.addEventListener('message', event => {
  if (event.source === window && event.data === ENGINE_PORT_REQUEST) ipcRenderer.send(CHANNELS.enginePort)
})

const bridge = {
  chooseOpen: purpose => ipcRenderer.invoke(CHANNELS.chooseOpen, purpose),
  chooseSeveral: purpose => ipcRenderer.invoke(CHANNELS.chooseSeveral, purpose),
  recentFiles: () => ipcRenderer.invoke(CHANNELS.recentFiles),
  openRecent: path => ipcRenderer.invoke(CHANNELS.openRecent, path),
  forgetRecent: () => ipcRenderer.invoke(CHANNELS.forgetRecent),
  chooseSave: (purpose, suggestedName) => ipcRenderer.invoke(CHANNELS.chooseSave, purpose, suggestedName),
  chooseFolder: () => ipcRenderer.invoke(CHANNELS.chooseFolder),
  droppedPath: async file => {
    const path = webUtils.getPathForFile(file)
    return path === '' ? null : ipcRenderer.invoke(CHANNELS.grant, path)
  },
  printPdf: (html, path) => ipcRenderer.invoke(CHANNELS.printPdf, html, path),
  reveal: path => ipcRenderer.invoke(CHANNELS.reveal, path),
  restart: () => ipcRenderer.invoke(CHANNELS.restart),
  onCommand: listener => {
    const forward = (_event: unknown, command: ShellCommand) => listener(command)
    ipcRenderer.on(CHANNELS.command, forward)
    return () => ipcRenderer.off(CHANNELS.command, forward)
  },
  versions: {
    app: process.argv.find(argument => argument.startsWith('--app-version='))?.slice('--app-version='.length) ?? '',
    electron: process.versions.electron ?? '',
    chrome: process.versions.chrome ?? '',
    node: process.versions.node,
  },
} satisfies Shell

contextBridge.exposeInMainWorld('openprep', bridge)
