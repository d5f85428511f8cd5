// What a person decided about clusters, and the mapping that follows from it; pure functions.
// Words nothing and saves nothing.
import type { Cluster } from '../../../src-main/contract/clusters.ts'

export interface ClusterChoice {
  /** Whether the cluster is united at all. */
  readonly chosen: boolean
  readonly target: string
  /** Values that stay as they are. */
  readonly leftOut: readonly string[]
}

export type Choices = ReadonlyMap<number, Partial<ClusterChoice>>

export function choiceOf(cluster: Cluster, index: number, choices: Choices): ClusterChoice {
  return { chosen: false, target: cluster.proposed, leftOut: [], ...choices.get(index) }
}

export function changed(choices: Choices, index: number, change: Partial<ClusterChoice>): Choices {
  return new Map(choices).set(index, { ...choices.get(index), ...change })
}

export interface Unification {
  readonly table: readonly { readonly from: string; readonly to: string }[]
  readonly groups: number
  readonly rows: number
}

/** Values that become another one; a cluster whose values all stay counts as not chosen. */
export function unification(clusters: readonly Cluster[], choices: Choices): Unification {
  const table: { from: string; to: string }[] = []
  let groups = 0
  let rows = 0
  for (const [index, cluster] of clusters.entries()) {
    const { chosen, target, leftOut } = choiceOf(cluster, index, choices)
    if (!chosen) continue
    const moved = cluster.values.filter(({ value }) => value !== target && !leftOut.includes(value))
    if (moved.length === 0) continue
    groups += 1
    for (const { value, count } of moved) {
      table.push({ from: value, to: target })
      rows += count
    }
  }
  return { table, groups, rows }
}
