// Lays a hierarchy over the values of a column: the row of labels of each value, or an error that names the values not covered.
// Lets nothing through uncovered: a value without a row would leave the table as it is.

import { OpenprepError } from '../../../contract/errors.ts'
import { fill } from '../../../contract/text/describe-error.ts'
import { hierarchyFaults } from '../../../contract/text/zh-CN/hierarchies.ts'
import type { ReadyHierarchy } from './hierarchy.ts'

const SHOWN = 5
const LONGEST = 20

/** What of the values no row covers; empty = all are. */
export function uncoveredValues(hierarchy: ReadyHierarchy, values: Iterable<string>): string[] {
  const missing: string[] = []
  for (const value of values) if (hierarchy.labelsOf(value) === null) missing.push(value)
  return missing
}

/** HIERARCHY_UNCOVERED with the column, how many values, and the first of them. */
export function uncoveredError(column: string, missing: readonly string[]): OpenprepError {
  const examples = missing
    .slice(0, SHOWN)
    .map(value => `“${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}”`)
    .join('、')
  const reason = fill(hierarchyFaults.uncovered, { column, count: missing.length, examples })
  return new OpenprepError('HIERARCHY_UNCOVERED', { column, reason }, { column })
}

/**
 * Rows of labels, level 0 first, one per value and in the order given: what a hierarchy file of these values holds.
 * Throws HIERARCHY_UNCOVERED.
 */
export function tabulate(hierarchy: ReadyHierarchy, values: readonly string[], column: string): (readonly string[])[] {
  const missing = uncoveredValues(hierarchy, values)
  if (missing.length > 0) throw uncoveredError(column, missing)
  return values.map(value => hierarchy.labelsOf(value) ?? [])
}
