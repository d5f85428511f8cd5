// The engine's own process beside the window: opens the work folder on the shell's word, serves the page's ports.
// Opens only files that the shell has granted, and no socket at all.
import { resolve } from 'node:path'
import type { MessagePortMain } from 'electron'
import { z } from 'zod'
import { OpenprepError, toWireError } from '../contract/errors.ts'
import type { ClientMessage } from '../contract/protocol.ts'
import type { EngineToShell, ShellToEngine } from '../contract/shell.ts'
import { denyNetwork } from '../files/deny-network.ts'
import { launchReadersBy } from '../files/spreadsheets/reader-process.ts'
import { type Engine, openEngine } from './open-engine.ts'
import { shellReaders } from './shell-readers.ts'

denyNetwork()
// What the schemas say of a value that does not fit is read by people.
z.config(z.locales.zhCN())

function tell(message: EngineToShell): void {
  process.parentPort.postMessage(message)
}

const readers = shellReaders(tell)
launchReadersBy(readers.launch)

const granted = new Set<string>()
let engine: Engine | null = null

function checkPath(path: string): void {
  if (!granted.has(resolve(path))) throw new OpenprepError('FILE_NOT_GRANTED', { file: path })
}

async function open({
  folder,
  holder,
  version,
  samplesFolder,
}: Extract<ShellToEngine, { type: 'open' }>): Promise<void> {
  try {
    engine = await openEngine({
      folder,
      keyring: { path: null, passphrase: undefined, createMissing: true },
      holder,
      person: holder,
      version,
      samplesFolder,
      // Samples come with the application; everything else the person must have chosen.
      checkPath: path => (resolve(path).startsWith(resolve(samplesFolder)) ? undefined : checkPath(path)),
      now: () => new Date().toISOString(),
      log: line => console.error(line),
    })
    tell({ type: 'opened' })
  } catch (thrown) {
    tell({ type: 'refused', error: toWireError(thrown) })
  }
}

function attach(port: MessagePortMain): void {
  if (engine === null) return
  const connection = engine.server.connect({ post: message => port.postMessage(message) })
  port.on('message', event => connection.receive(event.data as ClientMessage))
  port.on('close', () => connection.disconnect())
  port.start()
}

async function close(): Promise<void> {
  await engine?.close()
  process.exit(0)
}

process.parentPort.on('message', event => {
  const data = event.data as ShellToEngine
  const { ports } = event
  switch (data.type) {
    case 'open':
      void open(data)
      return
    case 'grant':
      granted.add(resolve(data.path))
      tell({ type: 'granted', id: data.id })
      return
    case 'port':
      if (ports[0] !== undefined) attach(ports[0])
      return
    case 'reader':
    case 'readerGone':
      readers.receive(data, ports[0])
      return
    case 'close':
      void close()
      return
    default:
      data satisfies never
  }
})
