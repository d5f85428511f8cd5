// Worker tasks of the de-identification screen: values of a column with counts, a table counted for the search, solutions to choose from.
// Memory: 4 bytes a cell of the columns asked for and their different texts, and what the search holds.
import {
  type Exploration,
  type ExploreQuestion,
  SIZE_BINS,
  type Solution,
  type UtilityReport,
} from '../contract/deidentify-window.ts'
import { OpenprepError } from '../contract/errors.ts'
import { deidentifyWords } from '../contract/text/zh-CN/deidentify-operation.ts'
import { prepareGoal } from '../core/deidentification/encoding/goal-problem.ts'
import type {
  CountedProblem,
  PreparedProblem,
  TextColumn,
  TextTable,
} from '../core/deidentification/encoding/prepare.ts'
import { TextColumnBuilder } from '../core/deidentification/encoding/text-column.ts'
import type { SearchTuples } from '../core/deidentification/encoding/tuples.ts'
import type { ValueCount } from '../core/deidentification/hierarchies/propose-hierarchy.ts'
import type { LevelVector } from '../core/deidentification/metrics/metric.ts'
import { createMetric } from '../core/deidentification/metrics/registry.ts'
import { compileConditions } from '../core/deidentification/models/registry.ts'
import { recodeFullDomain } from '../core/deidentification/recoding/full-domain.ts'
import { LocalRecoding } from '../core/deidentification/recoding/local-recoding.ts'
import { averaged as averageOf } from '../core/deidentification/recoding/microaggregated.ts'
import { recodeAs, recodeAtLevels, type StatedRelease } from '../core/deidentification/recoding/recode-goal.ts'
import { classSizes } from '../core/deidentification/recoding/recoded.ts'
import { recodedScore } from '../core/deidentification/recoding/recoded-score.ts'
import { Judge } from '../core/deidentification/search/judge.ts'
import { nearSolutions } from '../core/deidentification/search/near-solutions.ts'
import { suppressible } from '../core/deidentification/search/search-problem.ts'
import { measureUtility } from '../core/deidentification/utility/measure-utility.ts'
import { publishedColumns } from '../core/deidentification/utility/published-columns.ts'
import type { TableReader } from '../store/table-store.ts'
import { goOn, withTable } from './read-version.ts'
import type { TablePlace, TaskOf, WorkerResult } from './worker-tasks.ts'

/** Values of a column that are told apart for a hierarchy. */
const MOST_VALUES = 200_000
/** Solutions judged for the list of those to choose from. */
const MOST_JUDGED = 4000
/** Milliseconds after which the list is what was judged by then. */
const RANKING_TIME = 10_000
const SHOWN = 50
/** Classes kept for regrouping. */
const BUDGET = 8_000_000

function readColumns(table: TableReader, names: readonly string[], stopped: () => boolean): Map<string, TextColumn> {
  const builders = names.map(() => new TextColumnBuilder())
  for (const { no } of table.chunks) {
    goOn(stopped)
    const { columns } = table.readChunk(no, names)
    for (const [at, builder] of builders.entries()) for (const value of columns[at] ?? []) builder.add(value)
  }
  return new Map(names.map((name, at) => [name, builders[at]?.finish() ?? { values: [], codes: new Int32Array() }]))
}

/** Most frequent first. Throws TOO_MANY_VALUES beyond what a hierarchy can hold. */
export function columnValues({ place, column }: TaskOf<'columnValues'>, stopped: () => boolean): ValueCount[] {
  return withTable(place, table => {
    const { values, codes } = readColumns(table, [column], stopped).get(column) ?? { values: [], codes: [] }
    if (values.length > MOST_VALUES)
      throw new OpenprepError('TOO_MANY_VALUES', { column, count: values.length, limit: MOST_VALUES }, { column })
    const counts = new Uint32Array(values.length)
    for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
    return values.map((value, code) => ({ value, count: counts[code] ?? 0 })).sort((a, b) => b.count - a.count)
  })
}

/** The records as combinations with counts. Throws HIERARCHY_*, COLUMN_NOT_FOUND, POPULATION_NEEDED, CANCELLED. */
export function countTable(
  { place, population, question }: TaskOf<'countTable'>,
  stopped: () => boolean,
): CountedProblem {
  const prepared = prepare({ place, population, question }, stopped)
  checkAverages(prepared, question.microaggregate)
  const { sensitiveCodes: _, tuples, ...rest } = prepared
  const { ofRow: __, ...counted } = tuples
  return { ...rest, tuples: counted }
}

/** Throws CANCELLED. */
export function rankSolutions(
  { problem: counted, found }: TaskOf<'rankSolutions'>,
  stopped: () => boolean,
): Exploration {
  const { problem, tuples, tables, sensitive } = counted
  const { conditions, suppressionLimit, metric } = problem
  const compiled = compileConditions(conditions, sensitive)
  const limit = suppressible(suppressionLimit, tuples.rows)
  const floor = Math.max(1, Math.min(compiled.floor.size, tuples.rows))
  const measure = createMetric(metric, { tuples, tables, floor, limit })
  const judge = new Judge({ tuples, tables, conditions: compiled, limit, metric: measure, budget: BUDGET })
  const until = performance.now() + RANKING_TIME
  const near = nearSolutions({
    judge,
    metric: measure,
    heights: tables.map(({ height }) => height - 1),
    from: found.ties.map(({ levels }) => levels),
    most: MOST_JUDGED,
    goOn: () => {
      goOn(stopped)
      return performance.now() < until
    },
  })
  return {
    rows: tuples.rows,
    before: beforeOf(tuples.counts),
    solutions: near.solutions.slice(0, SHOWN).map(({ levels, score }) => solutionOf(counted, levels, score)),
    optimal: found.optimal,
    bound: found.bound,
    exact: near.exact,
    nodes: found.nodes,
    checked: found.checked + near.judged,
  }
}

interface Asked {
  place: TablePlace
  population: TablePlace | null
  question: ExploreQuestion
}

/** The quasi-identifiers of both tables, and the protected columns of the first. */
function prepare({ place, population, question }: Asked, stopped: () => boolean): PreparedProblem {
  const names = question.quasi.map(({ column }) => column)
  const protectedNames = question.sensitive.map(({ column }) => column)
  const both = protectedNames.find(column => names.includes(column))
  if (both !== undefined) throw new OpenprepError('COLUMN_CHOSEN_TWICE', { column: both }, { column: both })
  const table = textTable(place, [...names, ...protectedNames], undefined, stopped)
  const people = population === null ? null : textTable(population, names, question.population?.input ?? '', stopped)
  return prepareGoal(question, table, people)
}

/** `file`: what the table is called where something is wrong with it; the table itself has no name. */
function textTable(
  place: TablePlace,
  names: readonly string[],
  file: string | undefined,
  stopped: () => boolean,
): TextTable {
  return withTable(place, table => {
    const missing = names.find(column => !table.columns.includes(column))
    const at = file === undefined ? undefined : { file }
    if (missing !== undefined)
      throw new OpenprepError('COLUMN_NOT_FOUND', { column: missing, columns: table.columns.join('、') }, at)
    const columns = readColumns(table, names, stopped)
    const numbers = rowNumbersOf(table)
    return {
      rows: table.rows,
      names,
      column: name => columns.get(name) ?? { values: [], codes: new Int32Array() },
      rowNumber: row => numbers[row] ?? row + 1,
      ...at,
    }
  })
}

function rowNumbersOf(table: TableReader): Uint32Array {
  const numbers = new Uint32Array(table.rows)
  let row = 0
  for (const { no } of table.chunks) {
    const chunk = table.rowNumbers(no)
    numbers.set(chunk, row)
    row += chunk.length
  }
  return numbers
}

/** Throws what exploring throws. */
export function solutionUtility(
  { levels, further, ...asked }: TaskOf<'solutionUtility'>,
  stopped: () => boolean,
): UtilityReport {
  const { question } = asked
  const prepared = prepare(asked, stopped)
  const { strategy, quasi, microaggregate: averaged } = question
  const passes = [levels, ...further].map(named => quasi.map(({ column }) => named[column] ?? 0))
  const release = recodeAs(prepared, { strategy, passes, averaged: [] }, () => goOn(stopped))
  if (release === null) throw new OpenprepError('DEIDENTIFY_NOT_MET', { reason: deidentifyWords.wholeTableFails })
  checkAverages(prepared, averaged)
  return measureUtility({
    columns: publishedColumns(release, prepared.tables),
    kept: Uint8Array.from(release.tuples.ofRow, tuple => (release.recoded.classOf[tuple] === -1 ? 0 : 1)),
    seed: 1,
  })
}

/** Throws DEIDENTIFY_NOT_MET for a value that has no average, now rather than when the recipe runs. */
function checkAverages({ tables }: CountedProblem, averaged: ExploreQuestion['microaggregate']): void {
  for (const { column, measure, decimals } of averaged) {
    const values = tables.find(table => table.column === column)?.labels[0] ?? []
    averageOf(
      values.map(text => ({ text, weight: 1 })),
      column,
      measure,
      decimals,
    )
  }
}

/** What no pass keeps, and how many records the last pass keeps. */
export function leftOver({ problem, passes }: TaskOf<'leftOver'>): WorkerResult<TaskOf<'leftOver'>> {
  const [first = [], ...further] = passes
  const recoding = new LocalRecoding(problem, first)
  let kept = 0
  let rest = recoding.rest()
  for (const levels of further) {
    kept = rest === null ? 0 : recoding.add(levels)
    rest = recoding.rest()
  }
  return { rest, kept }
}

export function passesSolution({ problem, passes }: TaskOf<'passesSolution'>): Solution {
  return recodedSolution(problem, recodeAtLevels(problem, passes), passes[0] ?? [])
}

/** Throws what exploring throws. */
export function exploreGroups(asked: TaskOf<'exploreGroups'>, stopped: () => boolean): Exploration {
  const { question } = asked
  const prepared = prepare(asked, stopped)
  checkAverages(prepared, question.microaggregate)
  const release = recodeAs(prepared, { strategy: question.strategy, passes: [], averaged: [] }, () => goOn(stopped))
  const asTheyAre = question.quasi.every(({ least = 0 }) => least === 0)
  const plain = { ...question, quasi: question.quasi.map(one => ({ ...one, least: 0 })) }
  const { counts } = asTheyAre ? prepared.tuples : prepare({ ...asked, question: plain }, stopped).tuples
  return {
    rows: prepared.tuples.rows,
    before: beforeOf(counts),
    solutions: release === null ? [] : [recodedSolution(prepared, release, null)],
    optimal: false,
    bound: null,
    exact: false,
    nodes: 0,
    checked: 0,
  }
}

/** `levels` null = without levels. */
function recodedSolution(
  { problem, tables }: CountedProblem,
  { recoded, tuples, covered }: Pick<StatedRelease, 'recoded' | 'covered'> & { tuples: SearchTuples },
  levels: LevelVector | null,
): Solution {
  const { classes } = classSizes(recoded)
  const figures = plainFigures(recoded.sizes.filter(size => size > 0))
  const named = problem.quasiIdentifiers.map((column, at): [string, number] => [column, levels?.[at] ?? 0])
  return {
    levels: levels === null ? {} : Object.fromEntries(named),
    loss: recodedScore('loss', recoded, tuples, tables, covered) ?? 0,
    suppressedRows: recoded.suppressed,
    averageClass: classes === 0 ? 0 : (tuples.rows - recoded.suppressed) / classes,
    ...figures,
  }
}

function solutionOf(prepared: CountedProblem, levels: readonly number[], loss: number): Solution {
  const recoded = recodeFullDomain(prepared, levels)
  const { classes } = classSizes(recoded)
  const figures = plainFigures(recoded.sizes.filter(size => size > 0))
  return {
    levels: Object.fromEntries(prepared.problem.quasiIdentifiers.map((column, at) => [column, levels[at] ?? 0])),
    loss,
    suppressedRows: recoded.suppressed,
    averageClass: classes === 0 ? 0 : (prepared.tuples.rows - recoded.suppressed) / classes,
    ...figures,
  }
}

function plainFigures(sizes: Int32Array) {
  const rows = sizes.reduce((sum, size) => sum + size, 0)
  const k = sizes.reduce((least, size) => Math.min(least, size), sizes[0] ?? 0)
  const bins = new Array<number>(SIZE_BINS.length).fill(0)
  for (const size of sizes) {
    const bin = SIZE_BINS.findLastIndex(least => size >= least)
    bins[bin] = (bins[bin] ?? 0) + size
  }
  return {
    classes: sizes.length,
    k,
    maxRisk: k === 0 ? 0 : 1 / k,
    averageRisk: rows === 0 ? 0 : sizes.length / rows,
    sizes: bins,
  }
}

function beforeOf(counts: Int32Array): Exploration['before'] {
  const filled = counts.filter(count => count > 0)
  return { ...plainFigures(filled), uniques: filled.reduce((sum, count) => sum + (count === 1 ? 1 : 0), 0) }
}
