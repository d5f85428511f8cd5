// Shows a hierarchy over the values of a column as a tree with counts, bounded so that a person can look at it.
// Must not change the hierarchy.
import type { HierarchyNode, HierarchyView } from '../../../contract/deidentify-window.ts'
import type { HierarchySpec } from '../../../contract/hierarchies.ts'
import { buildHierarchy } from './build-hierarchy.ts'
import { uncoveredValues } from './coverage.ts'
import type { ValueCount } from './propose-hierarchy.ts'

const CHILDREN = 40
const EDITABLE_VALUES = 500
const EXAMPLES = 5

/** Throws HIERARCHY_* when the rule makes no hierarchy; values it does not cover are counted, not refused. */
export function hierarchyView(spec: HierarchySpec, column: string, values: readonly ValueCount[]): HierarchyView {
  const hierarchy = buildHierarchy(spec, column)
  const missing = uncoveredValues(
    hierarchy,
    values.map(({ value }) => value),
  )
  const rows = values.flatMap(({ value, count }) => {
    const labels = hierarchy.labelsOf(value)
    return labels === null ? [] : [{ labels, count }]
  })
  return {
    column,
    spec,
    levels: [...hierarchy.levels],
    labels: hierarchy.levels.map((_, level) => new Set(rows.map(({ labels }) => labels[level])).size),
    distinct: values.length,
    uncovered: { count: missing.length, examples: missing.slice(0, EXAMPLES) },
    tree: nodesOf(rows, hierarchy.height).children,
    rows: values.length > EDITABLE_VALUES ? null : rows.map(({ labels }) => [...labels]),
  }
}

interface Row {
  readonly labels: readonly string[]
  readonly count: number
}

/** Most frequent first. */
function nodesOf(rows: readonly Row[], level: number): Pick<HierarchyNode, 'children' | 'more'> {
  if (level < 0) return { children: [], more: 0 }
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const label = row.labels[level] ?? ''
    const known = groups.get(label)
    if (known === undefined) groups.set(label, [row])
    else known.push(row)
  }
  const counted = [...groups]
    .map(([label, members]) => ({ label, members, count: members.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count)
  return {
    children: counted.slice(0, CHILDREN).map(({ label, members, count }) => ({
      label,
      level,
      count,
      ...nodesOf(members, level - 1),
    })),
    more: Math.max(0, counted.length - CHILDREN),
  }
}
