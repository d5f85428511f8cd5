// `deidentify`: the generalisation of a table that meets the conditions at the least loss, written with every record in its place.
// Reads a large file twice, to search and to write; keeps nothing.
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import {
  type DeidentifyProblem,
  DeidentifyProblemSchema,
  type DeidentifyReport,
  DISTANCES,
  DIVERSITIES,
  GROUP_MEASURES,
  METRICS,
  type MicroaggregatedColumn,
  MicroaggregatedColumnSchema,
  type PrivacyCondition,
  type SensitiveColumn,
  STRATEGIES,
} from '../../contract/deidentify.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { prepareProblem } from '../../core/deidentification/encoding/prepare.ts'
import { isSuppressed, publishedText } from '../../core/deidentification/recoding/recoded.ts'
import { type DeidentifiedTable, deidentifyTable, isWorthThreads } from '../../jobs/deidentify-table.ts'
import { readHierarchies, readOrder } from '../../jobs/hierarchy-files.ts'
import { readTextTable, type TextSource, writeReplaced } from '../../jobs/text-table.ts'
import { createWorkerPool } from '../../jobs/worker-pool.ts'
import {
  type Arguments,
  boundedOption,
  choiceOption,
  columnList,
  numberOption,
  pairOption,
  requiredOption,
  shareRangeOption,
} from '../arguments.ts'
import { type Command, type Io, READING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { interrupted } from '../interrupt.ts'
import { fileSource, formOf, withSource, writeInForm } from '../text-source.ts'
import { cli } from '../words.ts'

const SHARE = { least: 0, most: 1 }
const MANY = 1_000_000_000
/** The class gate of complete public release. */
const USUAL_THRESHOLD = 0.05

function usage(reason: string): OpenprepError {
  return new OpenprepError('USAGE', { reason })
}

function choice<T extends string>(
  args: Arguments,
  name: 'l-kind' | 't-distance' | 'model' | 'strategy',
  choices: readonly T[],
): T | undefined {
  const given = args.options[name]
  return given === undefined ? undefined : choiceOption(name, [given], choices)[0]
}

/** Conditions on sensitive columns hold for each of them. */
function sensitiveConditions(args: Arguments, columns: readonly string[]): PrivacyCondition[] {
  const diversity = choice(args, 'l-kind', DIVERSITIES) ?? 'distinct'
  const l = boundedOption(args, 'l', { least: 1, most: MANY, whole: diversity !== 'entropy' })
  const c = boundedOption(args, 'c', { least: 0, most: MANY })
  const t = boundedOption(args, 't', SHARE)
  const distance = choice(args, 't-distance', DISTANCES) ?? 'equal'
  const alpha = boundedOption(args, 'alpha', SHARE)
  const asked = Object.entries({ '--l': l, '--t': t, '--alpha': alpha }).find(([, value]) => value !== undefined)
  if (asked !== undefined && columns.length === 0) throw usage(fill(cli.sensitiveMissing, { option: asked[0] }))
  if (diversity === 'recursive' && l !== undefined && c === undefined) throw usage(cli.cMissing)
  return columns.flatMap((column): PrivacyCondition[] => [
    ...(l === undefined ? [] : [{ model: 'lDiversity', column, diversity, l, c } as const]),
    ...(t === undefined ? [] : [{ model: 'tCloseness', column, distance, t } as const]),
    ...(alpha === undefined ? [] : [{ model: 'alpha', column, alpha } as const]),
  ])
}

function conditionsOf(args: Arguments, sensitive: readonly string[]): PrivacyCondition[] {
  const k = boundedOption(args, 'k', { least: 1, most: MANY, whole: true })
  const presence = shareRangeOption(args)
  const average = boundedOption(args, 'max-average', SHARE)
  const uniques = boundedOption(args, 'max-unique', SHARE)
  const { population } = args.options
  if (presence !== undefined && population === undefined) throw usage(cli.deltaPopulation)
  const model = population !== undefined && presence === undefined ? 'kMap' : 'kAnonymity'
  const conditions: PrivacyCondition[] = [
    ...(k === undefined ? [] : [{ model, k } as const]),
    ...sensitiveConditions(args, sensitive),
    ...(presence === undefined ? [] : [{ model: 'presence', min: presence[0], max: presence[1] } as const]),
    ...(average === undefined ? [] : [{ model: 'averageRisk', max: average } as const]),
    ...(uniques === undefined ? [] : [{ model: 'sampleUniques', max: uniques } as const]),
  ]
  if (conditions.length === 0) throw usage(cli.conditionMissing)
  return conditions
}

async function ordersOf(args: Arguments): Promise<ReadonlyMap<string, string[]>> {
  const orders = new Map<string, string[]>()
  for (const { name, value } of pairOption(args, 'order')) orders.set(name, await readOrder(resolve(value)))
  return orders
}

async function problemOf(args: Arguments): Promise<DeidentifyProblem> {
  const quasiIdentifiers = columnList(args, 'qi')
  if (quasiIdentifiers.length === 0) throw usage(fill(cli.missingOption, { option: '--qi' }))
  const names = columnList(args, 'sensitive')
  const both = names.find(name => quasiIdentifiers.includes(name))
  if (both !== undefined) throw usage(fill(cli.bothRoles, { column: both }))
  const conditions = conditionsOf(args, names)
  const folder = args.options.hierarchies
  const hierarchies =
    folder === undefined ? [] : await readHierarchies(resolve(folder), [...quasiIdentifiers, ...names])
  const orders = await ordersOf(args)
  const sensitive = names.map((column): SensitiveColumn => {
    const order = orders.get(column)
    const hierarchy = hierarchies.find(one => one.column === column)
    return { column, ...(order && { order }), ...(hierarchy && { hierarchy }) }
  })
  return DeidentifyProblemSchema.parse({
    quasiIdentifiers,
    hierarchies,
    sensitive,
    conditions,
    suppressionLimit: boundedOption(args, 'suppression', SHARE) ?? 0,
    metric: choice(args, 'model', METRICS),
  })
}

function outPath(args: Arguments): string {
  const out = requiredOption(args, 'out')
  formOf(out)
  return resolve(out)
}

function sayAhead({ quasiIdentifiers, hierarchies, conditions }: DeidentifyProblem, io: Io): void {
  for (const column of quasiIdentifiers)
    if (!hierarchies.some(one => one.column === column)) io.say(fill(cli.noHierarchy, { column }))
  for (const one of conditions) if (one.model === 'kMap') io.say(fill(cli.kMapUsed, { k: one.k }))
}

const rounded = (figure: number | null) => (figure === null ? '' : String(Number(figure.toPrecision(8))))

function forPeople({ levels, score, optimal, ties }: DeidentifyReport, metric: string): string {
  const proven = optimal ? cli.proven : ''
  return [
    ...Object.entries(levels ?? {}).map(([column, level]) => fill(cli.levelLine, { column, level })),
    ...(score === null ? [] : [fill(cli.scoreLine, { model: metric, score: rounded(score), proven })]),
    ...(ties.length > 1 ? [fill(cli.tiesLine, { count: ties.length })] : []),
  ].join('\n')
}

function sayOutcome(report: DeidentifyReport, { suppressionLimit }: DeidentifyProblem, file: string, io: Io): void {
  const { rows, strategy, levels, suppressedRows, classes, classSize, optimal, score, bound, local } = report
  if (levels === null) {
    const limit = `${suppressionLimit * 100}%`
    io.say(optimal ? fill(cli.deidentifyInfeasible, { limit }) : cli.deidentifyUndecided)
    return
  }
  if (strategy === 'optimal' && !optimal)
    io.say(fill(cli.deidentifyUnproven, { score: rounded(score), bound: rounded(bound) }))
  if (local !== undefined)
    io.say(fill(cli.rescuedRows, { rows: local.passes.reduce((sum, pass) => sum + pass.rows, 0) }))
  const { min, max } = classSize
  io.say(fill(cli.deidentified, { file, rows, suppressed: suppressedRows, classes, min, max }))
}

/** `列=mean`, `列=median` or `列=mode`; the mean with as many decimals as the column has, at least one. */
function averagedColumns(args: Arguments, quasiIdentifiers: readonly string[]): MicroaggregatedColumn[] {
  return pairOption(args, 'microaggregate').map(({ name, value }) => {
    if (!quasiIdentifiers.includes(name)) throw usage(fill(cli.microaggregateStray, { column: name }))
    const [measure] = choiceOption('microaggregate', [value], GROUP_MEASURES)
    return MicroaggregatedColumnSchema.parse({ column: name, measure })
  })
}

async function treat(args: Arguments, io: Io): Promise<number> {
  return withSource(args, source => treatSource(source, args, io))
}

async function treatSource(source: TextSource, args: Arguments, io: Io): Promise<number> {
  const out = outPath(args)
  const strategy = choice(args, 'strategy', STRATEGIES) ?? 'optimal'
  const seconds = boundedOption(args, 'time-limit', { least: 0, most: 86_400 })
  const threshold = numberOption(args, 'threshold', { above: 0, most: 1 }) ?? USUAL_THRESHOLD
  const problem = await problemOf(args)
  const { quasiIdentifiers, sensitive } = problem
  const averaged = averagedColumns(args, quasiIdentifiers)
  const { population: file } = args.options
  const table = await readTextTable(source, [...quasiIdentifiers, ...sensitive.map(({ column }) => column)])
  const population = file === undefined ? null : await readTextTable(fileSource(args, file), quasiIdentifiers, file)
  sayAhead(problem, io)
  const prepared = prepareProblem(problem, table, population)
  const pool = createWorkerPool({ size: isWorthThreads(prepared) ? availableParallelism() : 0 })
  let treated: DeidentifiedTable
  try {
    const timeLimit = seconds === undefined ? undefined : seconds * 1000
    treated = await deidentifyTable({
      prepared,
      strategy,
      local: args.options.local === true,
      averaged,
      pool,
      timeLimit,
      threshold,
      signal: interrupted,
      onProgress: () => undefined,
    })
  } finally {
    await pool.close()
  }
  const { report, release } = treated
  if (release !== null) {
    const drop = args.options['drop-suppressed'] === true
    const replacement = {
      columns: quasiIdentifiers,
      keeps: (row: number) => !drop || !isSuppressed(release, row),
      cell: (row: number, column: number) => publishedText(release, row, column),
    }
    await writeInForm(out, async csv => void (await writeReplaced(source, table, replacement, csv)))
  }
  await io.print(report, () => forPeople(report, problem.metric))
  sayOutcome(report, problem, out, io)
  return release === null ? 1 : 0
}

export const deidentify: Command = {
  name: 'deidentify',
  words: 1,
  options: [
    ...READING_OPTIONS,
    ...STORE_OPTIONS,
    'qi',
    'sensitive',
    'hierarchies',
    'k',
    'l',
    'l-kind',
    'c',
    't',
    't-distance',
    'alpha',
    'population',
    'delta',
    'max-average',
    'max-unique',
    'order',
    'time-limit',
    'suppression',
    'model',
    'strategy',
    'local',
    'microaggregate',
    'threshold',
    'drop-suppressed',
    'out',
  ],
  run: treat,
}
