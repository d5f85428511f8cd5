// Brings a table and what is asked of it into the form that searching works on.
// The border where a value that no hierarchy knows is refused, with its place.
import type { DeidentifyProblem, Hierarchy } from '../../../contract/deidentify.ts'
import { OpenprepError } from '../../../contract/errors.ts'
import type { SensitiveFacts } from '../models/model.ts'
import { compileConditions } from '../models/registry.ts'
import { flatHierarchy, type LevelTable, levelTable } from './level-table.ts'
import { distinctTuples, type SearchTuples, type Tuples } from './tuples.ts'

/** One column: its different values, and per row the number of its value. */
export interface TextColumn {
  readonly values: readonly string[]
  readonly codes: Int32Array
}

export interface TextTable {
  readonly rows: number
  readonly names: readonly string[]
  /** Of a name in `names`. */
  column(name: string): TextColumn
  /** What a person calls the 0-based row. */
  rowNumber(row: number): number
  /** For faults; absent for the table itself. */
  readonly file?: string
}

export interface PreparedProblem {
  readonly problem: DeidentifyProblem
  readonly tuples: Tuples
  /** One per quasi-identifier. */
  readonly tables: readonly LevelTable[]
  /** One per sensitive column. */
  readonly sensitive: readonly SensitiveFacts[]
  /** Per sensitive column the code of each record. */
  readonly sensitiveCodes: readonly Int32Array[]
}

/** What is left when the records are put aside: enough to search solutions and to count what each does. */
export interface CountedProblem extends Omit<PreparedProblem, 'tuples' | 'sensitiveCodes'> {
  readonly tuples: SearchTuples
}

const NEEDS_POPULATION = new Set(['kMap', 'presence'])

/**
 * A quasi-identifier without a hierarchy gets two levels: its values, and `*`.
 * Throws COLUMN_NOT_FOUND, HIERARCHY_*, ORDER_*, POPULATION_NEEDED.
 */
export function prepareProblem(
  problem: DeidentifyProblem,
  table: TextTable,
  population: TextTable | null,
): PreparedProblem {
  if (population === null && problem.conditions.some(({ model }) => NEEDS_POPULATION.has(model)))
    throw new OpenprepError('POPULATION_NEEDED')
  const both = population === null ? [table] : [table, population]
  const tables = problem.quasiIdentifiers.map(name => levelTable(hierarchyOf(name, problem.hierarchies, both)))
  const coded = tables.map(levels => valueCodes(levels, table))
  const sensitive = problem.sensitive.map(({ column }) => columnOf(table, column))
  const tuples = distinctTuples({
    rows: table.rows,
    columns: coded.map((codes, at) => ({ codes, cardinality: tables[at]!.codeOf.size })),
    sensitive: sensitive.map(({ codes, values }) => ({ codes, cardinality: values.length })),
    ...(population !== null && {
      population: { rows: population.rows, columns: tables.map(levels => valueCodes(levels, population)) },
    }),
  })
  const facts = problem.sensitive.map((settings, index): SensitiveFacts => {
    const { values, codes } = sensitive[index]!
    return { index, values, counts: countCodes(codes, values.length), rows: table.rows, settings }
  })
  // What is wrong with a condition is said here, not in the middle of a search.
  compileConditions(problem.conditions, facts)
  return { problem, tuples, tables, sensitive: facts, sensitiveCodes: sensitive.map(({ codes }) => codes) }
}

function columnOf(table: TextTable, name: string): TextColumn {
  if (table.names.includes(name)) return table.column(name)
  const at = table.file === undefined ? undefined : { file: table.file }
  throw new OpenprepError('COLUMN_NOT_FOUND', { column: name, columns: table.names.join('、') }, at)
}

function hierarchyOf(name: string, given: readonly Hierarchy[], tables: readonly TextTable[]): Hierarchy {
  const values = tables.flatMap(table => columnOf(table, name).values)
  return given.find(({ column }) => column === name) ?? flatHierarchy(name, [...new Set(values)])
}

/** Per row the code of its value in the hierarchy. */
function valueCodes({ column, codeOf }: LevelTable, table: TextTable): Int32Array {
  const { values, codes } = columnOf(table, column)
  const translated = Int32Array.from(values, value => codeOf.get(value) ?? -1)
  const result = new Int32Array(codes.length)
  for (let row = 0; row < codes.length; row += 1) {
    const code = translated[codes[row]!]!
    if (code < 0) throw unknownValue(column, values[codes[row]!] ?? '', table, row)
    result[row] = code
  }
  return result
}

function unknownValue(column: string, value: string, table: TextTable, row: number): OpenprepError {
  const number = table.rowNumber(row)
  const file = table.file === undefined ? {} : { file: table.file }
  return new OpenprepError('HIERARCHY_VALUE_MISSING', { column, value, row: number }, { column, row: number, ...file })
}

function countCodes(codes: Int32Array, cardinality: number): Int32Array {
  const counts = new Int32Array(cardinality)
  for (const code of codes) counts[code]! += 1
  return counts
}
