// `review request|show|decide|answer`: the file exchange of preparer and reviewer.
// Nothing is decided here: the person's own file says what, the engine whether it may be signed.
import { resolve } from 'node:path'
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { type OpenedRequest, type Reproduction, ReviewDraftSchema } from '../../contract/review.ts'
import { askedTemplateSentence } from '../../contract/text/asked-template.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { reproductions, reviewNames } from '../../contract/text/zh-CN/review.ts'
import { type Arguments, fileWord, requiredOption } from '../arguments.ts'
import { type Command, type Io, PERSON_OPTIONS, RUNNING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { readJson } from '../json-file.ts'
import { formatTable } from '../output.ts'
import { chosenDataset, type Session, startRun, withSession } from '../session.ts'
import { cli } from '../words.ts'

/** What a reviewer writes: the draft and its outcome in one file. */
const DecisionFileSchema = ReviewDraftSchema.partial({
  annotations: true,
  committeeAsked: true,
  committee: true,
  rules: true,
}).extend({
  outcome: z.enum(['approved', 'returned']),
})

async function request(session: Session, args: Arguments, io: Io): Promise<number> {
  const { client } = session
  requiredOption(args, 'store')
  const { id: datasetId } = await chosenDataset(session, args)
  if ((await client.call('run.get', { datasetId })) === null) await startRun(client, datasetId, args)
  const { to = [], note = '' } = args.options
  const made = await client.call('reviews.request', {
    datasetId,
    out: resolve(requiredOption(args, 'out')),
    to: to.map(path => resolve(path)),
    note,
    source: args.options['with-source'] === true,
    keys: args.options['with-keys'] === true,
  })
  await io.print(made, () => made.path)
  io.say(fill(cli.requestDone, { file: made.path, to: to.join('、') }))
  return 0
}

function humanRequest({ request: { preparer }, payload, summary, templates }: OpenedRequest): string {
  const { subject } = payload
  return formatTable([
    [subject.title, `${preparer.subject.name} ${preparer.subject.unit}`],
    [subject.digest, String(subject.result.rows)],
    ...payload.reviews.map(kind => [reviewNames[kind], '']),
    ...summary.rules.map(rule => [rule.stepId, rule.sentence]),
    ...templates.map(template => [template.forbids ? '✗' : '✓', askedTemplateSentence(template)]),
    ...summary.gates.gates.map(gate => [gate.passed ? '✓' : '✗', `${gate.title} ${gate.figure}`]),
  ])
}

async function show({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const opened = await client.call('reviews.receive', { path: resolve(fileWord(args, 1)) })
  const checklist = await client.call('reviews.checklist', {})
  await io.print({ ...opened, checklist }, () => humanRequest(opened))
  return 0
}

function sayReproduction({ outcome, leftovers }: Reproduction, io: Io): void {
  io.say(fill(cli.reproduced, { outcome: reproductions[outcome], leftovers }))
}

async function decide({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const { outcome, ...given } = readJson(requiredOption(args, 'decision'), DecisionFileSchema, 'OPTION_INVALID')
  const { request: opened } = await client.call('reviews.receive', { path: resolve(fileWord(args, 1)) })
  const requestId = opened.id
  if (args.options.reproduce === true)
    sayReproduction((await client.call('reviews.reproduce', { requestId })).reproduction, io)
  const { rules = [], annotations = [], committeeAsked = false, committee = null, reviews } = given
  await client.call('reviews.saveDraft', {
    requestId,
    draft: { reviews, rules, annotations, committeeAsked, committee },
  })
  const made = await client.call('reviews.decide', { requestId, outcome, out: resolve(requiredOption(args, 'out')) })
  await io.print(made, () => made.path)
  io.say(fill(cli.decisionDone, { file: made.path }))
  return 0
}

async function answer(session: Session, args: Arguments, io: Io): Promise<number> {
  requiredOption(args, 'store')
  const named = args.options.dataset === undefined ? {} : { datasetId: (await chosenDataset(session, args)).id }
  const decision = await session.client.call('reviews.answer', { path: resolve(fileWord(args, 1)), ...named })
  await io.print(decision, () => decision.sentence)
  io.say(decision.sentence)
  return decision.fault === null && decision.outcome === 'approved' ? 0 : 1
}

export const review: Command = {
  name: 'review',
  words: 2,
  options: [
    ...STORE_OPTIONS,
    ...RUNNING_OPTIONS,
    ...PERSON_OPTIONS,
    'no-skip',
    'out',
    'to',
    'note',
    'with-source',
    'with-keys',
    'decision',
    'reproduce',
  ],
  run: (args, io) =>
    withSession(args, session => {
      switch (args.words[0]) {
        case 'request':
          return request(session, args, io)
        case 'show':
          return show(session, args, io)
        case 'decide':
          return decide(session, args, io)
        case 'answer':
          return answer(session, args, io)
        default:
          throw new OpenprepError('USAGE', { reason: cli.forms.review })
      }
    }),
}
