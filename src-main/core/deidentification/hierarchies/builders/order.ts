// Hierarchies of listed values: neighbours of an order together, or the important ones kept and the rest called 其他.
// Changes no order: who made the list decided it.
import type { HierarchySpec } from '../../../../contract/hierarchies.ts'
import { fill } from '../../../../contract/text/describe-error.ts'
import { hierarchyLabels, levelNames } from '../../../../contract/text/zh-CN/hierarchies.ts'
import { hierarchyFault, type ReadyHierarchy, ruled } from '../hierarchy.ts'
import { checkMultiples, checkOrder } from './steps.ts'

function placesOf(values: readonly string[], column: string): Map<string, number> {
  const places = new Map<string, number>()
  for (const [at, value] of values.entries()) {
    if (places.has(value)) throw hierarchyFault('twice', column, { value, row: at + 1 })
    places.set(value, at)
  }
  return places
}

export function orderHierarchy(
  { values, sizes }: Extract<HierarchySpec, { kind: 'order' }>,
  column: string,
): ReadyHierarchy {
  checkMultiples(sizes, column)
  const places = placesOf(values, column)
  const names = sizes.map(count => fill(levelNames.together, { count }))
  const groups = sizes.map(size => groupLabels(values, size))
  return ruled([levelNames.raw, ...names, levelNames.all], value => {
    const place = places.get(value)
    return place === undefined ? null : sizes.map((size, level) => groups[level]?.[Math.floor(place / size)] ?? '')
  })
}

function groupLabels(values: readonly string[], size: number): string[] {
  const labels: string[] = []
  for (let at = 0; at < values.length; at += size) {
    const from = values[at] ?? ''
    const to = values[Math.min(at + size, values.length) - 1] ?? from
    labels.push(from === to ? from : fill(hierarchyLabels.band, { from, to }))
  }
  return labels
}

/** A value that is not listed, a new one too, is 其他 from level 1 on. */
export function priorityHierarchy(
  { values, keeps }: Extract<HierarchySpec, { kind: 'priority' }>,
  column: string,
): ReadyHierarchy {
  checkOrder(keeps, 'down', column)
  const places = placesOf(values, column)
  const names = keeps.map(count => fill(levelNames.frequent, { count }))
  return ruled([levelNames.raw, ...names, levelNames.all], value => {
    const place = places.get(value) ?? Number.POSITIVE_INFINITY
    return keeps.map(count => (place < count ? value : hierarchyLabels.others))
  })
}
