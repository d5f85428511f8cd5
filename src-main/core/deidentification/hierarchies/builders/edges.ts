// Hierarchy of amounts in bands of stated edges: quantiles or round figures.
// A value at an edge belongs to the band above it (上组限不在内).
import type { HierarchySpec } from '../../../../contract/hierarchies.ts'
import { fill } from '../../../../contract/text/describe-error.ts'
import { hierarchyLabels, levelNames } from '../../../../contract/text/zh-CN/hierarchies.ts'
import { parseNumberText } from '../../../values/number-text.ts'
import { hierarchyFault, type ReadyHierarchy, ruled } from '../hierarchy.ts'
import { tidy } from './interval.ts'

type Spec = Extract<HierarchySpec, { kind: 'edges' }>

export function edgesHierarchy({ levels }: Spec, column: string): ReadyHierarchy {
  for (const [at, edges] of levels.entries()) checkEdges(edges, levels[at - 1], at + 1, column)
  const names = levels.map(edges => fill(levelNames.bands, { count: edges.length + 1 }))
  return ruled([levelNames.raw, ...names, levelNames.all], text => {
    const number = parseNumberText(text)
    return number === null ? null : levels.map(edges => bandOf(Number(number), edges))
  })
}

function checkEdges(
  edges: readonly number[],
  finer: readonly number[] | undefined,
  level: number,
  column: string,
): void {
  const ascending = edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? edge))
  const nested = finer === undefined || (edges.length < finer.length && edges.every(edge => finer.includes(edge)))
  if (!ascending || !nested) throw hierarchyFault('edges', column, { level })
}

function bandOf(value: number, edges: readonly number[]): string {
  const above = edges.findIndex(edge => value < edge)
  const from = above < 0 ? edges.at(-1) : edges[above - 1]
  const to = above < 0 ? undefined : edges[above]
  if (from === undefined) return fill(hierarchyLabels.below, { to: tidy(to ?? 0) })
  if (to === undefined) return fill(hierarchyLabels.from, { from: tidy(from) })
  return fill(hierarchyLabels.band, { from: tidy(from), to: tidy(to) })
}
