// The process that reads one older workbook for the command line and the tests; in the window it is engine/reader-process.ts.
// Started by reader-process.ts; ends with whoever started it.
import { denyNetwork } from '../deny-network.ts'
import type { LegacyQuestion } from './legacy-messages.ts'
import { watchLegacyThread } from './legacy-watch.ts'

denyNetwork()
process.on('disconnect', () => process.exit(0))

watchLegacyThread({
  answer: answer => void process.send?.(answer),
  onQuestion: listener => process.on('message', (question: LegacyQuestion) => listener(question)),
})
