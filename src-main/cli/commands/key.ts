// `key list|create|rotate|destroy|export`: pseudonym keys in a key ring file, or in a work folder, whose audit trail then tells of it;
// the acts on people are in key-people.
// Never prints key material; an exported key is always sealed by a pass phrase.
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import type { CallInput, CallOutput } from '../../contract/contract.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { openKeyring } from '../../store/keyring.ts'
import { type Arguments, requiredOption } from '../arguments.ts'
import type { Command, Io } from '../command.ts'
import { clock, passphrase, withSession } from '../session.ts'
import { cli } from '../words.ts'
import { peopleAct } from './key-people.ts'

type KeyInfo = CallOutput<'keys.create'>

/** The acts on keys, on a file or in a work folder. */
interface KeyHolder {
  /** The key ring's own file. */
  readonly file: string
  list(): Promise<readonly KeyInfo[]>
  create(key: CallInput<'keys.create'>): Promise<KeyInfo>
  rotate(name: string): Promise<KeyInfo>
  destroy(name: string): Promise<CallOutput<'keys.destroy'>>
}

function fileHolder(args: Arguments, file: string): KeyHolder {
  const ring = openKeyring(file, passphrase(args))
  const { project } = args.options
  return {
    file,
    list: async () => ring.list(),
    create: async ({ name, ...scope }) => ring.create(name, clock(), scope),
    rotate: async name => ring.rotate(name, project, clock()),
    destroy: async name => ring.destroy(name, project, { now: clock(), by: args.options.as ?? userInfo().username }),
  }
}

function withHolder<T>(args: Arguments, act: (holder: KeyHolder) => Promise<T>): Promise<T> {
  const { keyring, store } = args.options
  if (keyring !== undefined || store === undefined) {
    return act(fileHolder(args, resolve(requiredOption(args, 'keyring'))))
  }
  const { project } = args.options
  const scope = project === undefined ? {} : { project }
  return withSession(args, ({ client }) =>
    act({
      file: join(resolve(store), 'keyring.json'),
      list: async () => (await client.call('keys.list', {})).map(({ usedBy: _, projectName: __, ...info }) => info),
      create: key => client.call('keys.create', key),
      rotate: name => client.call('keys.rotate', { name, ...scope }),
      destroy: name => client.call('keys.destroy', { name, ...scope }),
    }),
  )
}

async function list({ list: keys }: KeyHolder, io: Io): Promise<number> {
  const entries = await keys()
  const lineOf = ({ name, createdAt, retiredAt = '', project = cli.keyOfAll }: KeyInfo) =>
    [name, createdAt, project, retiredAt].join('  ').trim()
  await io.print(entries, () => entries.map(lineOf).join('\n'))
  return 0
}

async function create(holder: KeyHolder, name: string, args: Arguments, io: Io): Promise<number> {
  const { project, reason } = args.options
  if ((await holder.list()).some(key => key.name === name && key.project === project && key.retiredAt === undefined))
    throw new OpenprepError('OPTION_INVALID', { option: 'key create', value: name, reason: cli.keyExists })
  const info = await holder.create({
    name,
    ...(project !== undefined && { project }),
    ...(reason !== undefined && { reason }),
  })
  await io.print(info, () => info.id)
  io.say(fill(cli.keyCreated, { name, file: holder.file }))
  return 0
}

async function rotate(holder: KeyHolder, name: string, io: Io): Promise<number> {
  const info = await holder.rotate(name)
  await io.print(info, () => info.id)
  io.say(fill(cli.keyRotated, { name }))
  return 0
}

async function destroy(holder: KeyHolder, name: string, io: Io): Promise<number> {
  const record = await holder.destroy(name)
  await io.print(record, () => record.map(({ id }) => id).join('\n'))
  io.say(fill(cli.keyDestroyed, { name, at: record[0]?.destroyedAt ?? '' }))
  return 0
}

/** Reads the ring itself: a key leaves it only sealed, and never through the engine. */
async function hand(name: string, args: Arguments, io: Io): Promise<number> {
  const out = resolve(requiredOption(args, 'out'))
  requiredOption(args, 'passphrase-file')
  if (existsSync(out))
    throw new OpenprepError('OPTION_INVALID', { option: '--out', value: out, reason: cli.fileExists })
  const { keyring, store } = args.options
  const file = keyring ?? (store === undefined ? requiredOption(args, 'keyring') : join(store, 'keyring.json'))
  openKeyring(resolve(file), passphrase(args)).export(name, args.options.project, out, passphrase(args) ?? '')
  await io.print({ name, file: out }, () => out)
  io.say(fill(cli.keyExported, { name, file: out }))
  return 0
}

export const key: Command = {
  name: 'key',
  words: 2,
  options: [
    'keyring',
    'project',
    'store',
    'as',
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
    switch (act) {
      case 'list':
        return withHolder(args, holder => list(holder, io))
      case 'new':
      case 'create':
        return withHolder(args, holder => create(holder, name, args, io))
      case 'export':
        return hand(name, args, io)
      case 'rotate':
        return withHolder(args, holder => rotate(holder, name, io))
      case 'destroy':
        return withHolder(args, holder => destroy(holder, name, io))
      default:
        throw new OpenprepError('USAGE', { reason: cli.forms.key })
    }
  },
}
