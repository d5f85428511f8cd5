// Makes a hierarchy ready for use from its rule: one line per kind.
// Knows no table; coverage of real values is checked in coverage.
import type { HierarchySpec } from '../../../contract/hierarchies.ts'
import { ageHierarchy } from './builders/age.ts'
import { dateHierarchy } from './builders/date.ts'
import { divisionHierarchy } from './builders/division.ts'
import { edgesHierarchy } from './builders/edges.ts'
import { intervalHierarchy } from './builders/interval.ts'
import { orderHierarchy, priorityHierarchy } from './builders/order.ts'
import { maskHierarchy, prefixHierarchy } from './builders/prefix.ts'
import { tableHierarchy } from './builders/table.ts'
import type { ReadyHierarchy } from './hierarchy.ts'

/** `column` for messages. Throws HIERARCHY_INVALID when the levels cross, repeat or do not grow coarser. */
export function buildHierarchy(spec: HierarchySpec, column: string): ReadyHierarchy {
  switch (spec.kind) {
    case 'interval':
      return intervalHierarchy(spec, column)
    case 'age':
      return ageHierarchy(spec, column)
    case 'date':
      return dateHierarchy(spec, column)
    case 'division':
      return divisionHierarchy(spec, column)
    case 'edges':
      return edgesHierarchy(spec, column)
    case 'prefix':
      return prefixHierarchy(spec, column)
    case 'mask':
      return maskHierarchy(spec, column)
    case 'order':
      return orderHierarchy(spec, column)
    case 'priority':
      return priorityHierarchy(spec, column)
    case 'table':
      return tableHierarchy(spec, column)
    default:
      return spec satisfies never
  }
}
