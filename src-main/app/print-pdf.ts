// Prints a page the engine wrote to a PDF file, in a window nobody sees, without scripts and without a network.
// Looks into no page and keeps nothing.
import { BrowserWindow } from 'electron'
import { toWireError, type WireError } from '../contract/errors.ts'
import { writeAtomically } from '../files/write-atomically.ts'
import { hardenContents } from './hardening.ts'

/** A4; the margins leave room for a binding. In inches, as Chromium wants them. */
const MARGINS = { top: 0.6, bottom: 0.7, left: 0.7, right: 0.6 }

/** null = written; the session of the hidden window is the hardened one of the application. */
export async function printPdf(html: string, path: string): Promise<WireError | null> {
  const hidden = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  })
  try {
    hardenContents(hidden.webContents)
    await hidden.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html, 'utf8').toString('base64')}`)
    const pdf = await hidden.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      margins: MARGINS,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
    })
    await writeAtomically(path, [pdf])
    return null
  } catch (thrown) {
    return toWireError(thrown)
  } finally {
    hidden.destroy()
  }
}

const FOOTER =
  '<div style="width:100%;text-align:center;font-size:8px;color:#666"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'
