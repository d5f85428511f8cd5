// Which ways of giving a column away give its very value.
// Must not judge rows: how many agree is counted elsewhere.
import type { LeakKind } from '../../contract/relations.ts'

export function isExactLeak(kind: LeakKind): boolean {
  switch (kind) {
    case 'birthInId':
    case 'sexInId':
    case 'placeInId':
    case 'partOf':
    case 'ageInId':
    case 'ageInBirth':
      return true
    default:
      return kind satisfies never
  }
}
