// `read`: the rows of a table as stored, or as shown to a person.
// Streams; keeps nothing, and prints nothing of a table that cannot be read to its end.
import { resolve } from 'node:path'
import type { Reading } from '../../contract/reading.ts'
import { type ReadRowsOptions, type RowsStream, streamRows } from '../../files/read-table.ts'
import { fileWord, rangeOption } from '../arguments.ts'
import { type Command, READING_OPTIONS } from '../command.ts'
import { filePassword, mergedReading } from '../file-reading.ts'
import { interrupted } from '../interrupt.ts'
import { tableLayout } from '../output.ts'
import { Spool } from '../spool.ts'

/** Rows that decide how wide the columns are for people. */
const SAMPLE = 200

/** Rows before the first late column are short; this fills them up. */
function padded<Cell>(cells: Cell[], width: number, nothing: Cell): Cell[] {
  return cells.length >= width ? cells : [...cells, ...Array.from({ length: width - cells.length }, () => nothing)]
}

/** `{ columns, rows, rowNumbers }`; of each row only its number stays in memory. */
async function spoolJson(stream: RowsStream, columns: readonly string[], spool: Spool): Promise<void> {
  const rowNumbers: number[] = []
  spool.write(`{"columns":${JSON.stringify(columns)},"rows":[`)
  for await (const { number, cells } of stream.rows) {
    spool.write(`${rowNumbers.length === 0 ? '' : ','}${JSON.stringify(padded(cells, columns.length, null))}`)
    rowNumbers.push(number)
  }
  spool.write('],"rowNumbers":[')
  for (const [at, number] of rowNumbers.entries()) spool.write(`${at === 0 ? '' : ','}${number}`)
  spool.write(']}\n')
}

async function spoolTable(stream: RowsStream, columns: readonly string[], spool: Spool): Promise<void> {
  let sample: string[][] = [[...columns]]
  let layout: ((row: readonly string[]) => string) | null = null
  const flush = () => {
    layout = tableLayout(sample)
    for (const row of sample) spool.write(`${layout(row)}\n`)
    sample = []
    return layout
  }
  for await (const { cells } of stream.rows) {
    const row = padded(cells, columns.length, null).map(cell => cell ?? '')
    if (layout !== null) spool.write(`${layout(row)}\n`)
    else if (sample.push(row) > SAMPLE) layout = flush()
  }
  if (layout === null) flush()
}

interface Wanted {
  path: string
  reading: Reading
  options: ReadRowsOptions
  json: boolean
}

/** Returns how many columns were known first and which are known at the end: with more, the spool is to be written again. */
async function spoolRows(
  wanted: Wanted,
  columns: readonly string[] | null,
  spool: Spool,
): Promise<{ first: number; last: string[] }> {
  const stream = await streamRows(wanted.path, wanted.reading, wanted.options)
  try {
    const names = columns ?? [...stream.columns]
    await (wanted.json ? spoolJson(stream, names, spool) : spoolTable(stream, names, spool))
    return { first: names.length, last: [...stream.columns] }
  } finally {
    await stream.close()
  }
}

export const read: Command = {
  name: 'read',
  words: 1,
  options: [...READING_OPTIONS, 'rows', 'shown'],
  async run(args, io) {
    const shown = args.options.shown ?? false
    const options = { rows: rangeOption(args), shown, password: filePassword(args), signal: interrupted }
    const wanted = { path: resolve(fileWord(args)), reading: mergedReading(args), options, json: io.json }
    let spool = new Spool()
    try {
      const { first, last } = await spoolRows(wanted, null, spool)
      // A cell far below may lie beyond all columns known at the top, and the names stand first in the document.
      if (first < last.length) {
        spool.close()
        spool = new Spool()
        await spoolRows(wanted, last, spool)
      }
      await spool.pour(io.out)
    } finally {
      spool.close()
    }
    return 0
  },
}
