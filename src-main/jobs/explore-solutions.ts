// Worker tasks of the de-identification screen: the values of a column with their counts, and the solutions a person may choose from.
// Memory: 4 bytes a cell of the columns asked for and their different texts, and what the search holds.
import { type DeidentifyProblem, DeidentifyProblemSchema } from '../contract/deidentify.ts'
import {
  type Exploration,
  type ExploreQuestion,
  SIZE_BINS,
  type Solution,
  type UtilityReport,
} from '../contract/deidentify-window.ts'
import { OpenprepError } from '../contract/errors.ts'
import { type PreparedProblem, prepareProblem, type TextColumn } from '../core/deidentification/encoding/prepare.ts'
import { TextColumnBuilder } from '../core/deidentification/encoding/text-column.ts'
import { buildHierarchy } from '../core/deidentification/hierarchies/build-hierarchy.ts'
import { tabulate } from '../core/deidentification/hierarchies/coverage.ts'
import type { ValueCount } from '../core/deidentification/hierarchies/propose-hierarchy.ts'
import { createMetric } from '../core/deidentification/metrics/registry.ts'
import { compileConditions } from '../core/deidentification/models/registry.ts'
import { recodeFullDomain } from '../core/deidentification/recoding/full-domain.ts'
import { classSizes } from '../core/deidentification/recoding/recoded.ts'
import { Judge } from '../core/deidentification/search/judge.ts'
import { nearSolutions } from '../core/deidentification/search/near-solutions.ts'
import { type SearchProblem, suppressible } from '../core/deidentification/search/search-problem.ts'
import { solve } from '../core/deidentification/search/solve.ts'
import { measureUtility, type UtilityColumn } from '../core/deidentification/utility/measure-utility.ts'
import type { TableReader } from '../store/table-store.ts'
import { goOn, withTable } from './read-version.ts'
import type { TaskOf } from './worker-tasks.ts'

/** Values of a column that are told apart for a hierarchy. */
const MOST_VALUES = 200_000
/** Milliseconds after which the best so far is taken. */
const SEARCH_TIME = 20_000
/** Solutions judged for the list of those to choose from. */
const MOST_JUDGED = 4000
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

/** Throws HIERARCHY_*, COLUMN_NOT_FOUND, CANCELLED. */
export function exploreSolutions({ place, question }: TaskOf<'exploreSolutions'>, stopped: () => boolean): Exploration {
  const prepared = withTable(place, table => prepare(table, question, stopped))
  const { problem, tuples, tables, sensitive } = prepared
  const { conditions, suppressionLimit, metric } = problem
  const input: SearchProblem = { problem: { conditions, suppressionLimit, metric }, tuples, tables, sensitive }
  const until = performance.now() + SEARCH_TIME
  const outcome = solve(input, () => {
    goOn(stopped)
    return performance.now() < until
  })
  const compiled = compileConditions(conditions, sensitive)
  const limit = suppressible(suppressionLimit, tuples.rows)
  const floor = Math.max(1, Math.min(compiled.floor.size, tuples.rows))
  const measure = createMetric(metric, { tuples, tables, floor, limit })
  const judge = new Judge({ tuples, tables, conditions: compiled, limit, metric: measure, budget: BUDGET })
  const near = nearSolutions({
    judge,
    metric: measure,
    heights: tables.map(({ height }) => height - 1),
    from: outcome.ties.map(({ levels }) => levels),
    most: MOST_JUDGED,
    goOn: () => goOn(stopped),
  })
  return {
    rows: tuples.rows,
    before: { ...plainFigures(tuples.counts.filter(count => count > 0)), ...uniquesOf(tuples.counts) },
    solutions: near.solutions.slice(0, SHOWN).map(({ levels, score }) => solutionOf(prepared, levels, score)),
    optimal: outcome.optimal,
    exact: near.exact,
    nodes: outcome.nodes,
    checked: outcome.checked + near.judged,
  }
}

function prepare(table: TableReader, question: ExploreQuestion, stopped: () => boolean): PreparedProblem {
  const names = question.quasi.map(({ column }) => column)
  const protectedNames = question.sensitive.map(({ column }) => column)
  const all = [...names, ...protectedNames]
  const missing = all.find(column => !table.columns.includes(column))
  if (missing !== undefined)
    throw new OpenprepError('COLUMN_NOT_FOUND', { column: missing, columns: table.columns.join('、') })
  const both = protectedNames.find(column => names.includes(column))
  if (both !== undefined) throw new OpenprepError('COLUMN_CHOSEN_TWICE', { column: both }, { column: both })
  const columns = readColumns(table, all, stopped)
  const problem = problemOf(question, columns)
  return prepareProblem(
    problem,
    {
      rows: table.rows,
      names: all,
      column: name => columns.get(name) ?? { values: [], codes: new Int32Array() },
      rowNumber: row => table.page(row, 1, []).rowNumbers[0] ?? row + 1,
    },
    null,
  )
}

function problemOf(
  { quasi, sensitive, k, limit }: ExploreQuestion,
  columns: ReadonlyMap<string, TextColumn>,
): DeidentifyProblem {
  return DeidentifyProblemSchema.parse({
    quasiIdentifiers: quasi.map(({ column }) => column),
    hierarchies: quasi.map(({ column, hierarchy }) => ({
      column,
      rows: tabulate(buildHierarchy(hierarchy, column), columns.get(column)?.values ?? [], column),
    })),
    sensitive: sensitive.map(({ column }) => ({ column })),
    conditions: [
      { model: 'kAnonymity', k },
      ...sensitive.flatMap(({ column, distinct, closeness }) => [
        ...(distinct > 1 ? [{ model: 'lDiversity', column, diversity: 'distinct', l: distinct }] : []),
        ...(closeness === null ? [] : [{ model: 'tCloseness', column, distance: 'equal', t: closeness }]),
      ]),
    ],
    suppressionLimit: limit,
  })
}

/** Throws what exploring throws. */
export function solutionUtility(
  { place, question, levels }: TaskOf<'solutionUtility'>,
  stopped: () => boolean,
): UtilityReport {
  return withTable(place, table => {
    const prepared = prepare(table, question, stopped)
    const { tuples, tables } = prepared
    const vector = question.quasi.map(({ column }) => levels[column] ?? 0)
    const { classOf } = recodeFullDomain(prepared, vector)
    return measureUtility({
      columns: tables.map(({ column, codes, labels, codeOf }, at): UtilityColumn => {
        const level = Math.min(vector[at] ?? 0, codes.length - 1)
        const values = tuples.columns[at] ?? new Int32Array()
        return {
          column,
          codes: tuples.ofRow.map(tuple => values[tuple] ?? 0),
          labelOf: codes[level] ?? new Int32Array(),
          labels: labels[level]?.length ?? 0,
          order: orderOf([...codeOf.keys()]),
        }
      }),
      kept: Uint8Array.from(tuples.ofRow, tuple => (classOf[tuple] === -1 ? 0 : 1)),
      seed: 1,
    })
  })
}

/** Codes of the values, numbers by size, else by text. */
function orderOf(values: readonly string[]): Int32Array {
  const numbers = values.map(Number)
  const numeric = numbers.every(Number.isFinite)
  const before = (a: number, b: number) =>
    numeric ? (numbers[a] ?? 0) - (numbers[b] ?? 0) : (values[a] ?? '') < (values[b] ?? '') ? -1 : 1
  return Int32Array.from(values.map((_, code) => code).sort(before))
}

function solutionOf(prepared: PreparedProblem, levels: readonly number[], loss: number): Solution {
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

function uniquesOf(counts: Int32Array): { uniques: number } {
  return { uniques: counts.reduce((sum, count) => sum + (count === 1 ? 1 : 0), 0) }
}
