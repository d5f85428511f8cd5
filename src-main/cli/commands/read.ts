// `read`: the rows of a table as stored, or as shown to a person.
// Streams; keeps nothing.
import { resolve } from 'node:path'
import { readRows } from '../../files/read-table.ts'
import { fileWord, rangeOption } from '../arguments.ts'
import { type Command, READING_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { mergedReading } from '../session.ts'

export const read: Command = {
  name: 'read',
  options: [...READING_OPTIONS, 'rows', 'shown'],
  async run(args, io) {
    const shown = args.options.shown ?? false
    const output = await readRows(resolve(fileWord(args)), mergedReading(args), { rows: rangeOption(args), shown })
    await io.print(output, () => formatTable([output.columns, ...output.rows.map(row => row.map(cell => cell ?? ''))]))
    return 0
  },
}
