// Hierarchy from the rows of a hierarchy file: one row per value, level 0 first.
// Refuses rows that make no tree: the same label of a level must always lead to the same label of the next.
import { OpenprepError } from '../../../../contract/errors.ts'
import type { HierarchySpec } from '../../../../contract/hierarchies.ts'
import { fill } from '../../../../contract/text/describe-error.ts'
import { levelNames } from '../../../../contract/text/zh-CN/hierarchies.ts'
import { hierarchyFault, type ReadyHierarchy } from '../hierarchy.ts'

interface Row {
  readonly row: readonly string[]
  readonly number: number
}

/** Parents by level and label, filled as rows come. */
type Parents = Map<string, string>[]

export function tableHierarchy({ rows }: Extract<HierarchySpec, { kind: 'table' }>, column: string): ReadyHierarchy {
  const width = rows[0]?.length ?? 0
  if (width === 0) throw hierarchyFault('noRows', column)
  const byValue = new Map<string, Row>()
  const parents: Parents = Array.from({ length: width - 1 }, () => new Map())
  for (const [at, row] of rows.entries()) addRow(row, at + 1, width, byValue, parents, column)
  return {
    height: width - 1,
    levels: Array.from({ length: width }, (_, level) => nameOf(level, width - 1, rows)),
    labelsOf: value => byValue.get(value)?.row ?? null,
  }
}

function addRow(
  row: readonly string[],
  number: number,
  width: number,
  byValue: Map<string, Row>,
  parents: Parents,
  column: string,
): void {
  if (row.length !== width)
    throw new OpenprepError('HIERARCHY_ROW_LENGTH', { column, row: number, found: row.length, expected: width })
  const value = row[0] ?? ''
  const known = byValue.get(value)
  if (known?.row.some((label, level) => label !== row[level]))
    throw new OpenprepError('HIERARCHY_VALUE_TWICE', { column, value, row: number, first: known.number })
  byValue.set(value, { row, number })
  for (const [level, of] of parents.entries()) {
    const label = row[level] ?? ''
    const parent = row[level + 1] ?? ''
    const other = of.get(label)
    if (other === undefined) of.set(label, parent)
    else if (other !== parent)
      throw new OpenprepError('HIERARCHY_NOT_NESTED', { column, row: number, label, one: other, other: parent })
  }
}

function nameOf(level: number, height: number, rows: readonly (readonly string[])[]): string {
  if (level === 0) return levelNames.raw
  const one = level === height && rows.every(row => row[level] === rows[0]?.[level])
  return one ? levelNames.all : fill(levelNames.level, { level })
}
