// Starts the engine in its own process, hands ports to the page, and tells when the engine is gone.
// Touches no data and no window.
import { join } from 'node:path'
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { WireError } from '../contract/errors.ts'
import type { EngineToShell, ShellToEngine } from '../contract/shell.ts'
import { readerProcesses } from './reader-processes.ts'

export interface EngineProcess {
  grant(path: string): Promise<void>
  attach(port: MessagePortMain): void
  close(): Promise<void>
}

export interface EngineOptions {
  folder: string
  holder: string
  version: string
  samplesFolder: string
  onExit(code: number): void
}

function send(child: UtilityProcess, message: ShellToEngine, ports: MessagePortMain[] = []): void {
  child.postMessage(message, ports)
}

/** Rejects with the engine's own error when the work folder cannot be opened. */
export function startEngine(options: EngineOptions): Promise<EngineProcess> {
  const child = utilityProcess.fork(join(import.meta.dirname, 'engine.js'), [], { serviceName: 'openprep-engine' })
  const readers = readerProcesses(child)
  const grants = new Map<number, () => void>()
  let opened = false
  let closing = false
  let lastGrant = 0

  const running: EngineProcess = {
    grant(path) {
      lastGrant += 1
      const id = lastGrant
      return new Promise(resolve => {
        grants.set(id, resolve)
        send(child, { type: 'grant', id, path })
      })
    },
    attach: port => send(child, { type: 'port' }, [port]),
    close() {
      closing = true
      return new Promise(resolve => {
        child.once('exit', () => resolve())
        send(child, { type: 'close' })
      })
    },
  }

  return new Promise((resolve, reject: (error: WireError) => void) => {
    child.on('message', (message: EngineToShell) => {
      if (message.type === 'opened') {
        opened = true
        resolve(running)
      } else if (message.type === 'refused') reject(message.error)
      else if (message.type === 'granted') {
        grants.get(message.id)?.()
        grants.delete(message.id)
      } else if (message.type === 'startReader') readers.start(message.id)
      else if (message.type === 'stopReader') readers.stop(message.id)
    })
    child.on('exit', code => {
      readers.stopAll()
      reject({ code: 'INTERNAL', params: {}, detail: `engine exited with ${code}` })
      // Who could not open the work folder is told so once, and not offered to reopen it.
      if (opened && !closing) options.onExit(code)
    })
    child.once('spawn', () => {
      const { folder, holder, version, samplesFolder } = options
      send(child, { type: 'open', folder, holder, version, samplesFolder })
    })
  })
}
