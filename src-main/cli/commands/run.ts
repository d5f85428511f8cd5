// `run`: a recipe on a file; writes the result and run.json. `--check` only says whether it can run.
// A masking step that cannot run stops everything; a cleaning step that lacks its columns is left out, loudly (exit code 1).
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Consistency } from '../../contract/attacks.ts'
import type { Drift } from '../../contract/drift.ts'
import { OpenprepError } from '../../contract/errors.ts'
import type { Recipe, RecipeCheck } from '../../contract/recipe.ts'
import type { RunReport } from '../../contract/run.ts'
import { describeDrift } from '../../contract/text/describe-drift.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { driftTexts } from '../../contract/text/zh-CN/drift.ts'
import { withRenames } from '../../core/recipe/renamed-columns.ts'
import { type Arguments, fileWord, pairOption, requiredOption } from '../arguments.ts'
import { type Command, type Io, READING_OPTIONS, RUNNING_OPTIONS } from '../command.ts'
import { formatOption } from '../form-option.ts'
import { formatTable } from '../output.ts'
import {
  checkInputs,
  chosenDataset,
  giveRecipe,
  importFile,
  importInputs,
  readRecipe,
  type Session,
  sayFitted,
  sayLeftOut,
  startRun,
  withSession,
} from '../session.ts'
import { cli } from '../words.ts'

function notWritable(file: string, cause: unknown): OpenprepError {
  return new OpenprepError('TARGET_NOT_WRITABLE', { file }, { file }, { cause })
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw notWritable(folder, cause)
  }
}

function writeJson(path: string, document: RunReport | Recipe): void {
  try {
    writeFileSync(`${path}.tmp`, `${JSON.stringify(document, null, 2)}\n`)
    renameSync(`${path}.tmp`, path)
  } catch (cause) {
    throw notWritable(path, cause)
  }
}

async function checkOnly({ client }: Session, datasetId: string, recipe: Recipe, io: Io): Promise<number> {
  const report = await client.call('recipe.check', { datasetId, recipe })
  await io.print(report, () =>
    formatTable(report.steps.map(({ id, op, runs, reason }) => [id, op, runs ? '✓' : '✗', reason ?? ''])),
  )
  io.say(report.ok ? cli.recipeRuns : fill(cli.recipeCannot, { columns: report.missing.join('、') }))
  const pairs = Object.entries(report.mapping).flatMap(([missing, offered]) =>
    offered === null ? [] : [`${missing} → ${offered}`],
  )
  if (pairs.length > 0) io.say(fill(cli.recipeMapping, { pairs: pairs.join('、') }))
  sayFitted(recipe, report.steps, io)
  sayStepProblems(report, io)
  sayDrift(report.drift, io)
  return report.ok && (report.drift?.notable ?? 0) === 0 ? 0 : 1
}

function sayStepProblems({ steps }: RecipeCheck, io: Io): void {
  for (const [at, { reason, stops }] of steps.entries()) {
    if (reason !== null) io.say(fill(stops ? cli.stepStops : cli.stepSkipped, { number: at + 1, reason }))
  }
}

function sayDrift(drift: Drift | null, io: Io): void {
  if (drift === null) {
    io.say(cli.driftUnknown)
    return
  }
  io.say(fill(cli.driftSince, { file: drift.reference.file, rows: drift.reference.rows }))
  const lines = describeDrift(drift).map(line => line.words)
  for (const line of lines.length === 0 ? [driftTexts.none] : lines) io.say(`  ${line}`)
}

/** The recipe as it is, with what next month's file will be compared with. */
async function remember({ client }: Session, datasetId: string, recipe: Recipe, path: string, io: Io): Promise<void> {
  const reference = await client.call('replay.reference', { datasetId })
  writeJson(path, { ...recipe, reference })
  io.say(fill(cli.remembered, { file: path }))
}

async function runRecipe(
  { client }: Session,
  datasetId: string,
  recipe: Recipe,
  args: Arguments,
  io: Io,
): Promise<number> {
  const folder = resolve(requiredOption(args, 'out'))
  const formats = formatOption(args)
  makeFolder(folder)
  await giveRecipe({ client }, datasetId, recipe, io)
  const report = await startRun(client, datasetId, args)
  await client.call('run.write', { datasetId, folder, formats })
  const path = join(folder, 'run.json')
  writeJson(path, report)
  if (args.options.remember !== undefined)
    await remember({ client }, datasetId, recipe, resolve(args.options.remember), io)
  await io.print(report, () =>
    formatTable(
      report.steps.map(({ id, op, rowsIn, cellsChanged, rowsRemoved }) => [
        id,
        op,
        String(rowsIn),
        `±${cellsChanged}`,
        `−${rowsRemoved}`,
      ]),
    ),
  )
  io.say(fill(cli.runDone, { ...report.counts, folder }))
  sayLeftOut(report, io)
  const consistent = sayConsistency(await client.call('masking.consistency', { datasetId }), io)
  return report.leftOut.length === 0 && consistent ? 0 : 1
}

/** Without a policy such a recipe runs: what it gives away is said, with what would mend it, and the exit code tells of it. */
function sayConsistency({ restorable, contradictions }: Consistency, io: Io): boolean {
  const found = [...restorable, ...contradictions]
  for (const { sentence, repair, otherRepairs = [] } of found) {
    io.say(sentence)
    const repairs = [...(repair === null ? [] : [repair]), ...otherRepairs]
    io.say(fill(cli.repairs, { repairs: repairs.map(one => one.sentence).join('；') }))
  }
  return found.length === 0
}

/** The recipe for a file whose columns are called otherwise: `--map OLD=NEW` puts a step in front that gives column NEW the name OLD. */
function mappedRecipe(recipe: Recipe, args: Arguments): Recipe {
  return withRenames(
    recipe,
    pairOption(args, 'map').map(({ name, value }) => ({ wanted: name, offered: value })),
  )
}

/** The table of the file named, or the one that is in the work folder already. */
async function chosenTable(session: Session, args: Arguments, recipe: Recipe): Promise<string> {
  if (args.words[1] === undefined && args.options.store !== undefined) return (await chosenDataset(session, args)).id
  return importFile(session, args, fileWord(args, 1), recipe)
}

export const run: Command = {
  name: 'run',
  words: 2,
  options: [...READING_OPTIONS, ...RUNNING_OPTIONS, 'out', 'format', 'check', 'no-skip', 'remember', 'map'],
  run: (args, io) =>
    withSession(args, async session => {
      const recipe = mappedRecipe(readRecipe(fileWord(args)), args)
      checkInputs(args, recipe)
      const datasetId = await chosenTable(session, args, recipe)
      await importInputs(session, args, datasetId, recipe)
      return args.options.check
        ? checkOnly(session, datasetId, recipe, io)
        : runRecipe(session, datasetId, recipe, args, io)
    }),
}
