// `import`: puts a table into a work folder, from one file or several as one table; appends to or replaces a dataset's data.
// Says how many rows were read, kept and set aside, and what a new version changed. Appends nothing with other columns unasked.
import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type { Reading } from '../../contract/reading.ts'
import { COLUMN_RULES, type SeveralReport, type SourcePart, type SurveyedPart } from '../../contract/sources.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type Arguments, choiceOption, fileWord, renameOption, requiredOption } from '../arguments.ts'
import { type Command, type Io, READING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { filePassword, mergedReading } from '../file-reading.ts'
import { chosenDataset, importFile, type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'

const MOST_FILES = 1000

function changeOf({ options }: Arguments): 'append' | 'replace' | null {
  if (options.append && options.replace) throw new OpenprepError('USAGE', { reason: cli.oneChange })
  if (options.append) return 'append'
  return options.replace ? 'replace' : null
}

/** `before` = how the dataset's data was read so far. */
function severalOf(args: Arguments, before?: Reading) {
  const { words, options } = args
  const password = filePassword(args)
  const rename = renameOption(args)
  for (const file of words) if (!existsSync(file)) throw new OpenprepError('FILE_NOT_FOUND', { file })
  return {
    parts: words.map(file => ({
      path: resolve(file),
      label: basename(file, extname(file)),
      ...(password !== undefined && { password }),
      rename,
    })),
    reading: mergedReading(args, before),
    sourceColumn: options['source-column'] ?? null,
    columns: choiceOption('columns', options.columns === undefined ? [] : [options.columns], COLUMN_RULES)[0] ?? 'all',
    unreadable: options['leave-out'] ? ('leaveOut' as const) : ('stop' as const),
  }
}

async function sayImported({ client }: Session, datasetId: string, io: Io): Promise<void> {
  const summary = await client.call('datasets.get', { datasetId })
  await io.print(summary, () => summary.name)
  const { rows, rowsRead: read, rowsSetAside: setAside } = summary
  io.say(fill(cli.imported, { rows, columns: summary.columns.length, read, source: rows, setAside }))
}

function sayLeftOut(report: SeveralReport, io: Io): number {
  const faulty = report.parts.filter(part => part.fault !== null)
  for (const { file, fault } of faulty) io.say(fill(cli.partLeftOut, { file, reason: fault?.message ?? '' }))
  return faulty.length === 0 ? 0 : 1
}

function differenceText({ missing, extra }: SurveyedPart): string {
  const list = (text: string, columns: readonly string[]) =>
    columns.length === 0 ? [] : [fill(text, { columns: columns.join('、') })]
  return [...list(cli.columnsMissing, missing), ...list(cli.columnsExtra, extra)].join('，')
}

function renameText({ proposed }: SurveyedPart): string {
  const pairs = Object.entries(proposed).map(([own, name]) => `${own}=${name}`)
  return (pairs.length === 0 ? [cli.renameExample] : pairs).map(pair => `--rename ${pair}`).join(' ')
}

/** A table that grows by columns nobody meant is hard to mend later: without a word on the columns nothing is appended. */
async function checkColumns(
  { client }: Session,
  args: Arguments,
  input: { parts: SourcePart[]; reading: Reading; datasetId: string; change: 'append' | 'replace' },
  io: Io,
): Promise<void> {
  const { change, ...survey } = input
  const { parts } = await client.call('sources.survey', survey)
  const differing = parts.filter(({ fault, missing, extra }) => fault === null && missing.length + extra.length > 0)
  for (const part of differing) {
    const params = { file: part.file, difference: differenceText(part) }
    if (change === 'append' && args.options.columns === undefined) {
      throw new OpenprepError('COLUMNS_DIFFER', { ...params, rename: renameText(part) }, { file: part.file })
    }
    io.say(fill(cli.columnsDiffer, params))
  }
}

async function update(session: Session, args: Arguments, change: 'append' | 'replace', io: Io): Promise<number> {
  const { id: datasetId } = await chosenDataset(session, args)
  const versions = await session.client.call('sources.versions', { datasetId })
  const present = versions.find(version => version.current)
  const { reading } = await session.client.call('datasets.get', { datasetId })
  const several = severalOf(args, reading)
  await checkColumns(session, args, { parts: several.parts, reading: several.reading, datasetId, change }, io)
  const report = await session.client.call('sources.update', {
    ...several,
    sourceColumn: several.sourceColumn ?? present?.sourceColumn ?? null,
    datasetId,
    change,
    key: args.options.key ?? null,
  })
  await io.print(report, () => '')
  io.say(fill(cli.updated, { no: report.no, ...report.difference.rows }))
  return sayLeftOut(report, io)
}

async function importSeveral(session: Session, args: Arguments, io: Io): Promise<number> {
  const first = fileWord(args)
  const name = args.options.dataset ?? basename(first, extname(first))
  const report = await session.client.call('sources.import', { ...severalOf(args), name })
  await sayImported(session, report.datasetId, io)
  return sayLeftOut(report, io)
}

export const importCommand: Command = {
  name: 'import',
  words: MOST_FILES,
  options: [
    ...READING_OPTIONS,
    ...STORE_OPTIONS,
    'as',
    'append',
    'replace',
    'source-column',
    'columns',
    'rename',
    'leave-out',
    'key',
  ],
  run: (args, io) => {
    requiredOption(args, 'store')
    const change = changeOf(args)
    fileWord(args)
    return withSession(args, async session => {
      if (change !== null) return update(session, args, change, io)
      const { rename, 'source-column': sourceColumn } = args.options
      if (args.words.length > 1 || (sourceColumn ?? rename) !== undefined) return importSeveral(session, args, io)
      await sayImported(session, await importFile(session, args, fileWord(args)), io)
      return 0
    })
  },
}
