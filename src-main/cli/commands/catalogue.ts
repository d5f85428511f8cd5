// `catalogue set|show|validate|export`: keeps a dataset's catalogue entry in a work folder.
// Validation lists what is missing; it never changes the entry.
import { extname, resolve } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { elementName } from '../../contract/text/zh-CN/elements.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { type Arguments, dateOption, fileWord, requiredOption } from '../arguments.ts'
import { type Command, type Io, STORE_OPTIONS } from '../command.ts'
import { chosenDataset, readCatalogue, type Session, today, withSession } from '../session.ts'
import { cli } from '../words.ts'

/** The ending says the form: the whole entry as JSON, or the confirmation form as a workbook. Throws OPTION_INVALID for another. */
async function exportCatalogue({ client }: Session, datasetId: string, out: string, date: string): Promise<void> {
  const ending = extname(out).toLowerCase()
  if (ending !== '.json' && ending !== '.xlsx' && ending !== '.docx')
    throw new OpenprepError('OPTION_INVALID', {
      option: '--out',
      value: out,
      reason: fill(cli.badChoice, { choices: '.json、.xlsx、.docx' }),
    })
  if (ending !== '.json') {
    await client.call('documents.write', { datasetId, id: 'confirmation', out, date })
    return
  }
  const { catalogue: entry } = await client.call('catalogue.get', { datasetId })
  await writeAtomically(out, [Buffer.from(`${JSON.stringify(entry, null, 2)}\n`)])
}

async function act(session: Session, args: Arguments, io: Io): Promise<number> {
  const { id: datasetId, name } = await chosenDataset(session, args)
  const { client } = session
  switch (args.words[0]) {
    case 'set': {
      const state = await client.call('catalogue.save', { datasetId, catalogue: readCatalogue(fileWord(args, 1)) })
      await io.print(state.catalogue, () => name)
      io.say(fill(cli.saved, { name }))
      return 0
    }
    case 'show': {
      const { catalogue } = await client.call('catalogue.get', { datasetId })
      await io.print(catalogue, () => JSON.stringify(catalogue, null, 2))
      return 0
    }
    case 'validate': {
      const { missing } = await client.call('catalogue.get', { datasetId })
      await io.print({ ok: missing.length === 0, missing }, () =>
        missing.map(({ path, message }) => `${elementName(path)}：${message}`).join('\n'),
      )
      return missing.length === 0 ? 0 : 1
    }
    case 'export': {
      const out = resolve(requiredOption(args, 'out'))
      await exportCatalogue(session, datasetId, out, dateOption(args) ?? today())
      await io.print({ file: out }, () => out)
      io.say(fill(cli.catalogueExported, { file: out }))
      return 0
    }
    default:
      throw new OpenprepError('USAGE', { reason: cli.forms.catalogue })
  }
}

export const catalogue: Command = {
  name: 'catalogue',
  words: 2,
  options: [...STORE_OPTIONS, 'as', 'out', 'date'],
  run: (args, io) => {
    requiredOption(args, 'store')
    return withSession(args, session => act(session, args, io))
  },
}
