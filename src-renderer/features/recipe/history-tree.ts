// Lays the saved states of a recipe out as a list with lanes, so that kept branches can be seen.
// Draws nothing and goes nowhere by itself.
import type { RecipeState } from '../../../src-main/contract/recipe.ts'

export type HistoryNode = RecipeState['history'][number]

export interface HistoryRow {
  readonly node: HistoryNode
  /** 0 = the line the present state is on; 1 = a branch that was left, 2 = a branch of that branch … */
  readonly lane: number
  /** The state lies behind the present one on its own line: undo leads there. */
  readonly past: boolean
}

/** Newest state first. The present line is the way from the root to the present state and on along its newest children. */
export function historyRows(history: readonly HistoryNode[]): HistoryRow[] {
  const current = history.find(node => node.current)
  const past = current === undefined ? new Set<number>() : ancestors(history, current)
  const line = current === undefined ? past : new Set([...past, current.id, ...newestDescendants(history, current.id)])
  const lanes = new Map<number, number>()
  for (const node of [...history].sort((left, right) => left.id - right.id)) {
    if (line.has(node.id)) {
      lanes.set(node.id, 0)
      continue
    }
    const parentLane = node.parent === null ? 0 : (lanes.get(node.parent) ?? 0)
    const continues = parentLane > 0 && node.parent !== null && isNewestChild(history, node.parent, node.id)
    lanes.set(node.id, continues ? parentLane : parentLane + 1)
  }
  return [...history]
    .sort((left, right) => right.id - left.id)
    .map(node => ({ node, lane: lanes.get(node.id) ?? 0, past: past.has(node.id) }))
}

function ancestors(history: readonly HistoryNode[], from: HistoryNode): Set<number> {
  const byId = new Map(history.map(node => [node.id, node]))
  const found = new Set<number>()
  let parent = from.parent
  while (parent !== null && !found.has(parent)) {
    found.add(parent)
    parent = byId.get(parent)?.parent ?? null
  }
  return found
}

function newestDescendants(history: readonly HistoryNode[], from: number): number[] {
  const children = history.filter(node => node.parent === from).map(node => node.id)
  if (children.length === 0) return []
  const newest = Math.max(...children)
  return [newest, ...newestDescendants(history, newest)]
}

function isNewestChild(history: readonly HistoryNode[], parent: number, child: number): boolean {
  return history.every(node => node.parent !== parent || node.id <= child)
}
