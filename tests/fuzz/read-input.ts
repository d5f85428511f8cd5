// Reads one file in the ways the product does: preview, inspection, the whole table, what stands beside it. Says how each ended.
// A refusal with a closed code is an answer; anything else is a fault.

import { ERRORS, OpenprepError } from '../../src-main/contract/errors.ts'
import type { Reading } from '../../src-main/contract/reading.ts'
import { hiddenTexts } from '../../src-main/files/hidden-texts/hidden-texts.ts'
import { inspectFile } from '../../src-main/files/inspect.ts'
import { KeptSource } from '../../src-main/files/kept-source.ts'
import { openTableSource } from '../../src-main/files/open-source.ts'
import { previewFile } from '../../src-main/files/preview.ts'
import { readTable } from '../../src-main/files/read-table.ts'
import { sniffFormat } from '../../src-main/files/spreadsheets/sniff.ts'

/** How one way of reading ended: `read`, an error code, or the fault. */
export interface Ending {
  way: 'preview' | 'inspect' | 'read' | 'beside'
  ended: string
  fault?: string
}

type Way = Ending['way']

export const EVERY_WAY: readonly Way[] = ['preview', 'inspect', 'read', 'beside']

export async function readInput(path: string, reading: Reading, ways: readonly Way[]): Promise<Ending[]> {
  const endings: Ending[] = []
  for (const way of ways) endings.push(await ending(way, () => WAYS[way](path, reading)))
  return endings
}

const WAYS: Readonly<Record<Way, (path: string, reading: Reading) => Promise<void>>> = {
  preview: look,
  inspect: async (path, reading) => void (await inspectFile(path, reading)),
  read: readWhole,
  beside: readBeside,
}

/** As the window does: at a glance first, then with all that stands behind the rows. */
async function look(path: string, reading: Reading): Promise<void> {
  const kept = new KeptSource()
  try {
    const first = await previewFile(path, reading, 200, { kept, glance: true })
    if (!first.complete) await previewFile(path, reading, 200, { kept })
  } finally {
    await kept.close()
  }
}

/** What a scan looks at beside the cells. */
async function readBeside(path: string): Promise<void> {
  const format = await sniffFormat(path)
  if (format === 'text') return
  for await (const { text } of hiddenTexts(path, format)) if (typeof text !== 'string') throw new TypeError('no text')
}

async function readWhole(path: string, reading: Reading): Promise<void> {
  const source = await openTableSource(path, reading)
  try {
    const table = await readTable(source, null, reading)
    let kept = 0
    let setAside = 0
    for await (const batch of table.batches) {
      kept += batch.rowNumbers.length
      setAside += batch.setAside.length
      if (batch.cells.length !== batch.rowNumbers.length) throw new RangeError('rows without numbers')
    }
    const summary = table.summary()
    if (summary.kept !== kept || summary.setAside !== setAside || summary.read !== kept + setAside) {
      throw new RangeError('rows read are not rows kept and set aside')
    }
  } finally {
    await source.close()
  }
}

async function ending(way: Ending['way'], action: () => Promise<void>): Promise<Ending> {
  try {
    await action()
    return { way, ended: 'read' }
  } catch (thrown) {
    if (thrown instanceof OpenprepError && ERRORS[thrown.code].kind === 'user') return { way, ended: thrown.code }
    return { way, ended: 'fault', fault: describe(thrown) }
  }
}

function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  const cause = thrown.cause instanceof Error ? `\n${thrown.cause.stack ?? thrown.cause.message}` : ''
  return `${thrown.stack ?? thrown.message}${cause}`
}
