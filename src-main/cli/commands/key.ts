// `key new|list|export|rotate|destroy`: pseudonym keys in a key ring file; the acts on people are in key-people.
// Never prints key material; an exported key is always sealed by a pass phrase.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type Keyring, openKeyring } from '../../store/keyring.ts'
import { type Arguments, requiredOption } from '../arguments.ts'
import type { Command, Io } from '../command.ts'
import { clock, passphrase } from '../session.ts'
import { cli } from '../words.ts'
import { peopleAct } from './key-people.ts'

async function list(keyring: Keyring, io: Io): Promise<number> {
  const keys = keyring.list()
  await io.print(keys, () =>
    keys.map(key => [key.name, key.createdAt, key.retiredAt ?? ''].join('  ').trim()).join('\n'),
  )
  return 0
}

async function create(keyring: Keyring, name: string, file: string, io: Io): Promise<number> {
  if (keyring.has(name))
    throw new OpenprepError('OPTION_INVALID', { option: 'key new', value: name, reason: cli.keyExists })
  const info = keyring.create(name, clock())
  await io.print(info, () => info.id)
  io.say(fill(cli.keyCreated, { name, file }))
  return 0
}

async function rotate(keyring: Keyring, name: string, io: Io): Promise<number> {
  const info = keyring.rotate(name, clock())
  await io.print(info, () => info.id)
  io.say(fill(cli.keyRotated, { name }))
  return 0
}

async function destroy(keyring: Keyring, name: string, io: Io): Promise<number> {
  const destroyedAt = clock()
  const record = keyring.destroy(name).map(key => ({ ...key, destroyedAt }))
  await io.print(record, () => record.map(({ id }) => id).join('\n'))
  io.say(fill(cli.keyDestroyed, { name, at: destroyedAt }))
  return 0
}

async function hand(keyring: Keyring, name: string, args: Arguments, io: Io): Promise<number> {
  const out = resolve(requiredOption(args, 'out'))
  requiredOption(args, 'passphrase-file')
  if (existsSync(out))
    throw new OpenprepError('OPTION_INVALID', { option: '--out', value: out, reason: cli.fileExists })
  keyring.export(name, out, passphrase(args) ?? '')
  await io.print({ name, file: out }, () => out)
  io.say(fill(cli.keyExported, { name, file: out }))
  return 0
}

export const key: Command = {
  name: 'key',
  words: 2,
  options: [
    'keyring',
    'passphrase-file',
    'out',
    'identity-passphrase-file',
    'root',
    'root-passphrase-file',
    'role',
    'unit',
    'years',
    'reason',
    'trust',
  ],
  async run(args, io) {
    const [act, name = ''] = args.words
    const people = peopleAct(act, name, args, io)
    if (people !== undefined) return people
    if (act !== 'list' && name === '') throw new OpenprepError('USAGE', { reason: cli.forms.key })
    const path = requiredOption(args, 'keyring')
    const keyring = openKeyring(path, passphrase(args))
    switch (act) {
      case 'list':
        return list(keyring, io)
      case 'new':
        return create(keyring, name, path, io)
      case 'export':
        return hand(keyring, name, args, io)
      case 'rotate':
        return rotate(keyring, name, io)
      case 'destroy':
        return destroy(keyring, name, io)
      default:
        throw new OpenprepError('USAGE', { reason: cli.forms.key })
    }
  },
}
