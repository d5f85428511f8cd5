// The thread in which SheetJS reads one older workbook and answers for it, batch by batch.
// Knows no memory or time limits: legacy-watch.ts starts it and watches.
import { parentPort } from 'node:worker_threads'
import { OpenprepError, toWireError } from '../../contract/errors.ts'
import { denyNetwork } from '../deny-network.ts'
import { type LegacyBook, openLegacyBook } from './legacy-book.ts'
import type { LegacyAnswer, LegacyQuestion } from './legacy-messages.ts'

denyNetwork()

let book: LegacyBook | null = null

async function answer(question: LegacyQuestion): Promise<LegacyAnswer> {
  try {
    if (question.ask === 'open') {
      book = await openLegacyBook(question.file)
      return { is: 'sheets', sheets: book.sheets }
    }
    if (book === null) throw new OpenprepError('INTERNAL')
    return { is: 'batch', batch: book.batch(question.sheet, question.from, question.to) }
  } catch (thrown) {
    return { is: 'error', error: toWireError(thrown) }
  }
}

parentPort?.on('message', async (question: LegacyQuestion) => {
  parentPort?.postMessage(await answer(question))
})
