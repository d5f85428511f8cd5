// `key new|list`: makes and names pseudonym keys in a key ring file.
// Never prints key material.
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type Keyring, openKeyring } from '../../store/keyring.ts'
import { requiredOption } from '../arguments.ts'
import type { Command, Io } from '../command.ts'
import { clock, passphrase } from '../session.ts'
import { cli } from '../words.ts'

const ANNOUNCED: readonly (string | undefined)[] = ['export', 'rotate', 'destroy']

async function list(keyring: Keyring, io: Io): Promise<void> {
  const keys = keyring.list()
  await io.print(keys, () => keys.map(info => `${info.name}  ${info.createdAt}`).join('\n'))
}

async function create(keyring: Keyring, name: string, file: string, io: Io): Promise<void> {
  if (keyring.has(name))
    throw new OpenprepError('OPTION_INVALID', { option: 'key new', value: name, reason: cli.keyExists })
  const info = keyring.create(name, clock())
  await io.print(info, () => info.id)
  io.say(fill(cli.keyCreated, { name, file }))
}

export const key: Command = {
  name: 'key',
  words: 2,
  options: ['keyring', 'passphrase-file'],
  async run(args, io) {
    const [act, name] = args.words
    if (ANNOUNCED.includes(act)) throw new OpenprepError('COMMAND_NOT_AVAILABLE', { command: `key ${act}` })
    if (act !== 'list' && (act !== 'new' || name === undefined)) {
      throw new OpenprepError('USAGE', { reason: cli.forms.key })
    }
    const path = requiredOption(args, 'keyring')
    const keyring = openKeyring(path, passphrase(args))
    if (act === 'list') await list(keyring, io)
    else await create(keyring, name ?? '', path, io)
    return 0
  },
}
