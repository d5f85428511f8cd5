// `ledger merge|targets|report`: what bodies handed in, the targets of a year, and the one beside the other.
// A merge that was stopped goes on where it was; nothing is counted twice.
import { extname, resolve } from 'node:path'
import type { CollectReport, LedgerReport, TargetOutcome } from '../../contract/bureau-ledger.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import {
  bodyGroupTexts,
  ledgerCliTexts,
  ledgerReportTexts,
  targetKindTexts,
} from '../../contract/text/zh-CN/bureau-ledger.ts'
import { targetFigure } from '../../files/documents/bureau-report.ts'
import { type Arguments, fileWord, requiredOption, yearOption } from '../arguments.ts'
import { type Command, type Io, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'

const MOST_PATHS = 10_000

async function merge({ client }: Session, args: Arguments, io: Io): Promise<number> {
  fileWord(args, 1)
  const paths = args.words.slice(1).map(path => resolve(path))
  const report = await client.call('bureau.collect', { paths, drafts: args.options.drafts === true })
  await io.print(report, () => collectLines(report))
  for (const { file, reason } of report.unreadable) io.say(fill(ledgerCliTexts.unreadable, { file, reason }))
  return report.returned > 0 || report.unreadable.length > 0 ? 1 : 0
}

function collectLines({ files, known, accepted, returned, replaced, unreadable }: CollectReport): string {
  return fill(ledgerCliTexts.collected, { files, known, accepted, returned, replaced, unreadable: unreadable.length })
}

/** With a file: puts its targets in. Without: how the rules of the year stand. */
async function targets(session: Session, args: Arguments, io: Io): Promise<number> {
  const file = args.words[1]
  if (file !== undefined) {
    const read = await session.client.call('bureau.importTargets', { path: resolve(file) })
    const { year, bodies, rules } = read
    await io.print(read, () => fill(ledgerCliTexts.targetsSet, { year, bodies: bodies.length, rules: rules.length }))
    return 0
  }
  const { outcomes } = await reportOf(session, args)
  await io.print(outcomes, () => formatTable(outcomes.map(outcomeRow)))
  return outcomes.every(({ met }) => met === true) ? 0 : 1
}

function reportOf({ client }: Session, args: Arguments): Promise<LedgerReport> {
  return client.call('bureau.report', { year: yearOption(args) ?? null })
}

function outcomeRow({ kind, group, minimum, actual, met }: TargetOutcome): string[] {
  return [
    targetKindTexts[kind].title,
    group === null ? ledgerReportTexts.wholeCity : bodyGroupTexts[group],
    targetFigure(kind, minimum),
    actual === null ? '' : targetFigure(kind, actual),
    met === null ? ledgerReportTexts.notKnown : met ? ledgerReportTexts.met : ledgerReportTexts.notMet,
  ]
}

async function report(session: Session, args: Arguments, io: Io): Promise<number> {
  const found = await reportOf(session, args)
  const { out } = args.options
  if (out !== undefined) {
    const format = extname(out).toLowerCase() === '.html' ? 'html' : 'xlsx'
    const year = yearOption(args) ?? null
    const { path } = await session.client.call('bureau.saveReport', { year, out: resolve(out), format })
    io.say(fill(ledgerCliTexts.reportWritten, { file: path }))
  }
  await io.print(found, () =>
    formatTable(
      found.bodies.map(({ rank, body, target, actual, returned, gap }) =>
        [rank ?? '', body, target ?? '', actual, returned, gap ?? ''].map(String),
      ),
    ),
  )
  return 0
}

const ACTS = { merge, targets, report } as const

function isAct(word: string): word is keyof typeof ACTS {
  return Object.hasOwn(ACTS, word)
}

export const ledger: Command = {
  name: 'ledger',
  words: MOST_PATHS,
  options: [...STORE_OPTIONS, 'drafts', 'year', 'out'],
  run(args, io) {
    const act = args.words[0] ?? ''
    if (!isAct(act)) throw new OpenprepError('USAGE', { reason: cli.forms.ledger })
    requiredOption(args, 'store')
    return withSession(args, session => ACTS[act](session, args, io))
  },
}
