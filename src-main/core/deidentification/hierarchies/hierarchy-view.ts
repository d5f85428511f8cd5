// Shows a hierarchy over the values of a column as a tree with counts, bounded so that a person can look at it.
// Must not change the hierarchy.
import type { HierarchyNode, HierarchyView } from '../../../contract/deidentify-window.ts'
import type { HierarchySpec } from '../../../contract/hierarchies.ts'
import { buildHierarchy } from './build-hierarchy.ts'
import { uncoveredValues } from './coverage.ts'
import type { ReadyHierarchy } from './hierarchy.ts'
import type { ValueCount } from './propose-hierarchy.ts'

const CHILDREN = 40
/** Values whose rows a person may change one by one. */
const EDITABLE_VALUES = 5000
const EXAMPLES = 5

/** Throws HIERARCHY_* when the rule makes no hierarchy; values it does not cover are counted, not refused. */
export function hierarchyView(spec: HierarchySpec, column: string, values: readonly ValueCount[]): HierarchyView {
  const hierarchy = buildHierarchy(spec, column)
  const missing = uncoveredValues(
    hierarchy,
    values.map(({ value }) => value),
  )
  const rows = rowsOf(hierarchy, values)
  return {
    column,
    spec,
    levels: [...hierarchy.levels],
    labels: hierarchy.levels.map((_, level) => new Set(rows.map(({ labels }) => labels[level])).size),
    distinct: values.length,
    uncovered: { count: missing.length, examples: missing.slice(0, EXAMPLES) },
    tree: nodesOf(rows, hierarchy.height, 0, CHILDREN).nodes,
    rows: values.length > EDITABLE_VALUES ? null : rows.map(({ labels }) => [...labels]),
  }
}

interface Row {
  readonly labels: readonly string[]
  readonly count: number
}

function rowsOf(hierarchy: ReadyHierarchy, values: readonly ValueCount[]): Row[] {
  return values.flatMap(({ value, count }) => {
    const labels = hierarchy.labelsOf(value)
    return labels === null ? [] : [{ labels, count }]
  })
}

interface NodesAsked {
  hierarchy: ReadyHierarchy
  values: readonly ValueCount[]
  /** Labels from the top down; empty = the nodes at the top. */
  path: readonly string[]
  offset: number
  limit: number
}

/** Some of the nodes below one, in the order of the tree. */
export function hierarchyNodes({ hierarchy, values, path, offset, limit }: NodesAsked): NodePage {
  const top = hierarchy.height
  const below = rowsOf(hierarchy, values).filter(({ labels }) => path.every((label, at) => labels[top - at] === label))
  return nodesOf(below, top - path.length, offset, limit)
}

interface NodePage {
  nodes: HierarchyNode[]
  more: number
}

/** Most frequent first. */
function nodesOf(rows: readonly Row[], level: number, offset: number, limit: number): NodePage {
  if (level < 0) return { nodes: [], more: 0 }
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
    nodes: counted.slice(offset, offset + limit).map(({ label, members, count }): HierarchyNode => {
      const { nodes, more } = nodesOf(members, level - 1, 0, CHILDREN)
      return { label, level, count, children: nodes, more }
    }),
    more: Math.max(0, counted.length - offset - limit),
  }
}
