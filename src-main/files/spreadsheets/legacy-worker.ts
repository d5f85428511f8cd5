// The thread in which SheetJS reads one older workbook and answers for it, batch by batch.
// Knows no memory or time limits: whoever starts the thread sets them (legacy-thread.ts).
import { parentPort, workerData } from 'node:worker_threads'
import type { WorkBook, WorkSheet } from 'xlsx'
import { toWireError } from '../../contract/errors.ts'
import { denyNetwork } from '../deny-network.ts'
import type { RowBatch } from '../table-source.ts'
import { faultError } from './faults.ts'
import { LegacyCells, legacyHead, rowsOf } from './legacy-rows.ts'
import type { LegacyAnswer, LegacyFile, LegacyQuestion, LegacySheet } from './legacy-thread.ts'
import { readLegacyWorkbook } from './legacy-workbook.ts'

interface OpenWorkbook {
  workbook: WorkBook
  cells: LegacyCells
}

denyNetwork()

const file: LegacyFile = workerData
let opened: OpenWorkbook | null = null

async function open(): Promise<LegacySheet[]> {
  const workbook = await readLegacyWorkbook(file.path, file.format, file.limits, file.encoding)
  opened = { workbook, cells: new LegacyCells(workbook.Workbook?.WBProps?.date1904 === true) }
  return workbook.SheetNames.flatMap((name, at) => {
    const sheet = workbook.Sheets[name]
    if (sheet === undefined || (sheet['!type'] ?? 'sheet') !== 'sheet') return []
    checkSize(sheet)
    const hidden = (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0
    return [{ name, hidden, head: legacyHead(sheet), rows: rowsOf(sheet).length }]
  })
}

function checkSize(sheet: WorkSheet): void {
  const rows = rowsOf(sheet)
  if (rows.length > file.limits.maxRows) throw faultError(file.path, 'tooManyRows')
  for (const row of rows) {
    if (row !== undefined && row.length > file.limits.maxColumns) throw faultError(file.path, 'tooManyColumns')
  }
}

/** Rows `from` (0-based) to `to`, blank ones with no cells, absent ones left out. */
function batch(name: string, from: number, to: number): RowBatch {
  const sheet = opened?.workbook.Sheets[name]
  const found: RowBatch = { rowNumbers: [], cells: [] }
  if (opened === null || sheet === undefined) return found
  const { cells } = opened
  for (const [at, stored] of rowsOf(sheet).slice(from, to).entries()) {
    if (stored === undefined) continue
    found.rowNumbers.push(from + at + 1)
    found.cells.push(cells.row(stored))
  }
  return found
}

async function answer(question: LegacyQuestion): Promise<LegacyAnswer> {
  try {
    if (question.ask === 'open') return { is: 'sheets', sheets: await open() }
    return { is: 'batch', batch: batch(question.sheet, question.from, question.to) }
  } catch (thrown) {
    return { is: 'error', error: toWireError(thrown) }
  }
}

parentPort?.on('message', async (question: LegacyQuestion) => {
  parentPort?.postMessage(await answer(question))
})
