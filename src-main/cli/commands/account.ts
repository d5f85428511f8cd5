// `account setup|list|add|disable|recover|passphrase|export|join`: the organisation and its people in a work folder.
// Takes pass phrases from files only, so that none stands in a command line.
import { resolve } from 'node:path'
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { NewPersonSchema, ORGANISATION_CIPHERS, type Session as People } from '../../contract/people.ts'
import { REVOCATION_REASONS } from '../../contract/signing.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type Arguments, requiredOption } from '../arguments.ts'
import type { Command, Io } from '../command.ts'
import { readJson } from '../json-file.ts'
import { type Session, secretIn, withSession } from '../session.ts'
import { cli, people as words } from '../words.ts'

const PersonFileSchema = NewPersonSchema.omit({ passphrase: true }).extend({ passphraseFile: z.string() })
const PeopleFileSchema = z.array(PersonFileSchema).min(1)

type Act = (session: Session, args: Arguments, io: Io) => Promise<number>

const ACTS: Readonly<Record<string, Act>> = { setup, list, add, disable, recover, passphrase, export: exported, join }

async function setup({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const people = peopleOf(args)
  const organisation = nameOf(args)
  const cipher = choice(args, 'cipher', ORGANISATION_CIPHERS) ?? 'aes-256-gcm'
  const { recoveryKey } = await client.call('organisation.create', { organisation, cipher, people })
  await io.print({ organisation, accounts: people.map(({ name }) => name), recoveryKey }, () =>
    fill(words.recovery, { key: recoveryKey }),
  )
  io.say(fill(words.founded, { name: organisation, count: people.length }))
  return 0
}

async function list({ client }: Session, _args: Arguments, io: Io): Promise<number> {
  const session = await client.call('session.get', {})
  await io.print(session, () => sessionText(session))
  return 0
}

async function add({ client }: Session, args: Arguments, io: Io): Promise<number> {
  for (const person of peopleOf(args)) {
    await client.call('accounts.create', { ...person, ...recoveryOf(args) })
    io.say(fill(words.added, { name: person.name }))
  }
  return list({ client }, args, io)
}

async function disable({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const { id, name } = await accountNamed({ client }, args)
  const reason = choice(args, 'reason', REVOCATION_REASONS) ?? 'left'
  await client.call('accounts.disable', { id, reason, ...recoveryOf(args) })
  await io.print({ id, name, reason }, () => fill(words.disabled, { name }))
  return 0
}

async function recover({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const { id, name } = await accountNamed({ client }, args)
  const passphrase = secretIn(requiredOption(args, 'passphrase-file'))
  await client.call('accounts.recover', {
    id,
    passphrase,
    recoveryKey: secretIn(requiredOption(args, 'recovery-file')),
  })
  await io.print({ id, name }, () => fill(words.recovered, { name }))
  return 0
}

async function passphrase({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const passphrase = secretIn(requiredOption(args, 'login-file'))
  await client.call('accounts.changePassphrase', {
    passphrase,
    next: secretIn(requiredOption(args, 'passphrase-file')),
  })
  await io.print({ changed: true }, () => words.changed)
  return 0
}

async function exported({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const files = filesOf(args)
  await client.call('accounts.export', { ...files, passphrase: secretIn(requiredOption(args, 'login-file')) })
  await io.print(files, () => fill(words.exported, files))
  return 0
}

async function join({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const passphrase = secretIn(requiredOption(args, 'passphrase-file'))
  const { recoveryKey, session } = await client.call('organisation.join', { ...filesOf(args), passphrase })
  const name = session.account?.name ?? ''
  await io.print({ name, recoveryKey }, () => fill(words.recovery, { key: recoveryKey }))
  io.say(fill(words.joined, { name }))
  return 0
}

function sessionText({ organisation, accounts, missing }: People): string {
  if (organisation === null) return words.none
  const lines = accounts.map(({ name, unit, role, active }) =>
    [name, unit, words.roles[role], active ? '' : words.inactive].join('  ').trim(),
  )
  const roles = missing.filter(role => role !== 'organisation').map(role => words.roles[role])
  const lacking = roles.length === 0 ? [] : [fill(words.missingRole, { roles: roles.join('、') })]
  return [organisation.name, ...lines, ...lacking].join('\n')
}

function peopleOf(args: Arguments) {
  const people = readJson(requiredOption(args, 'people'), PeopleFileSchema, 'PEOPLE_INVALID')
  return people.map(({ passphraseFile, ...person }) => ({ ...person, passphrase: secretIn(passphraseFile) }))
}

function nameOf(args: Arguments): string {
  const name = args.words[1]
  if (name === undefined) throw new OpenprepError('USAGE', { reason: cli.forms.account })
  return name
}

async function accountNamed({ client }: Session, args: Arguments) {
  const name = nameOf(args)
  const { accounts } = await client.call('session.get', {})
  const found = accounts.find(account => account.name === name)
  if (found !== undefined) return found
  throw new OpenprepError('ACCOUNT_NOT_FOUND', { name, accounts: accounts.map(account => account.name).join('、') })
}

const recoveryOf = ({ options }: Arguments) =>
  options['recovery-file'] === undefined ? {} : { recoveryKey: secretIn(options['recovery-file']) }

function filesOf(args: Arguments) {
  const [, identity, trust] = args.words
  if (identity === undefined || trust === undefined) throw new OpenprepError('USAGE', { reason: cli.forms.account })
  return { identity: resolve(identity), trust: resolve(trust) }
}

function choice<T extends string>(
  { options }: Arguments,
  name: 'cipher' | 'reason',
  choices: readonly T[],
): T | undefined {
  const given = options[name]
  const found = choices.find(known => known === given)
  if (given === undefined || found !== undefined) return found
  const reason = fill(cli.badChoice, { choices: choices.join('、') })
  throw new OpenprepError('OPTION_INVALID', { option: `--${name}`, value: given, reason })
}

export const account: Command = {
  name: 'account',
  words: 3,
  options: ['people', 'cipher', 'recovery-file', 'reason'],
  async run(args, io) {
    const act = ACTS[args.words[0] ?? '']
    if (act === undefined) throw new OpenprepError('USAGE', { reason: cli.forms.account })
    requiredOption(args, 'store')
    return withSession(args, session => act(session, args, io), 'own')
  },
}
