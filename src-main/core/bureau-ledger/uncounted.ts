// Accepted items that are not counted: the same data are another body's (R21, R51), or it is in dispute who opens them (R25).
// Decides nothing: persons did.
import type { Dispute, UncountedReason } from '../../contract/bureau-decisions.ts'
import type { LedgerItem, Twin } from '../../contract/bureau-ledger.ts'
import { bodyKey } from './body-names.ts'
import type { KeyedItem } from './match-lines.ts'

/** By digest; of several reasons the first in the order of disputes before doubles. */
export function uncounted(
  items: readonly KeyedItem[],
  twins: readonly Twin[],
  disputes: readonly Dispute[],
  city: string,
): Map<string, UncountedReason> {
  const found = new Map<string, UncountedReason>()
  const byDigest = new Map(items.map(({ item }) => [item.sha256, item]))
  const isOther = (item: LedgerItem, source: string) => bodyKey(item.body, city) !== bodyKey(source, city)
  for (const { left, right, decision } of twins) {
    if (decision?.same !== true || decision.source === '') continue
    const pair = [byDigest.get(left), byDigest.get(right)].filter(item => item !== undefined)
    // Where the source has no item of its own here, nobody's would be counted.
    if (pair.every(item => isOther(item, decision.source))) continue
    for (const item of pair) if (isOther(item, decision.source)) found.set(item.sha256, 'doubled')
  }
  const inDispute = new Map(disputes.flatMap(dispute => dispute.itemKeys.map(key => [key, dispute] as const)))
  for (const { key, item } of items) {
    const dispute = inDispute.get(key)
    if (dispute === undefined) continue
    if (dispute.state !== 'SETTLED') found.set(item.sha256, 'disputed')
    else if (dispute.source !== '' && isOther(item, dispute.source)) found.set(item.sha256, 'elsewhere')
  }
  return found
}
