// Target: this share of the packages handed in holds data brought to order (治理入库率 ≥ 90 %).
// A catalogue entry without data says nothing about it.
import { isGoverned } from '../counting.ts'
import { itemsOf, shareOf, type TargetKindModule } from './target-kind.ts'

export const governedRate: TargetKindModule = {
  kind: 'governedRate',
  measure: ({ group }, bodies, context) => shareOf(itemsOf(group, bodies, context, 'all'), isGoverned),
}
