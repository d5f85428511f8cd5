// What the Electron shell offers the window besides the engine: dialogs and commands, nothing about data.
// Implemented by app/preload.ts; the only bridge into the page.

import type { WireError } from './errors.ts'

/** What a dialog is for; decides its file filters. */
export type FilePurpose =
  | 'table'
  | 'package'
  | 'recipe'
  | 'report'
  | 'page'
  | 'pdf'
  | 'hierarchy'
  | 'handedIn'
  | 'request'
  | 'decision'
  | 'targets'
  | 'policy'
  | 'identity'
  | 'trust'
  | 'backup'
  | 'audit'
  | 'proof'
  | 'evidence'
  | 'workbook'
  | 'calendar'
  | 'template'
  | 'rectification'
  | 'textDocument'
  | 'interface'
  | 'notes'

/** Menu and keyboard commands the window answers. */
export const SHELL_COMMANDS = ['open', 'undo', 'redo', 'find', 'replace', 'help', 'save', 'closeTab'] as const
export type ShellCommand = (typeof SHELL_COMMANDS)[number]

export interface Shell {
  /** null = the person closed the dialog. A returned path is granted to the engine. */
  chooseOpen(purpose: FilePurpose): Promise<string | null>
  /** The same for any number of files; none = the person closed the dialog. */
  chooseSeveral(purpose: FilePurpose): Promise<string[]>
  /** Files opened lately on this computer, newest first; granted to the engine only when one is chosen. */
  recentFiles(): Promise<string[]>
  /** null = it is not among the recent ones any more. */
  openRecent(path: string): Promise<string | null>
  forgetRecent(): Promise<void>
  chooseSave(purpose: FilePurpose, suggestedName: string): Promise<string | null>
  chooseFolder(): Promise<string | null>
  /** The path of a file dropped on the window, granted to the engine; null when it has none. */
  droppedPath(file: File): Promise<string | null>
  /** Prints a page that stands alone to a path the person chose; null = done. */
  printPdf(html: string, path: string): Promise<WireError | null>
  /** Shows the file in the system's file manager. */
  reveal(path: string): Promise<void>
  /** Closes the engine and starts the program anew. */
  restart(): Promise<void>
  onCommand(listener: (command: ShellCommand) => void): () => void
  readonly versions: { readonly app: string; readonly electron: string; readonly chrome: string; readonly node: string }
}

/** The window message that brings the engine's MessagePort to the page. */
export const ENGINE_PORT_MESSAGE = 'openprep:engine-port'
/** The page says it listens; the preload answers with the port. */
export const ENGINE_PORT_REQUEST = 'openprep:engine-port-request'

/** Messages between the shell and the engine's process, apart from the page's port. */
export type ShellToEngine =
  | { type: 'open'; folder: string; holder: string; version: string; samplesFolder: string }
  | { type: 'grant'; id: number; path: string }
  | { type: 'port' }
  /** Comes with a port to the reader that was asked for. */
  | { type: 'reader'; id: number }
  | { type: 'readerGone'; id: number }
  | { type: 'close' }

export type EngineToShell =
  | { type: 'opened' }
  | { type: 'refused'; error: WireError }
  | { type: 'granted'; id: number }
  /** A process to read an older workbook in. */
  | { type: 'startReader'; id: number }
  | { type: 'stopReader'; id: number }
  | { type: 'closed' }
