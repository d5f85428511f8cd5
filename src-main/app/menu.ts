// The application menu: Chinese, with the shortcuts people know from Excel and WPS.
// Sends commands to the page; does nothing itself.
import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { ShellCommand } from '../contract/shell.ts'
import { shellTexts } from '../contract/text/zh-CN/shell.ts'
import { CHANNELS } from './channels.ts'

export function installMenu(window: BrowserWindow): void {
  const words = shellTexts.menu
  const command = (label: string, accelerator: string, name: ShellCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
    // The page handles the keys itself so that text fields keep their own undo; the menu only shows and sends them.
    registerAccelerator: false,
    click: () => window.webContents.send(CHANNELS.command, name),
  })
  const template: MenuItemConstructorOptions[] = [
    {
      label: words.file,
      submenu: [command(words.open, 'CmdOrCtrl+O', 'open'), { type: 'separator' }, { role: 'quit', label: words.quit }],
    },
    {
      label: words.edit,
      submenu: [
        command(words.undo, 'CmdOrCtrl+Z', 'undo'),
        command(words.redo, 'CmdOrCtrl+Y', 'redo'),
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
        { type: 'separator' },
        command(words.find, 'CmdOrCtrl+F', 'find'),
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'resetZoom', label: words.resetZoom },
        { role: 'togglefullscreen', label: words.fullScreen },
      ],
    },
    { label: words.help, submenu: [command(words.helpHere, 'F1', 'help')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
