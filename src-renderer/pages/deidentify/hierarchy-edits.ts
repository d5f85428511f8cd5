// Changes a person makes in the tree of a hierarchy: rename, merge, move into another group, one level more or less.
// Every change answers a table of rows in which equal labels of one level still have equal labels above.
import { type HierarchySpec, MAX_HIERARCHY_LEVELS } from '../../../src-main/contract/hierarchies.ts'

type Rows = readonly (readonly string[])[]
type TableSpec = Extract<HierarchySpec, { kind: 'table' }>

/** The same label everywhere at that level gets a new name; a name that is there already joins the two. */
export function renamed(rows: Rows, level: number, label: string, name: string): TableSpec {
  const parents = rows.find(row => row[level] === name)?.slice(level + 1)
  return {
    kind: 'table',
    rows: rows.map(row =>
      row[level] === label ? [...row.slice(0, level), name, ...(parents ?? row.slice(level + 1))] : [...row],
    ),
  }
}

/** Everything called `label` at that level goes into the group `parent` one level up; a name nobody has yet makes a new group. */
export function moved(rows: Rows, level: number, label: string, parent: string): TableSpec {
  const above = rows.find(row => row[level + 1] === parent)?.slice(level + 1)
  return {
    kind: 'table',
    rows: rows.map(row =>
      row[level] === label ? [...row.slice(0, level + 1), ...(above ?? [parent, ...row.slice(level + 2)])] : [...row],
    ),
  }
}

/** Groups that something of a level may be moved into, in their order; empty right below the top, where all is one. */
export function groupsAbove(rows: Rows, level: number): string[] {
  const height = (rows[0]?.length ?? 0) - 1
  if (level + 1 >= height) return []
  return [...new Set(rows.map(row => row[level + 1] ?? ''))]
}

/** Whether there are groups between a level and the top. */
export function canMove(rows: Rows, level: number): boolean {
  return level + 1 < (rows[0]?.length ?? 0) - 1
}

export function canAddLevel(rows: Rows): boolean {
  return (rows[0]?.length ?? 0) <= MAX_HIERARCHY_LEVELS
}

/** A level below the top in which everything is still a group by itself. */
export function levelAdded(rows: Rows): TableSpec {
  return { kind: 'table', rows: rows.map(row => [...row.slice(0, -1), row.at(-2) ?? '', row.at(-1) ?? '']) }
}

/** Without one of the levels between the values and the top. */
export function levelRemoved(rows: Rows, level: number): TableSpec {
  return { kind: 'table', rows: rows.map(row => row.filter((_, at) => at !== level)) }
}
