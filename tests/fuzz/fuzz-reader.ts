// The process that reads mutated inputs, one after the other, on the word of fuzz-host.ts.
// Survives nothing on purpose: whatever kills it is a finding.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toWireError } from '../../src-main/contract/errors.ts'
import { openLegacyBook } from '../../src-main/files/spreadsheets/legacy-book.ts'
import type { LegacyAnswer, LegacyQuestion } from '../../src-main/files/spreadsheets/legacy-messages.ts'
import { launchReadersBy, type ReaderProcess } from '../../src-main/files/spreadsheets/reader-process.ts'
import { loadCorpus } from './corpus.ts'
import type { FuzzOrder, FuzzReport } from './fuzz-messages.ts'
import { makeInput } from './make-input.ts'
import { EVERY_WAY, readInput } from './read-input.ts'

/** Every input is read whole; the other ways take turns, since more inputs find more than every way of each. */
const WAYS_IN_TURN = [['preview', 'read'], ['read'], ['inspect', 'read'], ['beside', 'read']] as const

const corpus = loadCorpus()
const folder = join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `openprep-fuzz-${randomUUID()}`)
mkdirSync(folder)
process.on('disconnect', () => process.exit(0))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/**
 * Older workbooks are read right here, since a process for each would take most of the time; what faults here is tried again
 * behind the product's own isolation (`isolated`), and only that counts.
 */
async function readHere(): Promise<ReaderProcess> {
  let answered = (_answer: LegacyAnswer): void => undefined
  let book: Awaited<ReturnType<typeof openLegacyBook>> | null = null
  const answer = async (question: LegacyQuestion): Promise<LegacyAnswer> => {
    if (question.ask === 'open') book = await openLegacyBook(question.file)
    if (book === null) return { is: 'fault', fault: 'unreadable' }
    if (question.ask === 'open') return { is: 'sheets', sheets: book.sheets }
    return { is: 'batch', batch: book.batch(question.sheet, question.from, question.to) }
  }
  return {
    ask: question =>
      void answer(question).then(
        said => answered(said),
        thrown => answered({ is: 'error', error: toWireError(thrown) }),
      ),
    onAnswer: listener => {
      answered = listener
    },
    onEnd: () => undefined,
    stop: () => {
      book = null
    },
  }
}

if (process.argv[2] !== 'isolated') launchReadersBy(readHere)

process.send?.('ready')

process.on('message', async (order: FuzzOrder) => {
  const { path, reading } = order.do === 'file' ? order : made(order)
  const ways = order.do === 'file' ? EVERY_WAY : WAYS_IN_TURN[order.index % WAYS_IN_TURN.length]
  const began = process.cpuUsage()
  const endings = await readInput(path, reading, ways ?? EVERY_WAY)
  const { user, system } = process.cpuUsage(began)
  const rssMB = Math.round(process.memoryUsage.rss() / 1024 / 1024)
  if (order.do === 'made') rmSync(path)
  const report: FuzzReport = { endings, cpuMs: Math.round((user + system) / 1000), rssMB }
  process.send?.(report)
})

function made({ seed, index }: { seed: number; index: number }) {
  const { bytes, extension, reading } = makeInput(corpus, seed, index)
  const path = join(folder, `input${extension}`)
  writeFileSync(path, bytes)
  return { path, reading }
}
