// `attack`: what somebody with public knowledge, or with another table, can find out from a result or from a table as it is.
// Prints figures and sentences, never a value that was found.
import { resolve } from 'node:path'
import { type AttackReport, DEFAULT_PREFIX, DICTIONARY_SIZE } from '../../contract/attacks.ts'
import type { View } from '../../contract/datasets.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { attackTitles, verdictTitles } from '../../contract/text/zh-CN/attacks.ts'
import { type Arguments, fileWord, integerOption } from '../arguments.ts'
import { type Command, type Io, READING_OPTIONS, RUNNING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import {
  chosenDataset,
  giveRecipe,
  importFile,
  readRecipe,
  type Session,
  sayLeftOut,
  startRun,
  withSession,
} from '../session.ts'
import { cli } from '../words.ts'

const PREFIX = /^1[3-9]\d$/

function prefixOption({ options: { prefix = DEFAULT_PREFIX } }: Arguments): string {
  if (PREFIX.test(prefix)) return prefix
  throw new OpenprepError('OPTION_INVALID', { option: '--prefix', value: prefix, reason: cli.badPrefix })
}

/** The result of the recipe, or the table itself where no recipe is given. */
async function attackedView(session: Session, args: Arguments, io: Io): Promise<{ datasetId: string; view: View }> {
  const { client } = session
  const { recipe: path } = args.options
  if (args.words.length === 0 && args.options.store !== undefined) {
    const { id } = await chosenDataset(session, args)
    sayLeftOut(await startRun(client, id, args), io)
    return { datasetId: id, view: 'result' }
  }
  if (path === undefined) return { datasetId: await importFile(session, args, fileWord(args)), view: 'source' }
  const recipe = readRecipe(path)
  const datasetId = await importFile(session, args, fileWord(args), recipe)
  await giveRecipe(session, datasetId, recipe, io)
  sayLeftOut(await startRun(client, datasetId, args), io)
  return { datasetId, view: 'result' }
}

/** Read by its own form, not by the reading options of the attacked table. */
async function auxiliaryOf(session: Session, { options, ...rest }: Arguments): Promise<string | undefined> {
  const { against, ...others } = options
  if (against === undefined) return undefined
  const { sheet: _sheet, table: _table, header: _header, encoding: _encoding, delimiter: _delimiter, ...plain } = others
  return importFile(session, { ...rest, options: { ...plain, dataset: undefined } }, resolve(against))
}

function lines(report: AttackReport): string {
  return [
    formatTable(
      report.findings.map(({ verdict, attack, column, sentence, effort }) => [
        verdictTitles[verdict],
        attackTitles[attack],
        column ?? '',
        `${sentence}${effort}`,
      ]),
    ),
    formatTable(report.contradictions.map(({ columns, sentence }) => [columns.join('、'), sentence])),
    formatTable(report.left.map(({ column, sentence }) => [column, sentence])),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

export const attack: Command = {
  name: 'attack',
  words: 1,
  options: [
    ...READING_OPTIONS,
    ...RUNNING_OPTIONS,
    ...STORE_OPTIONS,
    'no-skip',
    'recipe',
    'against',
    'prefix',
    'guesses',
    'out',
    'reveal',
  ],
  run: (args, io) =>
    withSession(args, async session => {
      const prefix = prefixOption(args)
      const guesses = integerOption(args, 'guesses') ?? DICTIONARY_SIZE
      const place = await attackedView(session, args, io)
      const against = await auxiliaryOf(session, args)
      const report = await session.client.call('attack.run', { ...place, against, prefix, guesses })
      const { out, reveal } = args.options
      const path = out === undefined ? null : resolve(out)
      if (path !== null && place.view === 'result')
        await session.client.call('masking.write', { datasetId: place.datasetId, path, reveal: reveal === true })
      await io.print(report, () => lines(report))
      const broken = report.findings.filter(({ verdict }) => verdict === 'broken').length
      const words = { identified: report.identified, rows: report.attackedRows, broken }
      io.say(fill(broken > 0 ? cli.attackFound : cli.attackHolds, words))
      return broken > 0 || report.contradictions.length > 0 ? 1 : 0
    }),
}
