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

/** The groups as a person has them now: as found, or put together and taken apart. */
export interface Grouping {
  readonly groups: readonly Cluster[]
  readonly choices: Choices
}

type Values = Cluster['values']

const byCount = (values: Values): Values => values.toSorted((left, right) => right.count - left.count)

function regrouped(entries: readonly { cluster: Cluster; choice: Partial<ClusterChoice> | undefined }[]): Grouping {
  const choices = entries.flatMap(({ choice }, at): [number, Partial<ClusterChoice>][] =>
    choice === undefined ? [] : [[at, choice]],
  )
  return { groups: entries.map(({ cluster }) => cluster), choices: new Map(choices) }
}

function entriesOf({ groups, choices }: Grouping) {
  return groups.map((cluster, at) => ({ cluster, choice: choices.get(at) }))
}

/** The chosen groups become one, in place of the first of them, under the form chosen there. */
export function mergeChosen(grouping: Grouping): Grouping {
  const { groups, choices } = grouping
  const chosen = groups.flatMap((cluster, at) => (choiceOf(cluster, at, choices).chosen ? [at] : []))
  const [first] = chosen
  const head = first === undefined ? undefined : groups[first]
  if (first === undefined || head === undefined || chosen.length < 2) return grouping
  const { target } = choiceOf(head, first, choices)
  const values = byCount(chosen.flatMap(at => groups[at]?.values ?? []))
  const leftOut = chosen.flatMap(at => choices.get(at)?.leftOut ?? [])
  const merged = { cluster: { values, proposed: head.proposed }, choice: { chosen: true, target, leftOut } }
  const entries = entriesOf(grouping).map((entry, at) => (at === first ? merged : entry))
  return regrouped(entries.filter((_, at) => at === first || !chosen.includes(at)))
}

/** What was left out of a group becomes a group of its own right behind it; what alone is left over of either is no group. */
export function splitLeftOut(grouping: Grouping, index: number): Grouping {
  const cluster = grouping.groups[index]
  if (cluster === undefined) return grouping
  const { leftOut, target, chosen } = choiceOf(cluster, index, grouping.choices)
  const out = byCount(cluster.values.filter(({ value }) => leftOut.includes(value)))
  const stay = cluster.values.filter(({ value }) => !leftOut.includes(value))
  const proposed = out[0]?.value ?? ''
  if (out.length < 2) return grouping
  const apart = { cluster: { values: out, proposed }, choice: { chosen: true, target: proposed } }
  const rest = { cluster: { values: stay, proposed: cluster.proposed }, choice: { chosen, target } }
  const pieces = stay.length > 1 ? [rest, apart] : [apart]
  return regrouped(entriesOf(grouping).flatMap((entry, at) => (at === index ? pieces : [entry])))
}
