// `backup make|check|restore`: the whole work folder as one encrypted file, and another PC from it.
// Takes pass phrases from files only. Nothing is restored on top of anything.
import { resolve } from 'node:path'
import type { BackupReport } from '../../contract/backup.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type Arguments, fileWord, requiredOption } from '../arguments.ts'
import { type Command, type Io, STORE_OPTIONS } from '../command.ts'
import { type Session, secretIn, withSession } from '../session.ts'
import { cli, backup as words } from '../words.ts'

const PHRASE = 'backup-passphrase-file'

/** Automatic backups have none. */
const givenPhrase = ({ options }: Arguments) => (options[PHRASE] === undefined ? undefined : secretIn(options[PHRASE]))

function paramsOf({ path, bytes, madeAt, person, datasets, events }: BackupReport) {
  return { file: path, bytes, madeAt, person: person === '' ? words.program : person, datasets, events }
}

async function make({ client }: Session, args: Arguments, io: Io): Promise<number> {
  requiredOption(args, 'store')
  const out = resolve(requiredOption(args, 'out'))
  const report = await client.call('backups.make', { out, passphrase: secretIn(requiredOption(args, PHRASE)) })
  await io.print(report, () => report.path)
  io.say(fill(words.made, paramsOf(report)))
  return 0
}

async function check({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const path = resolve(fileWord(args, 1))
  const report = await client.call('backups.check', { path, passphrase: givenPhrase(args) })
  await io.print(report, () => report.path)
  io.say(fill(words.checked, paramsOf(report)))
  return 0
}

async function restore(args: Arguments, io: Io): Promise<number> {
  const folder = resolve(requiredOption(args, 'store'))
  const path = resolve(fileWord(args, 1))
  const report = await withSession(args, ({ client }) =>
    client.call('backups.restore', { path, passphrase: givenPhrase(args) }),
  )
  // The next opening puts it in place; done here, so that nobody finds an empty folder.
  await withSession(args, ({ client }) => client.call('session.get', {}))
  await io.print(report, () => folder)
  io.say(fill(words.restored, { ...paramsOf(report), folder }))
  return 0
}

export const backup: Command = {
  name: 'backup',
  words: 2,
  options: [...STORE_OPTIONS, 'out', PHRASE],
  async run(args, io) {
    switch (args.words[0]) {
      case 'make':
        return withSession(args, session => make(session, args, io))
      case 'check':
        return withSession(args, session => check(session, args, io))
      case 'restore':
        return restore(args, io)
      default:
        throw new OpenprepError('USAGE', { reason: cli.forms.backup })
    }
  },
}
