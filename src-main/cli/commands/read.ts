// `read`: the rows of a table as stored, or as shown to a person.
// Streams; keeps nothing, and prints nothing of a table that cannot be read to its end.
import { resolve } from 'node:path'
import { type RowsStream, streamRows } from '../../files/read-table.ts'
import { fileWord, rangeOption } from '../arguments.ts'
import { type Command, READING_OPTIONS } from '../command.ts'
import { interrupted } from '../interrupt.ts'
import { tableLayout } from '../output.ts'
import { mergedReading } from '../session.ts'
import { Spool } from '../spool.ts'

/** Rows that decide how wide the columns are for people. */
const SAMPLE = 200

/** `{ columns, rows, rowNumbers }`; of each row only its number stays in memory. */
async function spoolJson(stream: RowsStream, spool: Spool): Promise<void> {
  const rowNumbers: number[] = []
  spool.write(`{"columns":${JSON.stringify(stream.columns)},"rows":[`)
  for await (const { number, cells } of stream.rows) {
    spool.write(`${rowNumbers.length === 0 ? '' : ','}${JSON.stringify(cells)}`)
    rowNumbers.push(number)
  }
  spool.write('],"rowNumbers":[')
  for (const [at, number] of rowNumbers.entries()) spool.write(`${at === 0 ? '' : ','}${number}`)
  spool.write(']}\n')
}

async function spoolTable(stream: RowsStream, spool: Spool): Promise<void> {
  let sample: string[][] = [stream.columns]
  let layout: ((row: readonly string[]) => string) | null = null
  const flush = () => {
    layout = tableLayout(sample)
    for (const row of sample) spool.write(`${layout(row)}\n`)
    sample = []
    return layout
  }
  for await (const { cells } of stream.rows) {
    const row = cells.map(cell => cell ?? '')
    if (layout !== null) spool.write(`${layout(row)}\n`)
    else if (sample.push(row) > SAMPLE) layout = flush()
  }
  if (layout === null) flush()
}

export const read: Command = {
  name: 'read',
  words: 1,
  options: [...READING_OPTIONS, 'rows', 'shown'],
  async run(args, io) {
    const wanted = { rows: rangeOption(args), shown: args.options.shown ?? false, signal: interrupted }
    const spool = new Spool()
    const stream = await streamRows(resolve(fileWord(args)), mergedReading(args), wanted)
    try {
      await (io.json ? spoolJson(stream, spool) : spoolTable(stream, spool))
      await spool.pour(io.out)
    } finally {
      spool.close()
      await stream.close()
    }
    return 0
  },
}
