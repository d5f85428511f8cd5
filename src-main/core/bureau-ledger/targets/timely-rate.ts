// Target: this share of items is updated within its cycle (R71 更新及时率).
// Items without a pace (不定期, 静态) are neither on time nor late.
import { isTimely } from '../counting.ts'
import { itemsOf, shareOf, type TargetKindModule } from './target-kind.ts'

export const timelyRate: TargetKindModule = {
  kind: 'timelyRate',
  measure: ({ group }, bodies, context) =>
    shareOf(itemsOf(group, bodies, context), item => isTimely(item, context.today)),
}
