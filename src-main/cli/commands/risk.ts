// `risk`: how easily people could be found again in a table, with every figure of the three attackers and the level of effect.
// Changes nothing; a population table is read beside it.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { RELEASE_KINDS, type ReleaseKind, type RiskReport } from '../../contract/risk.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { percent } from '../../core/deidentification/risk/risk-sentences.ts'
import { type Arguments, choiceOption, columnList, fileWord, numberOption, pairOption } from '../arguments.ts'
import { type Command, READING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { chosenDataset, importFile, withSession } from '../session.ts'
import { cli } from '../words.ts'

function releaseOf({ options }: Arguments): ReleaseKind | undefined {
  const given = options['release-kind']
  return given === undefined ? undefined : choiceOption('release-kind', [given], RELEASE_KINDS)[0]
}

/** One value per line, lowest first. */
function ordersOf(args: Arguments): { column: string; order: string[] }[] {
  return pairOption(args, 'order').map(({ name, value }) => ({ column: name, order: linesOf(value) }))
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .filter(line => line !== '')
  } catch (cause) {
    throw new OpenprepError('FILE_NOT_FOUND', { file: path }, undefined, { cause })
  }
}

function questionOf(args: Arguments) {
  const threshold = numberOption(args, 'threshold', { above: 0, most: 1 })
  const populationSize = numberOption(args, 'population-size', { above: 0, most: 1e10 })
  return {
    quasiIdentifiers: columnList(args, 'qi'),
    sensitive: columnList(args, 'sensitive'),
    release: releaseOf(args),
    threshold,
    populationSize: populationSize === undefined ? undefined : Math.round(populationSize),
  }
}

function forPeople({ rows, classes, k, uniques, uniqueShare, prosecutor, grounds }: RiskReport): string {
  const words = cli.riskWords
  const figures = formatTable([
    [words.rows, String(rows)],
    [words.classes, String(classes)],
    [words.k, String(k)],
    [words.uniques, `${uniques}（${percent(uniqueShare)}）`],
    [words.max, percent(prosecutor.max)],
    [words.average, percent(prosecutor.average)],
    [words.shareAtRisk, percent(prosecutor.shareAtRisk)],
  ])
  return [figures, '', ...grounds].join('\n')
}

export const risk: Command = {
  name: 'risk',
  words: 1,
  options: [
    'qi',
    'sensitive',
    'order',
    'threshold',
    'release-kind',
    'levels',
    'population',
    'population-size',
    'previous',
    'linkage',
    ...READING_OPTIONS,
    ...STORE_OPTIONS,
  ],
  run: (args, io) => {
    const stored = args.words.length === 0 && args.options.store !== undefined
    if (!stored) fileWord(args)
    if (args.options.qi === undefined)
      throw new OpenprepError('USAGE', { reason: fill(cli.missingOption, { option: '--qi' }) })
    const question = questionOf(args)
    const orders = ordersOf(args)
    return withSession(args, async session => {
      const datasetId = stored
        ? (await chosenDataset(session, args)).id
        : await importFile(session, args, fileWord(args))
      const beside = async (name: 'population' | 'previous' | 'linkage') => {
        const path = args.options[name]
        if (path === undefined) return undefined
        return {
          datasetId: await importFile(session, named(args, `${name} ${basename(path)}`), path),
          view: 'source' as const,
        }
      }
      const report = await session.client.call('risk.run', {
        datasetId,
        view: 'source',
        question,
        orders,
        population: await beside('population'),
        previous: await beside('previous'),
        other: await beside('linkage'),
      })
      await io.print(report, () => forPeople(report))
      // Only a threshold that was asked for can be missed.
      return question.threshold !== undefined && report.prosecutor.shareAtRisk > 0 ? 1 : 0
    })
  },
}

/** A dataset of its own; the file may be called like the first one. */
function named(args: Arguments, dataset: string): Arguments {
  return { ...args, options: { ...args.options, dataset } }
}
