// Leaves out dependencies that follow from others: with code → name and name → district, code → district says nothing new.
// Must not look at values; an edge is only left out where a chain of edges at least as exact says the same.

interface Edge {
  readonly from: number
  readonly to: number
  readonly wrong: number
  readonly rows: number
}

/** In the given order. Later columns are left out in favour of earlier ones; what could be concluded before can be concluded after. */
export function directDependencies<E extends Edge>(all: readonly E[]): E[] {
  const kept = new Set(all)
  const laterFirst = all.toSorted((a, b) => b.from - a.from || b.to - a.to)
  for (const edge of laterFirst) {
    kept.delete(edge)
    if (!isReached(edge, kept)) kept.add(edge)
  }
  return all.filter(edge => kept.has(edge))
}

function errorOf({ wrong, rows }: Edge): number {
  return rows === 0 ? 0 : wrong / rows
}

function isReached(target: Edge, edges: ReadonlySet<Edge>): boolean {
  const usable = [...edges].filter(edge => errorOf(edge) <= errorOf(target))
  const seen = new Set([target.from])
  const waiting = [target.from]
  for (let column = waiting.pop(); column !== undefined; column = waiting.pop()) {
    for (const { from, to } of usable) {
      if (from !== column || seen.has(to)) continue
      if (to === target.to) return true
      seen.add(to)
      waiting.push(to)
    }
  }
  return false
}
