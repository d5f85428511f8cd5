// Worker tasks of the de-identification screen: values of a column with counts, a table counted for the search, solutions to choose from.
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
import {
  type CountedProblem,
  type PreparedProblem,
  prepareProblem,
  type TextColumn,
  type TextTable,
} from '../core/deidentification/encoding/prepare.ts'
import { TextColumnBuilder } from '../core/deidentification/encoding/text-column.ts'
import { buildHierarchy } from '../core/deidentification/hierarchies/build-hierarchy.ts'
import { tabulate } from '../core/deidentification/hierarchies/coverage.ts'
import type { ValueCount } from '../core/deidentification/hierarchies/propose-hierarchy.ts'
import { createMetric } from '../core/deidentification/metrics/registry.ts'
import {
  groupConditions,
  protectionConditions,
  protectionSettings,
} from '../core/deidentification/models/protections.ts'
import { compileConditions } from '../core/deidentification/models/registry.ts'
import { recodeFullDomain } from '../core/deidentification/recoding/full-domain.ts'
import { classSizes } from '../core/deidentification/recoding/recoded.ts'
import { Judge } from '../core/deidentification/search/judge.ts'
import { nearSolutions } from '../core/deidentification/search/near-solutions.ts'
import { suppressible } from '../core/deidentification/search/search-problem.ts'
import { measureUtility, type UtilityColumn } from '../core/deidentification/utility/measure-utility.ts'
import type { TableReader } from '../store/table-store.ts'
import { goOn, withTable } from './read-version.ts'
import type { TablePlace, TaskOf } from './worker-tasks.ts'

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
  const { sensitiveCodes: _, tuples, ...rest } = prepare({ place, population, question }, stopped)
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
    before: { ...plainFigures(tuples.counts.filter(count => count > 0)), ...uniquesOf(tuples.counts) },
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
  return prepareProblem(problemOf(question, table, people), table, people)
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

function problemOf(
  { quasi, sensitive, population, k, limit }: ExploreQuestion,
  table: TextTable,
  people: TextTable | null,
): DeidentifyProblem {
  const valuesOf = (column: string) => [
    ...new Set([...table.column(column).values, ...(people === null ? [] : people.column(column).values)]),
  ]
  return DeidentifyProblemSchema.parse({
    quasiIdentifiers: quasi.map(({ column }) => column),
    hierarchies: quasi.map(({ column, hierarchy }) => ({
      column,
      rows: tabulate(buildHierarchy(hierarchy, column), valuesOf(column), column),
    })),
    sensitive: sensitive.map(protection => protectionSettings(protection, table.column(protection.column).values)),
    conditions: [...groupConditions(k, population), ...sensitive.flatMap(protectionConditions)],
    suppressionLimit: limit,
  })
}

/** Throws what exploring throws. */
export function solutionUtility(
  { levels, ...asked }: TaskOf<'solutionUtility'>,
  stopped: () => boolean,
): UtilityReport {
  const { question } = asked
  const prepared = prepare(asked, stopped)
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
}

/** Codes of the values, numbers by size, else by text. */
function orderOf(values: readonly string[]): Int32Array {
  const numbers = values.map(Number)
  const numeric = numbers.every(Number.isFinite)
  const before = (a: number, b: number) =>
    numeric ? (numbers[a] ?? 0) - (numbers[b] ?? 0) : (values[a] ?? '') < (values[b] ?? '') ? -1 : 1
  return Int32Array.from(values.map((_, code) => code).sort(before))
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

function uniquesOf(counts: Int32Array): { uniques: number } {
  return { uniques: counts.reduce((sum, count) => sum + (count === 1 ? 1 : 0), 0) }
}
