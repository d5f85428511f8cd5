// Asks the shell for the processes in which older workbooks are read: only the shell may start one in the packed application.
// Knows nothing of workbooks.
import type { MessagePortMain } from 'electron'
import type { EngineToShell, ShellToEngine } from '../contract/shell.ts'
import type { LegacyAnswer } from '../files/spreadsheets/legacy-messages.ts'
import type { ReaderProcess } from '../files/spreadsheets/reader-process.ts'

export interface ShellReaders {
  launch(): Promise<ReaderProcess>
  /** What the shell says of its readers. */
  receive(message: Extract<ShellToEngine, { type: 'reader' | 'readerGone' }>, port: MessagePortMain | undefined): void
}

interface Started {
  arrived(port: MessagePortMain): void
  ended(): void
}

export function shellReaders(tell: (message: EngineToShell) => void): ShellReaders {
  const readers = new Map<number, Started>()
  let last = 0
  return {
    launch() {
      last += 1
      const id = last
      const { promise, resolve } = Promise.withResolvers<ReaderProcess>()
      const ending = Promise.withResolvers<void>()
      readers.set(id, {
        arrived: port => resolve(readerOn(port, ending.promise, () => tell({ type: 'stopReader', id }))),
        ended: () => ending.resolve(),
      })
      tell({ type: 'startReader', id })
      return promise
    },
    receive({ type, id }, port) {
      const reader = readers.get(id)
      if (type === 'reader' && port !== undefined) reader?.arrived(port)
      if (type !== 'readerGone') return
      reader?.ended()
      readers.delete(id)
    },
  }
}

function readerOn(port: MessagePortMain, ended: Promise<void>, stop: () => void): ReaderProcess {
  port.start()
  return {
    ask: question => port.postMessage(question),
    onAnswer: listener => port.on('message', event => listener(event.data as LegacyAnswer)),
    onEnd: listener => void ended.then(listener),
    stop,
  }
}
