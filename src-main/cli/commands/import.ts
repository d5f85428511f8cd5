// `import`: puts a table into a work folder, the same one the window opens.
// Says how many rows were read, kept and set aside.
import { fill } from '../../contract/text/describe-error.ts'
import { fileWord, requiredOption } from '../arguments.ts'
import { type Command, READING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { importFile, withSession } from '../session.ts'
import { cli } from '../words.ts'

export const importCommand: Command = {
  name: 'import',
  words: 1,
  options: [...READING_OPTIONS, ...STORE_OPTIONS, 'as'],
  run: (args, io) => {
    requiredOption(args, 'store')
    return withSession(args, async session => {
      const datasetId = await importFile(session, args, fileWord(args))
      const summary = await session.client.call('datasets.get', { datasetId })
      await io.print(summary, () => summary.name)
      io.say(
        fill(cli.imported, {
          rows: summary.rows,
          columns: summary.columns.length,
          read: summary.rowsRead,
          source: summary.rows,
          setAside: summary.rowsSetAside,
        }),
      )
      return 0
    })
  },
}
