// Starts and stops the processes in which the engine reads older workbooks, and gives each a port to the engine.
// Reads nothing and hears nothing of what is said over those ports.
import { join } from 'node:path'
import { MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron'
import type { ShellToEngine } from '../contract/shell.ts'

export interface ReaderProcesses {
  start(id: number): void
  stop(id: number): void
  /** With the engine its readers go. */
  stopAll(): void
}

export function readerProcesses(engine: UtilityProcess): ReaderProcesses {
  const running = new Map<number, UtilityProcess>()
  const tell = (message: ShellToEngine, port?: Electron.MessagePortMain) =>
    engine.postMessage(message, port === undefined ? [] : [port])
  return {
    start(id) {
      const reader = utilityProcess.fork(join(import.meta.dirname, 'reader.js'), [], { serviceName: 'openprep-reader' })
      running.set(id, reader)
      reader.once('spawn', () => {
        const { port1, port2 } = new MessageChannelMain()
        reader.postMessage(null, [port1])
        tell({ type: 'reader', id }, port2)
      })
      reader.once('exit', () => {
        running.delete(id)
        tell({ type: 'readerGone', id })
      })
    },
    stop: id => void running.get(id)?.kill(),
    stopAll() {
      for (const reader of running.values()) reader.kill()
    },
  }
}
