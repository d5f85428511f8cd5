// `catalogue set|show|validate`: keeps a dataset's catalogue entry in a work folder.
// Validation lists what is missing; it never changes the entry.
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type Arguments, fileWord, requiredOption } from '../arguments.ts'
import { type Command, type Io, STORE_OPTIONS } from '../command.ts'
import { chosenDataset, readCatalogue, type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'

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
        missing.map(({ path, message }) => `${path}: ${message}`).join('\n'),
      )
      return missing.length === 0 ? 0 : 1
    }
    case 'export':
      throw new OpenprepError('COMMAND_NOT_AVAILABLE', { command: 'catalogue export' })
    default:
      throw new OpenprepError('USAGE', { reason: cli.forms.catalogue })
  }
}

export const catalogue: Command = {
  name: 'catalogue',
  words: 2,
  options: [...STORE_OPTIONS, 'as'],
  run: (args, io) => {
    requiredOption(args, 'store')
    return withSession(args, session => act(session, args, io))
  },
}
