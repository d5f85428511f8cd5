// Target: this share of what is opened can be read by machines (可机读率).
// Judges the formats an item states; that the files keep to them is checked when they are collected.
import { isMachineReadable } from '../counting.ts'
import { itemsOf, shareOf, type TargetKindModule } from './target-kind.ts'

export const machineReadableRate: TargetKindModule = {
  kind: 'machineReadableRate',
  measure: ({ group }, bodies, context) => shareOf(itemsOf(group, bodies, context), isMachineReadable),
}
