// The process that reads one older workbook for the window, started by the shell on the engine's word.
// Talks to the engine over the one port it is handed, and ends with it.

import { denyNetwork } from '../files/deny-network.ts'
import type { LegacyQuestion } from '../files/spreadsheets/legacy-messages.ts'
import { watchLegacyThread } from '../files/spreadsheets/legacy-watch.ts'

denyNetwork()

process.parentPort.once('message', ({ ports: [port] }) => {
  if (port === undefined) return
  watchLegacyThread({
    answer: answer => port.postMessage(answer),
    onQuestion: listener => port.on('message', event => listener(event.data as LegacyQuestion)),
  })
  port.on('close', () => process.exit(0))
  port.start()
})
