// `ledger merge|targets|report|tasks …`: what bodies handed in, the targets of a year, the one beside the other, tasks that follow.
// A merge that was stopped goes on where it was; nothing is counted twice.
import { extname, resolve } from 'node:path'
import {
  type CollectReport,
  LEDGER_REPORT_FORMATS,
  type LedgerReport,
  type ScoreWeights,
  ScoreWeightsSchema,
  type TargetOutcome,
} from '../../contract/bureau-ledger.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { PERIOD_FORMATS, type Period } from '../../contract/quality-period.ts'
import type { RectificationView } from '../../contract/rectification.ts'
import { fill } from '../../contract/text/describe-error.ts'
import {
  bodyGroupTexts,
  ledgerCliTexts,
  ledgerReportTexts,
  targetKindTexts,
} from '../../contract/text/zh-CN/bureau-ledger.ts'
import { periodTexts } from '../../contract/text/zh-CN/quality-period.ts'
import {
  rectificationOutcomes,
  rectificationStates,
  rectificationTexts,
} from '../../contract/text/zh-CN/rectification.ts'
import { targetFigure } from '../../files/documents/bureau-report.ts'
import { type Arguments, fileWord, periodOption, requiredOption, yearOption } from '../arguments.ts'
import { type Command, type Io, PERSON_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'
import { dispute, disputes, itemNamed, items, lists, match, source, twins } from './ledger-decisions.ts'

const MOST_PATHS = 10_000

async function merge({ client }: Session, args: Arguments, io: Io): Promise<number> {
  fileWord(args, 1)
  const paths = args.words.slice(1).map(path => resolve(path))
  const drafts = args.options.drafts === true
  const report =
    args.options.watch === true
      ? await client.call('bureau.watch', { path: paths[0] ?? '', drafts })
      : await client.call('bureau.collect', { paths, drafts })
  await io.print(report, () => collectLines(report))
  for (const { file, reason } of report.unreadable) io.say(fill(ledgerCliTexts.unreadable, { file, reason }))
  return report.returned > 0 || report.unreadable.length > 0 ? 1 : 0
}

function collectLines({ unreadable, ...figures }: CollectReport): string {
  return fill(ledgerCliTexts.collected, { ...figures, unreadable: unreadable.length })
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
  return client.call('bureau.report', { year: yearOption(args) ?? null, weights: weightsOption(args) })
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

const WEIGHTS = /^(\d{1,3}),(\d{1,3}),(\d{1,3})$/

/** `--weights 40,40,20`: scope, quality, timeliness; absent = the usual ones. */
function weightsOption({ options: { weights } }: Arguments): Partial<ScoreWeights> {
  if (weights === undefined) return {}
  const [, scope, quality, timeliness] = WEIGHTS.exec(weights) ?? []
  const read = ScoreWeightsSchema.safeParse({
    scope: Number(scope),
    quality: Number(quality),
    timeliness: Number(timeliness),
  })
  if (!read.success)
    throw new OpenprepError('OPTION_INVALID', { option: '--weights', value: weights, reason: ledgerCliTexts.weights })
  return read.data
}

/** The quality report of a month, quarter or year. */
async function writePeriod({ client }: Session, period: Period, args: Arguments, io: Io): Promise<number> {
  const out = resolve(requiredOption(args, 'out'))
  const ending = extname(out).toLowerCase()
  const format = PERIOD_FORMATS.find(one => `.${one}` === ending)
  if (format === undefined)
    throw new OpenprepError('OPTION_INVALID', { option: '--out', value: out, reason: PERIOD_FORMATS.join('、') })
  const { report: written } = await client.call('bureau.savePeriod', { period, out, format })
  await io.print(written, () => out)
  const { year } = period
  const params = { title: periodTexts.title[period.kind], file: out, year, count: written.monthsReported }
  io.say(fill(periodTexts.written, params))
  return 0
}

async function report(session: Session, args: Arguments, io: Io): Promise<number> {
  const period = periodOption(args)
  if (period !== undefined) return writePeriod(session, period, args, io)
  const found = await reportOf(session, args)
  const { out } = args.options
  if (out !== undefined) {
    const format = LEDGER_REPORT_FORMATS.find(one => `.${one}` === extname(out).toLowerCase()) ?? 'xlsx'
    const year = yearOption(args) ?? null
    const { path } = await session.client.call('bureau.saveReport', {
      year,
      weights: weightsOption(args),
      out: resolve(out),
      format,
    })
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

/** Sends an item back: by the start of its SHA-256, or by its title where one was sent back under it. */
async function issue({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const word = fileWord(args, 1)
  const items = await client.call('bureau.items', {})
  const returned = items.filter(({ state }) => state === 'RETURNED')
  const { sha256 } = itemNamed(returned, word)
  const { note: demand = '' } = args.options
  const made = await client.call('rectifications.issue', { sha256, demand, out: resolve(requiredOption(args, 'out')) })
  await io.print(made, () => made.path)
  io.say(fill(rectificationTexts.issued, { file: made.path, due: made.task.dueOn }))
  return 0
}

async function receive({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const made = await client.call('rectifications.receive', { path: resolve(fileWord(args, 1)) })
  await io.print(made, () => made.content)
  io.say(fill(rectificationTexts.received, { title: made.title, due: made.due.date, id: made.id }))
  return 0
}

/** Of a case that was handled and replied to; --note handles and replies in one go. */
async function answer({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const caseId = fileWord(args, 1)
  const { note } = args.options
  if (note !== undefined) {
    const act = { act: 'handle', decision: 'AGREED', handling: note } as const
    await client.call('cases.act', { caseId, act })
    await client.call('cases.act', { caseId, act: { act: 'reply', reply: note } })
  }
  const made = await client.call('rectifications.answer', { caseId, out: resolve(requiredOption(args, 'out')) })
  await io.print(made, () => made.path)
  io.say(fill(rectificationTexts.answered, { file: made.path }))
  return 0
}

async function take({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const task = await client.call('rectifications.take', { path: resolve(fileWord(args, 1)) })
  await io.print(task, () => task.answer?.reply ?? '')
  const outcome = task.answer === null ? '' : rectificationOutcomes[task.answer.outcome]
  io.say(fill(rectificationTexts.taken, { title: task.title, outcome }))
  return 0
}

/** 1 = one is open past its deadline. */
async function tasks({ client }: Session, _args: Arguments, io: Io): Promise<number> {
  const found = await client.call('rectifications.list', {})
  await io.print(found, () => formatTable(found.map(taskRow)))
  return found.some(({ left }) => left !== null && left < 0) ? 1 : 0
}

function taskRow({ taskId, body, title, dueOn, state, left }: RectificationView): string[] {
  const days =
    left === null
      ? ''
      : fill(left < 0 ? rectificationTexts.late : rectificationTexts.left, {
          left: Math.abs(left),
          late: Math.abs(left),
        })
  return [taskId, body, title, dueOn, rectificationStates[state], days]
}

/** Done, or with --again once more: the answer does not do. */
async function settle({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const { note = '', again } = args.options
  const task = await client.call('rectifications.close', { taskId: fileWord(args, 1), settled: again !== true, note })
  await io.print(task, () => taskRow(task).join('　'))
  io.say(fill(rectificationTexts.settled, { title: task.title, state: rectificationStates[task.state] }))
  return 0
}

const ACTS = {
  merge,
  items,
  lists,
  match,
  twins,
  disputes,
  dispute,
  source,
  targets,
  report,
  tasks,
  issue,
  receive,
  answer,
  take,
  settle,
} as const

function isAct(word: string): word is keyof typeof ACTS {
  return Object.hasOwn(ACTS, word)
}

export const ledger: Command = {
  name: 'ledger',
  words: MOST_PATHS,
  options: [
    ...STORE_OPTIONS,
    ...PERSON_OPTIONS,
    ...(['drafts', 'watch', 'year', 'out', 'note', 'period', 'weights'] as const),
    ...(['unit', 'name', 'item', 'none', 'apart', 'again'] as const),
  ],
  run(args, io) {
    const act = args.words[0] ?? ''
    if (!isAct(act)) throw new OpenprepError('USAGE', { reason: cli.forms.ledger })
    requiredOption(args, 'store')
    return withSession(args, session => ACTS[act](session, args, io))
  },
}
