// `opening show|act|notice`: how an item stands with its opening, an act of a person on it, and the notice of a withdrawal.
// Every act goes the way it goes in the window: refused with what is missing, or done and recorded.
import { resolve } from 'node:path'
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { type OpeningAct, OpeningActSchema, type OpeningState } from '../../contract/opening.ts'
import { openAttributeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { lifeCycleLabels, openingActLabels } from '../../contract/text/zh-CN/opening.ts'
import { type Arguments, dateOption, fileWord, requiredOption } from '../arguments.ts'
import { type Command, type Io, STORE_OPTIONS } from '../command.ts'
import { readJson } from '../json-file.ts'
import { formatTable } from '../output.ts'
import { chosenDataset, type Session, today, withSession } from '../session.ts'
import { cli } from '../words.ts'

/** Acts that rest on a paper, and the name it goes by in the act. */
const PAPERS: Readonly<Record<string, 'evidence' | 'receipt'>> = {
  addConsent: 'evidence',
  confirmFiling: 'receipt',
  report: 'receipt',
}

/** The act of the file; a paper named by `--evidence` is counted here and stays where it is. */
async function readAct({ client }: Session, args: Arguments): Promise<OpeningAct> {
  const { evidence } = args.options
  const paper = evidence === undefined ? null : await client.call('opening.evidence', { path: resolve(evidence) })
  const withPaper = (raw: unknown): unknown => {
    const act = typeof raw === 'object' && raw !== null && 'act' in raw ? String(raw.act) : ''
    const place = PAPERS[act]
    return paper === null || place === undefined ? raw : { ...Object(raw), [place]: paper }
  }
  return readJson(fileWord(args, 1), z.preprocess(withPaper, OpeningActSchema), 'OPENING_ACT_INVALID')
}

function shown({ record, unmet, next }: OpeningState): string {
  const value = (attribute: typeof record.inForce) => (attribute === null ? '' : openAttributeLabels[attribute])
  return formatTable([
    [lifeCycleLabels[record.lifeCycle], value(record.inForce), value(record.pending?.to ?? null)],
    ...unmet.map(({ message }) => ['✗', message]),
    ...next.map(({ to, unmet: lacking }) => ['→', lifeCycleLabels[to], lacking.map(({ message }) => message).join('')]),
  ])
}

async function perform(session: Session, args: Arguments, io: Io): Promise<number> {
  const { client } = session
  const { id: datasetId } = await chosenDataset(session, args)
  switch (args.words[0]) {
    case 'show': {
      const state = await client.call('opening.get', { datasetId })
      await io.print(state, () => shown(state))
      return 0
    }
    case 'act': {
      const act = await readAct(session, args)
      const state = await client.call('opening.act', { datasetId, act })
      await io.print(state, () => shown(state))
      io.say(openingActLabels[act.act])
      return 0
    }
    case 'notice': {
      const path = resolve(requiredOption(args, 'out'))
      const written = await client.call('withdrawals.write', { datasetId, path, date: dateOption(args) ?? today() })
      await io.print(written, () => written.path)
      return 0
    }
    default:
      throw new OpenprepError('USAGE', { reason: cli.forms.opening })
  }
}

export const opening: Command = {
  name: 'opening',
  words: 2,
  options: [...STORE_OPTIONS, 'as', 'login-file', 'evidence', 'out', 'date'],
  run: (args, io) => {
    requiredOption(args, 'store')
    return withSession(args, session => perform(session, args, io))
  },
}
