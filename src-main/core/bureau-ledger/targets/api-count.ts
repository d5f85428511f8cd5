// Target: so many interfaces (R65: 接口 ≥ 1200).
// An item that is both file and interface counts as an interface.
import { isByApi } from '../counting.ts'
import { itemsOf, type TargetKindModule, together } from './target-kind.ts'

export const apiCount: TargetKindModule = {
  kind: 'apiCount',
  measure: ({ group }, bodies, context) => together(itemsOf(group, bodies, context).filter(isByApi).length, null),
}
