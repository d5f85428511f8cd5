// Target: this share of what is opened is opened by interface.
// Counts items, not calls.
import { isByApi } from '../counting.ts'
import { itemsOf, shareOf, type TargetKindModule } from './target-kind.ts'

export const apiShare: TargetKindModule = {
  kind: 'apiShare',
  measure: ({ group }, bodies, context) => shareOf(itemsOf(group, bodies, context), isByApi),
}
