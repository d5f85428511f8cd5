// `profile`: statistics, kinds, grades and problems of every column.
// Imports into a work folder like every other face of the engine.
import { fileWord } from '../arguments.ts'
import { type Command, READING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { importFile, withSession } from '../session.ts'

export const profile: Command = {
  name: 'profile',
  words: 1,
  options: [...READING_OPTIONS, ...STORE_OPTIONS],
  run: (args, io) =>
    withSession(args, async session => {
      const datasetId = await importFile(session, args, fileWord(args))
      const result = await session.client.call('profile.run', { datasetId, view: 'source' })
      await io.print(result, () =>
        formatTable(
          result.columns.map(({ name, type, rows, empty, distinct, semantics, grade }) => [
            name,
            type,
            `${rows - empty}/${rows}`,
            String(distinct),
            semantics.map(({ kind }) => kind).join(','),
            grade,
          ]),
        ),
      )
      return 0
    }),
}
