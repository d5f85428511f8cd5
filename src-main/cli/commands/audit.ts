// `audit export|verify`: the trail of a work folder, and exports of any trail by the trust file alone.
// Changes no event; an export is itself an event.
import { resolve } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type Arguments, fileWord, rangeOption, requiredOption } from '../arguments.ts'
import { type Command, type Io, PERSON_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'

async function exportRange({ client }: Session, args: Arguments, io: Io): Promise<number> {
  requiredOption(args, 'store')
  const range = rangeOption(args)
  const bounds = range === undefined ? {} : { from: range[0], to: range[1] }
  const made = await client.call('audit.export', { out: resolve(requiredOption(args, 'out')), ...bounds })
  await io.print(made, () => made.path)
  io.say(fill(cli.exportDone, { from: made.from, to: made.to, file: made.path }))
  return 0
}

async function verifyTrail({ client }: Session, files: readonly string[], io: Io): Promise<number> {
  const report = await client.call('audit.verify', { files: files.map(file => resolve(file)) })
  const line = (checkpoint: (typeof report.checkpoints)[number]) => [
    checkpoint.source,
    String(checkpoint.seq ?? ''),
    checkpoint.person ?? '',
    checkpoint.fault === null ? '✓' : cli.checkpointFaults[checkpoint.fault],
  ]
  await io.print(report, () => formatTable(report.checkpoints.map(line)))
  const { brokenAt, events, provenUpTo } = report
  io.say(brokenAt === null ? fill(cli.trailOk, { events }) : fill(cli.trailBroken, { seq: brokenAt }))
  for (const { source, seq, fault } of report.checkpoints)
    if (fault !== null) io.say(fill(cli.checkpointBad, { source, seq: seq ?? '', fault: cli.checkpointFaults[fault] }))
  io.say(provenUpTo === null ? cli.trailUnproven : fill(cli.trailProven, { seq: provenUpTo }))
  return report.ok ? 0 : 4
}

async function checkExport({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const report = await client.call('audit.checkExport', { path: resolve(fileWord(args, 1)) })
  await io.print(report, () =>
    formatTable(report.events.map(({ seq, at, person, action }) => [String(seq), at, person, action])),
  )
  const { from, to, head, issuer } = report
  io.say(report.ok ? fill(cli.exportOk, { from, to, head, ...issuer }) : cli.exportBad)
  return report.ok ? 0 : 4
}

export const audit: Command = {
  name: 'audit',
  words: 501,
  options: [...STORE_OPTIONS, ...PERSON_OPTIONS, 'out', 'rows'],
  run: (args, io) =>
    withSession(args, session => {
      const [act, ...files] = args.words
      if (act === 'export') return exportRange(session, args, io)
      if (act !== 'verify') throw new OpenprepError('USAGE', { reason: cli.forms.audit })
      // Without a work folder there is only the export itself to look at.
      return args.options.store === undefined ? checkExport(session, args, io) : verifyTrail(session, files, io)
    }),
}
