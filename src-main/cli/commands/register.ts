// `register items|calendar|faults|demands|list|answers|history|notes`: the ledger's files, lists that are handed out and back, and versions.
// Files only; nothing is sent.
import { resolve } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { type Arguments, fileWord, requiredOption } from '../arguments.ts'
import { type Command, type Io, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { chosenDataset, type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'

type Act = (session: Session, args: Arguments, io: Io) => Promise<number>

const outOf = (args: Arguments) => resolve(requiredOption(args, 'out'))

async function items({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const rows = await client.call('ledger.list', {})
  if (args.options.out !== undefined) await client.call('ledger.write', { path: outOf(args) })
  await io.print(rows, () =>
    formatTable(rows.map(({ title, lifeCycle, nextDue, late }) => [title, lifeCycle, nextDue, String(late ?? '')])),
  )
  // What is late is a finding.
  return rows.some(({ late, assessmentLate }) => late !== null || assessmentLate !== null) ? 1 : 0
}

/** One file and what stands in it. */
async function file(io: Io, written: { path: string }): Promise<number> {
  await io.print(written, () => written.path)
  return 0
}

const calendar: Act = async ({ client }, args, io) =>
  file(io, await client.call('ledger.calendar', { path: outOf(args) }))

async function faults({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const written = await client.call('sourceFaults.write', { path: outOf(args) })
  await io.print(written, () => written.path)
  return written.faults === 0 ? 0 : 1
}

async function demands({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const report = await client.call('demands.import', { path: resolve(fileWord(args, 1)) })
  await io.print(report, () => formatTable([[report.opened, report.matched, report.known].map(String)]))
  return 0
}

async function list({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const found = await client.call('references.import', {
    path: resolve(fileWord(args, 1)),
    name: requiredOption(args, 'name'),
    kind: args.options.municipal === true ? 'MUNICIPAL' : 'REFERENCE',
  })
  await io.print(found, () => formatTable([[found.name, String(found.answered), String(found.lines)]]))
  return 0
}

/** Every line with its answer; 1 while a line is open. */
async function answers({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const name = requiredOption(args, 'name')
  const lists = await client.call('references.list', {})
  const found = lists.find(one => one.name === name)
  if (found === undefined)
    throw new OpenprepError('OPTION_INVALID', {
      option: '--name',
      value: name,
      reason: fill(cli.badChoice, { choices: lists.map(one => one.name).join('、') }),
    })
  const written = await client.call('references.write', { listId: found.id, path: outOf(args) })
  await io.print(written, () => written.path)
  return written.answered === written.lines ? 0 : 1
}

async function history(session: Session, args: Arguments, io: Io): Promise<number> {
  const { id: datasetId } = await chosenDataset(session, args)
  const versions = await session.client.call('history.list', { datasetId })
  await io.print(versions, () =>
    formatTable(
      versions.map(({ no, at, version, rows, differences }) => [no, at, version, rows, differences.length].map(String)),
    ),
  )
  return 0
}

async function notes(session: Session, args: Arguments, io: Io): Promise<number> {
  const { id: datasetId } = await chosenDataset(session, args)
  const { text } = await session.client.call('history.notes', { datasetId })
  if (args.options.out !== undefined) await writeAtomically(outOf(args), [Buffer.from(text)])
  await io.print({ text }, () => text)
  return 0
}

const ACTS: Readonly<Record<string, Act>> = { items, calendar, faults, demands, list, answers, history, notes }

export const register: Command = {
  name: 'register',
  words: 2,
  options: [...STORE_OPTIONS, 'as', 'login-file', 'out', 'name', 'municipal'],
  run(args, io) {
    const word = args.words[0] ?? ''
    const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined
    if (act === undefined) throw new OpenprepError('USAGE', { reason: cli.forms.register })
    requiredOption(args, 'store')
    return withSession(args, session => act(session, args, io))
  },
}
