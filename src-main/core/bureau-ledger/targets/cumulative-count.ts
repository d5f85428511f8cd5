// Target: so many datasets opened altogether (累计开放数据集).
// Counts items, whatever their size.
import { itemsOf, type TargetKindModule, together } from './target-kind.ts'

export const cumulativeCount: TargetKindModule = {
  kind: 'cumulativeCount',
  measure: ({ group }, bodies, context) => together(itemsOf(group, bodies, context).length, null),
}
